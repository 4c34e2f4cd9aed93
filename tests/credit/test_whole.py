"""Captions and lines of the shapes that desks print, read whole: the caption left, and of each credit whom it names."""

import pytest

from auditor.credit import read_caption, read_credit
from auditor.model import Credit

Named = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], str | None]  # text, creators, agencies, organisations, role

CAPTIONS: list[tuple[str, str, list[Named]]] = [
    (
        "Jane Roe (ABC) and Mark Jones, 2022! Doe / NurPhoto",
        "Jane Roe (ABC) and Mark Jones, 2022!",
        [("Doe / NurPhoto", (), ("NurPhoto",), (), None)],
    ),
    (
        "구조대가 강을 수색하고 있다＝王小明 | AFP 기자",
        "구조대가 강을 수색하고 있다",
        [("＝王小明 | AFP 기자", ("王小明",), ("AFP",), (), "staff")],
    ),
    (
        "Der Hafen (Archivbild) privat, imago images",
        "Der Hafen (Archivbild)",
        [("privat, imago images", (), ("IMAGO",), (), "courtesy")],
    ),
    ("Protesters march in the city / Doe.", "Protesters march in the city / Doe.", []),
    (
        "Des pompiers près du fleuve MARIE DUPONT/ANSA/Lusa",
        "Des pompiers près du fleuve",
        [("MARIE DUPONT/ANSA/Lusa", ("MARIE DUPONT",), ("ANSA", "Lusa"), (), None)],
    ),
    (
        "Спасатели ищут людей на реке ТАСС/Иван Петров.",
        "Спасатели ищут людей на реке",
        [("ТАСС/Иван Петров.", ("Иван Петров",), ("TASS",), (), None)],
    ),
    ("구조대가 강을 수색하고 있다／王小明", "구조대가 강을 수색하고 있다／王小明", []),
    (
        "O presidente em Lisboa MARIE DUPONT/Lusa",
        "O presidente em Lisboa",
        [("MARIE DUPONT/Lusa", ("MARIE DUPONT",), ("Lusa",), (), None)],
    ),
    (
        "Prices rose to $5 a kilo at 7 p.m. (Photo by Jane Doe and Mark Jones (SOPA Images/LightRocket via Getty Images))",
        "Prices rose to $5 a kilo at 7 p.m.",
        [
            (
                "(Photo by Jane Doe and Mark Jones (SOPA Images/LightRocket via Getty Images))",
                ("Jane Doe", "Mark Jones"),
                ("SOPA Images", "LightRocket", "Getty Images"),
                (),
                None,
            )
        ],
    ),
    (
        "Rescuers search the river bank on Friday, 3 March 2023 — (Express photo by STRINGER/NASA)",
        "Rescuers search the river bank on Friday, 3 March 2023",
        [("(Express photo by STRINGER/NASA)", (), (), ("Express", "NASA"), "stringer")],
    ),
    (
        "“We will rebuild,” said the mayor, (c) Jane Doe and Mark Jones/The Associated Press",
        "“We will rebuild,” said the mayor",
        [("(c) Jane Doe and Mark Jones/The Associated Press", ("Jane Doe", "Mark Jones"), ("AP",), (), None)],
    ),
    (
        "Спасатели ищут людей на реке, Φωτογραφία: Policja Спасатели ищут людей на реке, Φωτογραφία: Policja",
        "Спасатели ищут людей на реке, Спасатели ищут людей на реке",
        [("Φωτογραφία: Policja", (), (), ("Policja",), None), ("Φωτογραφία: Policja", (), (), ("Policja",), None)],
    ),
    (
        "Courtesy of PA Wire Visitors at St. Mark's fair, No. 5.",
        "Visitors at St. Mark's fair, No. 5.",
        [("Courtesy of PA Wire", (), ("PA Media",), (), "courtesy")],
    ),
    (
        "Ratownicy szukają nad rzeką — fot. Anna Exempel | NTB",
        "Ratownicy szukają nad rzeką",
        [("fot. Anna Exempel | NTB", ("Anna Exempel",), ("NTB",), (), None)],
    ),
    (
        "X. Y. Roe/AP Photo\nVisitors at St. Mark's fair, No. 5.",
        "Visitors at St. Mark's fair, No. 5.",
        [("X. Y. Roe/AP Photo", ("X. Y. Roe",), ("AP",), (), None)],
    ),
    ("The Associated Press\nBoats.", "Boats.", [("The Associated Press", (), ("AP",), (), None)]),
    (
        "The king (left) and J. Doe at the opera (JANE DOE / Doe Studio)",
        "The king (left) and J. Doe at the opera",
        [("(JANE DOE / Doe Studio)", ("JANE DOE",), (), ("Doe Studio",), None)],
    ),
    ("Räddare vid ån i Malmö. (Иван Петров).", "Räddare vid ån i Malmö. .", [("(Иван Петров)", ("Иван Петров",), (), (), None)]),
    ("Anna and Bo/Ida win the doubles (Handout)", "Anna and Bo/Ida win the doubles (Handout)", []),
    (
        "Spaziergänger am See / im Park  (Foto ANNA BEISPIEL)",
        "Spaziergänger am See / im Park",
        [("(Foto ANNA BEISPIEL)", ("ANNA BEISPIEL",), (), (), None)],
    ),
    (
        "Vecinos junto al río de la ciudad. Marie Dupont (Lusa)",
        "Vecinos junto al río de la ciudad.",
        [("Marie Dupont (Lusa)", ("Marie Dupont",), ("Lusa",), (), None)],
    ),
    (
        "Feuerwehr am Fluss, 3. März 2023. Quelle: APA. Feuerwehr am Fluss, 3. März 2023. Quelle: APA.",
        "Feuerwehr am Fluss, 3. März 2023. . Feuerwehr am Fluss, 3. März 2023.",
        [("Quelle: APA", (), ("APA",), (), None), ("Quelle: APA.", (), ("APA",), (), None)],
    ),
    (
        "Foto: NDR. Die Kanzlerin spricht im Bundestag.",
        ". Die Kanzlerin spricht im Bundestag.",
        [("Foto: NDR", (), (), ("NDR",), None)],
    ),
    ("東京で講演する教授（王小明/AP", "東京で講演する教授（王小明/AP", []),
    (
        "Die Kanzlerin spricht im Bundestag” (A. Beispiel for NDR)/dpa-Bildfunk",
        "Die Kanzlerin spricht im Bundestag”",
        [("(A. Beispiel for NDR)/dpa-Bildfunk", ("A. Beispiel",), ("dpa",), ("NDR",), "stringer")],
    ),
    (
        "Rescuers search the river bank on Friday, 3 March 2023. (Courtesy of Alamy Stock Photo/JANE DOE)",
        "Rescuers search the river bank on Friday, 3 March 2023.",
        [("(Courtesy of Alamy Stock Photo/JANE DOE)", ("JANE DOE",), ("Alamy",), (), "courtesy")],
    ),
    (
        "The U.S. team at the harbour. Handout Read more",
        "The U.S. team at the harbour. Read more",
        [("Handout", (), (), (), "handout")],
    ),
    (
        "El presidente en Madrid, Marie Dupont / EFE - ",
        "El presidente en Madrid",
        [("Marie Dupont / EFE -", ("Marie Dupont",), ("EFE",), (), None)],
    ),
    (
        "Спасатели ищут людей на реке. Ola Eksempel Спасатели ищут людей на реке. Ola Eksempel",
        "Спасатели ищут людей на реке. Ola Eksempel Спасатели ищут людей на реке.",
        [("Ola Eksempel", ("Ola Eksempel",), (), (), None)],
    ),
    (
        "Visitors at St. Mark's fair, No. 5 — PHOTO Shutterstock.",
        "Visitors at St. Mark's fair, No. 5",
        [("PHOTO Shutterstock.", (), ("Shutterstock",), (), None)],
    ),
    (
        "Protesters march in the city. Doe, Alamy Stock Photo",
        "Protesters march in the city.",
        [("Doe, Alamy Stock Photo", ("Doe",), ("Alamy",), (), None)],
    ),
    (
        "Vecinos junto al río de la ciudad — Marie Dupont/Lusa, archivo",
        "Vecinos junto al río de la ciudad",
        [("Marie Dupont/Lusa, archivo", ("Marie Dupont",), ("Lusa",), (), "file")],
    ),
    (
        "Visitors at St. Mark's fair, No. 5. (Photo STRINGER, AP Photo)",
        "Visitors at St. Mark's fair, No. 5.",
        [("(Photo STRINGER, AP Photo)", (), ("AP",), (), "stringer")],
    ),
    (
        "消防员在河边搜寻 图：山田太郎/共同通信社提供",
        "消防员在河边搜寻",
        [("图：山田太郎/共同通信社提供", ("山田太郎",), ("Kyodo",), (), "handout")],
    ),
    (
        "Rescuers search the river bank on Friday, 3 March 2023 – Jane Doe and Mark Jones/AFP/Alamy Stock Photo – file",
        "Rescuers search the river bank on Friday, 3 March 2023",
        [("Jane Doe and Mark Jones/AFP/Alamy Stock Photo – file", ("Jane Doe", "Mark Jones"), ("AFP", "Alamy"), (), "file")],
    ),
    (
        "Rescuers search the river bank on Friday, 3 March 2023 – X. Y. Roe / Alamy Stock Photo",
        "Rescuers search the river bank on Friday, 3 March 2023",
        [("X. Y. Roe / Alamy Stock Photo", ("X. Y. Roe",), ("Alamy",), (), None)],
    ),
    (
        "The king (left) and J. Doe at the opera – Reuters - Jane Doe",
        "The king (left) and J. Doe at the opera",
        [("Reuters - Jane Doe", ("Jane Doe",), ("Reuters",), (), None)],
    ),
    (
        "Die Kanzlerin spricht im Bundestag. Foto von privat / Polizei",
        "Die Kanzlerin spricht im Bundestag.",
        [("Foto von privat / Polizei", (), (), ("Polizei",), "courtesy")],
    ),
    (
        "„Wir bauen auf“, sagt der Minister (Foto picture alliance/dpa)",
        "„Wir bauen auf“, sagt der Minister",
        [("(Foto picture alliance/dpa)", (), ("picture alliance", "dpa"), (), None)],
    ),
    (
        "Workers - some of them women - leave the plant / Pool",
        "Workers - some of them women - leave the plant",
        [("Pool", (), (), (), "pool")],
    ),
    (
        "The king (left) and J. Doe at the opera! Doe, Shutterstock, File",
        "The king (left) and J. Doe at the opera!",
        [("Doe, Shutterstock, File", ("Doe",), ("Shutterstock",), (), "file")],
    ),
]

LINES: list[Named] = [
    ("ТАСС", (), ("TASS",), (), None),
    ("Courtesy of @janedoe – REUTERS", (), ("Reuters",), ("@janedoe",), "courtesy"),
    ("Anna Exempel (ТАСС)", ("Anna Exempel",), ("TASS",), (), None),
    ("(ТАСС / Иван Петров)", ("Иван Петров",), ("TASS",), (), None),
    (
        "© María Ejemplo de la Cruz/La Gaceta del Puerto / Hans Lucas",
        ("María Ejemplo de la Cruz",),
        ("Hans Lucas",),
        ("La Gaceta del Puerto",),
        None,
    ),
    ("(图：山田太郎/警視庁 via 共同通信社)", ("山田太郎",), ("Kyodo",), ("警視庁",), None),
    ("foto Marie Dupont/Cedida via LaPresse", ("Marie Dupont",), ("LaPresse",), (), "courtesy"),
    ("鈴木一郎 – 연합뉴스撮影", ("鈴木一郎",), ("Yonhap",), (), None),
    ("(Foto von Keystone/Bo Muster-Beispiel)", ("Bo Muster-Beispiel",), ("Keystone",), (), None),
]


def named(text: str, credit: Credit) -> Named:
    return text, credit.creators, credit.agencies, credit.organisations, credit.role


@pytest.mark.parametrize(("text", "caption", "credits"), CAPTIONS, ids=[text for text, _, _ in CAPTIONS])
def test_a_caption_is_read_whole(text: str, caption: str, credits: list[Named]) -> None:
    taken = read_caption(text)
    assert (taken.caption, [named(span.text, span.credit) for span in taken.credits]) == (caption, credits)
    assert [text[span.start : span.end] for span in taken.credits] == [span.text for span in taken.credits]


@pytest.mark.parametrize("said", LINES, ids=[said[0] for said in LINES])
def test_a_line_is_read_whole(said: Named) -> None:
    assert named(said[0], read_credit(said[0])) == said
