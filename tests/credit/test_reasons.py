"""What is told beside a verdict, word for word: a desk reads it, and acts on it."""

# ruff: noqa: E501  # what is told stands in one line

import pytest

from auditor.credit import compare
from auditor.model import Embedded, Statement

VERDICTS: list[tuple[str, dict[str, str], str, tuple[str, ...]]] = [
    (
        "EPA/JANE DOE",
        {"creator": "JANE DOE", "credit": "EPA"},
        "agree",
        ("Page and file name the same photographer: JANE DOE.", "Page and file name the same supplier: EPA."),
    ),
    (
        "EPA",
        {"creator": "JANE DOE", "credit": "EPA"},
        "partial",
        (
            "The file names the photographer JANE DOE (metadata creator); the page does not.",
            "Page and file name the same supplier: EPA.",
        ),
    ),
    (
        "Jane Doe",
        {"creator": "JANE DOE", "credit": "EPA"},
        "partial",
        (
            "Page and file name the same photographer: Jane Doe.",
            "The file names the supplier EPA (metadata credit); the page does not.",
        ),
    ),
    (
        "Mark Jones/EPA",
        {"creator": "JANE DOE", "credit": "EPA"},
        "conflict",
        (
            "Page and file name different photographers: Mark Jones on the page, JANE DOE (metadata creator) in the file.",
            "Page and file name the same supplier: EPA.",
        ),
    ),
    (
        "Jane Doe/Reuters",
        {"creator": "JANE DOE", "credit": "EPA"},
        "conflict",
        (
            "Page and file name the same photographer: Jane Doe.",
            "Page and file name suppliers that are not known to work together: Reuters on the page, EPA (metadata credit) in the file.",
        ),
    ),
    (
        "J. Doe/EPA",
        {"creator": "JANE DOE", "credit": "EPA"},
        "compatible",
        (
            "The photographer's name is written with initials on one side: J. Doe, JANE DOE (metadata creator).",
            "Page and file name the same supplier: EPA.",
        ),
    ),
    (
        "Doe/EPA",
        {"creator": "JANE DOE", "credit": "EPA"},
        "compatible",
        (
            "The photographer's name is longer on one side: Doe, JANE DOE (metadata creator).",
            "Page and file name the same supplier: EPA.",
        ),
    ),
    (
        "Jane Do/EPA",
        {"creator": "JANE DOE", "credit": "EPA"},
        "conflict",
        (
            "Page and file name different photographers: Jane Do on the page, JANE DOE (metadata creator) in the file.",
            "Page and file name the same supplier: EPA.",
        ),
    ),
    (
        "",
        {"creator": "JANE DOE", "credit": "EPA"},
        "missing_on_page",
        (
            "The file names the photographer JANE DOE (metadata creator); the page does not.",
            "The file names the supplier EPA (metadata credit); the page does not.",
        ),
    ),
    (
        "Jane Doe/EPA",
        {},
        "missing_in_metadata",
        (
            "The page prints a credit; the file names nobody.",
            "The page names Jane Doe; the file names no photographer.",
            "The page names the supplier EPA; the file names none and denies none.",
        ),
    ),
    (
        "Jane Doe/AFP",
        {"creator": "Jane Doe", "credit": "AFP via Getty Images"},
        "compatible",
        (
            "Page and file name the same photographer: Jane Doe.",
            "The suppliers belong together, one distributes for the other: AFP on the page, AFP (metadata credit), Getty Images (metadata credit) in the file.",
        ),
    ),
    (
        "Jane Doe/Getty Images",
        {"creator": "Jane Doe", "credit": "AFP via Getty Images"},
        "compatible",
        (
            "Page and file name the same photographer: Jane Doe.",
            "The suppliers belong together, one distributes for the other: Getty Images on the page, AFP (metadata credit), Getty Images (metadata credit) in the file.",
        ),
    ),
    (
        "STRINGER/EPA",
        {"creator": "JANE DOE", "credit": "EPA"},
        "partial",
        (
            "The file names the photographer JANE DOE (metadata creator); the page does not.",
            "Page and file name the same supplier: EPA.",
        ),
    ),
    (
        "Jane Doe/EPA",
        {"creator": "STRINGER", "credit": "EPA"},
        "compatible",
        (
            "The page names Jane Doe; the file names nobody on purpose. Ask the agency: the name may be kept back for safety.",
            "Page and file name the same supplier: EPA.",
        ),
    ),
    (
        "Harbour Museum",
        {"credit": "City Police"},
        "compatible",
        (),
    ),
    (
        "City Police",
        {"credit": "City Police"},
        "agree",
        ("Page and file name the same organisation.",),
    ),
    (
        "Jane Doe and Mark Jones/AP",
        {"creator": "Jane Doe", "credit": "AP"},
        "compatible",
        (
            "Nobody in the file is called Mark Jones; the file names Jane Doe (metadata creator).",
            "Page and file name the same supplier: AP.",
        ),
    ),
    (
        "Jane Doe/AP",
        {"creator": "Jane Doe; Mark Jones", "credit": "AP"},
        "partial",
        (
            "Page and file name the same photographer: Jane Doe.",
            "The file names Mark Jones (metadata creator) as well; the page does not.",
            "Page and file name the same supplier: AP.",
        ),
    ),
    (
        "Jane Doe/AP",
        {"credit": "AP", "instructions": "MANDATORY CREDIT: Harbour Museum"},
        "partial",
        (
            "The page names Jane Doe; the file names no photographer.",
            "Page and file name the same supplier: AP.",
            "The file makes a credit mandatory that the page does not print: Harbour Museum (metadata instructions).",
        ),
    ),
    (
        "Handout/EPA",
        {"creator": "Harbour Museum / HANDOUT", "credit": "EPA"},
        "agree",
        ("Page and file name the same supplier: EPA.",),
    ),
    (
        "C.",
        {"creator": "JANE DOE", "credit": "EPA"},
        "unreadable",
        (
            "No name and no agency could be read on one of the two sides.",
            "The file names the photographer JANE DOE (metadata creator); the page does not.",
            "The file names the supplier EPA (metadata credit); the page does not.",
        ),
    ),
    (
        "Jane Doe / CC BY 4.0",
        {"creator": "Jane Doe"},
        "agree",
        ("Page and file name the same photographer: Jane Doe.",),
    ),
    (
        "Jane Doe/dpa",
        {"creator": "Jane Doe", "credit": "AFP"},
        "compatible",
        (
            "Page and file name the same photographer: Jane Doe.",
            "The suppliers belong together, one distributes for the other: dpa on the page, AFP (metadata credit) in the file.",
        ),
    ),
    (
        "Doe Jane/AP",
        {"creator": "Jane Doe", "credit": "AP"},
        "agree",
        ("Page and file name the same photographer: Doe Jane.", "Page and file name the same supplier: AP."),
    ),
    (
        "Jane Doe",
        {"copyright": "© Jane Doe"},
        "agree",
        ("Page and file name the same photographer: Jane Doe.",),
    ),
    (
        "AP",
        {"source": "AP"},
        "agree",
        ("Page and file name the same supplier: AP.",),
    ),
    (
        "Jane Doe/City Police/AFP",
        {"credit": "AFP", "instructions": 'MANDATORY CREDIT "AFP PHOTO / JANE DOE / CITY POLICE"'},
        "agree",
        (
            "The page names Jane Doe; the file names no photographer.",
            "Page and file name the same supplier: AFP.",
        ),
    ),
    (
        "AFP/Jane Doe",
        {"credit": "AFP", "instructions": 'MANDATORY CREDIT "AFP PHOTO / JANE DOE / CITY POLICE"'},
        "partial",
        (
            "The page names Jane Doe; the file names no photographer.",
            "Page and file name the same supplier: AFP.",
            "The file makes a credit mandatory that the page does not print: AFP PHOTO / JANE DOE / CITY POLICE (metadata instructions).",
        ),
    ),
    (
        "AFP/City Police",
        {"credit": "AFP", "instructions": 'MANDATORY CREDIT "AFP PHOTO / JANE DOE / CITY POLICE"'},
        "partial",
        (
            "Page and file name the same supplier: AFP.",
            "The file makes a credit mandatory that the page does not print: AFP PHOTO / JANE DOE / CITY POLICE (metadata instructions).",
        ),
    ),
    (
        "Jane Doe/City Police",
        {"credit": "AFP", "instructions": 'MANDATORY CREDIT "AFP PHOTO / JANE DOE / CITY POLICE"'},
        "partial",
        (
            "The page names Jane Doe; the file names no photographer.",
            "The file names the supplier AFP (metadata credit); the page does not.",
            "The file makes a credit mandatory that the page does not print: AFP PHOTO / JANE DOE / CITY POLICE (metadata instructions).",
        ),
    ),
    (
        "J. Doe/City Police/AFP",
        {"credit": "AFP", "instructions": 'MANDATORY CREDIT "AFP PHOTO / JANE DOE / CITY POLICE"'},
        "agree",
        (
            "The page names J. Doe; the file names no photographer.",
            "Page and file name the same supplier: AFP.",
        ),
    ),
    (
        "Jane Doe/City Police/Getty Images",
        {"credit": "AFP", "instructions": 'MANDATORY CREDIT "AFP PHOTO / JANE DOE / CITY POLICE"'},
        "compatible",
        (
            "The page names Jane Doe; the file names no photographer.",
            "The suppliers belong together, one distributes for the other: Getty Images on the page, AFP (metadata credit) in the file.",
        ),
    ),
    (
        "Mark Jones/City Police/AFP",
        {"credit": "AFP", "instructions": 'MANDATORY CREDIT "AFP PHOTO / JANE DOE / CITY POLICE"'},
        "partial",
        (
            "The page names Mark Jones; the file names no photographer.",
            "Page and file name the same supplier: AFP.",
            "The file makes a credit mandatory that the page does not print: AFP PHOTO / JANE DOE / CITY POLICE (metadata instructions).",
        ),
    ),
    (
        "Jane Doe/Reuters",
        {"instructions": 'MANDATORY CREDIT "AFP PHOTO"'},
        "missing_in_metadata",
        (
            "The page prints a credit; the file names nobody.",
            "The page names Jane Doe; the file names no photographer.",
            "The page names the supplier Reuters; the file names none and denies none.",
            "The file makes a credit mandatory that the page does not print: AFP PHOTO (metadata instructions).",
        ),
    ),
    (
        "Jane Doe and Mark Jones/AP",
        {"creator": "Jane Doe; Mark Jones; Ann Other", "credit": "AP"},
        "partial",
        (
            "Page and file name the same photographer: Jane Doe, Mark Jones.",
            "The file names Ann Other (metadata creator) as well; the page does not.",
            "Page and file name the same supplier: AP.",
        ),
    ),
    (
        "Mark Jones/AP",
        {"creator": "Jane Doe; Ann Other", "credit": "AP"},
        "conflict",
        (
            "Page and file name different photographers: Mark Jones on the page, Jane Doe (metadata creator), Ann Other (metadata creator) in the file.",
            "Page and file name the same supplier: AP.",
        ),
    ),
    (
        "J. Doe/AP",
        {"creator": "Jane Doe; Ann Other", "credit": "AP"},
        "partial",
        (
            "The photographer's name is written with initials on one side: J. Doe, Jane Doe (metadata creator).",
            "The file names Ann Other (metadata creator) as well; the page does not.",
            "Page and file name the same supplier: AP.",
        ),
    ),
    (
        "Jane Doe/AP",
        {"creator": "Jane Doe; J. Doe", "credit": "AP"},
        "agree",
        (
            "Page and file name the same photographer: Jane Doe.",
            "Page and file name the same supplier: AP.",
        ),
    ),
    (
        "Jane Doe/AP",
        {"creator": "Jane Doe", "copyright": "Ann Other", "credit": "AP"},
        "agree",
        (
            "Page and file name the same photographer: Jane Doe.",
            "Page and file name the same supplier: AP.",
        ),
    ),
    (
        "Jane Doe/AP",
        {"credit": "Jane Doe/AP", "creator": "Ann Other"},
        "agree",
        (
            "Page and file name the same photographer: Jane Doe.",
            "Page and file name the same supplier: AP.",
            "The file contradicts itself on the photographer: Ann Other (metadata creator), Jane Doe (metadata credit).",
        ),
    ),
    (
        "Jane Doe",
        {"creator": "-", "credit": "Harbour Museum"},
        "compatible",
        ("The page names Jane Doe; the file names nobody on purpose. Ask the agency: the name may be kept back for safety.",),
    ),
    (
        "Jane Doe",
        {"credit": "Harbour Museum; Harbour Museum"},
        "compatible",
        ("The page names Jane Doe; the file names no photographer.",),
    ),
    (
        "Jane Doe/Harbour Museum",
        {"credit": "Harbour Museum"},
        "agree",
        (
            "The page names Jane Doe; the file names no photographer.",
            "Page and file name the same organisation.",
        ),
    ),
    (
        "Reuters/AP",
        {"credit": "AP"},
        "compatible",
        (
            "The suppliers belong together, one distributes for the other: Reuters, AP on the page, AP (metadata credit) in the file.",
            "The page names two suppliers that do not work together: Reuters, AP. It may be a list for several pictures.",
        ),
    ),
    ("AFP/Getty Images", {"credit": "AFP/Getty Images"}, "agree", ("Page and file name the same supplier: AFP, Getty Images.",)),
    (
        "Reuters/AP/dpa",
        {"credit": "AP"},
        "compatible",
        (
            "The suppliers belong together, one distributes for the other: Reuters, AP, dpa on the page, AP (metadata credit) in the file.",
        ),
    ),
    (
        "Handout",
        {},
        "missing_in_metadata",
        (
            "The page prints a credit; the file names nobody.",
            "The picture was given by a third party: the file need not name anybody.",
        ),
    ),
    (
        "Courtesy Harbour Museum",
        {},
        "missing_in_metadata",
        (
            "The page prints a credit; the file names nobody.",
            "The picture was given by a third party: the file need not name anybody.",
        ),
    ),
    ("Handout", {"credit": "AP"}, "missing_on_page", ("The file names the supplier AP (metadata credit); the page does not.",)),
    (
        "@janedoe/Instagram",
        {},
        "missing_in_metadata",
        (
            "The page prints a credit; the file names nobody.",
            "The picture was given by a third party: the file need not name anybody.",
        ),
    ),
    ("Pool", {}, "missing_in_metadata", ("The page prints a credit; the file names nobody.",)),
    (
        "AP Photo/Jane Doe",
        {"caption": "A man walks. (AP Photo/Jane Doe, File)"},
        "agree",
        (
            "Page and file name the same photographer: Jane Doe.",
            "Page and file name the same supplier: AP.",
            "The file calls it an archive picture; the printed credit does not.",
        ),
    ),
    (
        "AP Photo/Jane Doe, File",
        {"caption": "A man walks. (AP Photo/Jane Doe, File)"},
        "agree",
        (
            "Page and file name the same photographer: Jane Doe.",
            "Page and file name the same supplier: AP.",
        ),
    ),
    (
        "",
        {"caption": "A man walks. (AP Photo/Jane Doe, File)"},
        "missing_on_page",
        (
            "The file names the photographer Jane Doe (metadata caption); the page does not.",
            "The file names the supplier AP (metadata caption); the page does not.",
        ),
    ),
    (
        "Jane Doe/AP",
        {"creator": "Jane Doe", "caption": "A man walks. (Photo by Mark Jones/AP)"},
        "agree",
        (
            "Page and file name the same photographer: Jane Doe.",
            "Page and file name the same supplier: AP.",
            "The file contradicts itself on the photographer: Jane Doe (metadata creator), Mark Jones (metadata caption).",
        ),
    ),
    (
        "Maximiliane Muster Beispielna/ZUMA/SIPA",
        {"creator": "Maximiliane Muster Beispielna/Zu", "credit": "SIPA"},
        "agree",
        (
            "Page and file name the same photographer: Maximiliane Muster Beispielna.",
            "Page and file name the same supplier: ZUMA Press, SIPA Press.",
            "metadata creator was cut off at 32 bytes: Maximiliane Muster Beispielna/Zu.",
        ),
    ),
    (
        "Anna Beispiel Muster-Nachname/SIPA",
        {"creator": "Anna Beispiel Muster-Nachname/Zu", "credit": "SIPA"},
        "compatible",
        (
            "Page and file name the same photographer: Anna Beispiel Muster-Nachname.",
            "The suppliers belong together, one distributes for the other: SIPA Press on the page, ZUMA Press (metadata creator), SIPA Press (metadata creator, metadata credit) in the file.",
            "metadata creator was cut off at 32 bytes: Anna Beispiel Muster-Nachname/Zu.",
        ),
    ),
    (
        "Anna",
        {"creator": "Maximiliane Beispielname-Mustera"},
        "unreadable",
        (
            "No name and no agency could be read on one of the two sides.",
            "The file names the photographer Maximiliane Beispielname-Mustera (metadata creator); the page does not.",
        ),
    ),
    (
        "Jane Doe/ZUMA/SIPA",
        {"creator": "Jane Doe", "credit": "Anna Beispiel Muster/SIPA Press/Zu"},
        "compatible",
        (
            "Page and file name the same photographer: Jane Doe.",
            "The suppliers belong together, one distributes for the other: ZUMA Press, SIPA Press on the page, SIPA Press (metadata credit) in the file.",
            "The file contradicts itself on the photographer: Jane Doe (metadata creator), Anna Beispiel Muster (metadata credit).",
        ),
    ),
    (
        "Иван Петров/AFP",
        {"creator": "Ivan Petrov", "credit": "AFP"},
        "compatible",
        (
            "The photographer's name is written in two scripts and sounds alike: Иван Петров, Ivan Petrov (metadata creator).",
            "Page and file name the same supplier: AFP.",
        ),
    ),
    (
        "张三/Xinhua",
        {"creator": "Zhang San", "credit": "Xinhua"},
        "compatible",
        (
            "The photographer's name is written in two scripts and sounds alike: 张三, Zhang San (metadata creator).",
            "Page and file name the same supplier: Xinhua.",
        ),
    ),
    (
        "Jane Dowe Harbour/AFP",
        {"creator": "Jane Doe Harbour", "credit": "AFP"},
        "compatible",
        (
            "The photographer's name differs in a letter: Jane Dowe Harbour, Jane Doe Harbour (metadata creator). Check the spelling.",
            "Page and file name the same supplier: AFP.",
        ),
    ),
    ("STRINGER/AP", {"creator": "STRINGER", "credit": "AP"}, "agree", ("Page and file name the same supplier: AP.",)),
    (
        "Jane Doe Studios/AFP",
        {"credit": "AFP", "instructions": 'MANDATORY CREDIT "AFP PHOTO / JANE DOE"'},
        "agree",
        ("Page and file name the same supplier: AFP.",),
    ),
    (
        "EP\u200bA",
        {"credit": "EPA"},
        "agree",
        (
            "Page and file name the same supplier: EPA.",
            "The printed credit holds an invisible character (U+200B).",
        ),
    ),
    ("Foto: JANE", {"creator": "Jane"}, "agree", ("Page and file name the same photographer: Jane (metadata creator).",)),
    ("AFP", {"credit": "Agence France-Presse"}, "agree", ("Page and file name the same supplier: AFP.",)),
    (
        "Getty Images",
        {"credit": "Maximiliane Mustermanns GB/Getty", "creator": "Maximiliane Mustermanns GB"},
        "partial",
        (
            "The file names the photographer Maximiliane Mustermanns GB (metadata creator, metadata credit); the page does not.",
            "Page and file name the same supplier: Getty Images.",
        ),
    ),
    (
        "Jane Doe and Mark Jones/AP",
        {"creator": "Ann Other; Jane Doe", "credit": "AP"},
        "partial",
        (
            "Nobody in the file is called Mark Jones; the file names Ann Other (metadata creator).",
            "The file names Ann Other (metadata creator) as well; the page does not.",
            "Page and file name the same supplier: AP.",
        ),
    ),
    (
        "Jane Doe and J. Roe/AP",
        {"creator": "Jane Doe; Jack Roe", "credit": "AP"},
        "compatible",
        (
            "The photographer's name is written with initials on one side: J. Roe, Jack Roe (metadata creator).",
            "Page and file name the same supplier: AP.",
        ),
    ),
]


@pytest.mark.parametrize(("printed", "told", "word", "reasons"), VERDICTS)
def test_a_verdict_is_told(printed: str, told: dict[str, str], word: str, reasons: tuple[str, ...]) -> None:
    file = Embedded("JPEG", **{name: (Statement(text, f"metadata {name}"),) for name, text in told.items()})  # type: ignore[arg-type]
    verdict = compare(printed, file)
    assert (verdict.word, verdict.reasons) == (word, reasons)


@pytest.mark.parametrize(
    ("printed", "credit", "word"),
    [
        ("AFP", "AFP/Getty Images", "partial"),
        ("AFP/Getty Images", "AFP/Getty Images", "agree"),
        ("Getty Images", "AFP/Getty Images", "compatible"),
        ("AFP", "AFP/Getty Images/dpa", "partial"),
        ("AFP", "AFP", "agree"),
    ],
)
def test_a_distributor_can_be_asked_for(printed: str, credit: str, word: str) -> None:
    file = Embedded("JPEG", credit=(Statement(credit, "IIM 2:110"),))
    assert compare(printed, file, require_distributor=True).word == word


def test_who_is_left_out_is_asked_within_the_block_that_names_the_others() -> None:
    told = [("Jane Doe", "IIM 2:80"), ("Mark Jones", "IIM 2:80"), ("Jane Doe", "XMP dc:creator"), ("Ann Other", "EXIF Artist")]
    verdict = compare("Jane Doe", Embedded("JPEG", creator=tuple(Statement(*each) for each in told)))
    assert verdict.word == "partial"
    assert verdict.reasons == (
        "Page and file name the same photographer: Jane Doe.",
        "The file names Mark Jones (IIM 2:80) as well; the page does not.",
    )


def test_a_name_is_told_once_with_all_its_places() -> None:
    told = (Statement("Jane Doe", "IIM 2:80"), Statement("Jane Doe", "XMP dc:creator"), Statement("Jane Doe", "IIM 2:80"))
    verdict = compare("Mark Jones", Embedded("JPEG", creator=told), house=("AFP",))
    assert verdict.reasons == (
        "Page and file name different photographers: Mark Jones on the page, Jane Doe (IIM 2:80, XMP dc:creator) in the file.",
    )


@pytest.mark.parametrize(
    ("printed", "creator", "credit"),
    [
        ("Jane Doe/AFP", "Jane Doe", ""),
        ("LightRocket", "", "SOPA Images/Getty Images"),
        ("J. Doe/AFP/Getty Images", "Jane Doe", "AFP/Getty Images"),
        ("J. Doe/AFP", "Jane Doe", "AFP"),
    ],
)
def test_no_distributor_is_left_out(printed: str, creator: str, credit: str) -> None:
    file = Embedded("JPEG", creator=(Statement(creator, "IIM 2:80"),), credit=(Statement(credit, "IIM 2:110"),))
    assert compare(printed, file, require_distributor=True).word == "compatible"


@pytest.mark.parametrize(
    ("printed", "reasons"),
    [
        (
            "Jane Doe/dpa",
            (
                "Page and file name the same photographer: Jane Doe.",
                "The suppliers belong together, one distributes for the other: dpa on the page, AFP (IIM 2:110) in the file.",
            ),
        ),
        (
            "AFP/AP",
            (
                "The file names the photographer Jane Doe (IIM 2:80); the page does not.",
                "Page and file name the same supplier: AFP.",
                "The page names the publisher itself as a supplier; that is not held against it.",
            ),
        ),
    ],
)
def test_the_publisher_is_no_supplier_on_either_side(printed: str, reasons: tuple[str, ...]) -> None:
    file = Embedded("JPEG", creator=(Statement("Jane Doe", "IIM 2:80"),), credit=(Statement("AP/AFP", "IIM 2:110"),))
    assert compare(printed, file, house=("AP",)).reasons == reasons
