"""The source around a photograph: its lines, their numbers, and the words of the evidence in them."""

import io
from dataclasses import replace

from auditor.audit import MARKUP_EVIDENCE, MARKUP_LETTERS, MARKUP_LINES, audit
from auditor.formats import html
from auditor.formats.html.markup import excerpt
from auditor.model import Audit, Capture, Figure, Image, Statement
from tests.formats import made_up

CAPTION = f"{made_up.EDITED} {made_up.EDITED}"


def page(figure: str, *, end: str = "\n", encoding: str = "utf-8") -> bytes:
    head = '<!doctype html>\n<html lang="en">\n<title>Prices rise</title>\n<article>\n<h1>Prices rise</h1>\n'
    return (head + figure + "\n<p>More of the story.</p>\n</article>\n").replace("\n", end).encode(encoding)


def markup(content: bytes, *, thumbnails: bool = True) -> list[str]:
    return [figure.markup for figure in audit(Capture("a.html", content), thumbnails=thumbnails).page.figures]


def test_from_the_photograph_to_a_few_lines_behind_its_caption() -> None:
    told = f'<figure>\n<img src="a.jpg" alt="Fruit">\n<figcaption>{CAPTION}</figcaption>\n</figure>'
    for end in ("\n", "\r\n", "\r"):
        (found,) = markup(page(told, end=end))
        assert found.split("\n")[0] == '<img src="a.jpg" alt="Fruit">'
        assert found.split("\n")[1:] == [f"<figcaption>{CAPTION}</figcaption>", "</figure>", "<p>More of the story.</p>"]


def test_only_where_it_is_asked_for_and_something_was_found() -> None:
    told = f'<figure><img src="a.jpg" alt="Fruit"><figcaption>{CAPTION}</figcaption></figure>'
    assert markup(page(told), thumbnails=False) == [""]
    clean = '<figure><img src="a.jpg" alt="Fruit on a table"><figcaption>A vendor at work. Jane Doe/AP</figcaption></figure>'
    done = audit(Capture("a.html", page(clean)), thumbnails=True)
    assert all(figure.markup == "" for figure in done.page.figures if figure.image.url not in {it.image for it in done.findings})


def test_letters_are_those_of_the_page_as_it_is_encoded() -> None:
    caption = "Z\u00fcrich am Morgen, der Himmel ist grau. " * 2
    told = f'<figure><img src="a.jpg" alt="Fruit"><figcaption>{caption}</figcaption></figure>'
    (found,) = markup(page(told, encoding="cp1252"))
    assert "Z\u00fcrich am Morgen" in found


def test_it_is_bounded() -> None:
    long = f'<img src="a.jpg" alt="{"x" * 3_000}">' + "\n<br>" * 30
    (found,) = markup(page(f"<figure>{long}<figcaption>{CAPTION}</figcaption></figure>"))
    lines = found.split("\n")
    assert len(lines) <= MARKUP_LINES
    assert len(lines[0]) <= MARKUP_LETTERS + 2
    assert lines[0].endswith("…")


def test_of_a_page_in_one_line_it_shows_what_stands_around_the_photograph() -> None:
    told = f'{"<p>Words before it.</p>" * 500}<figure><img src="a.jpg" alt="Fruit"><figcaption>{CAPTION}</figcaption></figure>'
    (found,) = markup(page(told + "<p>Words behind it.</p>" * 500).replace(b"\n", b""))
    assert found.startswith("…")
    assert found.endswith("…")
    assert CAPTION in found
    assert len(found) == MARKUP_EVIDENCE + 2


def shown(markup: str, *evidence: Statement) -> list[tuple[int, str, list[str]]]:
    figure = Figure(Image("a.jpg"), line=20, markup=markup)
    return [
        (line.number, "".join(run.text for run in line.runs), [run.text for run in line.runs if run.mark])
        for line in excerpt(figure, evidence)
    ]


def test_words_of_the_evidence_are_marked_from_its_line_on() -> None:
    markup = '  <img alt="A vendor sells fruit here">\n  <p>A vendor  sells\n  fruit here, <b>Jane Doe</b></p>'
    said = Statement("A vendor sells fruit here, Jane Doe", "p", 21, 3)
    assert shown(markup, said, Statement("img alt", "IIM 2:120")) == [
        (20, '<img alt="A vendor sells fruit here">', []),
        (21, "<p>A vendor  sells", ["A vendor", "  ", "sells"]),
        (22, "fruit here, <b>Jane Doe</b></p>", ["fruit here", "Jane Doe"]),
    ]


def test_a_short_text_is_looked_for_as_a_whole_and_a_letter_not_at_all() -> None:
    markup = "<p>A photograph by Jane Doe, Jane of AP</p>"
    assert shown(markup, Statement("Jane Doe", "p", 20), Statement("A", "p", 20)) == [(20, markup, ["Jane Doe"])]
    assert shown(markup, Statement("", "p", 20), Statement("Nobody at all", "p", 99)) == [(20, markup, [])]
    assert shown("", Statement("Jane Doe", "p", 20)) == []


def test_it_stands_in_the_finding_with_its_numbers() -> None:
    done = made_up.founding()
    (figure,) = done.page.figures
    lines = f'<img src="a.jpg" alt="</li><b>">\n<figcaption>{made_up.EDITED}</figcaption>'
    page = replace(done.page, figures=(replace(figure, markup=lines),))
    out = io.BytesIO()
    html.write([Audit(page, done.findings)], made_up.RUN, out)
    report = out.getvalue().decode()
    assert "Evidence: markup, lines 214 to 215" in report
    assert '<ol class="src" start="214"' in report
    assert "alt=&#34;&lt;/li&gt;&lt;b&gt;&#34;" in report
    one = replace(page, figures=(replace(figure, markup="<img>"),))
    out = io.BytesIO()
    html.write([Audit(one, done.findings)], made_up.RUN, out)
    assert b"Evidence: markup, line 214<" in out.getvalue()
