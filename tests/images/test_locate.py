"""Which file is meant: originals of variants, keys of photographs, signatures, what strips metadata."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.images.locate import candidates, examples, key, originals, signed, strips
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
