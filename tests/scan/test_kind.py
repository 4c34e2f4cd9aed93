import pytest

from auditor.audit import audit
from auditor.config import Settings
from auditor.model import Capture

TEXT = "<p>" + "The council met on Monday and talked about the harbour for three hours. " * 3 + "</p>"
CARD = (
    '<div><h3><a href="/a{0}">Story {0}</a></h3><p>A line of what it is about, no more than a teaser.</p>'
    '<img src="{0}.jpg" width=300 height=200></div>'
)
CARDS = "".join(CARD.format(number) for number in range(9))
ITEM = '<script type="application/ld+json">{"@type": "%s", "headline": "x"}</script>'
MANY = f"""<script type="application/ld+json">{{"@graph": [{", ".join(['{"@type": "NewsArticle"}'] * 6)}]}}</script>"""
WEBSITE = '<meta property="og:type" content="website">'


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        (f"<h1>News</h1>{CARDS}", "listing"),
        (f"{WEBSITE}<h1>Culture</h1>{CARDS}", "listing"),
        (f"{ITEM % 'CollectionPage'}<h1>Culture</h1>{CARDS}", "listing"),
        (f"{MANY}<h1>Culture</h1>{CARDS}", "listing"),
        (f"{ITEM % 'NewsArticle'}<h1>Harbour</h1>{CARDS}", "article"),
        (f'<meta property="og:type" content="article"><h1>Harbour</h1>{CARDS}', "article"),
        (f'<meta property="article:published_time" content="2025-03-04"><h1>Harbour</h1>{CARDS}', "article"),
        (f"<h1>Harbour</h1><div>{TEXT * 4}</div>{CARDS}", "article"),
        (f"{WEBSITE}<h1>Harbour</h1>{TEXT}", "article"),
        ("<h1>Harbour</h1><figure><img src=a.jpg><figcaption>The harbour</figcaption></figure>", "article"),
        ("", "article"),
    ],
)
def test_what_a_page_is(page: str, kind: str) -> None:
    assert audit(Capture("a.html", f"<!doctype html><title>x</title>{page}".encode())).page.kind == kind


def test_a_listing_is_not_judged_unless_it_is_wanted_and_a_desk_can_say_what_is_one() -> None:
    listing = Capture("news/index.html", f"<!doctype html><title>x</title><h1>News</h1>{CARDS}".encode())
    assert audit(listing, listings=False).page.figures == ()
    assert audit(listing).page.kind == "listing"
    assert audit(listing, Settings(articles=("news/*",)), listings=False).page.kind == "article"
    article = Capture("tag/a.html", f"{ITEM % 'NewsArticle'}<h1>Harbour</h1>".encode(), url="https://news.example/tag/a")
    assert audit(article, Settings(listings=("*/tag/*",)), listings=False).page.kind == "listing"
