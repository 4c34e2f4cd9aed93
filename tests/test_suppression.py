"""What a page asks to be left out is left out, for a reason, for a time, and is told of once it has nothing to hold back."""

import pytest

from auditor.audit import audit
from auditor.config import Settings
from auditor.model import Capture, Finding

TEXT = "A ferry leaves the old harbour at dawn. EPA/JANE DOE"
IMG = '<img src="ferry.jpg" alt="" width="960" height="640">'
CAPTION = f"<figcaption>{TEXT} {TEXT}</figcaption>"
SETTINGS = Settings(today="2026-06-15")
UNUSED = "suppression-unused"


def found(body: str, settings: Settings = SETTINGS) -> list[Finding]:
    text = "<p>The harbour master said on Monday that nobody had seen the old ferry come back in forty years of service.</p>"
    page = f"<html><body><main><h1>The ferry</h1>{text}{body}{text}</main></body></html>"
    return list(audit(Capture("page.html", page.encode()), settings).findings)


def rules(body: str, settings: Settings = SETTINGS) -> list[str]:
    return [finding.rule for finding in found(body, settings)]


def test_without_a_request_it_is_found() -> None:
    assert rules(f"<figure>{IMG}{CAPTION}</figure>") == ["caption-doubled"]


@pytest.mark.parametrize(
    "body",
    [
        f"<!-- auditor: ignore caption-doubled -- the agency wants it --><figure>{IMG}{CAPTION}</figure>",
        f"<!-- auditor: ignore caption-doubled — the agency wants it -->\n<figure>{IMG}{CAPTION}</figure>",
        f"<figure><!-- auditor: ignore caption-doubled -- the agency wants it -->{IMG}{CAPTION}</figure>",
        f"<figure>{IMG}<!-- auditor: ignore caption-doubled -- the agency wants it -->{CAPTION}</figure>",
        f"<figure>{IMG}{CAPTION}<!-- auditor: ignore credit-missing, caption-doubled until 2026-06-15 -- so it is --></figure>",
        f'<figure data-auditor-ignore="caption-doubled -- the agency wants it">{IMG}{CAPTION}</figure>',
        f'<figure data-auditor-ignore="ignore * until 2026-12-31 -- the agency wants it">{IMG}{CAPTION}</figure>',
        f'<figure><img data-auditor-ignore="caption-doubled -- so"{IMG.removeprefix("<img")}{CAPTION}</figure>',
        f"<figure>{IMG}{CAPTION}</figure><!-- auditor: ignore-page caption-doubled -- the agency wants it -->",
    ],
)
def test_it_is_left_out(body: str) -> None:
    assert rules(body) == []


@pytest.mark.parametrize(
    ("request_", "why"),
    [
        ("ignore caption-doubled", "It gives no reason"),
        ("ignore caption-dubled -- the agency wants it", "There is no rule caption-dubled. Did you mean caption-doubled?"),
        ("ignore caption-doubled until 2026-06-14 -- the agency wants it", "It held until 2026-06-14."),
        ("ignore caption-doubled until summer -- the agency wants it", "summer is no date"),
        ("ignore -- the agency wants it", "It names no rule."),
        ("ignore credit-missing -- the agency wants it", "nothing to leave out any more"),
    ],
)
def test_a_request_that_holds_nothing_back_is_told_of(request_: str, why: str) -> None:
    told = {finding.rule: finding for finding in found(f"<!-- auditor: {request_} --><figure>{IMG}{CAPTION}</figure>")}
    assert set(told) == {"caption-doubled", UNUSED}
    assert why in told[UNUSED].evidence[0].text
    assert (told[UNUSED].severity, told[UNUSED].line) == ("note", 1)


def test_it_concerns_its_own_photograph_only() -> None:
    other = f"<figure>{IMG.replace('ferry', 'pier')}{CAPTION}</figure>"
    request = "<!-- auditor: ignore caption-doubled -- the agency wants it -->"
    told = found(f"{request}<figure>{IMG}{CAPTION}</figure>{other}", Settings(select=("caption-doubled",)))
    assert [finding.image for finding in told] == ["pier.jpg"]


def test_rules_that_do_not_run_leave_no_request_unused() -> None:
    body = f"<!-- auditor: ignore credit-missing -- ours --><figure>{IMG}{CAPTION}</figure>"
    assert rules(body, Settings(ignore=("credit-missing",))) == ["caption-doubled"]


def test_without_a_day_nothing_ends() -> None:
    body = f"<!-- auditor: ignore caption-doubled until 2001-01-01 -- old --><figure>{IMG}{CAPTION}</figure>"
    assert rules(body, Settings()) == []


def test_other_comments_are_none() -> None:
    assert rules(f"<!-- the auditor: read this --><figure>{IMG}{CAPTION}</figure>") == ["caption-doubled"]
