"""Audits made up for the tests of the report: pages of our own making, of the shapes that desks meet."""

import importlib.util
import io
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PIL import Image as Picture

from auditor.examples import figure, file, says
from auditor.model import Audit, Failure, Figure, Finding, Image, Page, Run, Statement

WORDS = ("market", "river", "council", "vote", "holiday", "prices", "fruit", "flood", "rescue")
RUN = Run("0.1.0", "auditor check pages --format html=report.html")
AGENCY = (
    "A vendor arranges fruit at a market in Bangkok, Thailand,  03 March 2025.  Prices of fresh produce rose.  EPA/NARONG SANGNAK"
)
EDITED = " ".join(AGENCY.split())


def thumbnail(colour: str = "teal", size: tuple[int, int] = (96, 64)) -> bytes:
    out = io.BytesIO()
    Picture.new("RGB", size, colour).save(out, "WEBP")
    return out.getvalue()


def page(location: str, *figures: Figure, title: str = "Prices rise", **more: object) -> Page:
    told = {
        "url": None,
        "title": Statement(title, "title", 3, 1),
        "published": Statement("2025-03-04T06:00:00+02:00", "meta article:published_time", 5, 1),
        "language": Statement("en", "html@lang", 1, 1),
        "publisher": Statement("The Daily Example", "og:site_name", 6, 1),
    }
    return Page(location, figures=figures, **{**told, **more})  # type: ignore[arg-type]  # the fields by name


def finding(rule: str, on: Page, about: Figure | None, evidence: tuple[Statement, ...], **more: object) -> Finding:
    told = {
        "id": f"{hash_of(rule, on.location, about):012x}",
        "severity": "error",
        "message": f"{rule.replace('-', ' ').capitalize()}.",
        "suggestion": None,
    }
    return Finding(
        rule=rule,
        page=on.location,
        line=about.line if about else 1,
        column=1,
        image=about.image.url if about else None,
        evidence=evidence,
        **{**told, **more},  # type: ignore[arg-type]  # the fields by name
    )


def hash_of(*parts: object) -> int:
    return random.Random(repr(parts)).getrandbits(48)


def founding() -> Audit:
    """One caption twice in a row, the first with the agency's doubled spaces; the file says the same in IIM, XMP and EXIF."""
    embedded = file(
        iim={"caption": AGENCY, "creator": "NARONG SANGNAK", "credit": "EPA", "copyright": "© EPA", "date": "20250303"},
        xmp={"caption": AGENCY, "creator": "NARONG SANGNAK", "credit": "EPA", "instructions": "No resale."},
        exif={"caption": AGENCY, "creator": "NARONG SANGNAK", "date": "2025:03:03 10:12:00"},
    )
    shown = replace(
        figure(f"{AGENCY} {EDITED}", "EPA/NARONG SANGNAK", alt="", embedded=embedded),
        image=Image("market-scaled.jpg", ("market-scaled.jpg",)),
        structured=says("og:image:alt", EDITED),
        thumbnail=thumbnail(),
        file="market_files/market-scaled.jpg",
        line=214,
    )
    on = page("pages/founding.html", shown, url="https://example.org/market/")
    copies = (Statement(AGENCY, "figcaption", 214, 5), Statement(EDITED, "figcaption", 214, 5), Statement(AGENCY, "IIM 2:120"))
    return Audit(on, (finding("caption-doubled", on, shown, copies, suggestion=EDITED),))


def contradiction() -> Audit:
    """Page and file name different people; a second photograph of the page has neither file nor credit."""
    embedded = file(iim={"creator": "Mara Lindqvist", "credit": "REUTERS"}, xmp={"creator": "Mara Lindqvist"})
    council = replace(
        figure("Councillors before the vote on Thursday.", "Mark Okoro/Reuters", alt="A long table", embedded=embedded),
        image=Image("council.jpg"),
        thumbnail=thumbnail("maroon"),
        line=88,
    )
    hall = replace(figure("The old market hall in winter."), image=Image("hall.jpg"), line=120)
    on = page("pages/council.html", council, hall, title="The council votes")
    told = (Statement("Mark Okoro/Reuters", "span.credit", 90, 3), Statement("Mara Lindqvist", "IIM 2:80"))
    lacks = (Statement("The old market hall in winter.", "figcaption", 121, 3),)
    return Audit(
        on, (finding("creator-differs", on, council, told), finding("credit-missing", on, hall, lacks, severity="warning"))
    )


def across() -> list[Audit]:
    """Three pages on which one photograph is credited to three agencies, and the finding that says so."""
    credits = ("Jane Doe/AP", "EPA/NARONG SANGNAK", "")
    figures = [
        replace(figure("Rescuers search the river.", credit, url=f"r{at}.jpg"), line=20 + at, thumbnail=thumbnail())
        for at, credit in enumerate(credits)
    ]
    pages = [
        page(f"years/{at}.html", it, published=Statement(f"202{5 - at}-03-01", "meta", 1, 1)) for at, it in enumerate(figures)
    ]
    said = tuple(
        Statement(credit or "nobody", f"{on.location}:{it.line} span.credit", it.line, 3)
        for credit, on, it in zip(credits, pages, figures, strict=True)
    )
    elsewhere = Statement("Reuters", "gone.html:7 span.credit", 7, 3)
    found = finding("photograph-credited-differently", pages[0], figures[0], (*said, elsewhere))
    return [Audit(on, (found,) if at == 0 else ()) for at, on in enumerate(pages)]


def scripts() -> Iterator[Audit]:
    """Captions in Arabic and Japanese, and one that is very long."""
    texts = {
        "ar": "وزير النقل يعرض خريطة الطرق الجديدة خلال مؤتمر صحفي في بيروت،  ٣ مارس ٢٠٢٥.  رويترز/محمد علي",
        "ja": "東京で開かれた会議で、新しい路線図を示す運輸局長、2025年3月3日。写真：山田太郎／共同通信社",
        "de": "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrikbesitzerverband" * 9,
    }
    for language, text in texts.items():
        tall = thumbnail("navy", (60, 400))
        shown = replace(figure(f"{text} {text}", text[-20:], alt=text, url=f"{language}.jpg"), line=30, thumbnail=tall)
        on = page(f"pages/{language}.html", shown, title=text[:80], language=Statement(language, "html@lang", 1, 1))
        copies = (Statement(text, "figcaption", 30, 2), Statement(" ".join(text.split()), "figcaption", 30, 2))
        yield Audit(on, (finding("caption-doubled", on, shown, copies, suggestion=text),))


def missing() -> Audit:
    return Audit(
        Page("pages/gone.html"),
        failures=(Failure("pages/gone.html", "source", "pages/gone.html: no such file. Check the path."),),
    )


def all_of_them() -> list[Audit]:
    return [founding(), contradiction(), missing()]


def hostile_id(number: int) -> str:
    return f"{number:012x}"


def hostile(text: str, number: int = 0) -> Audit:
    """One text wherever a page, a file or a name can put one."""
    said = Statement(text, text, 1, 1)
    embedded = file(iim=dict.fromkeys(("creator", "credit", "caption", "copyright"), text))
    shown = Figure(
        Image(text, (text,)),
        captions=(said,),
        credits=(said,),
        alt=said,
        title=said,
        structured=(said,),
        hidden=(said,),
        embedded=embedded,
        file=text,
        problem=text,
        thumbnail=thumbnail(),
        line=1,
        markup=text,
    )
    on = Page(text, text, said, said, said, said, (shown,), (text,))
    found = Finding(hostile_id(number), "caption-doubled", "error", text, text, 1, 1, text, (said, said), text)
    return Audit(on, (found, replace(found, id=f"b{number}", evidence=(said,))), (Failure(text, "page", text),))


def hostile_texts(shared: Path) -> list[str]:
    """The hostile texts beside the checkout: captions, credits, paths, addresses."""
    path = shared / "hostile" / "hostile_gen.py"
    spec = importlib.util.spec_from_file_location("hostile_gen", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return list(dict.fromkeys([*module.NAUGHTY, *module.TRAVERSAL, *module.ssrf_urls()]))


def many(count: int) -> Iterator[Audit]:
    """So many findings, two a page, made while they are read."""
    draw = random.Random(7)
    for number in range(count // 2):
        words = " ".join(
            draw.choices(["market", "river", "council", "vote", "holiday", "prices", "fruit", "flood", "rescue"], k=12)
        )
        shown = [
            replace(
                figure(f"{words} {side}.", f"Jane Doe/{draw.choice(('AP', 'EPA', 'Reuters'))}"),
                image=Image(f"{number}-{side}.jpg"),
                line=side,
            )
            for side in (10, 20)
        ]
        on = page(f"archive/{number}.html", *shown)
        rules = (("caption-missing", "warning"), ("alt-repeats-caption", "note"))
        yield Audit(
            on,
            tuple(
                finding(rule, on, each, each.captions, severity=severity)
                for each, (rule, severity) in zip(shown, rules, strict=True)
            ),
        )


EVIL = (
    "</script><script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    '"><svg onload=window.ran=1>',
    "'-window.ran=1-'",
    "javascript:window.ran=1",
    " \x01javascript:window.ran=1",
    "data:text/html,<script>window.ran=1</script>",
    "</noscript><script>window.ran=1</script>",
    "</article></noscript></style></title><h1>out</h1>",
    '<article class="finding" id="f-000000000000">',
    "<!--<script>",
    "{{ 7 * 7 }} {% raw %} {count}",
    "line\u2028separator\u2029end",
    "photo\u202egpj.exe \u2066isolated",
    "lone \ud800 surrogate",
    "https://example.org/\"onclick='window.ran=1'",
    "http://[broken",
    "wide " * 400,
    "W" * 3000,
    "",
    "   ",
)
