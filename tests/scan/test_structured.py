# a piece of markup stands in one line
import json

import pytest

from auditor.model import Statement
from auditor.scan.trees import assigned, objects, read, texts
from tests.scan.pages import figures, page, scan

IMG = '<figure><img src="https://cdn.example/800/ferry-990011.jpg"></figure>'
URL = "https://cdn.example/1200/ferry-990011.jpg"


def ld(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def told(head: str, inside: str = IMG) -> list[tuple[str, str]]:
    [figure] = figures(inside, head=head)
    return [(said.place, said.text) for said in figure.structured]


def test_image_object() -> None:
    data = {
        "@type": "ImageObject",
        "contentUrl": URL,
        "caption": "A ferry",
        "creditText": "EPA",
        "creator": {"@type": "Person", "name": "Jane Doe"},
        "copyrightNotice": "© EPA",
    }
    assert told(ld({"@graph": [data]})) == [
        ("JSON-LD caption", "A ferry"),
        ("JSON-LD creditText", "EPA"),
        ("JSON-LD copyrightNotice", "© EPA"),
        ("JSON-LD creator", "Jane Doe"),
    ]


def test_image_of_an_article() -> None:
    assert told(ld({"@type": "NewsArticle", "image": [{"url": URL, "author": ["Jane Doe"]}]})) == [("JSON-LD author", "Jane Doe")]


def test_data_about_another_photograph_is_left_out() -> None:
    assert told(ld({"@type": "ImageObject", "url": "https://cdn.example/storm-770022.jpg", "caption": "A storm"})) == []


def test_statement_knows_its_script() -> None:
    html = page(IMG, head="\n" + ld({"@type": "ImageObject", "url": URL, "caption": "A ferry"}))
    assert scan(html).figures[0].structured[0] == Statement("A ferry", "JSON-LD caption", 2, 1)


def test_open_graph() -> None:
    head = f'<meta property="og:image" content="{URL}"><meta property="og:image:alt" content="A ferry at dawn">'
    assert told(head) == [("og:image:alt", "A ferry at dawn")]


def test_microdata() -> None:
    inside = (
        '<div itemscope itemtype="https://schema.org/ImageObject"><img src="/ferry-990011.jpg"><meta itemprop="creditText"'
        ' content="EPA"><span itemprop="author">Jane Doe</span></div>'
    )
    assert told("", inside) == [("microdata creditText", "EPA"), ("microdata author", "Jane Doe")]


STATES = {
    "Arc ANS": (
        {"url": URL, "caption": "A ferry", "credits": {"by": [{"name": "Jane Doe"}], "affiliation": [{"name": "EPA"}]}},
        [("ANS credits.by", "Jane Doe"), ("ANS credits.affiliation", "EPA"), ("state caption", "A ferry")],
    ),
    "WordPress": (
        {"source_url": URL, "image_meta": {"credit": "EPA", "caption": "A ferry", "copyright": ""}},
        [("WordPress image_meta.caption", "A ferry"), ("WordPress image_meta.credit", "EPA")],
    ),
    "other": (
        {"src": URL, "photographer": "Jane Doe", "source": "EPA"},
        [("state photographer", "Jane Doe"), ("state source", "EPA")],
    ),
}


@pytest.mark.parametrize(("data", "expected"), STATES.values(), ids=STATES.keys())
def test_state_of_the_cms(data: object, expected: list[tuple[str, str]]) -> None:
    state = json.dumps({"props": {"article": {"items": [1, data]}}})
    assert told(f'<script id="__NEXT_DATA__" type="application/json">{state}</script>') == expected
    assert (
        told(f"<script>window.Fusion = window.Fusion || {{}};window.Fusion.content={state};window.x = {{broken</script>")
        == expected
    )
    escaped = state.replace('"', "&quot;")
    assert told("", IMG + f'<astro-island props="{escaped}"></astro-island>') == expected


def test_about_the_page() -> None:
    article = {
        "@type": ["NewsArticle"],
        "headline": "H",
        "datePublished": "2025-03-03",
        "publisher": {"name": "The Example"},
        "inLanguage": "en",
    }
    found = scan(page(head=ld(article) + '<link rel="canonical" href="https://n.example/1">'))
    assert found.url == "https://n.example/1"
    assert found.title is not None
    assert (found.title.text, found.title.place) == ("H", "JSON-LD headline")
    assert found.published is not None
    assert (found.published.text, found.published.place) == ("2025-03-03", "JSON-LD datePublished")
    assert found.publisher is not None
    assert found.publisher.text == "The Example"
    assert found.language is not None
    assert (found.language.text, found.language.place) == ("en", "html@lang")


def test_about_the_page_for_want_of_structured_data() -> None:
    head = '<meta property="og:site_name" content="The Example"><meta property="og:url" content="https://n.example/2">'
    found = scan(page(head=head, inside='<time datetime="2025-03-04">yesterday</time>'))
    assert found.url == "https://n.example/2"
    assert found.title is not None
    assert (found.title.text, found.title.place) == ("Harbour plan agreed", "h1")
    assert found.published is not None
    assert found.published.place == "time@datetime"
    assert found.publisher is not None
    assert found.publisher.place == "meta og:site_name"


def test_nothing_is_made_up() -> None:
    found = scan("<p>text</p>")
    assert (found.title, found.published, found.language, found.publisher, found.url) == (None, None, None, None, None)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[" * 100_000, '{"a":' * 5_000, "NaN", '{"a": 1e999999}', '"\\ud800"', "nonsense", '{"a": ' + "9" * 5_000 + "}"],
)
def test_json_without_trust(text: str) -> None:
    list(objects(read(text)))
    list(assigned(f"x = {text}"))


def test_json_in_a_comment_with_line_breaks_in_its_texts() -> None:
    assert read('<!--\n{"caption": "A ferry\nat dawn"}\n-->') == {"caption": "A ferry at dawn"}


def test_lone_surrogates_are_replaced() -> None:
    assert texts(json.loads('"A \\ud800 ferry"')) == ["A \ufffd ferry"]
