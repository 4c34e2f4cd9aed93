"""What can happen to a caption that stands on a page: its copies, in place and beside it, and all that only looks like one."""

import html
import random
import re
from collections.abc import Callable
from typing import NamedTuple


class Told(NamedTuple):
    """A caption, its credit, and chance."""

    caption: str
    credit: str
    chance: random.Random

    @property
    def both(self) -> str:
        return f"{self.caption} {self.credit}".strip()

    def signed(self, caption: str) -> str:
        """Another caption with the same credit."""
        return f"{caption} {self.credit}".strip()


Text = Callable[[Told], tuple[str, str]]  # two copies
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_GAP = re.compile(r"(?<=[.,:;!?]) ")


def unspaced(text: str) -> bool:
    """Whether most of the text is written without spaces between words."""
    return len(_UNSPACED.findall(text)) * 2 > len(text)


def _wide(text: str) -> str:
    return _GAP.sub("  ", text) if _GAP.search(text) else text.replace(" ", "  ", 1)


def _cut(text: str, share: float, end: str) -> str:
    if unspaced(text):
        return text[: int(len(text) * share)] + end
    words = text.split(" ")
    return " ".join(words[: max(1, int(len(words) * share))]).rstrip(",;:") + end


def _other_word(told: Told) -> str:
    words = told.caption.split(" ")
    if unspaced(told.caption) or len(words) < 3:
        return told.caption[:-3] + "、" + told.caption[-3:]
    at = told.chance.randrange(1, len(words) - 1)
    return " ".join([*words[:at], words[at][::-1], *words[at + 1 :]])


def _less_a_word(told: Told) -> str:
    words = told.caption.split(" ")
    if len(words) < 2:
        return told.caption[:-2] + told.caption[-1:]
    at = told.chance.randrange(1, len(words))
    return " ".join([*words[:at], *words[at + 1 :]])


def _typed(text: str) -> str:
    """What an old system makes of typographers' signs."""
    plain = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "…": "..."})
    return text.translate(plain)


def _set(text: str) -> str:
    """What a typographer makes of it: a phrase in curly quotes, apostrophes and dashes."""
    words = text.replace("'", "’").replace(" - ", " – ").split(" ")
    if len(words) > 4:
        words[1], words[2] = f"“{words[1]}", f"{words[2]}”"
    return " ".join(words)


TEXTS: dict[str, Text] = {
    "verbatim, credit on both": lambda told: (told.both, told.both),
    "verbatim, no credit": lambda told: (told.caption, told.caption),
    "credit on the first only": lambda told: (told.both, told.caption),
    "credit on the last only": lambda told: (told.caption, told.both),
    "wide spaces first": lambda told: (_wide(told.both), told.both),
    "wide spaces last": lambda told: (told.both, _wide(told.both)),
    "no-break spaces": lambda told: (told.both.replace(" ", "\u00a0"), told.both),
    "lines": lambda told: (told.both, told.both.replace(" ", "\n\t\t", 4)),
    "signs": lambda told: (_set(told.both), _typed(_set(told.both))),
    "capitals": lambda told: (told.both.upper(), told.both),
    "small letters": lambda told: (told.both, told.both.lower()),
    "another word": lambda told: (told.both, told.signed(_other_word(told))),
    "a word less": lambda told: (told.both, told.signed(_less_a_word(told))),
    "last cut, dots": lambda told: (told.both, _cut(told.caption, 0.7, told.chance.choice(("…", "...", " …", " [...]")))),
    "last cut, none": lambda told: (told.both, _cut(told.caption, 0.8, "")),
    "first cut, dots": lambda told: (_cut(told.caption, 0.7, "…"), told.both),
    "full stop on one": lambda told: (told.caption.rstrip(".") + ".", told.caption.rstrip(".")),
    "another credit form": lambda told: (f"{told.caption} ({told.credit})" if told.credit else told.caption, told.both),
}
LONG_ONLY = ("another word", "a word less", "last cut, dots", "last cut, none", "first cut, dots")

JOINTS: dict[str, str] = {
    "space": "{a} {b}",
    "nbsp": "{a}&nbsp;{b}",
    "break": "{a}<br>{b}",
    "two breaks": "{a}<br/><br/>{b}",
    "source lines": "\n        {a}\n        {b}\n      ",
    "spans": "<span>{a}</span><span>{b}</span>",
    "spans with classes": '<span class="css-1">{a}</span>\n<span class="css-2">{b}</span>',
    "strong": "<strong>{a}</strong> {b}",
    "link": '{a} <a href="#more">{b}</a>',
    "dash": "{a} – {b}",
    "bar": "{a} | {b}",
    "full stop": "{a}. {b}",
}

# Behind the caption's element ("holder") or behind its block beside the picture ("block").
SIBLINGS: dict[str, tuple[str, str]] = {
    "paragraph called caption": ("block", '<p class="caption">{b}</p>'),
    "description": ("block", '<div class="image-description">{b}</div>'),
    "description in a paragraph": ("block", '<div class="media__description"><p>{b}</p></div>'),
    "small": ("block", '<small class="photo-caption">{b}</small>'),
    "span": ("block", '<span class="caption-text">{b}</span>'),
    "second figcaption": ("block", "<figcaption>{b}</figcaption>"),
    "bare paragraph": ("in figure", "<p>{b}</p>"),
    "bare div": ("in figure", "<div>{b}</div>"),
    "emphasised": ("block", "<em>{b}</em>"),
    "microdata": ("block", '<p itemprop="description">{b}</p>'),
    "the block again": ("clone", ""),
}

# TEXT is the caption, IMAGE the address, FIGURE the whole markup with its picture, OTHER a sentence of another caption.
BEHIND: dict[str, str] = {
    "dialog": "<dialog>FIGURE</dialog>",
    "modal": '<div class="modal fade" tabindex="-1" role="dialog" aria-hidden="true"><div class="modal-body">FIGURE</div></div>',
    "lightbox, hidden": '<div class="lightbox" style="display:none">FIGURE</div>',
    "fancybox": '<div class="fancybox-caption"><div class="fancybox-caption__body">TEXT</div></div>',
    "magnific": '<div class="mfp-content"><div class="mfp-figure"><img src="IMAGE"><div class="mfp-title">TEXT</div></div></div>',
    "photoswipe": '<div class="pswp"><div class="pswp__caption"><div class="pswp__caption__center">TEXT</div></div></div>',
    "full screen": '<div class="fullscreen-gallery"><img src="IMAGE"><p class="fullscreen-gallery__caption">TEXT</p></div>',
    "popup": '<div class="popup-image" hidden><img src="IMAGE"><span class="caption">TEXT</span></div>',
    "slick": '<div class="slick-slide slick-cloned" aria-hidden="true" tabindex="-1">FIGURE</div>',
    "swiper": '<div class="swiper-slide swiper-slide-duplicate">FIGURE</div>',
    "owl": '<div class="owl-item cloned">FIGURE</div>',
    "splide": '<li class="splide__slide splide__slide--clone" aria-hidden="true">FIGURE</li>',
    "carousel item": '<div class="carousel"><div class="carousel-item"><img src="IMAGE"><div class="carousel-caption">TEXT</div></div></div>',  # noqa: E501
    "thumbnails": '<ul class="gallery-thumbs"><li><img src="IMAGE" width="90" height="60"><span class="caption">TEXT</span></li></ul>',  # noqa: E501
    "noscript": '<noscript>FIGURE<p class="caption">TEXT</p></noscript>',
    "template": '<template><p class="caption">TEXT</p>FIGURE</template>',
    "republish box": '<textarea readonly class="republish">&lt;p&gt;TEXT TEXT&lt;/p&gt;</textarea>',
    "json": '<script type="application/json">{"caption":"TEXT","description":"TEXT"}</script>',
    "json-ld": '<script type="application/ld+json">{"@type":"ImageObject","caption":"TEXT","description":"TEXT"}</script>',
    "state": '<script>window.__STATE__={"image":{"caption":"TEXT TEXT"}};</script>',
    "comment": '<!-- <p class="caption">TEXT</p> -->',
    "hidden input": '<input type="hidden" name="caption" value="TEXT TEXT">',
    "embed code": '<pre class="embed-code" hidden>&lt;figcaption&gt;TEXT&lt;/figcaption&gt;</pre>',
    "mobile again": '<div class="mobile-only">FIGURE</div>',
    "small screens again": '<div class="d-block d-md-none">FIGURE</div>',
    "phones again": '<div class="visible-xs">FIGURE</div>',
    "print": '<div class="print-only"><p class="caption">TEXT</p></div>',
    "the figure again": "<p>OTHER</p>FIGURE",
    "body quotes": "<p>OTHER TEXT More on this in the evening.</p>",
    "body is it": "<p>TEXT</p>",
    "block quote": "<blockquote><p>TEXT</p></blockquote>",
    "summary": '<p class="summary">TEXT OTHER</p>',
    "a list": "<ul><li>TEXT</li><li>OTHER</li></ul>",
    "map of the page": '<nav class="toc"><a href="#a">TEXT</a></nav>',
    "share": '<div class="share"><a href="mailto:?body=TEXT" title="TEXT">OTHER</a></div>',
    "another picture": '<figure><img src="ADDRESS" width="800" height="533" alt=""><figcaption>TEXT</figcaption></figure>',
}

# Behind the block beside the picture, in the same box.
INSIDE: dict[str, str] = {
    "sr-only": '<span class="sr-only">TEXT</span>',
    "visually hidden": '<p class="visually-hidden caption">TEXT</p>',
    "show for readers": '<span class="show-for-sr">TEXT</span>',
    "off screen": '<div class="caption" style="position:absolute;left:-9999px">TEXT</div>',
    "clipped": '<div class="caption" style="position:absolute;clip:rect(0 0 0 0);width:1px;height:1px">TEXT</div>',
    "hidden caption": '<div class="caption" hidden>TEXT</div>',
    "not for ears": '<div class="caption" aria-hidden="true">TEXT</div>',
    "is-hidden": '<div class="caption is-hidden">TEXT</div>',
    "noscript caption": '<noscript><span class="caption">TEXT</span></noscript>',
    "template caption": '<template><span class="caption">TEXT</span></template>',
    "closed details": '<details><summary>+</summary><p class="caption">TEXT</p></details>',
    "tooltip": '<div class="tooltip" role="tooltip">TEXT</div>',
    "button": '<button class="caption-toggle" aria-label="TEXT">+</button>',
    "data": '<span class="js-caption" data-caption="TEXT" data-sub-html="TEXT"></span>',
    "style none": '<figcaption style="display: none !important">TEXT</figcaption>',
    "mobile caption": '<div class="caption d-md-none">TEXT</div>',
    "amp lightbox": '<amp-lightbox layout="nodisplay"><p class="caption">TEXT</p></amp-lightbox>',
}

REFRAINS: dict[str, str] = {
    "name": "New York, New York",
    "name with a place": "Bora Bora, Bora Bora, 3 March 2025",
    "results": "Duarte beat Lind 6-4 6-3; Lind beat Okoro 6-4 6-3; Okoro beat Duarte 6-4 6-3. (Photo: Jane Doe/AP)",
    "chant": "Fans sing “We are the harbour, we are the harbour” before kick-off. EPA/JANE DOE",
    "chant alone": "“No more tolls! No more tolls! No more tolls!” the drivers shouted on Monday.",
    "left and right": "Left, the old bridge before the flood of 1953. Right, the old bridge after the flood of 1953.",
    "two credits": "The bridge (top) and the pier. Photo: Jane Doe/AP; Photo: Jane Doe/AP",
    "roll": "Row one: Ana Lind, Bo Lind, Cy Lind. Row two: Ana Okoro, Bo Okoro, Cy Okoro.",
    "song": "They sang: la la la la la la la la la la la la la la la la, and again la la la la.",
    "short": "Sydney Sydney",
    "numbers": "1-0, 2-0, 1-0, 2-0, 1-0, 2-0",
}


def escaped(text: str) -> str:
    """The text as markup."""
    return html.escape(text).replace("\u00a0", "&nbsp;")
