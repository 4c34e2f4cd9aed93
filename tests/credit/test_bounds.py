from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.credit import compare, credit_line, cut_off, disguises, near_person, read_caption, read_credit
from auditor.model import Embedded, Statement

PARTS = st.sampled_from(
    [
        "Foto: ",
        "©",
        "(",
        ")",
        "[",
        "/",
        " via ",
        "AP",
        "EPA",
        "Getty Images",
        "Jane Doe",
        "JANE",
        " - ",
        "|",
        ", ",
        ". ",
        "\n",
        "＝",
        "撮影",
        "기자",
        "Courtesy of ",
        "for ",
        " and ",
        "pool",
        "STRINGER",
        "CC BY 4.0",
        "\u200b",
        "\u202e",
        "А",
        "Ｐ",
        "?",
        "mandatory credit: ",
        "=",
        "+",
        "&",
    ]
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(PARTS, max_size=14).map("".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_line_is_read(text: str) -> None:
    credit = read_credit(text)
    assert credit.stated == text
    disguises(text)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_caption_is_taken_apart(text: str) -> None:
    taken = read_caption(text)
    past = 0
    for span in taken.credits:
        assert past <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
        past = span.end


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_anything_can_be_compared(page: str, creator: str, other: str) -> None:
    said = Embedded(
        "JPEG",
        creator=(Statement(creator, "IIM 2:80"),),
        credit=(Statement(other, "IIM 2:110"),),
        caption=(Statement(page, "IIM 2:120"),),
        instructions=(Statement(other, "IIM 2:40"),),
    )
    assert compare(page, said).reasons is not None
    credit_line(said)
    credit_line(said, (page, creator, other))
    cut_off(page, said)
    near_person(creator, other)


def test_no_length_of_text_is_too_much() -> None:
    for part in (
        "Photo: ",
        "© ",
        "(AP) ",
        "((((",
        "/",
        "Jane Doe/AP. ",
        "а\u200b",
        "東",
        "EPA/",
        "a@",
        " ",
        "A. ",
        "Jane Doe for ",
        "-",
        "…",
    ):
        text = part * (50_000 // len(part))
        read_caption(text)
        read_credit(text)
        disguises(text)
        cut_off(text)
