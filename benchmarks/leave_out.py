"""What each heuristic of the scanner, and each word of its vocabulary, pays: how many answers are lost once it is switched off.

Usage: leave_out.py SHARED [--words]. A line for each that matters on the labelled pages, and on copies of them that are built
another way (robustness.py), for which nothing was ever fitted: errors more without it and on how many publishers, errors fewer
and on how many; where it helps fewer than three publishers, why it is kept, or FEW.
"""

import gzip
import importlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from robustness import CHANGES, answers, scorer

from auditor import scan

ROOMS = ("article", "captions", "lines", "parts", "photographs", "pictures", "runs", "signs", "texts", "visible", "words")
article, captions, lines, parts, photographs, pictures, runs, signs, texts, visible, words = (
    importlib.import_module(f"auditor.scan.{room}") for room in ROOMS
)
LEAST_PUBLISHERS = 3
MODULES: tuple[Any, ...] = (
    scan,
    article,
    captions,
    lines,
    parts,
    photographs,
    pictures,
    runs,
    signs,
    texts,
    texts.Texts,
    visible,
)
WRONG = ("img_fn", "img_fp", "cap_fn", "cap_fp", "cr_fn", "cr_fp")
COPIES = ("as it is", "names renamed", "no figure, figcaption", "captions behind")
NEVER = re.compile(r"(?!)")


class Switch(NamedTuple):
    """A heuristic: what it does, where it stands, what stands there instead when it is off; why it is kept though few need it.

    That is the standard that it states, or what the labelled pages do not show.
    """

    name: str
    module: Any
    attribute: str
    off: Any
    reason: str = ""


def no(*_: object, **__: object) -> bool:
    return False


def nothing(*_: object, **__: object) -> tuple[()]:
    return ()


def none(*_: object, **__: object) -> None:
    return None


def same(text: str, *_: object) -> str:
    return text


WEIGHTS = tuple(signs._WEIGHTS)  # noqa: SLF001  # what is switched off is private
REASONS = {
    "byline": "imitated pages of other publishers",
    "captioned": "HTML figcaption",
    "lead": "an imitated page of another publisher",
    "shared": "Open Graph",
    "aside": "HTML",
    "moving": "posters of videos",
    "nav": "HTML",
    "footer": "HTML",
}  # of weights
SWITCHES = (
    Switch("pictures of teasers by the text beside them", photographs, "teases", no, "teasers without telling names"),
    Switch("links to pages of a photograph", signs, "_PHOTO_PAGE", NEVER, "imitated pages of two other publishers"),
    Switch("links to pages of an author", signs, "_AUTHOR_PAGE", NEVER, "portraits; rel=author"),
    Switch("file names of drawings", signs, "_WORDLESS", NEVER),
    Switch("sizes of icons and banners", signs, "_too_small", no, "HTML width, height"),
    Switch("links of galleries", signs, "_in_gallery", no, "WordPress core"),
    Switch(
        "names of the layout say nothing",
        article,
        "_common",
        lambda _: frozenset(),
        "WordPress Genesis: a wrapper called sidebar",
    ),
    Switch("the headline is like the title", article, "words", nothing, "pages with their name in an h1"),
    Switch("a picture without an image", pictures, "_pictures_alone", nothing, "HTML picture"),
    Switch("backgrounds", pictures, "_backgrounds", nothing, "CSS background-image"),
    Switch("copies for readers without scripts", pictures, "_without_scripts", none, "HTML noscript"),
    Switch("captions in the elements behind", captions, "_following", none),
    Switch("captions said again beside", captions, "_repeated", none, "what rules of repeated captions are about"),
    Switch("described by another element", captions, "_described", none, "WAI-ARIA"),
    Switch("text beside a credit is its caption", parts, "beside_a_credit", no),
    Switch("text that the picture's attribute says", parts, "_repeats", no),
    Switch("text that leads away is no caption", parts, "in_link", no, "teasers within a figure"),
    Switch("text alone in a box with a photograph", captions, "_alone", none, "imitated pages of other publishers"),
    Switch("what is called a caption a level above", captions, "_called_so_beside", none, "imitated pages of other publishers"),
    Switch("pictures of authors, offers, advertisements", scan, "_aside", no, "imitated pages of other publishers"),
    Switch("credit lines outside the figcaption", texts.Texts, "take_credits_out", none, "an imitated page of another publisher"),
    Switch("captions in attributes", texts, "_caption_in_attribute", nothing, "Jetpack, Fancybox: data-caption"),
    Switch("credits in attributes", texts, "_credits_in_attributes", nothing),
    Switch("twins not for ears or for some widths", texts.Texts, "_hide_twins", none, "WAI-ARIA, Bootstrap, Tailwind"),
    Switch("copies within a caption", texts, "_copies_in", nothing, "what rules of repeated captions are about"),
    Switch("a label before a credit belongs to it", runs, "_announce", none, "an imitated page of another publisher"),
    Switch("text behind a label is the credit", runs, "_follow", none, "a label in an element of its own"),
    Switch("credits by what they say", runs, "_mark_by_content", none),
    Switch("a linked piece is not the whole credit", runs, "_is_piece", no, "a name linked within its credit"),
    Switch("a label left at the end of a caption", runs, "_LABEL_BEHIND", NEVER, "a label before a linked name"),
    Switch("a caption that is called a credit", runs, "_more_than_credit", no, "a caption and its credit in one box"),
    Switch("words behind a name", lines, "_without_ending", same, "a word for each language"),
    Switch("words of buttons", visible, "phrase", no, "words of many languages"),
    Switch("pressed elements", visible, "pressed", no, "HTML button, WAI-ARIA"),
    Switch("hidden by name", visible, "_by_name", lambda _: "", "Bootstrap, WordPress, Tailwind"),
)


@contextmanager
def switched_off(switch: Switch) -> Iterator[None]:
    """A heuristic off for a while, wherever it is used."""
    before = getattr(switch.module, switch.attribute)
    users = [each for each in dict.fromkeys((*MODULES, switch.module)) if vars(each).get(switch.attribute) is before]
    for each in users:
        setattr(each, switch.attribute, switch.off)
    yield
    for each in users:
        setattr(each, switch.attribute, before)


@contextmanager
def weightless(sign: str) -> Iterator[None]:
    """A sign without weight for a while."""
    before, signs._WEIGHTS[sign] = signs._WEIGHTS[sign], 0  # noqa: SLF001
    yield
    signs._WEIGHTS[sign] = before  # noqa: SLF001


@contextmanager
def unknown(kind: str, place: str, word: str) -> Iterator[None]:
    """A word out of the vocabulary for a while."""
    told = words._told()[kind][place]  # noqa: SLF001
    at = told.index(word)
    del told[at]
    forget()
    yield
    told.insert(at, word)
    forget()


def forget() -> None:
    """Let the vocabulary be read anew."""
    for name in (
        "kinds",
        "_kinds_of",
        "_tables",
        "_words",
        "_whole_names",
        "_parts",
        "_advertised",
        "_spoken",
        "_advertised",
        "_external",
        "_counter",
    ):
        getattr(words, name).cache_clear()


@contextmanager
def listened() -> Iterator[set[str]]:
    """The names that are looked up in the vocabulary in a while."""
    asked: set[str] = set()
    known = words._kinds_of  # noqa: SLF001

    def listening(name: str) -> frozenset[str]:
        asked.add(name)
        return known(name)

    forget()
    words._kinds_of = listening  # noqa: SLF001
    yield asked
    words._kinds_of = known  # noqa: SLF001


def _squeezed(text: str) -> str:
    return re.sub(r"[-_ ]+", "", text.lower())


class Pages:
    """The labelled pages, each in several ways, and what is wrong on each with everything switched on."""

    def __init__(self, shared: Path, copies: Iterable[str]) -> None:
        told = json.loads((shared / "corpus/truth.json").read_text("utf-8"))
        self.score = scorer(shared).score_page
        self.truth = {page["id"]: page for page in told if page.get("labelled") is not False}
        self.html: dict[tuple[str, str], bytes] = {}
        for name in self.truth:
            html = gzip.decompress((shared / f"corpus/pages/{name}.html.gz").read_bytes()).decode("utf-8", "replace")
            self.html |= {(name, copy): CHANGES[copy](html).encode("utf-8", "replace") for copy in copies}
        self.letters = {page: _squeezed(html.decode("utf-8", "replace")) for page, html in self.html.items()}
        self.before, self.names = {}, {}
        for page in self.html:
            with listened() as asked:
                self.before[page] = self.errors(page)
            self.names[page] = " ".join(map(_squeezed, asked))

    def errors(self, page: tuple[str, str]) -> int:
        """How many answers are wrong or missing on a page."""
        counts, _ = self.score(self.truth[page[0]], list(answers(self.html[page])))
        return sum(counts[each] for each in WRONG)

    def holding(self, kind: str, word: str) -> list[tuple[str, str]]:
        """The pages that hold a word, in a text where it is one of a kind for those, else in a name that the scanner looks up."""
        letters = self.letters if kind in words._TEXTS else self.names  # noqa: SLF001
        return [page for page, held in letters.items() if _squeezed(word) in held]

    def line(self, title: str, reason: str, switch: AbstractContextManager[None], on: Iterable[tuple[str, str]]) -> str:
        """What is lost and won once something is switched off; "" where nothing changes."""
        lost, won = defaultdict(int), defaultdict(int)
        with switch:
            for page in on:
                change = self.errors(page) - self.before[page]
                if change:
                    (lost if change > 0 else won)[self.truth[page[0]]["publisher"]] += abs(change)
        if not lost and not won:
            return ""
        few = "" if len(lost) >= LEAST_PUBLISHERS else reason or "FEW"
        return f"{title[:48]:48} {sum(lost.values()):6} {len(lost):5} {sum(won.values()):6} {len(won):5}  {few}"


def heuristics(pages: Pages) -> Iterator[str]:
    """A line for each heuristic, also for those that nothing on the pages needs."""
    for sign in WEIGHTS:
        reason = REASONS.get(sign, "")
        line = pages.line(f"weight of {sign}", reason, weightless(sign), pages.html)
        yield line or f"weight of {sign}: nothing changes {reason and f'({reason})'}"
    for switch in SWITCHES:
        line = pages.line(switch.name, switch.reason, switched_off(switch), pages.html)
        yield line or f"{switch.name}: nothing changes {switch.reason and f'({switch.reason})'}"


def vocabulary(pages: Pages) -> Iterator[str]:
    """A line for each word that matters, and how many stand on none of the pages."""
    unmet = idle = 0
    for kind, entry in words._told().items():  # noqa: SLF001
        for place in ("words", "parts"):
            for word in tuple(entry[place]):
                on = pages.holding(kind, word)
                line = pages.line(f"{kind}: {word}", "", unknown(kind, place, word), on) if on else ""
                unmet += not on
                idle += bool(on) and not line
                yield line
    yield f"{idle} more stand on the pages and change nothing alone, {unmet} stand on none"


def main() -> int:
    """Print both tables; 2 where the labelled pages are not there."""
    shared = Path(next((word for word in sys.argv[1:] if not word.startswith("-")), "../shared"))
    if not (shared / "corpus/pages").is_dir():
        print(f"{shared}: no labelled pages there; nothing was measured.", file=sys.stderr)
        return 2
    print(f"{'switched off':48} {'more':>6} {'publ.':>5} {'fewer':>6} {'publ.':>5}")
    for line in heuristics(Pages(shared, COPIES)):
        print(line, flush=True)
    for line in vocabulary(Pages(shared, COPIES[:1])) if "--words" in sys.argv else ():
        if line:
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
