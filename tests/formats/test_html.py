"""The report in one HTML file: what it says, that it is safe, that it is the same each time, that it streams."""

import base64
import hashlib
import io
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image as Picture

from auditor.examples import figure
from auditor.formats import all_formats, html
from auditor.formats.html.messages import Messages, _entries
from auditor.formats.html.pictures import webp_size
from auditor.model import Audit, Image, Page, Run
from auditor.rules import all_rules
from tests.formats import made_up


def written(audits: Iterable[Audit], run: Run = made_up.RUN) -> str:
    out = io.BytesIO()
    html.write(audits, run, out)
    return out.getvalue().decode()


class Tags(HTMLParser):
    """Every tag with its attributes; what stands in a noscript is read as a browser without JavaScript does."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def data(report: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="data"( data-packed)?>(.*?)</script>', report, re.DOTALL)
    assert found
    return dict(json.loads(zlib.decompress(base64.b64decode(found[2])) if found[1] else found[2]))


@pytest.fixture(scope="module")
def report() -> str:
    return written(made_up.all_of_them())


def test_it_is_found_as_a_format() -> None:
    assert all_formats()["html"].SUFFIX == ".html"


def test_the_first_screen_says_in_words_what_there_is_to_do(report: str) -> None:
    text = Tags(report).text
    assert "2 errors need a correction" in text
    assert "One input, or a part of it, could not be read." in text
    assert "no image file was at hand" in text


def test_both_copies_stand_there_with_their_doubled_spaces_marked(report: str) -> None:
    article = report[report.index('<article class="finding"') :].split("</article>", maxsplit=1)[0]
    assert article.count('class="copy"') == 2
    assert article.count('aria-label="2 spaces"') == 3
    assert article.count('<span class="credit">') == 3
    assert "word for word in IIM 2:120" in article
    assert made_up.EDITED in article.split('class="fix"')[1]


def test_each_source_is_shown_with_what_it_says(report: str) -> None:
    table = report.split('<table class="four">')[1].split("</table>", maxsplit=1)[0]
    for place in ("IIM 2:80", "XMP dc:creator", "EXIF Artist", "IIM 2:110", "og:image:alt", "XMP photoshop:Instructions"):
        assert place in table
    assert "agrees with the file" in table
    assert "printed twice" in table


def test_a_name_that_the_file_contradicts_is_marked_in_words(report: str) -> None:
    article = next(part for part in report.split("<article ") if "creator-differs" in part and 'class="finding"' in part[:20])
    assert "differs from the file" in article
    assert '<mark class="m">Mark Okoro</mark>' in article


def test_without_a_picture_there_is_a_frame_that_says_so(report: str) -> None:
    assert "No picture at hand" in report
    assert "could not be compared" in report


def test_the_command_that_finds_it_again_is_safe_in_a_shell() -> None:
    shown = figure("A man walks.")
    on = made_up.page("-odd name';.html", shown)
    text = Tags(written([Audit(on, (made_up.finding("caption-missing", on, shown, shown.captions),))])).text
    assert """auditor check './-odd name'"'"';.html' --select caption-missing""" in text


def test_the_policy_names_the_true_hashes_and_stands_first(report: str) -> None:
    metas = [attributes for tag, attributes in Tags(report).found if tag == "meta"]
    assert metas[1]["http-equiv"] == "Content-Security-Policy"
    policy = metas[1]["content"] or ""
    for tag, inside in (
        ("style", re.search(r"<style>(.*?)</style>", report, re.DOTALL)),
        ("script", re.search(r"<script>(.*?)</script>", report, re.DOTALL)),
    ):
        assert inside
        assert f"{tag}-src 'sha256-{base64.b64encode(hashlib.sha256(inside[1].encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'; img-src data:;")
    assert policy.endswith("base-uri 'none'; form-action 'none'")


def check_safe(report: str) -> None:
    found = Tags(report)
    for tag, attributes in found.found:
        assert tag not in {"iframe", "object", "embed", "base", "link", "form"} or (tag, attributes.get("role")) == (
            "form",
            "search",
        )
        assert not any(name == "style" or name.startswith("on") for name in attributes), (tag, attributes)
        for name in ("href", "src"):
            value = attributes.get(name)
            if value is not None:
                assert re.match(r"#|https?://|data:image/webp;base64,", value), value
                assert not value.startswith("http") or attributes.get("rel") == "noreferrer"
    assert [attributes.get("type") for tag, attributes in found.found if tag == "script"] == ["application/json", None]
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u2028\u2029\x00-\x08]", report)


@pytest.mark.parametrize("text", made_up.EVIL)
def test_hostile_text_is_shown_and_nothing_else(text: str) -> None:
    report = written([made_up.hostile(text)])
    plain = written([made_up.hostile("A man walks.")])
    check_safe(report)
    assert {tag for tag, _ in Tags(report).found} <= {tag for tag, _ in Tags(plain).found} | {"a", "bdi"}
    data(report)


def test_hostile_texts_beside_the_checkout(shared: Path) -> None:
    texts = made_up.hostile_texts(shared)
    report = written(made_up.hostile(text) for text in texts)
    check_safe(report)
    data(report)


def test_texts_that_act_are_shown_as_text() -> None:
    report = written([made_up.hostile("a\u202eb\ud800c")])
    assert "a‹U+202E›b\ufffdc" in report


def test_a_link_leads_to_the_web_or_is_no_link() -> None:
    assert '<a href="https://example.org/market/" rel="noreferrer">' in written([made_up.founding()])
    assert 'href="javascript' not in written([made_up.hostile("javascript:alert(1)")])


def test_only_a_webp_becomes_a_picture() -> None:
    for content in (b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\xff\xd8\xff\xe0JFIF" + bytes(40), b"RIFF"):
        shown = replace(made_up.founding().page.figures[0], thumbnail=content)
        on = made_up.page("a.html", shown)
        report = written([Audit(on, (made_up.finding("credit-missing", on, shown, shown.captions),))])
        assert "data:image" not in report.replace("data:image\\/webp", "")


@pytest.mark.parametrize("kind", [{"quality": 80}, {"lossless": True}, {"exif": b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"}])
def test_the_size_of_a_picture_is_read_from_its_header(kind: dict[str, object]) -> None:
    out = io.BytesIO()
    Picture.new("RGB", (300, 200), "teal").save(out, "WEBP", **kind)
    assert webp_size(out.getvalue()) == (300, 200)


def test_what_only_begins_like_a_picture_is_none() -> None:
    assert webp_size(b"RIFF\0\0\0\0WEBPVP9 " + bytes(20)) is None
    assert webp_size(b"RIFF\0\0\0\0WEBPVP8X" + b"\xff" * 20) is None


def test_a_picture_stands_in_the_file_once_however_often_it_is_shown() -> None:
    assert written([made_up.founding(), made_up.founding()]).count("data:image/webp;base64,") == 1


def test_the_same_run_gives_the_same_bytes(report: str) -> None:
    assert written(iter(made_up.all_of_them())) == report


def test_the_clock_is_shown_only_where_the_run_knows_it(report: str) -> None:
    assert "Started" not in Tags(report).text
    timed = Run("0.1.0", "auditor check", "2026-11-23T21:00:00+00:00")
    assert "2026-11-23T21:00:00+00:00" in written(made_up.all_of_them(), timed)


def test_it_speaks_german() -> None:
    text = written(made_up.all_of_them(), Run("0.1.0", "auditor check", language="de"))
    assert '<html lang="de">' in text
    assert "2 Fehler sind zu berichtigen" in text


def test_an_unknown_language_is_english() -> None:
    assert '<html lang="en">' in written([], Run("0.1.0", "auditor check", language="../x"))


def test_nothing_read_and_nothing_found_are_told_apart() -> None:
    assert "Nothing could be read" in written([made_up.missing()])
    assert "Nothing to correct" in written([Audit(made_up.page("a.html"))])


def test_a_finding_about_the_whole_page_and_one_whose_photograph_is_gone() -> None:
    on = made_up.page("a.html")
    whole = made_up.finding("caption-missing", on, None, ())
    gone = replace(whole, id="c" * 12, image="https://example.org/gone.jpg")
    report = written([Audit(on, (whole, gone))])
    assert "about the whole page" in report
    assert '<a href="https://example.org/gone.jpg" rel="noreferrer">' in report


def test_a_finding_goes_to_the_photograph_of_its_line_where_its_url_is_none_of_the_page() -> None:
    shown = made_up.founding().page.figures[0]
    on = made_up.page("a.html", shown)
    found = replace(made_up.finding("credit-missing", on, shown, ()), image="other.jpg")
    assert "photograph 1 of 1" in written([Audit(on, (found,))])


def test_a_page_with_very_many_photographs_shows_the_first() -> None:
    figures = [replace(figure("A man walks."), image=Image(f"{at}.jpg"), line=at) for at in range(1, 260)]
    on = made_up.page("a.html", *figures)
    report = written([Audit(on, (made_up.finding("credit-missing", on, figures[-1], ()),))])
    assert "The first 200 of 259 photographs." in report
    assert "photograph 259 of 259" in report


def test_a_long_list_is_packed_and_whole() -> None:
    told = data(written(made_up.many(12_000)))
    chunks = told["chunks"]
    assert isinstance(chunks, list)
    assert sum(len(chunk["ids"].split()) for chunk in chunks) == 12_000
    assert {len(chunk["columns"][0]) for chunk in chunks} == {1_000}


def test_a_run_of_very_many_findings_tells_an_example_of_each_rule() -> None:
    report = written(made_up.many(20_002))
    assert report.count('<article class="finding"') == 2
    assert "2 of 20,002 findings in full, all of them in the list." in report
    assert len(report) < 2_500_000


def test_it_takes_in_one_page_at_a_time() -> None:
    alive = 0

    class Watched(Audit):
        def __del__(self) -> None:
            nonlocal alive
            alive -= 1

    def audits() -> Iterator[Audit]:
        nonlocal alive
        for number in range(50):
            alive += 1
            yield Watched(Page(f"{number}.html"))
            assert alive <= 2

    written(audits())


def test_every_language_has_the_same_sentences_with_the_same_gaps() -> None:
    english, german = Messages("en"), Messages("de")
    own = {key: entry for key, entry in german._entries.items() if not key.startswith("rule.")}
    assert own.keys() == english._entries.keys()
    for key, entry in english._entries.items():
        assert sorted(re.findall(r"{\w+}", entry)) == sorted(re.findall(r"{\w+}", own[key])), key


def test_no_german_sentence_is_lacking() -> None:
    own = {key for key in _entries("de") if not key.startswith("rule.")}
    assert own == _entries("en").keys()


def test_german_tells_rules_that_there_are_and_each_whole() -> None:
    told = {key.split(".")[1] for key in _entries("de") if key.startswith("rule.")}
    assert told <= all_rules().keys()
    for rule in told:
        assert {f"rule.{rule}.{part}" for part in ("message", "why", "mend")} <= _entries("de").keys()


def test_a_sentence_that_no_language_has_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        Messages("en")("no.such.sentence")
