"""What the generator needs to know of any article page: its encoding, its language, its sentences, and where a photograph fits.

It reads the markup by itself, without the scanner: what it measures must not decide where it looks.
"""

import codecs
import html
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^>]{0,2000}?\blang\s*=\s*[\"']?([a-z]{2,3})", re.IGNORECASE)
_APART = re.compile(
    r"<(script|style|noscript|template|textarea|nav|footer|aside|figure|svg|header|select|blockquote|iframe)\b.*?</\1\s*>|<!--.*?-->",
    re.IGNORECASE | re.DOTALL,
)
_LINK = re.compile(r"(<a\b[^>]*>)(.*?)(?=</a\s*>)", re.IGNORECASE | re.DOTALL)
_HEADLINE = re.compile(r"<h1\b", re.IGNORECASE)
_BLOCK = re.compile(r"<(/?)(p|div|section|article|main|h[1-6]|ul|ol|li|table|td|tr|body|figcaption)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_END = re.compile(r"(?<=[.!?؟।።])\s+|(?<=[。！？])")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
# Names of boxes whose text is none of the article.
_ELSEWHERE = re.compile(
    r"""\b(?:class|id)\s*=\s*["'][^"']*(?:cookie|consent|teaser|newsletter|sign-?up|success|menu|dateline|byline|author|more_con|footer)""",
    re.IGNORECASE,
)
_NEAR = 4000  # characters of markup between two paragraphs of one article
_LONG = 60  # bytes of a paragraph that belongs to the text: where scripts say more in a letter, UTF-8 needs more bytes for it


class Article(NamedTuple):
    """A page cut in two where a photograph fits: between two paragraphs of its text."""

    before: str
    after: str
    codec: str
    language: str
    sentences: tuple[str, ...]

    def with_figure(self, figure: str, at_end: str = "") -> bytes:
        """The page with a figure put in its place, and more markup before its end."""
        encoded = figure.encode(self.codec, "xmlcharrefreplace"), at_end.encode(self.codec, "xmlcharrefreplace")
        before, after = (part.encode(self.codec, "surrogateescape") for part in (self.before, self.after))
        cut = max(after.lower().rfind(b"</body"), 0) or len(after)
        return before + encoded[0] + after[:cut] + encoded[1] + after[cut:]


def unspaced(text: str) -> bool:
    """Whether most of a text is in a script without spaces between words."""
    return len(_UNSPACED.findall(text)) * 2 > len(text)


def read_article(page: bytes) -> Article | None:
    """The page as an article; None where no paragraphs of a text are found."""
    codec = _codec(page)
    markup = page.decode(codec, "surrogateescape")
    seen = _APART.sub(lambda found: " " * len(found[0]), markup)
    text = _article_run(_paragraphs(_LINK.sub(_without_blocks, seen)), _HEADLINE.search(seen))
    sentences = tuple(dict.fromkeys(sentence for _, _, words in text for sentence in _END.split(words) if _fits(sentence)))
    if len(text) < 2 or len(sentences) < 3:
        return None
    cut = text[min(1, len(text) - 2)][1]
    language = _LANGUAGE.search(markup)
    return Article(markup[:cut], markup[cut:], codec, language[1].lower() if language else "en", sentences)


def _codec(page: bytes) -> str:
    """UTF-8 where the bytes are, whatever the page says: browsers save in UTF-8 and leave the old declaration."""
    stated = _CHARSET.search(page[:4096])
    for name in ("utf-8", stated[1].decode("ascii") if stated else "cp1252"):
        try:
            page.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
        return codecs.lookup(name).name
    return "utf-8"


def _paragraphs(markup: str) -> list[tuple[int, int, str]]:
    """Start, end and words of every `p` or `div` of the article that holds a text of some length and no other block."""
    found = []
    for (start, end), elsewhere in zip(pairwise(_BLOCK.finditer(markup)), _elsewhere(markup), strict=False):
        if elsewhere or start[1] or not end[1] or start[2].lower() != end[2].lower() or start[2].lower() not in {"p", "div"}:
            continue
        words = " ".join(html.unescape(_TAG.sub("", markup[start.end() : end.start()])).split())
        if len(words.encode("utf-8", "replace")) >= _LONG:
            found.append((start.start(), end.end(), words))
    return found


def _elsewhere(markup: str) -> Iterator[bool]:
    """For each tag of a block whether it, or a box around it, is called something that is none of the article."""
    boxes: list[bool] = []
    for tag in _BLOCK.finditer(markup):
        if tag[2].lower() in {"p", "li", "body"}:  # often left open
            yield any(boxes) or _ELSEWHERE.search(tag[0]) is not None
            continue
        if not tag[1]:
            boxes.append(_ELSEWHERE.search(tag[0]) is not None)
        yield any(boxes)
        if tag[1] and boxes:
            boxes.pop()


def _without_blocks(link: re.Match[str]) -> str:
    """A link without what is in it, where that is more than words: a teaser."""
    return link[1] + " " * len(link[2]) if _BLOCK.search(link[2]) else link[0]


def _article_run(paragraphs: list[tuple[int, int, str]], headline: re.Match[str] | None) -> list[tuple[int, int, str]]:
    """The first paragraphs behind the headline that stand near one another and hold much text."""
    runs = [paragraphs[:1]]
    for before, after in pairwise(paragraphs):
        if after[0] - before[1] > _NEAR:
            runs.append([])
        runs[-1].append(after)
    weights = [sum(len(words) for _, _, words in run) for run in runs]
    start = headline.start() if headline else 0
    behind = [
        run
        for run, weight in zip(runs, weights, strict=True)
        if weight * 5 > max(weights) * 2 and run[-1:] and run[-1][0] > start
    ]
    return behind[0] if behind else max(runs, key=len)


def _fits(sentence: str) -> bool:
    """Whether a sentence could be a caption."""
    if any(mark in sentence for mark in ("http", "@", "©", "{", "\ufffd")) or any(
        "\udc80" <= letter <= "\udcff" for letter in sentence
    ):
        return False
    long_enough = len(sentence.encode()) >= 45 and (unspaced(sentence) or len(sentence.split()) >= 6)
    return long_enough and len(sentence) <= (90 if unspaced(sentence) else 240)
