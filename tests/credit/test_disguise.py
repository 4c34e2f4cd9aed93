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
