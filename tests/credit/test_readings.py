"""Whole captions and lines with all that is read of them, each looked at by a person and found right."""

import pytest

from auditor.credit import read_caption
from auditor.model import Role

Names = tuple[str, ...]
Named = tuple[str, Names, Names, Names, Role | None]  # as printed; creators, agencies, other organisations, role

READINGS: list[tuple[str, str, list[Named]]] = [
    ("Rescuers search the river.\n(TT - Kyodo)", "Rescuers search the river.", [("(TT - Kyodo)", (), ("TT", "Kyodo"), (), None)]),
    (
        "A ship at sea. (U.S. Navy photo by Mass Communication Specialist 2nd Class Jane Doe)",
        "A ship at sea.",
        [("(U.S. Navy photo by Mass Communication Specialist 2nd Class Jane Doe)", ("Jane Doe",), (), ("U.S. Navy",), None)],
    ),
    ("Express photo by Reuters", "", [("Express photo by Reuters", (), ("Reuters",), ("Express",), None)]),
    ("(Express photo by Jane Doe)", "", [("(Express photo by Jane Doe)", ("Jane Doe",), (), ("Express",), None)]),
    (
        "A market in the city. Express photo by Ana de la Prueba",
        "A market in the city.",
        [("Express photo by Ana de la Prueba", ("Ana de la Prueba",), (), ("Express",), None)],
    ),
    (
        "Jane Doe. (Max Muster & IMAGO)",
        "",
        [("Jane Doe. (Max Muster & IMAGO)", ("Jane Doe", "Max Muster"), ("IMAGO",), (), None)],
    ),
    (
        "A woman walks by the river. Jane Doe (epa)",
        "A woman walks by the river.",
        [("Jane Doe (epa)", ("Jane Doe",), ("EPA",), (), None)],
    ),
    (
        "Two men stand at the harbour – Zuma Press",
        "Two men stand at the harbour",
        [("Zuma Press", (), ("ZUMA Press",), (), None)],
    ),
    (
        "Workers in the plant - Fotos: Handout, Harbour Police",
        "Workers in the plant",
        [("Fotos: Handout, Harbour Police", (), (), ("Harbour Police",), "handout")],
    ),
    (
        "A vendor arranges fruit at a market (TT via Ritzau Scanpix",
        "A vendor arranges fruit at a market",
        [("(TT via Ritzau Scanpix", (), ("TT", "Ritzau Scanpix"), (), None)],
    ),
    ("Workers in the plant Jane Doe - AFP", "Workers in the plant", [("Jane Doe - AFP", ("Jane Doe",), ("AFP",), (), None)]),
    ("Workers in the plant Jane Doe / AFP", "Workers in the plant Jane Doe", [("AFP", (), ("AFP",), (), None)]),
    (
        "Foto: Gobierno/Handout vía Reuters",
        "",
        [("Foto: Gobierno/Handout vía Reuters", (), ("Reuters",), ("Gobierno",), "handout")],
    ),
    ("Menschen am 3. Mai in Bonn. (Xinhua)", "Menschen am 3. Mai in Bonn.", [("(Xinhua)", (), ("Xinhua",), (), None)]),
    ("Residents queue for water. — AFP/File", "Residents queue for water.", [("AFP/File", (), ("AFP",), (), "file")]),
    ("Jane Doe/via – Reuters", "", [("Jane Doe/via – Reuters", ("Jane Doe",), ("Reuters",), (), None)]),
    ("Foto: African News Agency (ANA)", "", [("Foto: African News Agency (ANA)", (), ("African News Agency (ANA)",), (), None)]),
    ("Foto: dpa / Bearbeitung: Jane Doe", "", [("Foto: dpa / Bearbeitung: Jane Doe", (), ("dpa",), (), None)]),
    (
        "Foto: TT/dpa/Ana de la Prueba. Styling: Max Muster",
        "",
        [("Foto: TT/dpa/Ana de la Prueba. Styling: Max Muster", ("Ana de la Prueba",), ("TT", "dpa"), (), None)],
    ),
    ("Image: NASA, ESA, CSA", "", [("Image: NASA, ESA, CSA", (), (), ("NASA", "ESA", "CSA"), None)]),
    ("A dog runs. (Image source: AP)", "A dog runs.", [("(Image source: AP)", (), ("AP",), (), None)]),
    ("ELLA/BPI/REX", "", [("ELLA/BPI/REX", (), ("BPI", "Shutterstock"), ("ELLA",), None)]),
    ("Fot. materiały prasowe", "", [("Fot. materiały prasowe", (), (), (), "handout")]),
    ("Foto: X via Reuters", "", [("Foto: X via Reuters", (), ("Reuters",), ("X",), "social")]),
    ("© Jane Doe, 2024", "", [("© Jane Doe, 2024", ("Jane Doe",), (), (), None)]),
    ("(Dr. Jane Doe) 提供", "", [("(Dr. Jane Doe) 提供", ("Jane Doe",), (), (), "handout")]),
    ("Abd al-Rahman al-Masri/AFP", "", [("Abd al-Rahman al-Masri/AFP", ("Abd al-Rahman al-Masri",), ("AFP",), (), None)]),
    (
        "A market in Cairo. Abd al-Rahman al-Masri/AFP",
        "A market in Cairo.",
        [("Abd al-Rahman al-Masri/AFP", ("Abd al-Rahman al-Masri",), ("AFP",), (), None)],
    ),
    (
        "A market in Cairo Ahmed al-Rubaye/AFP",
        "A market in Cairo",
        [("Ahmed al-Rubaye/AFP", ("Ahmed al-Rubaye",), ("AFP",), (), None)],
    ),
    (
        "Un marché à Lille. Jeanne d'Exemple/AFP",
        "Un marché à Lille.",
        [("Jeanne d'Exemple/AFP", ("Jeanne d'Exemple",), ("AFP",), (), None)],
    ),
    (
        "The market in Rome (foto picture alliance/dpa)",
        "The market in Rome",
        [("(foto picture alliance/dpa)", (), ("picture alliance", "dpa"), (), None)],
    ),
    (
        "The market in Rome (foto Jane Doe/AFP)",
        "The market in Rome",
        [("(foto Jane Doe/AFP)", ("Jane Doe",), ("AFP",), (), None)],
    ),
    ("The market in Rome (photo left)", "The market in Rome (photo left)", []),
    ("©AP/BO MUSTER", "", [("©AP/BO MUSTER", ("BO MUSTER",), ("AP",), (), None)]),
    ("उत्सव में नाव बनाते लोग। फोटो- विजय उदाहरण", "उत्सव में नाव बनाते लोग।", [("फोटो- विजय उदाहरण", ("विजय उदाहरण",), (), (), None)]),
    ("Photo: Malcolm X", "", [("Photo: Malcolm X", ("Malcolm X",), (), (), None)]),
    ("The crowd at night. Malcolm X/AFP", "The crowd at night.", [("Malcolm X/AFP", ("Malcolm X",), ("AFP",), (), None)]),
    ("The crowd at night. Photo: Malcolm X.", "The crowd at night.", [("Photo: Malcolm X.", ("Malcolm X",), (), (), None)]),
    ("Fans of Generation X Jane Doe/AFP", "Fans of Generation X", [("Jane Doe/AFP", ("Jane Doe",), ("AFP",), (), None)]),
    ("Fans of Generation X. Foto: X-Press", "Fans of Generation X.", [("Foto: X-Press", (), (), ("X-Press",), None)]),
    (
        "Photo/Jan van der Voorbeeld: Getty Images",
        "",
        [("Photo/Jan van der Voorbeeld: Getty Images", ("Jan van der Voorbeeld",), ("Getty Images",), (), None)],
    ),
    (
        "AFP/JANE DOE A man walks along the river bank in the city.",
        "A man walks along the river bank in the city.",
        [("AFP/JANE DOE", ("JANE DOE",), ("AFP",), (), None)],
    ),
    (
        "AFP/JANE DOE a man walks along the river bank in the city.",
        "AFP/JANE DOE a man walks along the river bank in the city.",
        [],
    ),
    (
        "Jane Doe/Daily Maverick A man walks along the river bank in the city.",
        "Jane Doe/Daily Maverick A man walks along the river bank in the city.",
        [],
    ),
    ("Reuters 기자", "", [("Reuters 기자", (), ("Reuters",), (), "staff")]),
    (
        "A man in St. Louis. J. Doe/Getty Images | TT",
        "A man in St. Louis.",
        [("J. Doe/Getty Images | TT", ("J. Doe",), ("Getty Images", "TT"), (), None)],
    ),
    ("A man near St. Jane Doe/AP", "A man near St.", [("Jane Doe/AP", ("Jane Doe",), ("AP",), (), None)]),
    ("The mayor, J. Doe. AP", "The mayor, J. Doe.", [("AP", (), ("AP",), (), None)]),
    ("The mayor, J. Doe/AP", "The mayor, J. Doe/AP", []),
    ("救助隊が川で捜索している（AP/アフロ）", "救助隊が川で捜索している", [("（AP/アフロ）", (), ("AP", "Aflo"), (), None)]),
    (
        "救助隊が川で捜索している/(AP Photo via Wikimedia Commons)",
        "救助隊が川で捜索している",
        [("(AP Photo via Wikimedia Commons)", (), ("AP", "Wikimedia Commons"), (), None)],
    ),
    ("Helfer am Fluss (©doe_pix/EPA)", "Helfer am Fluss", [("(©doe_pix/EPA)", ("doe_pix",), ("EPA",), (), None)]),
    ("A crowd (left) waits. (Photo STRINGER)", "A crowd (left) waits.", [("(Photo STRINGER)", (), (), (), "stringer")]),
    ("The king (AFP)", "The king", [("(AFP)", (), ("AFP",), (), None)]),
    ("KYIV (AP) — Rescuers search the river.", "KYIV (AP) — Rescuers search the river.", []),
    ("KYIV (AP) - Rescuers search the river.", "KYIV (AP) - Rescuers search the river.", []),
    (
        "Rescuers search the river in Kyiv (AFP) – the flood came at night.",
        "Rescuers search the river in Kyiv (AFP) – the flood came at night.",
        [],
    ),
    ("A woman of Agence France-Presse (AFP)", "A woman of Agence France-Presse (AFP)", []),
    ("The office of Reuters (AP)", "The office of Reuters", [("(AP)", (), ("AP",), (), None)]),
    (
        "Rescuers search the river (Jane Doe/AFP) in the city.",
        "Rescuers search the river in the city.",
        [("(Jane Doe/AFP)", ("Jane Doe",), ("AFP",), (), None)],
    ),
    ("Rescuers search the river (Handout).", "Rescuers search the river (Handout).", []),
    ("Rescuers search the river. (Handout)", "Rescuers search the river.", [("(Handout)", (), (), (), "handout")]),
    (
        "Rescuers search the river. (City Council/Handout)",
        "Rescuers search the river.",
        [("(City Council/Handout)", (), (), ("City Council",), "handout")],
    ),
    ("Rescuers search the river. (Jane Doe)", "Rescuers search the river.", [("(Jane Doe)", ("Jane Doe",), (), (), None)]),
    (
        "Rescuers search the river [Jane Doe/Al Jazeera]",
        "Rescuers search the river",
        [("[Jane Doe/Al Jazeera]", ("Jane Doe",), (), ("Al Jazeera",), None)],
    ),
    ("a presenter (BBC News)", "a presenter", [("(BBC News)", (), (), ("BBC News",), None)]),
    (
        "Rescuers search the river. (Jane Doe/Contributor)",
        "Rescuers search the river.",
        [("(Jane Doe/Contributor)", ("Jane Doe",), (), (), "stringer")],
    ),
    ("The market. [图：SID]", "The market.", [("[图：SID]", (), (), ("SID",), None)]),
    ("Photo: Shutterstock - Alamy", "", [("Photo: Shutterstock - Alamy", (), ("Shutterstock", "Alamy"), (), None)]),
    ("Berlin. Courtesy of Alamy", "Berlin.", [("Courtesy of Alamy", (), ("Alamy",), (), "courtesy")]),
    ("Jane Doe; Getty Images", "", [("Jane Doe; Getty Images", ("Jane Doe",), ("Getty Images",), (), None)]),
    (
        "Rescuers search the river... Jane Doe/dpa",
        "Rescuers search the river...",
        [("Jane Doe/dpa", ("Jane Doe",), ("dpa",), (), None)],
    ),
    ("Who knows? Jane Doe/dpa", "Who knows?", [("Jane Doe/dpa", ("Jane Doe",), ("dpa",), (), None)]),
    ("“We are here” Jane Doe/dpa", "“We are here”", [("Jane Doe/dpa", ("Jane Doe",), ("dpa",), (), None)]),
    (
        "The mayor said: “We are here.” (Jane Doe/dpa)",
        "The mayor said: “We are here.”",
        [("(Jane Doe/dpa)", ("Jane Doe",), ("dpa",), (), None)],
    ),
    (
        "Il mercato di Roma | Foto: Jane Roe e Reuters",
        "Il mercato di Roma",
        [("Foto: Jane Roe e Reuters", ("Jane Roe",), ("Reuters",), (), None)],
    ),
    ("Foto: Jane Doe, Max Muster/TT", "", [("Foto: Jane Doe, Max Muster/TT", ("Jane Doe", "Max Muster"), ("TT",), (), None)]),
    (
        "Foto: Jane Doe und Max Muster (dpa)",
        "",
        [("Foto: Jane Doe und Max Muster (dpa)", ("Jane Doe", "Max Muster"), ("dpa",), (), None)],
    ),
    (
        "Foto: Jane Doe + Max Muster/dpa",
        "",
        [("Foto: Jane Doe + Max Muster/dpa", ("Jane Doe", "Max Muster"), ("dpa",), (), None)],
    ),
    (
        "Photo: Jane Doe & Max Muster / AFP",
        "",
        [("Photo: Jane Doe & Max Muster / AFP", ("Jane Doe", "Max Muster"), ("AFP",), (), None)],
    ),
    ("Screenshot: Jane Doe/YouTube", "", [("Screenshot: Jane Doe/YouTube", ("Jane Doe",), (), ("YouTube",), "social")]),
    ("Grafik: Jane Doe/dpa", "", [("Grafik: Jane Doe/dpa", ("Jane Doe",), ("dpa",), (), None)]),
    (
        "A crowd waits. Photo courtesy of Jane Doe",
        "A crowd waits.",
        [("Photo courtesy of Jane Doe", ("Jane Doe",), (), (), "courtesy")],
    ),
    (
        "A crowd waits. Photo courtesy of the family",
        "A crowd waits.",
        [("Photo courtesy of the family", (), (), ("the family",), "courtesy")],
    ),
    (
        "A crowd waits. Credit: City Council via NTB",
        "A crowd waits.",
        [("Credit: City Council via NTB", (), ("NTB",), ("City Council",), None)],
    ),
    (
        "A crowd waits. Photo: @janedoe/X via Reuters",
        "A crowd waits.",
        [("Photo: @janedoe/X via Reuters", (), ("Reuters",), ("@janedoe", "X"), "social")],
    ),
    ("A crowd waits. Photo: Jane Doe (right)", "A crowd waits.", [("Photo: Jane Doe (right)", ("Jane Doe",), (), (), None)]),
    ("A crowd waits; photo: Jane Doe", "A crowd waits", [("photo: Jane Doe", ("Jane Doe",), (), (), None)]),
    ("A crowd waits | photo: Jane Doe | © 2024", "A crowd waits", [("photo: Jane Doe | © 2024", ("Jane Doe",), (), (), None)]),
    ("A crowd waits, photo by Jane Doe/AFP on Monday", "A crowd waits, photo by Jane Doe/AFP on Monday", []),
    (
        "A crowd waits. Photo courtesy of the family.",
        "A crowd waits.",
        [("Photo courtesy of the family.", (), (), ("the family",), "courtesy")],
    ),
    ("A crowd waits. Provided by the family", "A crowd waits.", [("Provided by the family", (), (), ("the family",), "handout")]),
    ("A boy plays. Courtesy of the artist", "A boy plays.", [("Courtesy of the artist", (), (), ("the artist",), "courtesy")]),
    (
        "A boy plays. Courtesy of the artist and her gallery in town",
        "A boy plays. Courtesy of the artist and her gallery in town",
        [],
    ),
    ("A meal provided by the family", "A meal provided by the family", []),
    ("Meals were provided by the family", "Meals were provided by the family", []),
    ("(Photo provided by the family)", "", [("(Photo provided by the family)", (), (), ("the family",), "handout")]),
    ("A dog runs. (Image source:\nAP)", "A dog runs.", [("(Image source:\nAP)", (), ("AP",), (), None)]),
    ("A market (Foto: )", "A market (Foto: )", []),
    (
        "A market (Foto: Jane Doe (rechts)/AFP)",
        "A market",
        [("(Foto: Jane Doe (rechts)/AFP)", ("Jane Doe",), ("AFP",), (), None)],
    ),
    (
        "Foto: Jane Doe The minister speaks in the hall.",
        "The minister speaks in the hall.",
        [("Foto: Jane Doe", ("Jane Doe",), (), (), None)],
    ),
    (
        "Foto: Jane van Doe The minister speaks in the hall.",
        "The minister speaks in the hall.",
        [("Foto: Jane van Doe", ("Jane van Doe",), (), (), None)],
    ),
    (
        "Foto: JANE DOE The minister speaks in the hall.",
        "The minister speaks in the hall.",
        [("Foto: JANE DOE", ("JANE DOE",), (), (), None)],
    ),
    (
        "Foto: JANE VAN DOE The minister speaks in the hall.",
        "The minister speaks in the hall.",
        [("Foto: JANE VAN DOE", ("JANE VAN DOE",), (), (), None)],
    ),
    ("Foto: APVisa werden teurer in diesem Jahr", "Visa werden teurer in diesem Jahr", [("Foto: AP", (), ("AP",), (), None)]),
    ("Foto: AFP zeigt den Markt am Morgen", "zeigt den Markt am Morgen", [("Foto: AFP", (), ("AFP",), (), None)]),
    (
        "Photo by Jane Doe/AFP shows the market",
        "shows the market",
        [("Photo by Jane Doe/AFP", ("Jane Doe",), ("AFP",), (), None)],
    ),
    ('A scene of the film. "Jane Eyre" (dpa)', 'A scene of the film. "Jane Eyre"', [("(dpa)", (), ("dpa",), (), None)]),
    ("The river rose. Jane Doe (dpa)", "The river rose.", [("Jane Doe (dpa)", ("Jane Doe",), ("dpa",), (), None)]),
    ("The river rose. AFP (Jane Doe)", "The river rose.", [("AFP (Jane Doe)", ("Jane Doe",), ("AFP",), (), None)]),
    ("救助隊在河邊。新华社发（王小明摄）", "救助隊在河邊。", [("新华社发（王小明摄）", ("王小明",), ("Xinhua",), (), None)]),
    ("KYIV (Reuters/AP) — Rescuers search the river.", "KYIV (Reuters/AP) — Rescuers search the river.", []),
    ("KYIV (Reuters/AP) – Rescuers search the river.", "KYIV (Reuters/AP) – Rescuers search the river.", []),
    ("KYIV (Reuters/AP) - Rescuers search the river.", "KYIV (Reuters/AP) - Rescuers search the river.", []),
    ("Reporters of the agency (AFP) search the river.", "Reporters of the agency (AFP) search the river.", []),
    ("El mercado. Foto de Juan Ejemplo en Lima", "El mercado. Foto de Juan Ejemplo en Lima", []),
    (
        "A boy plays. Courtesy of the artist herself",
        "A boy plays.",
        [("Courtesy of the artist herself", (), (), ("the artist herself",), "courtesy")],
    ),
    ("Il mercato di Roma. Foto da ansa", "Il mercato di Roma.", [("Foto da ansa", (), ("ANSA",), (), None)]),
    ("© jane doe", "© jane doe", []),
    ("A market. © the city council of Beispiel", "A market. © the city council of Beispiel", []),
    ("AFP/JANE DOE Market day", "AFP/JANE DOE Market day", []),
    (
        "A dog (Foto: Jane Doe/AFP) runs. (Reuters)",
        "A dog runs.",
        [("(Foto: Jane Doe/AFP)", ("Jane Doe",), ("AFP",), (), None), ("(Reuters)", (), ("Reuters",), (), None)],
    ),
    ("Workers in the plant. (AFP) (Archiv)", "Workers in the plant. (Archiv)", [("(AFP)", (), ("AFP",), (), None)]),
    (
        "Rescuers search the river. (City council/AP)",
        "Rescuers search the river.",
        [("(City council/AP)", (), ("AP",), ("City council",), None)],
    ),
    ("Rescuers search the river. (city council/AP)", "Rescuers search the river. (city council/AP)", []),
    ("Rescuers search the river. (City council/river)", "Rescuers search the river. (City council/river)", []),
    ("(BBC News)", "", [("(BBC News)", (), (), ("BBC News",), None)]),
    ("The presenter\n(BBC News)", "The presenter", [("(BBC News)", (), (), ("BBC News",), None)]),
    ("The minister in Rome. “Jane Doe” (AFP)", "The minister in Rome. “Jane Doe”", [("(AFP)", (), ("AFP",), (), None)]),
    ("textFoto: Jane Doe/AFP", "text", [("Foto: Jane Doe/AFP", ("Jane Doe",), ("AFP",), (), None)]),
    ("Am Fluss bei BonnFoto: Jane Doe/AFP", "Am Fluss bei Bonn", [("Foto: Jane Doe/AFP", ("Jane Doe",), ("AFP",), (), None)]),
    ("Am Fluss bei Bonn Foto Jane Doe", "Am Fluss bei Bonn Foto Jane Doe", []),
    ("Am Fluss – Foto Jane Doe", "Am Fluss – Foto Jane Doe", []),
    ("Am Fluss » Foto Jane Doe", "Am Fluss » Foto Jane Doe", []),
    ("Am Fluss (Archiv) Foto Jane Doe", "Am Fluss (Archiv) Foto Jane Doe", []),
    (
        "Photo by Jane Doe, Max Muster, Ana Prueba and Peter Pavyzdys/AFP",
        "",
        [
            (
                "Photo by Jane Doe, Max Muster, Ana Prueba and Peter Pavyzdys/AFP",
                ("Jane Doe", "Max Muster", "Ana Prueba", "Peter Pavyzdys"),
                ("AFP",),
                (),
                None,
            )
        ],
    ),
    (
        "Photo by Jane Doe and the Museum of Modern Art of the City of Beispiel/AFP",
        "Photo by Jane Doe and the Museum of Modern Art of the City of Beispiel/AFP",
        [],
    ),
    (
        "Foto: Jane Doe, AFP The minister speaks in the hall.",
        "The minister speaks in the hall.",
        [("Foto: Jane Doe, AFP", ("Jane Doe",), ("AFP",), (), None)],
    ),
    (
        "Foto: Jane Doe (AFP) The minister speaks in the hall.",
        "The minister speaks in the hall.",
        [("Foto: Jane Doe (AFP)", ("Jane Doe",), ("AFP",), (), None)],
    ),
    (
        "Foto: Jane Doe / AFP / Getty Images The minister speaks in the hall.",
        "The minister speaks in the hall.",
        [("Foto: Jane Doe / AFP / Getty Images", ("Jane Doe",), ("AFP", "Getty Images"), (), None)],
    ),
    (
        "Foto: Agence France-Presse The minister speaks in the hall.",
        "The minister speaks in the hall.",
        [("Foto: Agence France-Presse", (), ("AFP",), (), None)],
    ),
    (
        "Foto: The Associated Press, The minister speaks in the hall.",
        "The minister speaks in the hall.",
        [("Foto: The Associated Press", (), ("AP",), (), None)],
    ),
    (
        "Foto: Ana de la Prueba The minister speaks in the hall.",
        "The minister speaks in the hall.",
        [("Foto: Ana de la Prueba", ("Ana de la Prueba",), (), (), None)],
    ),
    ("Foto: Ana de la The minister speaks in the hall.", "Foto: Ana de la The minister speaks in the hall.", []),
    ("Foto: Doe, the minister speaks in the hall.", "the minister speaks in the hall.", [("Foto: Doe", (), (), (), None)]),
    (
        "Photo courtesy of Jane Doe of the Town Museum",
        "",
        [("Photo courtesy of Jane Doe of the Town Museum", (), (), ("Jane Doe of the Town Museum",), "courtesy")],
    ),
]


@pytest.mark.parametrize(("text", "caption", "credits"), READINGS, ids=[text for text, _, _ in READINGS])
def test_what_is_read_of_a_caption(text: str, caption: str, credits: list[Named]) -> None:
    read = read_caption(text)
    assert read.caption == caption
    assert [
        (said.text, said.credit.creators, said.credit.agencies, said.credit.organisations, said.credit.role)
        for said in read.credits
    ] == credits
