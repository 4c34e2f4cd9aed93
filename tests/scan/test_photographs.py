# ruff: noqa: E501  # a piece of markup stands in one line
import pytest

from tests.scan.pages import PARAGRAPH, figures, page, scan

CAPTION = "<figcaption>A ferry leaves the harbour.</figcaption>"


def urls(*where: str, **more: str) -> list[str]:
    return [figure.image.url for figure in figures(*where, **more)]


SERVED = {
    "src": ('<img src="/a/ferry.jpg">', "/a/ferry.jpg"),
    "srcset": ('<img srcset="/a/s.jpg 320w, /a/l.jpg 1280w">', "/a/l.jpg"),
    "commas within a URL": ('<img srcset="/c_fill,w_320/f.jpg 1x, /c_fill,w_640/f.jpg 2x">', "/c_fill,w_640/f.jpg"),
    "lazy": ('<img src="data:image/gif;base64,R0lGOD" data-src="/a/ferry.jpg">', "/a/ferry.jpg"),
    "lazy set": ('<img src="/img/placeholder.png" data-srcset="/a/s.jpg 320w, /a/l.jpg 1280w">', "/a/l.jpg"),
    "lazy of another name": ('<img src="data:," data-lazy-original="/a/ferry.jpg?w=1">', "/a/ferry.jpg?w=1"),
    "lazy JSON": ("<img src='data:,' data-srcs='{\"https://i.example/abc\":{\"w\":1}}'>", "https://i.example/abc"),
    "picture": ('<picture><source srcset="/a/l.webp 2x"><img alt=""></picture>', "/a/l.webp"),
    "picture without image": ('<picture><source srcset="/a/l.webp 2x"></picture>', "/a/l.webp"),
    "noscript": ('<noscript><img src="/a/ferry.jpg"></noscript>', "/a/ferry.jpg"),
    "AMP": ('<amp-img src="/a/ferry.jpg" width=800 height=600></amp-img>', "/a/ferry.jpg"),
    "background": ("<div role=img style=\"background-image: url('/a/ferry.jpg')\"></div>", "/a/ferry.jpg"),
    "entities": ('<img src="/a?x=1&amp;y=2">', "/a?x=1&y=2"),
}


@pytest.mark.parametrize(("markup", "url"), SERVED.values(), ids=SERVED.keys())
def test_url_that_a_browser_would_show(markup: str, url: str) -> None:
    assert urls(f"<figure>{markup}{CAPTION}</figure>") == [url]


def test_all_urls_are_kept() -> None:
    [figure] = figures(
        '<figure><a href="/big/ferry-99001.jpg"><picture><source srcset="/w/ferry-99001.webp 1x"><img src="/m/ferry-99001.jpg"'
        ' srcset="/s/ferry-99001.jpg 320w" data-original="/o/ferry-99001.jpg"></picture></a></figure>'
    )
    assert figure.image.url == "/m/ferry-99001.jpg"
    assert set(figure.image.urls) == {f"/{size}/ferry-99001.{end}" for size, end in
                                      (("big", "jpg"), ("w", "webp"), ("m", "jpg"), ("s", "jpg"), ("o", "jpg"))}  # fmt: skip


SAME = {
    "lightbox": '<figure><img src="/p/ferry-99001-300x200.jpg"></figure><div class="lightbox"><img src="/p/ferry-99001-1600x900.jpg"></div>',
    "noscript beside": '<figure><img src="data:," data-src="/p/w300/1a.jpg"><noscript><img src="/q/ferry.jpg"></noscript></figure>',
    "AMP noscript": '<figure><amp-img src="/p/1.jpg"><noscript><img src="/q/other.jpg"></noscript></amp-img></figure>',
    "responsive twin": '<figure class="mobile"><img src="/p/w=640/8ab3f0d2c4e6.jpg"></figure><figure><img src="/p/w=1200/8ab3f0d2c4e6.jpg"></figure>',
    "proxy": '<figure><img src="/_next/image?url=https%3A%2F%2Fcdn.example%2Fferry-99001.jpg&w=64"></figure><figure><img src="https://cdn.example/ferry-99001.jpg"></figure>',
}


@pytest.mark.parametrize("markup", SAME.values(), ids=SAME.keys())
def test_the_same_photograph_served_twice_is_one_figure(markup: str) -> None:
    [figure] = figures(markup)
    assert len(figure.image.urls) > 1


def test_different_photographs_with_one_file_name_stay_apart() -> None:
    assert len(urls('<figure><img src="/100001/image.jpg"></figure><figure><img src="/100002/image.jpg"></figure>')) == 2


NOT_OURS = {
    "logo": '<img src="/partners/logo-blue.png">',
    "vector": '<img src="/chart.svg">',
    "tracking pixel": '<img src="https://t.example/c?id=1" width="1" height="1">',
    "icon by size": '<img src="/x.png" width="24" height="24">',
    "portrait by size": '<img src="/x.jpg" width="120" height="120">',
    "portrait by class": '<div class="author-box"><img src="/people/jane.jpg"></div>',
    "portrait by link": '<a href="/authors/jane-doe"><img src="/jane.jpg"></a>',
    "advertisement": '<div class="ad ad--leaderboard"><img src="/shoes.jpg"></div>',
    "newsletter": '<div class="newsletter-signup"><img src="/letter.jpg"></div>',
    "teaser": '<a href="/2025/other-story"><img src="/other.jpg"><h3>Another story</h3></a>',
    "related story": '<article class="card"><a href="/2025/other-story"><figure><img src="/other.jpg"></figure>Another story</a></article>',
    "video poster": '<div class="video-player"><img src="/poster.jpg"><h4><a href="/watch/1">Watch: the storm</a></h4></div>',
    "placeholder": '<img src="/assets/placeholder-grey.png">',
    "inline data": '<img src="data:image/png;base64,iVBORw0KGgo=">',
    "teaser under a link that covers it": '<div class="panel"><a class="cover" href="/2025/other-story">&nbsp;</a><div><img src="/other.jpg"></div><div class="title">Another story</div></div>',
    "teaser with a linked headline beside it": '<div class="panel"><div><img src="/other.jpg"></div><h3><a href="/2025/other-story">Another story</a></h3><p>What it is about.</p></div>',
    "teaser in a source full of white space": '<div class="panel">\n<div>\n<img src="/other.jpg">\n</div>'
    + "\n" * 700
    + '<h3><a href="/2025/other-story">Another story</a></h3></div>',
    "consent": '<figure class="embed"><img src="/v.jpg"><figcaption>Recommended external content: a video. Load content?</figcaption></figure>',
    "consent beside a link": '<div class="embed"><img src="/v.jpg"><div><p>Wir brauchen Ihre Zustimmung, um den externen Inhalt zu zeigen.</p><a href="#">Zeigen</a></div></div>',
    "button": '<a href="#"><img src="/img/btn_print.gif"></a>',
    "code to scan": '<div><img src="/img/qrcode-app.png"></div>',
    "sign of a network": '<div><img src="/img/share/facebook.png"></div>',
    "banner": '<div><img src="/img/header.jpg" width="1600" height="230"></div>',
    "navigation": '<nav><img src="/menu/front.jpg"></nav>',
    "background without caption": '<div class="image" style="background-image:url(/pattern.jpg)"></div>',
    "poster as background": '<figure><div class="jwplayer" style="background-image:url(/v.jpg)"></div><figcaption>The storm.</figcaption></figure>',
}


@pytest.mark.parametrize("markup", NOT_OURS.values(), ids=NOT_OURS.keys())
def test_what_is_no_editorial_photograph(markup: str) -> None:
    assert urls(markup) == []


def test_pictures_behind_the_article_are_not_its_own() -> None:
    assert (
        urls(
            behind='<section><div class="card"><a href="/x"><img src="/x.jpg"></a><h3><a href="/x">More</a></h3></div></section>'
        )
        == []
    )


def test_picture_before_the_text_opens_the_article() -> None:
    assert urls(before='<img src="/opening.jpg">') == ["/opening.jpg"]


def test_picture_before_the_headline_is_taken_where_it_is_near() -> None:
    html = page().replace("<article>", '<div class="hero"><img src="/opening.jpg"></div><article>')
    assert [figure.image.url for figure in scan(html).figures] == ["/opening.jpg"]


def test_picture_that_the_page_shares_is_its_own() -> None:
    head = '<meta property="og:image" content="https://cdn.example/1200/ferry-990011.jpg">'
    html = page(head=head).replace("<main>", '<main><div><ul><li><img src="/600/ferry-990011.jpg"></li></ul></div>')
    assert [figure.image.url for figure in scan(html).figures] == ["/600/ferry-990011.jpg"]


def test_link_to_a_page_of_the_photograph_is_no_teaser() -> None:
    assert urls('<a href="/article_photo/list?id=3"><img src="/ferry.jpg"></a>') == ["/ferry.jpg"]


def test_linked_picture_with_a_credit_is_the_articles() -> None:
    assert urls(
        '<figure><a href="https://shop.example/tent"><img src="/tent.jpg"></a><p class="credit">Photograph: Jane Doe</p></figure>'
    ) == ["/tent.jpg"]


def test_video_poster_with_a_credit_is_kept() -> None:
    assert urls(
        '<div class="video-player"><img src="/poster.jpg"><p class="caption">The storm. (Photo: Jane Doe/AP)</p></div>'
    ) == ["/poster.jpg"]


def test_gallery_gives_each_photograph_its_caption() -> None:
    slide = '<li><img src="/g/{0}00001.jpg"><p class="caption">Picture {0} of the storm.</p></li>'
    found = figures("<ul>" + "".join(slide.format(number) for number in (1, 2, 3)) + "</ul>")
    assert [figure.captions[0].text for figure in found] == [f"Picture {number} of the storm." for number in (1, 2, 3)]


def test_article_without_paragraph_elements() -> None:
    lines = "The council met for three hours on Tuesday and agreed on a plan for the harbour.<br><br>" * 8
    html = f'<body><h1>Harbour plan agreed</h1><div id=text>{lines}<div><img src="/ferry.jpg"></div>{lines}</div>'
    assert [figure.image.url for figure in scan(html).figures] == ["/ferry.jpg"]


def test_names_of_the_layout_do_not_hide_an_article() -> None:
    html = page("<figure><img src=/ferry.jpg></figure>").replace("<article>", "<article class='with-sidebar'>")
    boxed = html.replace("<div><p>", '<div class="layout sidebar-fixed"><div><p>').replace(
        "</div></article>", "</div></div></article>"
    )
    promo = f"<section>{PARAGRAPH}</section>"
    assert [each.image.url for each in scan(boxed.replace("</main>", f"{promo}</main>")).figures] == ["/ferry.jpg"]


def test_names_of_a_post_are_those_of_its_sections() -> None:
    html = page("<figure><img src=/ferry.jpg></figure>").replace(
        "<article>", "<article class='post hentry category-newsletter tag-podcast author-jane'>"
    )
    assert [each.image.url for each in scan(html).figures] == ["/ferry.jpg"]


def test_pictures_behind_the_last_paragraph_belong_to_the_text() -> None:
    html = page().replace("</div></article>", '<p><img src="/last.jpg"></p></div></article>')
    assert [each.image.url for each in scan(html).figures] == ["/last.jpg"]


def test_gallery_of_wordpress() -> None:
    item = '<figure class="gallery-item"><div class="gallery-icon landscape"><a href="/2025/harbour/{0}/"><img src="/g/{0}.jpg"></a></div></figure>'
    assert urls('<div class="gallery">' + "".join(item.format(name) for name in ("ferry-one", "ferry-two")) + "</div>") == [
        "/g/ferry-one.jpg",
        "/g/ferry-two.jpg",
    ]


FIGURES_ANYWHERE = {
    "behind the article": '<div><figure><img src="/f-1.jpg"><figcaption>A ferry at dawn, three hours late.</figcaption></figure></div>',
    "in a box called a sidebar": '<div class="sidebar"><figure><img src="/f-1.jpg"><figcaption>A ferry at dawn.</figcaption></figure></div>',
}


def test_plain_figure_with_a_caption_is_found_wherever_it_stands() -> None:
    assert urls(behind=FIGURES_ANYWHERE["behind the article"]) == ["/f-1.jpg"]
    assert urls(FIGURES_ANYWHERE["in a box called a sidebar"]) == ["/f-1.jpg"]


def test_first_of_several_articles_is_read() -> None:
    other = f'<article><h1>Storm at sea</h1><img src="/storm.jpg">{PARAGRAPH * 5}</article>'
    assert urls('<img src="/ferry.jpg">', behind=other) == ["/ferry.jpg"]


def test_page_without_headline_or_text() -> None:
    assert [
        figure.image.url for figure in scan("<figure><img src=a.jpg><figcaption>A ferry at dawn</figcaption></figure>").figures
    ] == ["a.jpg"]
    assert scan("").figures == ()


def test_offer_of_the_house_in_the_midst_of_the_text_shows_no_photograph() -> None:
    offer = '<div class="c-17"><img src="/offer.jpg" alt="The harbour letter"><{0}>Every morning in your mail</{0}><p>Ask for it.</p></div>'
    assert urls(offer.format("h3")) == []
    assert urls(offer.format("button")) == []
    assert urls(offer.format("span")) == ["/offer.jpg"]


def test_portrait_of_the_author_beside_the_byline_is_no_photograph() -> None:
    head = '<meta name="author" content="Jane Doe">'
    assert urls('<div><img src="/faces/jd.png" alt="Jane Doe"></div>', head=head) == []
    assert urls('<div><img src="/faces/jd.png"><span>By Jane Doe</span></div>', head=head) == []
    assert urls('<div><img src="/faces/jd.png"><a href="/author/doe">Jane Doe</a></div>') == []
    assert urls('<figure><img src="/faces/jd.png" alt="Jane Doe"></figure>', head=head) == ["/faces/jd.png"]
    assert urls('<div><img src="/faces/market.png"><span>By Jane Doe</span></div>') == ["/faces/market.png"]


def test_advertisement_by_its_name_or_shape_is_no_photograph() -> None:
    assert urls('<div><img src="https://ads2.example/7/picture-of-a-car.jpg"></div>') == []
    assert urls('<div><img src="/deals/autumn_300x250.jpg"></div>') == []
    assert urls('<div><img src="/deals/car.jpg" alt="Anzeige"></div>') == []
    assert urls('<div><img src="/deals/car.jpg" alt="A car"></div>') == ["/deals/car.jpg"]


def test_picture_that_a_script_loads_comes_before_the_drawing_in_its_place() -> None:
    markup = '<img src="/static/more.gif" data-src="/photos/ferry-{0}.jpg"><p>{1}</p>'
    assert urls(markup.format(1, "A text.") + markup.format(2, "Another.")) == ["/photos/ferry-1.jpg", "/photos/ferry-2.jpg"]


def test_small_square_by_its_address_is_no_photograph() -> None:
    assert urls('<div><img src="/faces/64x64/jd.jpg"><span>Jane Doe</span></div>') == []
    assert urls('<div><img src="/ferry/64x64/dawn.jpg" srcset="/ferry/900x900/dawn.jpg 900w"></div>') == ["/ferry/64x64/dawn.jpg"]
    assert urls('<div><img src="/ferry/1x1/dawn.jpg"></div>') == ["/ferry/1x1/dawn.jpg"]


def test_who_is_shown_beside_the_same_name_in_a_byline_is_the_author() -> None:
    assert urls('<div><img src="/faces/jd.png" alt="Jane Doe"><p>By Jane Doe, at the harbour</p></div>') == []
    assert urls('<div><img src="/faces/jd.png" alt="Jane Doe"><p>With Jane Doe, at the harbour</p></div>') == ["/faces/jd.png"]


def test_picture_in_an_element_called_after_the_author_needs_a_caption() -> None:
    assert (
        urls('<div class="c-signature"><div><img src="/faces/jd.jpg" alt="Jane Doe"></div><div><span>Jane Doe</span></div></div>')
        == []
    )


def test_picture_that_tells_listeners_of_a_video_needs_a_credit() -> None:
    markup = '<div class="c7" aria-label="{}"><button><img src="/storm.jpg"></button></div>'
    assert urls(markup.format("Lire la vidéo : la tempête")) == []
    assert urls(markup.format("Open the picture")) == ["/storm.jpg"]


def test_captioned_figure_whose_picture_links_away_is_the_articles() -> None:
    figure = '<figure><a href="/graphs/20250717/1.html"><img src="/ferry-1.jpg"></a><figcaption>A ferry at dawn, three hours late.</figcaption></figure>'
    assert urls(before=figure) == ["/ferry-1.jpg"]
    assert urls(before=figure.replace("<figcaption>A ferry at dawn, three hours late.</figcaption>", "")) == []


def test_short_paragraphs_of_japanese_are_the_text() -> None:
    text = "<p>市によりますと、高齢化で担い手が減り、人手が足りません。</p>"
    page = (
        "<html><body><main><section><h1>山焼き始まる</h1><p>山あいの村で三月一日、春を告げる山焼きが行われ、住民らが枯れ草に火を放ちました。</p></section>"
        f'<section>{text}{text}</section><section><figure><img src="/yama-1.jpg"></figure></section><section>{text}{text}</section></main></body></html>'
    )
    assert [figure.image.url for figure in scan(page).figures] == ["/yama-1.jpg"]
