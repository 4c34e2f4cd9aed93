# a piece of markup stands in one line
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Capture
from auditor.scan import printed, read_page
from tests.scan.pages import page, scan

_TAGS = (
    *("figure", "figcaption", "img", "picture", "source", "noscript", "template", "p", "div", "span", "a", "h1", "article"),
    *("aside", "table", "td", "svg", "math", "select", "b", "i", "script"),
)
_WORDS = ["caption", "credit", "sr-only", "lightbox", "teaser", "hero", "video"]
_PIECES = [
    *(f"<{tag}>" for tag in _TAGS),
    *(f"</{tag}>" for tag in _TAGS),
    *(f'<div class="{word}">' for word in _WORDS),
    '<img src="/a.jpg" srcset="/b.jpg 2x, ,, /c,d.jpg 1e9w" alt="Photo: Jane Doe">',
    '<script type="application/ld+json">{"@type":"ImageObject","url":"/a.jpg","caption":[{"name":1}]}</script>',
    "A ferry leaves the harbour. EPA/JANE DOE ",
    "Foto: ",
    "\x00\ufeff\u202e",
    "<!--",
    "]]>",
    "&#xD800;",
]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(content: bytes) -> None:
    for media_type in ("text/html", "text/plain"):
        for figure in read_page(Capture("page", content, media_type=media_type)).figures:
            printed(figure)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=40))
def test_any_markup(pieces: list[str]) -> None:
    for figure in scan("".join(pieces)).figures:
        printed(figure)


def test_mutants_of_a_page() -> None:
    source = page("<figure><img src=a.jpg><figcaption>A ferry at dawn. EPA/JANE DOE</figcaption></figure>").encode()
    chance = random.Random(7)
    for _ in range(60):
        mutant = bytearray(source)
        for _ in range(8):
            mutant[chance.randrange(len(mutant))] = chance.randrange(256)
        scan(bytes(mutant))


def _captioned(number: int) -> str:
    return "".join(f"<div><img src=/{at}0000000.jpg><p class=caption>A ferry {at} of {number}</p></div>" for at in range(number))


LARGE = {
    "spaces": lambda size: f"<figure><img src=a.jpg><figcaption>A{' ' * size}B</figcaption></figure>",
    "breaks": lambda size: "<figure><img src=a.jpg><figcaption>" + "a\n \t" * size + "</figcaption></figure>",
    "slashes": lambda size: f"<figure><img src=a.jpg><figcaption>{'EPA/' * size}</figcaption></figure>",
    "set of commas": lambda size: f'<img srcset="{", " * size}">',
    "set of candidates": lambda size: '<img srcset="' + "".join(f"/{n}.jpg {n}w, " for n in range(size)) + '">',
    "images in one box": lambda size: "<div>" + "".join(f"<img src=/{n}000000.jpg>" for n in range(size // 20)) + "</div>",
    "noscripts in one box": lambda size: "<div>" + "<noscript><img src=a.jpg></noscript>" * (size // 20) + "</div>",
    "figures": lambda size: "<figure><img src=a.jpg><figcaption>A ferry</figcaption></figure>" * (size // 50),
    "style": lambda size: f'<div class=image style="background-image:url({"(" * size}"></div>',
    "class": lambda size: f'<div class="{"photoCaption-" * size}"><img src=a.jpg></div>',
    "one ImageObject": lambda size: '<div itemtype="/ImageObject">' + _captioned(size // 50) + "</div>",
    "one article": lambda size: "<h1>A ferry</h1><p>" + "text " * 100 + "</p><article>" + _captioned(size // 50) + "</article>",
    "many pieces": lambda size: (
        "<figure><img src=a.jpg><figcaption>" + "<i>a</i><b class=credit>b</b>" * (size // 8) + "</figcaption></figure>"
    ),
    "deep": lambda size: "<div>" * 500 + _captioned(size // 50),
    "json": lambda size: '<img src=/p/1234567.jpg><script type="application/json">' + '{"caption":' * size + "</script>",
}


@pytest.mark.parametrize("make", LARGE.values(), ids=LARGE.keys())
def test_time_grows_with_the_page_and_not_faster(make) -> None:  # type: ignore[no-untyped-def]  # a lambda of the table
    def seconds(size: int) -> float:
        html = make(size).encode()
        begun = time.process_time()
        scan(html)
        return time.process_time() - begun

    seconds(500)
    assert seconds(80_000) < 24 * max(seconds(10_000), 0.02)
