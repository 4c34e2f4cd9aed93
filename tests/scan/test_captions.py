# ruff: noqa: E501  # a piece of markup stands in one line
import pytest

from auditor.scan import printed
from tests.scan.pages import figures, scan, shown

CAPTION = "A ferry leaves the old harbour at dawn."
CREDIT = "Jane Doe/Reuters"
IMG = '<img src="/photos/ferry-4711.jpg" width="800" height="500" alt="">'

WITH_CREDIT = {
    "figcaption, credit by class": f'<figure>{IMG}<figcaption>{CAPTION} <span class="credit">{CREDIT}</span></figcaption></figure>',
    "credit by hashed class": f"<figure>{IMG}<figcaption><span class=x1>{CAPTION}</span><span class=x2>{CREDIT}</span></figcaption></figure>",
    "credit in a bracket": f"<figure>{IMG}<figcaption>{CAPTION} (Photo: {CREDIT})</figcaption></figure>",
    "credit on a second line": f"<figure>{IMG}<figcaption>{CAPTION}<br>Photo: {CREDIT}</figcaption></figure>",
    "credit glued": f"<figure>{IMG}<figcaption>{CAPTION}Foto: {CREDIT}</figcaption></figure>",
    "credit behind a stroke": f"<figure>{IMG}<figcaption>{CAPTION} | Photo: {CREDIT}</figcaption></figure>",
    "label in its own element": f"<figure>{IMG}<figcaption>{CAPTION} <strong>Image Credits:</strong> {CREDIT}</figcaption></figure>",
    "label called a credit": f"<figure>{IMG}<figcaption>{CAPTION} <span class=credit-label>Photo:</span> {CREDIT}</figcaption></figure>",
    "credit and distributor": f'<figure>{IMG}<figcaption><span class=caption>{CAPTION}</span><span class=credit>Photo by Jane Doe</span> /'
    "<span class=distributor>Reuters</span></figcaption></figure>",
    "credit outside the figcaption": f"<figure>{IMG}<figcaption>{CAPTION}</figcaption><footer>{CREDIT}</footer></figure>",
    "credit over the picture": f"<figure><div><div>{IMG}<span>Reuters</span></div></div><figcaption>{CAPTION}</figcaption></figure>",
    "classic WordPress": f'<div class="wp-caption"><a href="/photos/ferry-4711.jpg">{IMG}</a><p class="wp-caption-text">{CAPTION} Photo: {CREDIT}</p></div>',
    "table": f"<table><tr><td class=pic>{IMG}</td></tr><tr><td class=caption>{CAPTION} Photo: {CREDIT}</td></tr></table>",
    "German classes": f'<div class="bildbox">{IMG}<p class="bildunterschrift">{CAPTION}</p><p class="bildquelle">{CREDIT}</p></div>',
    "Spanish classes": f'<div class="foto">{IMG}<span class="pie-de-foto">{CAPTION}</span><span class="fuente">{CREDIT}</span></div>',
    "French classes": f'<div class="media">{IMG}<p class="legende">{CAPTION} <span class="credits">{CREDIT}</span></p></div>',
    "names that only hash": f"<div class=a1><div class=b2>{IMG}</div><p class=c3>{CAPTION}</p><p class=d4>© {CREDIT}</p></div>",
    "sibling of the picture's box": f'<div class="box">{IMG}</div><div class="image-caption">{CAPTION} <em class="credit">{CREDIT}</em></div>',
    "italics behind the picture": f"<p>{IMG}</p><p><em>{CAPTION} Photo: {CREDIT}</em></p>",
    "headline of a box as caption": f"<div class=boxa>{IMG}<h4>{CAPTION}</h4><p>Photo: {CREDIT}</p></div>",
    "overlay": f'<div class="image">{IMG}<div class="overlay-caption">{CAPTION} <small>Foto: {CREDIT}</small></div></div>',
    "AMP": f'<figure><amp-img src="/photos/ferry-4711.jpg" width=800 height=500></amp-img><figcaption>{CAPTION} Photo: {CREDIT}</figcaption></figure>',
    "title holds caption and credit": f'<figure><img src="/f.jpg" alt="" title="{CAPTION} | {CREDIT}"><figcaption>{CAPTION}</figcaption></figure>',
    "button words": f"<figure>{IMG}<figcaption>{CAPTION} Photo: {CREDIT}<span role=button>Show more</span><button>Close</button></figcaption></figure>",
    "button words without a button": f"<figure>{IMG}<figcaption><p>{CAPTION} Photo: {CREDIT}</p><span>Vis mer</span></figcaption></figure>",
    "definition list": f"<dl class=photo><dt>{IMG}</dt><dd>{CAPTION} (Photo: {CREDIT})</dd></dl>",
    "described by another element": f'<div><img src="/f-4711.jpg" alt="" aria-describedby="c1"></div><div><p>Text.</p></div><div id="c1">{CAPTION} Photo: {CREDIT}</div>',
    "label beside the credit's element": f"<figure>{IMG}<figcaption><span>{CAPTION}</span><span><span>Credit...</span><span>{CREDIT}</span></span></figcaption></figure>",
    "credit in the class of the caption": f'<div class="image"><div>{IMG}</div><div class="image__caption attribution">{CAPTION}</div><div class="image__credit">{CREDIT}</div></div>',
    "byline in the figure": f'<figure>{IMG}<figcaption><span class="image-caption">{CAPTION}</span><span class="image-byline">Foto: {CREDIT}</span></figcaption></figure>',
    "microdata": f'<figure itemscope itemtype="https://schema.org/ImageObject">{IMG}<span itemprop="caption">{CAPTION}</span>'
    f'<span itemprop="creditText">{CREDIT}</span></figure>',
}  # fmt: skip


@pytest.mark.parametrize("markup", WITH_CREDIT.values(), ids=WITH_CREDIT.keys())
def test_caption_and_credit_are_found(markup: str) -> None:
    [(caption, credit)] = shown(markup)
    assert caption == CAPTION
    assert credit is not None
    assert credit.replace(" /", "/").replace("/ ", "/") in {CREDIT, "Reuters"}


WITHOUT_CREDIT = {
    "sibling that the alt repeats": f'<div class=z9><img src="/f-471199.jpg" alt="{CAPTION}"></div><div class=z8><span>{CAPTION}</span></div>',
    "small print": f"<div class=z7>{IMG}<small>{CAPTION}</small></div>",
    "data-caption": f'<a href="/photos/ferry-4711.jpg" data-caption="{CAPTION}">{IMG}</a>',
    "role figure": f"<div role=figure>{IMG}<div>{CAPTION}</div></div>",
}


@pytest.mark.parametrize("markup", WITHOUT_CREDIT.values(), ids=WITHOUT_CREDIT.keys())
def test_caption_without_credit(markup: str) -> None:
    assert shown(markup) == [(CAPTION, None)]


SCRIPTS = {
    "Hebrew": ("סירה יוצאת מהנמל.", "צילום: דנה כהן", "דנה כהן"),
    "Hindi": ("जहाज बंदरगाह से निकलता है।", "फोटो: पीटीआई", "पीटीआई"),
    "Chinese": ("船只离开港口。", "图：新华社", "新华社"),
    "Korean": ("항구를 떠나는 배.", "[사진=연합뉴스]", "연합뉴스"),
    "Greek": ("Ένα πλοίο φεύγει από το λιμάνι.", "Φωτογραφία: Γιώργος Παπάς", "Γιώργος Παπάς"),
    "Thai": ("เรือออกจากท่าเรือ", "ภาพ: รอยเตอร์", "รอยเตอร์"),
    "Swahili": ("Meli yaondoka bandarini.", "Picha: Juma Ali", "Juma Ali"),
}


@pytest.mark.parametrize(("caption", "line", "credit"), SCRIPTS.values(), ids=SCRIPTS.keys())
def test_scripts(caption: str, line: str, credit: str) -> None:
    assert shown(f"<figure>{IMG}<figcaption>{caption} {line}</figcaption></figure>") == [(caption, credit)]


def test_text_stands_as_in_the_page() -> None:
    [figure] = figures(f"<figure>{IMG}<figcaption>A ferry,  at\n   dawn.<br>Photo: Jane\u00a0\u00a0Doe</figcaption></figure>")
    assert figure.captions[0].text == "A ferry,  at dawn.\nPhoto: Jane\u00a0\u00a0Doe"
    assert figure.captions[0].place == "figcaption"


def test_lines_and_columns_count_from_one() -> None:
    html = "<!doctype html>\n<title>t</title>\n<article><h1>A headline here</h1>\n<figure><img src=a.jpg>\n  <figcaption>é A ferry leaves</figcaption></figure></article>"
    figure = scan(html).figures[0]
    assert (figure.line, figure.column) == (4, 9)
    assert (figure.captions[0].line, figure.captions[0].column) == (5, 3)


def test_two_visible_captions_are_two_statements() -> None:
    [figure] = figures(f'<figure>{IMG}<figcaption>{CAPTION}</figcaption><p class="caption">{CAPTION}</p></figure>')
    assert [said.text for said in figure.captions] == [CAPTION, CAPTION]


def test_credit_printed_again_stands_twice() -> None:
    [figure] = figures(
        f'<figure>{IMG}<figcaption>{CAPTION} EPA/JANE DOE <span class="credit">EPA/JANE DOE</span></figcaption></figure>'
    )
    assert [said.text for said in figure.credits] == ["EPA/JANE DOE", "EPA/JANE DOE"]
    assert printed(figure) == (CAPTION, "EPA/JANE DOE")


@pytest.mark.parametrize(
    "hidden",
    [
        f"<figcaption hidden>{CAPTION}</figcaption>",
        f'<div style="display: none" class="caption">{CAPTION}</div>',
        f"<template><p class=caption>{CAPTION}</p></template>",
        f'<dialog><p class="caption">{CAPTION}</p></dialog>',
        f'<div class="lightbox-item"><p class="caption">{CAPTION}</p></div>',
        f'<span class="sr-only caption">{CAPTION}</span>',
    ],
)
def test_what_a_reader_does_not_meet_is_no_second_caption(hidden: str) -> None:
    [figure] = figures(f"<figure>{IMG}<figcaption>{CAPTION}</figcaption>{hidden}</figure>")
    assert [said.text for said in figure.captions] == [CAPTION]


def test_hidden_texts_are_kept() -> None:
    [figure] = figures(f"<figure>{IMG}<figcaption>The harbour at dawn</figcaption><p hidden class=caption>{CAPTION}</p></figure>")
    assert [said.text for said in figure.hidden] == [CAPTION]


@pytest.mark.parametrize(
    "markup",
    [
        f"<figure>{IMG}<template><p class=caption>{CAPTION}</p></template></figure>",
        f"<figure>{IMG}</figure><div class=lightbox><div>{IMG}<p class=caption>{CAPTION}</p></div></div>",
        f"<figure>{IMG}<figcaption>{CAPTION}</figcaption><div class=caption aria-hidden=true>{CAPTION}</div></figure>",
    ],
    ids=["template", "lightbox", "twin for eyes only"],
)
def test_texts_that_are_kept_back_are_known(markup: str) -> None:
    [figure] = figures(markup)
    assert [said.text for said in figure.hidden] == [CAPTION]


def test_what_only_screen_readers_are_given_is_the_caption_for_want_of_another() -> None:
    assert shown(f'<figure>{IMG}<figcaption class="sr-only">{CAPTION}</figcaption></figure>') == [(CAPTION, None)]


def test_article_text_is_no_caption() -> None:
    assert shown(
        f"<div>{IMG}<p>The harbour master told the paper that no ferry had left since Monday. He was not amused.</p></div>"
    ) == [(None, None)]


def test_credit_and_distributor_are_two_credits() -> None:
    [figure] = figures(
        f"<figure>{IMG}<figcaption><span class=caption>{CAPTION}</span> <span class=credit>Photo by Jane Doe</span> / "
        "<span class=distributor>Reuters</span></figcaption></figure>"
    )
    assert [said.text for said in figure.credits] == ["Photo by Jane Doe", "Reuters"]


def test_nested_block_of_the_credit() -> None:
    markup = f"<figure>{IMG}<figcaption><div>{CAPTION}</div><div><div><span>Jane Doe</span> / <span>Reuters</span></div></div></figcaption></figure>"
    assert shown(markup) == [(CAPTION, "Jane Doe / Reuters")]


def test_teaser_in_the_figcaption_is_no_caption() -> None:
    markup = f'<figure>{IMG}<figcaption><a href="/watch/9"><h3>Watch the storm</h3></a></figcaption><p class=caption>{CAPTION}</p></figure>'
    assert shown(markup) == [(CAPTION, None)]


def test_counter_is_no_caption() -> None:
    assert shown(f"<figure>{IMG}<span>2 / 5</span><figcaption>{CAPTION}</figcaption></figure>") == [(CAPTION, None)]


def test_printed_leaves_labels_and_brackets_out() -> None:
    assert shown(f"<figure>{IMG}<figcaption><p>{CAPTION}</p><p class=copyright>(© Jane Doe)</p></figcaption></figure>") == [
        (CAPTION, "Jane Doe")
    ]


@pytest.mark.parametrize(
    "twin",
    [
        f'<input type="checkbox" id="show"><div class="caption">{CAPTION} EPA/JANE DOE</div>',
        f'<p class="caption d-md-none">{CAPTION} EPA/JANE DOE</p>',
        f'<div class="caption lg:hidden">{CAPTION} EPA/JANE DOE</div>',
    ],
)
def test_a_caption_that_is_not_always_shown_is_no_second_one_and_neither_is_its_credit(twin: str) -> None:
    [figure] = figures(f'<figure>{IMG}{twin}<figcaption class="d-none d-md-block">{CAPTION} EPA/JANE DOE</figcaption></figure>')
    assert len(figure.captions) == 1
    assert [said.text for said in figure.credits] == ["EPA/JANE DOE"]


def test_button_in_the_element_of_the_credit_is_no_part_of_it() -> None:
    toggled = f"<figure>{IMG}</figure><div class=ImageSource><button>i</button><span>Jane Doe</span></div><div class=ImageCaption>{CAPTION}</div>"
    assert shown(toggled) == [(CAPTION, "Jane Doe")]
    assert shown(f"<figure>{IMG}<div class=credit><button>Jane Doe/AP</button></div></figure>") == [(None, "Jane Doe/AP")]


def test_word_that_announces_a_caption_is_no_part_of_it() -> None:
    markup = f"<figure>{IMG}<figcaption><span class=h-offscreen>Legende:</span> <span>{CAPTION}</span></figcaption></figure>"
    assert shown(markup) == [(CAPTION, None)]


def test_only_text_in_a_box_with_a_photograph_is_its_caption_whatever_it_is_called() -> None:
    boxed = f"<div class=a1><div class=b2>{IMG}</div>{{}}</div>"
    assert shown(boxed.format(f"<div class=c3>{CAPTION}</div>")) == [(CAPTION, None)]
    assert shown(boxed.format(f"<span><span>{CAPTION} </span><span>Jane Doe</span></span>")) == [(CAPTION, "Jane Doe")]
    assert shown(boxed.format("<div class=c3>Short text</div>")) == [(None, None)]
    assert shown(boxed.format(f"<div class=byline>{CAPTION}</div>")) == [(None, None)]


def test_what_is_called_a_caption_is_taken_before_a_nearer_text_that_is_called_nothing() -> None:
    markup = (
        f"<div class=photo><div class=photo-wrap>{IMG}<div>Open it here</div></div><div class=photo-caption>{CAPTION}</div></div>"
    )
    assert shown(markup) == [(CAPTION, None)]


def test_caption_in_a_link_to_the_page_of_the_photograph_is_read() -> None:
    assert shown(f'<div><a href="/foto/lhota02">{IMG}<span class="popis">{CAPTION}</span></a></div>') == [(CAPTION, None)]


def test_name_of_the_publisher_behind_a_caption_is_its_credit() -> None:
    head = '<meta property="og:site_name" content="The Harbour Post">'
    markup = f"<figure>{IMG}<figcaption>{CAPTION} {{}}</figcaption></figure>"
    assert shown(markup.format("(The Harbour Post)"), head=head) == [(CAPTION, "The Harbour Post")]
    assert shown(markup.format("Harbour Post"), head=head) == [(CAPTION, "Harbour Post")]
    assert shown(markup.format("(the harbour)"), head=head) == [(f"{CAPTION} (the harbour)", None)]


def test_name_of_the_publisher_alone_on_a_photograph_is_its_credit() -> None:
    head = '<meta property="og:site_name" content="Harbour News">'
    label = f"<figure><div>{IMG}<span>Harbour</span></div></figure>"
    assert shown(label, head=head) == [(None, "Harbour")]
    assert shown(label) == [("Harbour", None)]


def test_caption_behind_a_head_that_holds_headline_and_photograph_is_read() -> None:
    html = (
        f"<!doctype html><title>t</title><meta property=og:image content=/photos/ferry-4711.jpg><article><header><div><h1>Old harbour</h1>{IMG}</div>"
        "<div class=Grid-btnMzN><div class={}>Illustration by Jane Doe</div></div></header><p>Text of the article.</p></article>"
    )
    assert [figure.credits[0].text for figure in scan(html.format("caption")).figures] == ["Illustration by Jane Doe"]
    assert not scan(html.format("standfirst")).figures[0].credits


def test_credit_in_the_caption_that_a_script_shows_is_read() -> None:
    assert shown(f'<a href="/big.jpg" data-caption="{CAPTION} Photo: Jane Doe">{IMG}</a>') == [(CAPTION, "Jane Doe")]


def test_stroke_before_a_credit_is_no_part_of_it() -> None:
    markup = f"<figure>{IMG}<figcaption><span>{CAPTION}</span><span class=author> / J. Pavyzdys / LRT nuotr.</span></figcaption></figure>"
    assert shown(markup) == [(CAPTION, "J. Pavyzdys / LRT")]


def test_caption_of_a_figure_of_several_photographs_is_that_of_each() -> None:
    pair = f"<figure><div>{IMG}</div><div><img src=/quay-2.jpg></div><figcaption>{CAPTION} Photos: Jane Doe</figcaption></figure>"
    assert shown(pair) == [(CAPTION, "Jane Doe")] * 2


def test_caption_and_credit_in_attributes_of_an_element_in_the_figure_are_read() -> None:
    markup = f'<figure>{IMG}<div class=c7 data-c-caption="{CAPTION}" data-c-credit="Jane Doe, Market Archive"></div></figure>'
    assert shown(markup) == [(CAPTION, "Jane Doe, Market Archive")]


def test_words_around_a_link_to_the_licence_are_a_credit() -> None:
    licence = (
        f'<figure>{IMG}<figcaption>{CAPTION} <span class="media-license"> – <a rel="license" href="/cc">Set free for all to use by '
        'pictures.example</a> <a href="/doe">Jane Doe</a></span></figcaption></figure>'
    )
    assert shown(licence) == [(CAPTION, "Set free for all to use by pictures.example Jane Doe")]
