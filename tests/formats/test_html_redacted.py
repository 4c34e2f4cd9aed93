"""A report with `--redact-urls` holds no folder, no host and no path, and still finds each photograph again."""

import io
import shlex
from dataclasses import replace

from auditor.formats import html
from auditor.formats.html import redacted
from auditor.model import Audit, Failure, Figure, Image, Run, Statement
from tests.formats import made_up

RUN = Run(
    "0.1.0",
    "auditor check '/secret vault/desk one/a.html' https://secret.example.org/news/b.html --format html=/secret/r.html,text"
    " --redact-urls",
    redact_urls=True,
)
PLACE = "https://secret.example.org/vault/2025/a.html"


def secret() -> Audit:
    """A page with two photographs of one name in two folders, and its address wherever a page can put one."""
    said = Statement(f"See {PLACE}?id=7 and //cdn.secret.example.org/vault/x.jpg.", "figcaption", 4, 1)
    urls = ("https://secret.example.org/vault/one/market.jpg?w=640", "/vault/two/market.jpg")
    figures = tuple(
        replace(
            made_up.founding().page.figures[0],
            image=Image(url, (url,)),
            captions=(said,),
            file=f"/vault/files/{at}/market.jpg",
            problem=f"/vault/files/{at}/market.jpg: is cut off.",
            line=10 + at,
            markup=f'<img src="{url}">',
        )
        for at, url in enumerate(urls)
    )
    page = made_up.page("/vault/2025/a.html", *figures, url=PLACE)
    found = tuple(
        made_up.finding("credit-missing", page, figure, (Statement(figure.image.url, "img@src", 10, 1), said))
        for figure in figures
    )
    return Audit(page, found, (Failure("/vault/2025/a.html", "page", "/vault/2025/a.html: is cut."),))


def written(run: Run) -> str:
    out = io.BytesIO()
    html.write([secret(), made_up.missing()], run, out)
    return out.getvalue().decode()


def test_no_folder_and_no_host_is_left() -> None:
    report = written(RUN)
    assert "secret" not in report
    assert "/vault" not in report
    assert "auditor check a.html b.html --format html=r.html,text --redact-urls" in report
    assert "a.html: is cut." in report
    assert "market.jpg: is cut off." in report


def test_paths_in_the_markup_are_short_and_credits_stay() -> None:
    (figure, _) = secret().page.figures
    markup = (
        """<img srcset="/v/a-1.jpg 1x, //h.example.org/a-2.jpg 2x" alt="AP/Jane" src='/v/a.jpg' data-big=/v/b.jpg href="/v/c"""
    )
    page = replace(secret().page, figures=(replace(figure, markup=markup),))
    (found,) = redacted.audit(Audit(page)).page.figures
    assert found.markup == """<img srcset="a-1.jpg 1x, a-2.jpg 2x" alt="AP/Jane" src='a.jpg' data-big=b.jpg href="c"""


def test_without_it_all_is_shown() -> None:
    report = written(replace(RUN, redact_urls=False))
    assert "secret.example.org" in report


def test_photographs_that_share_a_name_stay_apart() -> None:
    done = redacted.audit(secret())
    assert [figure.image.url for figure in done.page.figures] == ["market.jpg", "market.jpg (2)"]
    assert [finding.image for finding in done.findings] == ["market.jpg", "market.jpg (2)"]
    assert done.findings[1].evidence[0].text == "market.jpg (2)"
    assert [found.id for found in done.findings] == [found.id for found in secret().findings]


def test_what_has_no_name_is_a_dot_or_three() -> None:
    assert redacted.short("data:image/png;base64,AAAA/BBBB") == "…"
    assert redacted.short("//cdn.example.org") == "…"
    assert redacted.short("") == ""
    assert redacted.short("C:\\desk\\a.html") == "a.html"


def test_a_page_without_anything_and_a_command_that_is_none() -> None:
    bare = Audit(made_up.page("-", Figure(Image(""))), (), (Failure("", "page", "cut"),))
    assert redacted.audit(bare).page.location == "-"
    odd = redacted.run(replace(RUN, command="auditor check 'odd", again=("--originals", "/secret/desk")))
    assert (odd.command, odd.again) == ("auditor", ())


def test_the_command_that_sees_it_again_names_no_folder_and_no_host() -> None:
    again = (
        "--originals",
        "/secret/desk one",
        "--allow-host=secret.example.org:81",
        "--allow-host",
        "secret",
        "--fetch",
        "images",
    )
    report = written(replace(RUN, command=f"{RUN.command} {shlex.join(again)}", again=again))
    options = "--originals &#39;desk one&#39; &#39;--allow-host=…&#39; --allow-host &#39;…&#39; --fetch images"
    assert f"--select credit-missing {options}</pre>" in report
    assert "secret" not in report
