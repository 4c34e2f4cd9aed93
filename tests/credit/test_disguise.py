import pytest

from auditor.credit import disguises, read_credit
from auditor.credit.disguise import unmask

BASE = "EPA/JANE DOE"
MASKED = [
    "\u0415PA/JANE DOE",  # Cyrillic
    "E\u03a1A/JANE DOE",  # Greek
    "EP\u13aa/JANE DOE",  # Cherokee
    "EP\uff21/JANE DOE",  # full width
    "EPA/JA\U0001d40dE DOE",  # mathematical
    "EPA/JANE D\uff10E",  # full-width zero
    "EPA\u2215JANE DOE",
    "EPA\u2044JANE DOE",
    "EPA／JANE DOE",
    "EPA/JANE\u00a0DOE",
    "EPA/JANE\u2009DOE",
    "EPA/JANE\u3000DOE",
    "EPA/JANE  DOE",
    "EP\u200bA/JANE DOE",
    "EPA/JANE\ufeff DOE",
    "\u00adEPA/JANE DOE",
    "EPA/JANE\ufe0f DOE",
    "\u202eEPA/JANE DOE\u202c",
    "\u200fEPA/JANE DOE",
    "\u061cEPA/JANE DOE",
    "\u0415\u0420\u0410/JANE DOE",  # a word of nothing but look-alikes
]


@pytest.mark.parametrize("text", MASKED, ids=[text.encode("unicode_escape").decode() for text in MASKED])
def test_a_disguise_is_told_and_read_all_the_same(text: str) -> None:
    assert disguises(text)
    credit = read_credit(text)
    assert credit.agencies == ("EPA",)
    assert credit.creators == ("JANE DOE",)


@pytest.mark.parametrize(
    "text",
    [
        BASE,
        "",
        "Foto: Jürgen Müller/dpa",
        "Photo\u00a0: Marie Dupont",
        "Фото: Иван Петров/ТАСС",
        "Фото: Иван Петров/AP",
        "Фото: АР",
        "（Ｃ）共同通信社",
        "ＡＰ／共同",
        "ΑΠΕ-ΜΠΕ/ΜΑΡΙΑ ΠΑΠΑ",
        "\u05e6\u05d9\u05dc\u05d5\u05dd:\u200f \u05d3\u05e0\u05d4",
        "عکس: فرانس\u200cپرس",
        "📷\ufe0f Jane Doe",
        "Ћирилица/AP",
        "5 µm",
    ],
)
def test_what_is_no_disguise(text: str) -> None:
    assert disguises(text) == ()


def test_what_stays_as_it_is() -> None:
    assert unmask("Jürgen №5 … ½") == "Jürgen №5 … ½"
    assert unmask("ﬁ") == "ﬁ"
    assert unmask("【写真】") == "(写真)"
    assert unmask("Пeтров") == "Пeтров" or unmask("Пeтров").endswith("poв")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "\u202eEPA\u202c",
            ("a sign that turns the direction of writing (U+202E)", "a sign that turns the direction of writing (U+202C)"),
        ),
        ("EP\u200bA", ("an invisible character (U+200B)",)),
        ("EPA/JAN\u0415 DOE", ("a letter of another script (U+0415 for E)",)),
        ("J\uff10HN DOE", ("a letter of another script (U+FF10 for 0)",)),
        ("JAN\uff25 DOE", ("a letter of another script (U+FF25 for E)",)),
    ],
)
def test_a_disguise_is_told_by_its_signs(text: str, said: tuple[str, ...]) -> None:
    assert disguises(text) == said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\u061cEPA", True),  # a mark for Arabic in a Latin line
        ("\u200eעמית", False),
        ("\u202eעמית", True),  # turning the direction serves no language
        ("X\ufe0f Jane Doe", True),
        ("👍🏽\ufe0f Jane Doe", False),  # a sign that is changed by the one before
        ("\ufe0fJane Doe", True),
        ("می\u200cخواهم", False),
        ("می\u200c Doe", True),
        ("Doe \u200cمی", True),
        ("می\u200bخواهم", True),
        ("Doe\u200dJane", True),
        ("Иван \u0415ва", False),
        ("АР", False),
        ("Foto: АР", True),  # a word of nothing but look-alikes in a Latin line
        ("Foto: АР и Иван", False),
        ("Malcolm X/АР", True),
        ("Photo: ＡＦＰ", False),  # typeset wide, as a whole word
        ("J\U0001d6fcne Doe", True),  # mathematical
    ],
)
def test_signs_belong_to_the_scripts_that_need_them(text: str, told: bool) -> None:
    assert bool(disguises(text)) is told


def test_each_sign_keeps_its_place() -> None:
    assert unmask("Foto፦ Jane Doe") == "Foto: Jane Doe"
    assert unmask("Jane™ Doe℠") == "Jane™ Doe℠"
    assert unmask("Jane\u2028Doe") == "Jane Doe"
