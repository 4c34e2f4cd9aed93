import pytest

from auditor.credit import agencies_connected, near_person, same_person
from auditor.credit.names import bare_name, is_initial, kind_of
from auditor.credit.same import sameness


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("NARONG SANGNAK", "Narong Sangnak"),
        ("Urs Flüeler", "Urs Flueeler"),
        ("Urs Flüeler", "FLUEELER URS"),
        ("Czarek Sokołowski", "Czarek Sokolowski"),
        ("ＪＡＮＥ ＤＯＥ", "Jane Doe"),
        ("Søren Ødegård", "Soeren Oedegaard"),
        ("SANG HYUN AN", "An Sang-hyun"),
        ("J.J. Doe", "JJ Doe"),
        ("Jane O’Neill", "Jane O'Neill"),
        ("Jane O\x92Neill", "Jane O’Neill"),
        ("S\x8ebastien Muster", "Sébastien Muster"),
        ("SÃ¶ren Muster", "Sören Muster"),
        ("Du?an Vrani?", "Dušan Vranić"),
        ("Jane Doe Jr.", "Jane Doe"),
        ("Иван Петров", "ИВАН ПЕТРОВ"),
        ("Jane D\u200boe", "Jane Doe"),
        ("\u0410nna Muster", "Anna Muster"),
        ("Jane Ã˜degÃ¥rd", "Jane Ødegård"),
        ("Doe – Jane", "Jane Doe"),
        ("Doe,Jane", "Jane Doe"),
        ("Jan van der Berg", "Jan VanDerBerg"),
        ("Ana Ma Ria de la Prueba", "Prueba Ana Maria de la"),
    ],
)
def test_one_person(a: str, b: str) -> None:
    assert same_person(a, b)
    assert same_person(b, a)
    assert near_person(a, b)


@pytest.mark.parametrize(
    ("a", "b", "how"),
    [
        ("J. Doe", "Jane Doe", "initials"),
        ("Jane M. Doe", "Jane Mary Doe", "initials"),
        ("Raul Caro", "Raúl Caro Cadenas", "part"),
        ("Doe", "Jane Doe", "part"),
        ("Jon Smith", "John Smith", "letter"),
        ("Bob Edme", "Rob Edme", "letter"),
        ("Иван Петров", "Ivan Petrov", "script"),
        ("Сергей Щербаков", "Sergei Shcherbakov", "script"),
        ("Евгений Примеров", "Yevgeny Primerov", "script"),
        ("Γιάννης Παπάς", "Giannis Papas", "script"),
        ("Михаил Метцель", "Mikhail Metzel", "script"),
        ("Κώστας Παπάς", "Costas Pappas", "script"),
        ("张三", "Zhang San", "script"),
        ("鈴木一郎", "Ichiro Suzuki", "unreadable_script"),
        ("鈴木一郎", "Иван Петров", "different"),
        ("Иван Петров", "Иван Сидоров", "different"),
        ("Иван Петров", "John Smith", "different"),
        ("John Smith", "Mark Jones", "different"),
        ("Jane Doe", "Jane Roe", "letter"),
        ("Jane", "Jane Doe", "different"),
        ("", "Jane Doe", "different"),
        ("A. B.", "Anna Beispiel", "different"),
        ("Ann Muster", "Max Beispiel", "different"),
        ("Van Doe", "Jane Van Doe", "part"),
        ("–", "—", "different"),
        ("A.Doe", "Anna Doe", "initials"),
        ("J Doe", "J. M. Doe", "initials"),
        ("W. Li", "Wei Li", "initials"),
        ("J. J. Doe", "Jane Doe", "initials"),
        ("J. J. J. Doe", "Jane Doe", "different"),
        ("K. Doe", "Jane Doe", "different"),
        ("J. Max Doe", "Jane Peter Doe", "different"),
        ("Muster Annette", "Annete Muster", "letter"),
        ("J?rgen Muster", "Jürgen Mister", "different"),
        ("J?rgen Mustermann", "Jürgen Muster", "different"),
        ("Jane Jane Doe", "Jane Doe", "part"),
        ("Wei Li", "Wei Anna Li", "part"),
        ("van der", "Jan van der Berg", "different"),
        ("J. D.", "J. D. Muster", "different"),
        ("An", "Jane An", "different"),
        ("鈴木一郎", "123", "unreadable_script"),
        ("Иван Петров", "Ivan Petlin", "different"),
        ("Борис Шишкин", "Boris Schischkin", "script"),
        ("Анна Росси", "Ana Rosi", "script"),
    ],
)
def test_perhaps_one_person(a: str, b: str, how: str) -> None:
    assert sameness(a, b) == how
    assert not same_person(a, b)
    assert near_person(a, b) == (how != "different")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Jane Doe", "person"),
        ("Jane van der Doe", "person"),
        ("van Gogh", "person"),
        ("des Werks", "organisation"),
        ("J.Doe", "person"),
        ("J. D.", "organisation"),
        ("Carl Court", "person"),
        ("City Court", "organisation"),
        ("The Observer", "organisation"),
        ("Kopano", "word"),
        ("Beispielfoto", "organisation"),
        ("WDR", "organisation"),
        ("KOPANO", "word"),
        ("beispielname", "handle"),
        ("press_korb", "handle"),
        ("abc", "organisation"),
        ("@jane", "organisation"),
        ("example.org", "organisation"),
        ("Jane 2nd Doe", "organisation"),
        ("One Two Three Four Five Six", "organisation"),
        ("x" * 70, "organisation"),
        ("12", "nothing"),
        ("Abd al-Rahman al-Masri", "person"),
        ("김예제", "person"),
        ("서울경찰청", "organisation"),
        ("鈴木一郎", "person"),
        ("Marcy Rosenblatt", "person"),
        ("Beispiel AG", "organisation"),
        ("BEISPIEL AG", "person"),
        ("ქეთი მაგალითი", "person"),
        ("Úna Ó hEisimpláir", "person"),
        ("Steven Webb", "person"),
        ("東京都", "organisation"),
        ("田村", "person"),
        ("ジェーン・ドウ", "person"),
        ("今日の東京の会見の様子", "organisation"),
        ("أحمد مثال", "person"),
        ("أحمد", "word"),
        ("وزارة الدفاع", "organisation"),
        ("Jane Mc1", "organisation"),
        ("iPhone", "handle"),
        ("NaNoWriMo", "organisation"),
        ("Jane_doe", "handle"),
        ("La Voz de Lima", "organisation"),
        ("La Voz", "organisation"),
        ("Jane Mary Ann Bo Doe", "person"),
        ("Jane Mary Ann Bo Lu Doe", "organisation"),
        ("HZ-FOTO", "organisation"),
        ("CP1250", "organisation"),
        ("Jane Doe Jr.", "person"),
        ("Carl Peter Anton Court", "person"),
        ("山田町", "person"),
        ("東京都区", "organisation"),
        ("Jr.", "word"),
        ("STR", "organisation"),
        ("JANED", "organisation"),
        ("JANEDO", "word"),
        ("JaneDoeMax", "organisation"),
        ("Jane1", "organisation"),
        ("van Doe", "person"),
    ],
)
def test_what_a_piece_names(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("EPA", "EPA", True),
        ("EPA", "Keystone", True),
        ("Getty Images", "AFP", True),
        ("SOPA Images", "Getty Images", True),
        ("Reuters", "dpa", False),
        ("Getty Images", "Alamy", False),
        ("AP", "AFP", False),
        ("Nobody", "AP", False),
    ],
)
def test_suppliers_are_connected_by_distribution(a: str, b: str, expected: bool) -> None:
    assert agencies_connected(a, b) == expected
    assert agencies_connected(b, a) == expected


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ("Maximiliane Beispielhauser", "Maximilianne Beispielhausser", True),
        ("Maximiliane Beispielhauser-Muster", "Konstantina Exemplarowitsch-Probex", False),
        ("Anna Muster", "Anne Mustar", False),
        ("김예제", "김예지", False),
    ],
)
def test_one_letter_in_eight_may_differ(a: str, b: str, near: bool) -> None:
    assert (sameness(a, b) == "letter") is near


@pytest.mark.parametrize(
    ("token", "initial"),
    [("J.P.", True), ("JP", True), ("Jp.", True), ("Jp", False), ("JPM", True), ("JPMX", False)],
)
def test_initials(token: str, initial: bool) -> None:
    assert is_initial(token) is initial


@pytest.mark.parametrize(
    ("text", "name"),
    [("and Jane Doe", "Jane Doe"), ("und Doe", "und Doe"), ("Col. Doe", "Col. Doe"), ("Col. Jane Doe", "Jane Doe")],
)
def test_a_name_without_its_rank(text: str, name: str) -> None:
    assert bare_name(text) == name
