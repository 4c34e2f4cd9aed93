"""The markup in which newsrooms put a photograph and its caption, and the markup in which a caption has a twin."""

import html
import json
import random
from collections.abc import Callable
from typing import NamedTuple

from tests.mechanisms.texts import Copies

PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


class Photograph(NamedTuple):
    """The picture of one case; `described` is its alternative text."""

    address: str
    described: str

    def image(self, chance: random.Random, *, plain: bool = False) -> str:
        """An `img` in one of the ways it is written today."""
        source, alt = self.address, html.escape(self.described)
        larger = source.replace(".jpg", "-1600.jpg")
        size = 'width="960" height="640"'
        ways = (
            f'<img src="{source}" alt="{alt}" {size}>',
            f'<img src="{source}" srcset="{source} 960w, {larger} 1600w" sizes="100vw" alt="{alt}" {size} loading="lazy">',
            f'<picture><source srcset="{larger} 1600w" type="image/webp"><img src="{source}" alt="{alt}" {size}></picture>',
            f'<img class="lazyload" src="{PIXEL}" data-src="{source}" alt="{alt}" {size}>',
            f'<a href="{larger}"><img src="{source}" alt="{alt}" {size}></a>',
        )
        return ways[0] if plain else chance.choice(ways)


Style = Callable[[str, str], str]

STYLES: dict[str, Style] = {
    "figcaption": lambda image, text: f"<figure>{image}<figcaption>{text}</figcaption></figure>",
    "figcaption, hashed classes": lambda image, text: (
        f'<figure class="css-1x9kq"><div class="sc-bZk1f">{image}</div><figcaption class="css-77bmo">'
        f'<span class="css-0">{text}</span></figcaption></figure>'
    ),
    "block editor": lambda image, text: (
        f'<figure class="wp-block-image size-large">{image}<figcaption class="wp-element-caption">{text}</figcaption></figure>'
    ),
    "classic editor": lambda image, text: (
        '<div id="attachment_90210" class="wp-caption alignnone" style="width: 970px">'
        f'{image}<p class="wp-caption-text">{text}</p></div>'
    ),
    "telling classes": lambda image, text: (
        f'<div class="article-image"><div class="article-image__media">{image}</div>'
        f'<div class="article-image__caption">{text}</div></div>'
    ),
    "telling classes, one word": lambda image, text: (
        f'<div class="photo"><div>{image}</div><p class="photo-caption">{text}</p></div>'
    ),
    "flattened": lambda image, text: f"<p>{image} {text}</p>",
}

JOINTS: dict[str, Callable[[str, str], str]] = {
    "in one text": lambda first, second: f"{first} {second}",
    "on two lines of the source": lambda first, second: f"\n      {first}\n      {second}\n    ",
    "with a line break": lambda first, second: f"{first}<br>{second}",
    "with an empty line": lambda first, second: f"{first}<br />\n<br />\n{second}",
    "in two spans": lambda first, second: f"<span>{first}</span> <span>{second}</span>",
    "in two spans without a space": lambda first, second: f"<span>{first}</span><span>{second}</span>",
    "the first emphasised": lambda first, second: f"<em>{first}</em> {second}",
    "the second in a span": lambda first, second: f'{first} <span class="text">{second}</span>',
}


def escaped(copies: Copies) -> Copies:
    """The copies as markup; a no-break space as the entity that editors write."""
    return Copies(*(html.escape(text, quote=False).replace("\u00a0", "&nbsp;") for text in copies))


# Two visible elements that hold the same caption: what `caption-repeated` is for.
REPEATED: dict[str, Callable[[str, str, str], str]] = {
    "figcaption and paragraph in the figure": lambda image, first, second: (
        f'<figure>{image}<figcaption>{first}</figcaption><p class="caption">{second}</p></figure>'
    ),
    "figcaption and the next element": lambda image, first, second: (
        f'<figure>{image}<figcaption>{first}</figcaption></figure><p class="image-caption">{second}</p>'
    ),
    "caption and description in the figcaption": lambda image, first, second: (
        f'<figure>{image}<figcaption><span class="caption">{first}</span>'
        f'<div class="image-description">{second}</div></figcaption></figure>'
    ),
    "caption and description under the picture": lambda image, first, second: (
        f'<div class="media">{image}<div class="media-caption">{first}</div><div class="media-description">{second}</div></div>'
    ),
    "classic editor and description": lambda image, first, second: (
        f'<div class="wp-caption">{image}<p class="wp-caption-text">{first}</p><p class="wp-media-description">{second}</p></div>'
    ),
    "above and below": lambda image, first, second: (
        f'<div class="photo"><p class="photo-caption">{first}</p>{image}<p class="photo-caption">{second}</p></div>'
    ),
    "two figcaptions": lambda image, first, second: (
        f"<figure>{image}<figcaption>{first}</figcaption><figcaption>{second}</figcaption></figure>"
    ),
    "a figure within a captioned box": lambda image, first, second: (
        f'<div class="wp-caption"><figure>{image}<figcaption>{first}</figcaption></figure>'
        f'<p class="wp-caption-text">{second}</p></div>'
    ),
}


class Twin(NamedTuple):
    """What a page holds beside a figure with one caption: markup in its place and markup at the end of the page."""

    figure: str
    at_end: str = ""


def _figure(image: str, text: str) -> str:
    return f"<figure>{image}<figcaption>{text}</figcaption></figure>"


def _attribute(text: str) -> str:
    """Markup text as it stands in an attribute."""
    return html.escape(html.unescape(text))


def _beside(around: str) -> Callable[[str, str], Twin]:
    """The figure as it is, and near it `around`: TEXT, IMAGE and OTHER (a sentence of the page) stand in it for themselves."""
    return lambda image, text: Twin(_figure(image, text) + around.replace("TEXT", text).replace("IMAGE", image))


def _at_end(around: str) -> Callable[[str, str], Twin]:
    return lambda image, text: Twin(_figure(image, text), around.replace("TEXT", text).replace("IMAGE", image))


def _within(around: str) -> Callable[[str, str], Twin]:
    return lambda image, text: Twin(around.replace("TEXT", text).replace("IMAGE", image))


def _state(before: str, after: str) -> Callable[[str, str], Twin]:
    """The caption in the data that a page carries for its own scripts."""

    def twin(image: str, text: str) -> Twin:
        said = json.dumps(html.unescape(text)).replace("</", "<\\/")
        attribute = before.startswith("<") and before.endswith('"')
        return Twin(_figure(image, text), before + (html.escape(said) if attribute else said) + after)

    return twin


# A caption with a twin that no reader meets beside it: neither rule may fire.
LOOK_ALIKES: dict[str, Callable[[str, str], Twin]] = {
    "lightbox: pswp": _at_end(
        '<div class="pswp" role="dialog" aria-hidden="true"><div class="pswp-caption-content">IMAGE TEXT</div></div>'
    ),
    "lightbox: gallery description": _at_end(
        '<div class="lightbox-gallery"><div class="lightbox-gallery__item">IMAGE'
        '<p class="lightbox-gallery__description">TEXT</p></div></div>'
    ),
    "lightbox: modal": _beside('<div class="ui-modal__show"><figure>IMAGE<figcaption>TEXT</figcaption></figure></div>'),
    "lightbox: dialog": _beside("<dialog><figure>IMAGE<figcaption>TEXT</figcaption></figure></dialog>"),
    "lightbox: in the figure": _within(
        "<figure>IMAGE<figcaption>TEXT</figcaption>"
        '<div class="lightbox-overlay" hidden>IMAGE<div class="lightbox-caption">TEXT</div></div></figure>'
    ),
    "carousel: overlay": _at_end(
        '<div class="CarouselOverlay"><div class="CarouselSlide">IMAGE<p class="CarouselSlide-caption">TEXT</p></div></div>'
    ),
    "carousel: cloned slide": _within(
        '<div class="swiper-wrapper"><div class="swiper-slide"><figure>IMAGE<figcaption>TEXT</figcaption></figure></div>'
        '<div class="swiper-slide swiper-slide-duplicate" aria-hidden="true">'
        "<figure>IMAGE<figcaption>TEXT</figcaption></figure></div></div>"
    ),
    "carousel: slider item": _beside(
        '<div class="slider"><div class="slider__item">IMAGE<div class="slider__caption">TEXT</div></div></div>'
    ),
    "responsive: utility classes": _within(
        '<figure>IMAGE<figcaption class="d-none d-md-block">TEXT</figcaption><p class="caption d-md-none">TEXT</p></figure>'
    ),
    "responsive: named classes": _within(
        '<figure>IMAGE<figcaption class="desktop-only">TEXT</figcaption><div class="caption mobile-only">TEXT</div></figure>'
    ),
    "responsive: utility prefixes": _within(
        '<figure>IMAGE<figcaption class="hidden lg:block">TEXT</figcaption><div class="caption lg:hidden">TEXT</div></figure>'
    ),
    "responsive: lead picture again": _beside(
        '<div class="lead lead--mobile"><figure>IMAGE<figcaption>TEXT</figcaption></figure></div>'
    ),
    "screen reader: hashed prefix": _within(
        '<figure>IMAGE<figcaption class="_srOnly">TEXT</figcaption><div class="caption" aria-hidden="true">TEXT</div></figure>'
    ),
    "screen reader: sr-only": _within('<figure>IMAGE<figcaption>TEXT</figcaption><span class="sr-only">TEXT</span></figure>'),
    "screen reader: visually hidden": _within(
        '<figure>IMAGE<figcaption><span class="visually-hidden">TEXT</span>'
        '<span aria-hidden="true">TEXT</span></figcaption></figure>'
    ),
    "screen reader: WordPress": _within(
        '<figure>IMAGE<figcaption><span class="screen-reader-text">TEXT</span> TEXT</figcaption></figure>'
    ),
    "hidden attribute": _within('<figure>IMAGE<figcaption>TEXT</figcaption><p class="caption" hidden>TEXT</p></figure>'),
    "display none": _within(
        '<figure>IMAGE<figcaption>TEXT</figcaption><p class="caption" style="display: none">TEXT</p></figure>'
    ),
    "noscript": _beside("<noscript><figure>IMAGE<figcaption>TEXT</figcaption></figure></noscript>"),
    "noscript in the figure": _within("<figure><noscript>IMAGE TEXT</noscript>IMAGE<figcaption>TEXT</figcaption></figure>"),
    "template": _beside('<template><figure>IMAGE<figcaption>TEXT</figcaption><p class="caption">TEXT</p></figure></template>'),
    "textarea": _at_end("<textarea>&lt;figure&gt;&lt;figcaption&gt;TEXT&lt;/figcaption&gt;&lt;/figure&gt; TEXT</textarea>"),
    "state: script": _state('<script type="application/json" id="__STATE__">{"caption": ', "}</script>"),
    "state: JSON-LD": _state('<script type="application/ld+json">{"@type": "ImageObject", "caption": ', "}</script>"),
    "state: island": _state('<astro-island props="', '"></astro-island>'),
    "data attribute": lambda image, text: Twin(
        f'<figure data-caption="{_attribute(text)}">{image}<figcaption>{text}</figcaption></figure>'
    ),
    "the same picture again further down": _at_end("<figure>IMAGE<figcaption>TEXT</figcaption></figure>"),
    "the body quotes the caption": _beside("<p>OTHER</p><p>TEXT</p>"),
    "the body quotes the caption at once": _beside("<p>TEXT</p>"),
    "the body goes on from the caption": _beside("<p>TEXT OTHER</p>"),
    "the body leads up to the caption": _beside("<p>OTHER TEXT OTHER</p>"),
    "the alternative text": lambda image, text: Twin(_figure(image.replace('alt="', f'alt="{_attribute(text)} ', 1), text)),
    "the title": lambda image, text: Twin(_figure(image.replace("<img ", f'<img title="{_attribute(text)}" ', 1), text)),
}
