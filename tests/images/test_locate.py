"""Which file is meant: originals of variants, keys of photographs, signatures, what strips metadata."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.images.keys import key
from auditor.images.locate import candidates, examples, originals, signed, strips
from auditor.model import Image

HMAC = "AbCdEfGhIjKlMnOpQrStUvWxYz0="

SAME = [
    [
        "https://example.org/wp-content/uploads/2024/05/20240312-march-scaled.jpg",
        "https://example.org/wp-content/uploads/2024/05/20240312-march-1024x683.jpg",
        "https://example.org/wp-content/uploads/2024/05/20240312-march-scaled-e1714000000000-300x200.jpg?w=30",
        "https://i0.wp.com/example.org/wp-content/uploads/2024/05/20240312-march.jpg?resize=50%2C33&ssl=1",
        f"https://cdn.example.org/i/{HMAC}/200x100/smart/filters:strip_exif()/file/wp-content/uploads/2024/05/20240312-march.jpg",
        "https://example.org/cdn-cgi/image/width=480,quality=80/wp-content/uploads/2024/05/20240312-march.jpg",
        "/_next/image?url=https%3A%2F%2Fexample.org%2F20240312-march.jpg&w=640&q=75",
        "https://example.org/dims4/default/0a1b2c/2147483647/strip/true/crop/1x1+0+0/resize/600x400!/quality/90/?url=https%3A%2F%2Fexample.org%2F20240312-march.jpg",
        "https://res.cloudinary.com/demo/image/fetch/w_300,c_fill/https://example.org/20240312-march.jpg",
        "https://ik.imagekit.io/press/tr:w-300/20240312-march.jpg",
        "https://example.org/sites/default/files/styles/large/public/20240312-march.jpg?itok=abcdefgh",
        "https://example.org/content/images/size/w600/2024/05/20240312-march.jpg",
        "https://imgproxy.example.org/AbCdEfGh12345/rs:fill:300:200/plain/https%3A%2F%2Fexample.org%2F20240312-march.jpg",
        "20240312-march-300x200.jpg",
    ],
    [
        "https://i.example.org/media/0123456789abcdef0123456789abcdef01234567/0_10_4000_2400/master/4000.jpg?width=465&s=abc",
        "https://i.example.org/media/0123456789abcdef0123456789abcdef01234567/0_10_4000_2400/500.jpg?width=700",
    ],
    [
        "https://images.example.org/news/240/cpsprod/a1/march_gettyimages-81.jpg.webp",
        "https://images.example.org/news/1536/cpsprod/a1/march_gettyimages-81.jpg",
    ],
    ["https://example.org/image.php?id=1234567&w=20", "https://example.org/image.php?id=1234567&w=900"],
    ["https://example.org/bild/march-12~_v-small.jpg", "https://example.org/bild/march-12~_t-1714000000_v-16to9__retina.jpg"],
]


# What products write, one photograph a list; the hosts are the products' own where their patterns need it.
PRODUCTS = {
    "Arc": [
        f"https://example.org/resizer/v2/ABCDEFGHIJKLMNOPQRSTUVWXYZ.jpg?auth={'0a' * 32}&width=800&height=450",
        f"https://example.org/resizer/{HMAC}/1200x0/smart/files.example.org/p/ABCDEFGHIJKLMNOPQRSTUVWXYZ.jpg",
    ],
    "Cloudinary": [
        "https://example.org/image/upload/c_fill,g_auto,w_800/f_auto/q_auto/v17/news/march.jpg",
        "https://example.org/image/upload/ar_16:9,c_fill/t_thumb/v17/news/march.webp",
    ],
    "Fastly, Akamai": [
        "https://example.org/2024/05/march.jpg?width=400&format=pjpg&auto=webp&crop=16:9,smart",
        "https://example.org/2024/05/march.jpg?im=Resize,width=640;Crop,size=16x9",
        "https://example.org/2024/05/march.jpg?imwidth=400&impolicy=wide",
    ],
    "Uploadcare": [
        "https://ucarecdn.com/0aa1b2c3-1111-4222-8333-444455556666/-/preview/800x600/-/quality/smart/",
        "https://ucarecdn.com/0aa1b2c3-1111-4222-8333-444455556666/-/scale_crop/300x200/center/-/format/auto/march.jpg",
    ],
    "Storyblok": [
        "https://a.storyblok.com/f/12345/3000x2000/abcdef1234/march.jpg/m/800x0/filters:quality(80)",
        "https://a.storyblok.com/f/12345/3000x2000/abcdef1234/march.jpg/m/1600x900/smart",
        "https://a.storyblok.com/f/12345/3000x2000/abcdef1234/march.jpg",
    ],
    "TYPO3": [
        "https://example.org/fileadmin/_processed_/a/b/csm_march_0a1b2c3d4e.jpg",
        "https://example.org/fileadmin/_processed_/1/2/csm_march_99887766aa.webp",
    ],
    "Ghost": [
        "https://example.org/content/images/size/w1000h700/format/webp/2024/03/march.jpg",
        "https://example.org/content/images/2024/03/march.jpg",
    ],
    "Nuxt": ["https://example.org/_ipx/w_640&f_webp/uploads/march.jpg", "https://example.org/_ipx/_/uploads/march.jpg"],
    "Vercel, Netlify, Astro, weserv, timthumb": [
        "https://example.org/_vercel/image?url=%2Fuploads%2Fmarch.jpg&w=640&q=75",
        "https://example.org/.netlify/images?url=/uploads/march.jpg&w=640",
        "https://example.org/_image?href=%2Fuploads%2Fmarch.jpg&w=640&f=webp",
        "https://images.weserv.nl/?url=example.org/uploads/march.jpg&w=300",
        "https://example.org/wp-content/themes/x/timthumb.php?src=/uploads/march.jpg&w=600",
    ],
    "Escenic": [
        "https://example.org/incoming/1zo6ik-march.jpg/alternates/LANDSCAPE_640/march.jpg",
        "https://example.org/incoming/1zo6ik-march.jpg/BINARY/march.jpg",
    ],
    "Polopoly": [
        "https://example.org/polopoly_fs/1.1234567!/img/httpImage/image.jpg_gen/derivatives/landscape_640/image.jpg",
        "https://example.org/polopoly_fs/1.1234567!/img/httpImage/image.jpg_gen/derivatives/square_80/image.jpg",
    ],
    "Thumbor": [
        "https://example.org/unsafe/fit-in/1200x0/filters:no_upscale()/files.example.org/march.jpg",
        "https://example.org/unsafe/10x10:300x200/-300x200/left/top/files.example.org/march.jpg",
        "https://example.org/unsafe/300x200/smart/https%3A%2F%2Ffiles.example.org%2Fmarch.jpg",
    ],
    "imgproxy": [
        "https://example.org/insecure/rs:fill:300:400/g:sm/plain/https://files.example.org/march.jpg@webp",
        "https://example.org/insecure/rs:fit:800:0/plain/https%3A%2F%2Ffiles.example.org%2Fmarch.jpg",
    ],
    "Wagtail": [
        "https://example.org/media/images/march.width-800.jpg",
        "https://example.org/media/images/march.2e16d0ba.fill-600x400-c80.format-webp.webp",
        "https://example.org/media/original_images/march.jpg",
    ],
    "Shopify": [
        "https://cdn.shopify.com/s/files/1/0001/files/march_600x400_crop_center@2x.progressive.jpg.webp?v=17",
        "https://cdn.shopify.com/s/files/1/0001/files/march_1024x1024.jpg?v=17",
    ],
    "Blogger": [
        "https://1.bp.blogspot.com/-a/X/AAAAAAA/id/w640-h400-p-k-no-nu/march.jpg",
        "https://1.bp.blogspot.com/-a/X/AAAAAAA/id/s1600/march.jpg",
    ],
    "Medium": [
        "https://miro.medium.com/v2/resize:fit:1400/1*abcDEF0123456789.jpeg",
        "https://miro.medium.com/v2/resize:fill:176:176/format:webp/1*abcDEF0123456789.jpeg",
    ],
    "Adobe Experience Manager": [
        "https://example.org/content/dam/news/march.jpg/_jcr_content/renditions/cq5dam.web.1280.1280.jpeg",
        "https://example.org/content/dam/news/march.jpg/jcr:content/renditions/cq5dam.thumbnail.319.319.png",
        "https://example.org/content/dam/news/march.jpg",
    ],
    "Magnolia": [
        "https://example.org/.imaging/mte/site/large/dam/news/march.jpg/jcr:content/march.jpg",
        "https://example.org/dam/news/march.jpg",
    ],
    "Plone": ["https://example.org/news/march/@@images/image/large", "https://example.org/news/march/@@images/0a1b-c.jpeg"],
    "MediaWiki": [
        "https://example.org/images/thumb/a/ab/March_2024.jpg/640px-March_2024.jpg",
        "https://example.org/images/thumb/a/ab/March_2024.jpg/1280px-March_2024.jpg",
    ],
    "Craft": ["https://example.org/uploads/_600xAUTO_crop_center-center_none/march.jpg", "https://example.org/uploads/march.jpg"],
    "Silverstripe": [
        "https://example.org/assets/Uploads/march__ScaleWidthWzEyMDBd.jpg",
        "https://example.org/assets/Uploads/march.jpg",
    ],
    "Strapi": [
        "https://example.org/uploads/thumbnail_march_0a1b2c3d4e.jpg",
        "https://example.org/uploads/march_0a1b2c3d4e.jpg",
    ],
    "Symfony": ["https://example.org/media/cache/resolve/large/uploads/march.jpg", "https://example.org/uploads/march.jpg"],
    "Cloudflare Images": [
        "https://imagedelivery.net/abc/083eb7b2-5392-4565-b69e-aff66acddd00/public",
        "https://imagedelivery.net/abc/083eb7b2-5392-4565-b69e-aff66acddd00/w=400,sharpen=3",
    ],
    "sizes in words": [
        "https://example.org/images/2024/03/12/12march/12march-superJumbo.jpg",
        "https://example.org/images/2024/03/12/12march/12march-threeByTwoMediumAt2X.jpg",
    ],
    "sizes as files": [
        "https://example.org/photos/01/36/44/12/24812345/5/1200x0.jpg",
        "https://example.org/photos/01/36/44/12/24812345/5/rawImage.jpg",
    ],
    "a script": ["https://example.org/photo.php?img=12&size=large", "https://example.org/photo.php?w=30&img=12"],
}


@pytest.mark.parametrize("product", PRODUCTS)
def test_what_products_write_comes_to_one_key(product: str) -> None:
    assert len({key(url) for url in PRODUCTS[product]}) == 1, [key(url) for url in PRODUCTS[product]]


@pytest.mark.parametrize("urls", SAME)
def test_variants_of_one_photograph_share_a_key(urls: list[str]) -> None:
    assert len({key(url) for url in urls}) == 1, [key(url) for url in urls]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a/1.jpg", "https://example.org/b/1.jpg"),
        ("https://example.org/uploads/march-1.jpg", "https://example.org/uploads/march-2.jpg"),
        ("https://example.org/image.php?id=1234567", "https://example.org/image.php?id=1234568"),
        ("data:image/png;base64,AAAA", "data:image/png;base64,AAAB"),
        ("https://example.org/photo-2024-12.jpg", "https://example.org/photo-2024-13.jpg"),
        ("https://example.org/2024/03/12/photo.jpg", "https://example.org/2024/03/13/photo.jpg"),
        ("https://example.org/article/1234567/1.jpg", "https://example.org/article/1234567/2.jpg"),
        ("https://example.org/uploads/IMG_1024.jpg", "https://example.org/uploads/IMG_1280.jpg"),
        ("https://example.org/gallery/photo_1_2.jpg", "https://example.org/gallery/photo_1_3.jpg"),
        ("https://example.org/img.php?id=12&w=3", "https://example.org/img.php?id=13&w=3"),
        ("https://example.org/img.php?file=march.jpg", "https://example.org/img.php?file=april.jpg"),
        ("https://example.org/media?id=abc", "https://example.org/media?id=abd"),
        ("https://example.org/i/file.aspx?mid=1234567", "https://example.org/i/file.aspx?mid=1234568"),
        ("https://example.org/thumb.php?p=uploads/march.jpg&w=9", "https://example.org/thumb.php?p=uploads/april.jpg&w=9"),
        ("https://example.org/news/a/@@images/image/large", "https://example.org/news/b/@@images/image/large"),
        (
            "https://example.org/polopoly_fs/1.1234567!/img/httpImage/image.jpg_gen/derivatives/landscape_640/image.jpg",
            "https://example.org/polopoly_fs/1.1234568!/img/httpImage/image.jpg_gen/derivatives/landscape_640/image.jpg",
        ),
        (
            "https://example.org/incoming/article12345678.ece/A/s6/image.jpg",
            "https://example.org/incoming/article12345679.ece/A/s6/image.jpg",
        ),
        ("https://example.org/uploads/large_crowd.jpg", "https://example.org/uploads/small_crowd.jpg"),
    ],
)
def test_two_photographs_have_two_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_what_the_table_shows_is_what_it_does() -> None:
    for variant, original in examples():
        assert originals(variant)[0] == original, variant


def test_a_wrapped_url_is_found_as_it_can_be_asked_for() -> None:
    wrapped = {
        "/_next/image?url=%2Fuploads%2Fmarch.jpg&w=640": "/uploads/march.jpg",
        "https://a.example/_next/image?url=%2Fmarch.jpg&w=6": "https://a.example/march.jpg",
        "//i1.wp.com/example.org/march.jpg?w=30": "https://example.org/march.jpg",
        "https://t.example/unsafe/300x200/smart/https:/example.org/march.jpg": "https://example.org/march.jpg",
        "https://t.example/unsafe/300x200/https%253A%252F%252Fexample.org%252Fmarch.jpg": "https://example.org/march.jpg",
        "https://p.example/fit?u=https%3A%2F%2Fexample.org%2Fmarch.jpg&w=9": "https://example.org/march.jpg",
    }
    for url, inner in wrapped.items():
        assert originals(url)[0].split("?")[0] == inner


class TestSignatures:
    URLS = (
        "https://i.example.org/a/b/march-300x200.jpg?width=465&s=0123456789abcdef",
        "https://example.org/wp-content/uploads/march.jpg?w=30&sig=AbC-dEf1234,",
        f"https://t.example.org/{HMAC}/300x200/https%3A%2F%2Fexample.org%2Fmarch-300x200.jpg",
        "https://p.example.org/AbCdEf/rs:fill:615:0/plain/march-300x200.jpg",
        "https://res.cloudinary.com/demo/image/upload/s--AbCdEf12--/w_300/march-300x200.jpg",
        "https://t.example.org/march-300x200.jpg?0123456789abcdef0123456789abcdef",
    )

    @pytest.mark.parametrize("url", URLS)
    def test_a_signed_url_is_never_rewritten(self, url: str) -> None:
        assert signed(url)
        assert originals(url) == ()
        assert candidates(Image(url)) == (url,)
        assert key(url) == "march" or key(url).endswith("/march")

    @pytest.mark.parametrize(
        "url", ["/a.jpg?s=300", "/a.jpg?s=none", "/a.jpg?token=", "https://t.example/insecure/rs:fit:1:2/plain/a.jpg"]
    )
    def test_others_are_not_taken_for_signed(self, url: str) -> None:
        assert not signed(url)


def test_candidates_come_with_originals_first_then_from_large_to_small() -> None:
    urls = ("/up/march-300x200.jpg", "/up/march-1024x683.jpg", "https://x.imgix.net/m.jpg?w=2000")
    assert candidates(Image(urls[0], urls)) == ("/up/march.jpg", "https://x.imgix.net/m.jpg", urls[1], urls[0], urls[2])


def test_the_url_that_the_page_shows_is_always_a_candidate_of_a_bounded_number() -> None:
    many = tuple(f"/up/{number}/a-{number}x{number}.jpg" for number in range(100, 200))
    tried = candidates(Image(many[0], many))
    assert len(tried) <= 12
    assert many[0] in tried
    assert candidates(Image("")) == ()


@pytest.mark.parametrize(
    ("url", "product"),
    [
        ("https://a.example/wp-content/uploads/a.jpg?quality=90&strip=all&w=288", "WordPress"),
        ("https://a.imgix.net/a.jpg?w=300&fm=jpg", "imgix"),
        ("https://a.imgix.net/a.jpg?iptc=allow&w=300", ""),
        ("https://res.cloudinary.com/d/image/upload/w_300/a.jpg", "Cloudinary"),
        ("https://res.cloudinary.com/d/image/upload/fl_keep_iptc,w_300/a.jpg", ""),
        ("https://res.cloudinary.com/d/image/upload/v12/a.jpg", ""),
        ("https://a.example/cdn-cgi/image/width=480/a.jpg", "Cloudflare"),
        ("https://a.example/cdn-cgi/image/width=480,metadata=keep/a.jpg", ""),
        ("https://a.example/cdn/filters%3Astrip_exif()/a.jpg", "Thumbor"),
        ("https://a.example/_vercel/image?url=%2Fa.jpg&w=640", "Vercel"),
        ("https://a.example/_ipx/w_640/a.jpg", "Nuxt"),
        ("https://a.example/_ipx/_/a.jpg", ""),
        ("https://a.example/a-300x200.jpg", ""),
    ],
)
def test_what_strips_metadata_by_its_url(url: str, product: str) -> None:
    assert product in strips(url)
    assert bool(strips(url)) == bool(product)


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("abc019./-_~=x:?&%25,@$()[]ht tp"), max_size=300))
def test_any_url_is_taken_without_an_exception(url: str) -> None:
    key(url), originals(url), strips(url), signed(url), candidates(Image(url, (url,)))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_taken_without_an_exception(url: str) -> None:
    key(url), candidates(Image("https://example.org/" + url, (url,)))


def test_the_labelled_pages_beside_the_checkout(shared: Path) -> None:
    single, images = 0, 0
    for page in json.loads((shared / "corpus/truth.json").read_text("utf-8")):
        owners: dict[str, int] = {}
        for number, image in enumerate(page["images"]):
            keys = {key(url) for url in image["urls"]}
            images, single = images + 1, single + (len(keys) == 1)
            assert all(owners.setdefault(each, number) == number for each in keys), page["id"]
    assert single / images >= 0.95
