import pytest

from auditor.scan.lines import caption_of, has_words, is_label, is_line, reads_like_one, shares_a_name, split, without_label
from auditor.scan.words import kinds, phrase


@pytest.mark.parametrize("text", ["Photo: Jane Doe", "© Reuters", "Getty Images", "Foto: Jane Doe/dpa", "(Photo by Jane Doe)"])
def test_credit_lines(text: str) -> None:
    assert is_line(text)
    assert reads_like_one(text)


@pytest.mark.parametrize("text", ["", "A ferry leaves the harbour.", "A ferry. Photo: Jane Doe and more", "x " * 400])
def test_what_is_no_credit_line(text: str) -> None:
    assert not is_line(text)


@pytest.mark.parametrize("text", ["Jane Doe / Harbour Archive", "Metropolitan Police"])
def test_lines_by_their_shape(text: str) -> None:
    assert reads_like_one(text)


@pytest.mark.parametrize("text", ["2", "Who is it?", "a ferry leaves the harbour", "A ferry. Photo: Jane Doe", "港を出る船", "/"])
def test_what_has_another_shape(text: str) -> None:
    assert not reads_like_one(text)


@pytest.mark.parametrize("text", ["Photo:", "Image Credits:", "Foto", "©", "Bildquelle:", "사진="])
def test_labels(text: str) -> None:
    assert is_label(text)


@pytest.mark.parametrize("text", ["", "…", "Photo: Jane Doe", "The harbour", "መርከብ", "x" * 80])
def test_what_is_no_label(text: str) -> None:
    assert not is_label(text)


@pytest.mark.parametrize(
    ("line", "bare"),
    [
        ("Photo: Jane Doe/AP", "Jane Doe/AP"),
        ("(© Jane Doe)", "Jane Doe"),
        ("Photo by Jane Doe", "Jane Doe"),
        ("Credit... Jane Doe", "Jane Doe"),
        ("Jane Doe: the harbour", "Jane Doe: the harbour"),
        ("Getty Images", "Getty Images"),
        ("", ""),
    ],
)
def test_without_label(line: str, bare: str) -> None:
    assert without_label(line) == bare


def test_captions_and_their_credits() -> None:
    assert split("A ferry leaves. EPA/JANE DOE A ferry leaves. EPA/JANE DOE")[1] == ("EPA/JANE DOE",)
    assert shares_a_name("EPA/JANE DOE", "Jane Doe")
    assert not shares_a_name("AP", "Jane Doe")
    assert caption_of("A ferry leaves. EPA/JANE DOE", ["Jane Doe/EPA"]) == "A ferry leaves."
    assert caption_of("A ferry leaves. EPA/JANE DOE", ["Reuters"]) == "A ferry leaves. EPA/JANE DOE"
    assert has_words("ab")
    assert not has_words("2 / 5")


def test_words_of_templates() -> None:
    assert "caption" in kinds("ArticlePhoto_photoCaption__x8Hk")
    assert "unseen" in kinds("sr-only")
    assert "unseen" not in kinds("overflow-hidden")
    assert kinds("") == frozenset()
    assert phrase("Vis mer")
    assert not phrase("A market in Bangkok")
