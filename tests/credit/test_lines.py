import pytest

from auditor.credit import read_credit
from auditor.credit.licence import take
from auditor.credit.noise import without_buttons
from auditor.model import Role

Names = tuple[str, ...]

LINES: list[tuple[str, Names, Names, Role | None]] = [
    ("AP Photo; Foto: Jane Doe", ("Jane Doe",), ("AP",), None),
    ("Anna Beispiel Foto: dpa", ("Anna Beispiel",), ("dpa",), None),
    ("Muster/Courtesy/IMAGO", (), ("IMAGO",), "courtesy"),
    ("EPA/JANE DOE", ("JANE DOE",), ("EPA",), None),
    ("JANE DOE/EPA-EFE/Shutterstock", ("JANE DOE",), ("EPA", "Shutterstock"), None),
    ("Jane Doe/EPA/Rex", ("Jane Doe",), ("EPA", "Shutterstock"), None),
    ("Photograph: Jane Doe/AFP/Getty Images", ("Jane Doe",), ("AFP", "Getty Images"), None),
    ("Photograph: Jane Doe/The Observer", ("Jane Doe",), (), None),
    ("Photograph: Handout", (), (), "handout"),
    ("Photograph: undefined/Jane Doe", ("Jane Doe",), (), None),
    ("Photo: Jane Doe/Bloomberg via Getty Images", ("Jane Doe",), ("Bloomberg", "Getty Images"), None),
    ("Jane Doe for The Washington Post via Getty Images", ("Jane Doe",), ("Getty Images",), "stringer"),
    ("Jane Doe — The Washington Post/Getty Images", ("Jane Doe",), ("Getty Images",), None),
    ("Jane Doe for The New York Times", ("Jane Doe",), (), "stringer"),
    ("Jane Doe/Agence France-Presse — Getty Images", ("Jane Doe",), ("AFP", "Getty Images"), None),
    ("Credit...Jane Doe for The Paper", ("Jane Doe",), (), "stringer"),
    ("Image source, EPA/Rex", (), ("EPA", "Shutterstock"), None),
    ("Image source, Kent Police", (), (), None),
    ("Jane Doe/NurPhoto via Getty Images", ("Jane Doe",), ("NurPhoto", "Getty Images"), None),
    ("Photo by Jane Doe: https://www.pexels.com/photo/1/", ("Jane Doe",), ("Pexels",), None),
    ("Photo by Jane Doe: https://example.org/photo/1/", ("Jane Doe",), (), None),
    ("Jane Doe from Peoria, AZ, United States, CC BY-SA 2.0, via Wikimedia Commons", ("Jane Doe",), ("Wikimedia Commons",), None),
    ("Foto: XY-Archiv/Anna Beispiel", ("Anna Beispiel",), (), "file"),
    ("Foto: Heimatverein Beispielau", (), (), None),
    ("© LE BEISPIEL DU NORD/Marie Dupont", ("Marie Dupont",), (), None),
    ("LE SOLEIL, MARIE DUPONT", ("MARIE DUPONT",), (), None),
    ("Capture d'écran X", (), (), "social"),
    ("عکس: خبرگزاری تسنیم", (), ("Tasnim",), None),
    ("Ella/BPI/REX", ("Ella",), ("BPI", "Shutterstock"), None),
    ("Ben Doe/PA", ("Ben Doe",), ("PA Media",), None),
    ("J P Doe", ("J P Doe",), (), None),
    ("C P Doe", ("C P Doe",), (), None),
    ("FR123456 AP", (), ("AP",), None),
    ("Pool Sputnik Kremlin", (), ("Sputnik",), "pool"),
    ("Jane Doe/intermediary RETUERS", ("Jane Doe",), ("Reuters",), None),
    ("Obtained by Reuters/Handout via REUTERS", (), ("Reuters",), "handout"),
    ("JANE DOE / FREE PRESS FILES", ("JANE DOE",), (), "file"),
    ("Foto: Fotoagentur-Beispielstadt/Muster", ("Muster",), (), None),
    ("Anna Beispiel / Beispielmedia AG", ("Anna Beispiel",), (), None),
    ("www.example.at Anna BEISPIEL", ("Anna BEISPIEL",), (), None),
    ("Foto: X @example", (), (), "social"),
    ("Foto: example @example", (), (), None),
    ("Foto: Gobierno/Handout vía Reuters", (), ("Reuters",), "handout"),
    ("（撮影・鈴木一郎）", ("鈴木一郎",), (), None),
    ("사진=로이터연합뉴스", (), ("Reuters", "Yonhap"), None),
    ("THE CANADIAN PRESS/HO-RCMP", (), ("The Canadian Press",), "handout"),
    ("Jane Doe African News Agency (ANA)", ("Jane Doe",), ("African News Agency (ANA)",), None),
    ("Reuters Staff", (), ("Reuters",), "staff"),
    ("SZ Photo via picture alliance", (), ("SZ Photo", "picture alliance"), None),
    ("Mehr/Jane Doe", ("Jane Doe",), ("Mehr",), None),
    ("Jane Doe/Mehr", ("Jane Doe",), ("Mehr",), None),
    ("Halfpoint / Adobe Stock", ("Halfpoint",), ("Adobe Stock",), None),
    ("Photos by Jane Doe/Port Courier (left), and Mark Jones/AP (right)", ("Jane Doe", "Mark Jones"), ("AP",), None),
    ("Foto suministrada por la Policía", (), (), "handout"),
    ("Foto: Werkfoto Beispiel", (), (), "handout"),
    ("Screenshot aus Instagram", (), (), "social"),
    ("Left: Jane Doe/AP. Right: Mark Jones/Reuters", ("Jane Doe", "Mark Jones"), ("AP", "Reuters"), None),
    ("Doe, John / AP", ("Doe, John",), ("AP",), None),
    ("van den Berg, Peter", ("van den Berg, Peter",), (), None),
    ("Anna Beispiel, Max", ("Anna Beispiel",), (), None),
    ("Kuvan lähde Jane Doe/AP", ("Jane Doe",), ("AP",), None),
    ("MAP/Jane Doe", ("Jane Doe",), ("MAP",), None),
    ("(Image source: AP)", (), ("AP",), None),
    ("사진·영상: AP", (), ("AP",), None),
    ("Photo archives Marie Dupont", ("Marie Dupont",), (), "file"),
    ("Beispielnuotr", (), (), None),
    ("Photo de famille", (), (), "courtesy"),
    ("Provided by the Doe family", (), (), "handout"),
    ("Photo submitted by Jane Doe", ("Jane Doe",), (), "handout"),
    ("Pool photo by Jane Doe", ("Jane Doe",), (), "pool"),
    ("Jane Doe - Pool/Getty Images", ("Jane Doe",), ("Getty Images",), "pool"),
    ("Jane Doe-Pool/Getty Images", ("Jane Doe",), ("Getty Images",), "pool"),
    ("Jane Doe, Associated Press", ("Jane Doe",), ("AP",), None),
    ("(Jane Doe | The Seattle Times)", ("Jane Doe",), (), None),
    ("Jane Doe / Staff Photographer", ("Jane Doe",), (), "staff"),
    ("Jane Doe, staff", ("Jane Doe",), (), "staff"),
    ("(Jane Doe/Contributor)", ("Jane Doe",), (), "stringer"),
    ("Getty Images file", (), ("Getty Images",), "file"),
    ("AP file", (), ("AP",), "file"),
    ("AP Photo/Jane Doe, Pool", ("Jane Doe",), ("AP",), "pool"),
    ("(AP Photo/Jane Doe and John Roe)", ("Jane Doe", "John Roe"), ("AP",), None),
    ("NASA via AP", (), ("AP",), None),
    ("Ukrainian Presidential Press Office via AP", (), ("AP",), None),
    ("Sputnik/Jane Doe/Pool via REUTERS", ("Jane Doe",), ("Sputnik", "Reuters"), "pool"),
    ("KCNA via REUTERS", (), ("KCNA", "Reuters"), None),
    ("WANA (West Asia News Agency) via REUTERS", (), ("WANA", "Reuters"), None),
    ("Foto: picture alliance/Anna Beispiel", ("Anna Beispiel",), ("picture alliance",), None),
    ("Foto: picture alliance / ZUMAPRESS.com | Anna Beispiel", ("Anna Beispiel",), ("ZUMA Press", "picture alliance"), None),
    ("picture alliance / Anadolu | Anna Beispiel", ("Anna Beispiel",), ("Anadolu", "picture alliance"), None),
    ("Foto: Lego/dpa-tmn", (), ("dpa",), None),
    ("Foto: Polizei/dpa", (), ("dpa",), None),
    ("Foto: Feuerwehr Musterstadt", (), (), None),
    ("Foto: Anna Beispiel/dpa-tmn/dpa", ("Anna Beispiel",), ("dpa",), None),
    ("© imago images / Anna Beispiel", ("Anna Beispiel",), ("IMAGO",), None),
    ("imago/Beispielfoto", (), ("IMAGO",), None),
    ("IMAGO/Beautiful Sports/Beispiel", ("Beispiel",), ("Beautiful Sports", "IMAGO"), None),
    ("Bild: ZDF/Anna Beispiel", ("Anna Beispiel",), (), None),
    ("© Anna Beispiel - stock.adobe.com", ("Anna Beispiel",), ("Adobe Stock",), None),
    ("Anna - stock.adobe.com", ("Anna",), ("Adobe Stock",), None),
    ("AdobeStock/Anna", ("Anna",), ("Adobe Stock",), None),
    ("Foto: Anna Beispiel/Archiv", ("Anna Beispiel",), (), "file"),
    ("Archivfoto: Anna Beispiel", ("Anna Beispiel",), (), "file"),
    ("KEYSTONE/ANNA BEISPIEL", ("ANNA BEISPIEL",), ("Keystone",), None),
    ("KEYSTONE/EPA/ANNA BEISPIEL", ("ANNA BEISPIEL",), ("EPA", "Keystone"), None),
    ("APA/ANNA BEISPIEL", ("ANNA BEISPIEL",), ("APA",), None),
    ("APA/AFP/POOL/ANNA BEISPIEL", ("ANNA BEISPIEL",), ("AFP", "APA"), "pool"),
    ("zvg", (), (), "handout"),
    ("Foto: zVg", (), (), "handout"),
    ("Foto: privat", (), (), "courtesy"),
    ("AFP/Archives", (), ("AFP",), "file"),
    ("AFP/Marie Dupont", ("Marie Dupont",), ("AFP",), None),
    ("© AFP", (), ("AFP",), None),
    ("DR", (), (), "handout"),
    ("Marie Dupont/Sipa", ("Marie Dupont",), ("SIPA Press",), None),
    ("Marie Dupont / Hans Lucas via AFP", ("Marie Dupont",), ("Hans Lucas", "AFP"), None),
    ("Crédit photo : Marie Dupont", ("Marie Dupont",), (), None),
    ("María Ejemplo / Europa Press", ("María Ejemplo",), ("Europa Press",), None),
    ("EFE/ María Ejemplo", ("María Ejemplo",), ("EFE",), None),
    ("EFE", (), ("EFE",), None),
    ("Foto: Divulgação", (), (), "handout"),
    ("Foto: Reprodução/Instagram", (), (), "handout"),
    ("Maria Exemplo/Folhapress", ("Maria Exemplo",), ("Folhapress",), None),
    ("Foto ANSA", (), ("ANSA",), None),
    ("LaPresse/Maria Esempio", ("Maria Esempio",), ("LaPresse",), None),
    ("ANP / EPA", (), ("EPA", "ANP"), None),
    ("© Belga", (), ("Belga",), None),
    ("Kari Eksempel, NRK", ("Kari Eksempel",), (), None),
    ("Foto: Kari Eksempel/AP/NTB", ("Kari Eksempel",), ("AP", "NTB"), None),
    ("Kari Exempel/TT", ("Kari Exempel",), ("TT",), None),
    ("Matti Esimerkki / Yle", ("Matti Esimerkki",), (), None),
    ("Fot. PAP/Jan Przykład", ("Jan Przykład",), ("PAP",), None),
    ("fot. Shutterstock", (), ("Shutterstock",), None),
    ("Fot. materiały prasowe", (), (), "handout"),
    ("ČTK / Příklad Jan", ("Příklad Jan",), ("ČTK",), None),
    ("Reuters / Forum", (), ("Reuters", "FORUM"), None),
    ("MTI/Példa János", ("Példa János",), ("MTI",), None),
    ("Inquam Photos / Ion Exemplu", ("Ion Exemplu",), ("Inquam Photos",), None),
    ("EUROKINISSI/ΜΑΡΙΑ ΠΑΠΑ", ("ΜΑΡΙΑ ΠΑΠΑ",), ("Eurokinissi",), None),
    ("ΑΠΕ-ΜΠΕ", (), ("ANA-MPA",), None),
    ("Иван Примеров/РИА Новости", ("Иван Примеров",), ("Sputnik",), None),
    ("Фото: пресс-служба МВД", (), (), "handout"),
    ("REUTERS", (), ("Reuters",), None),
    ("AA", (), ("Anadolu",), None),
    ("Fotoğraf: Anadolu Ajansı", (), ("Anadolu",), None),
    ("連合ニュース", (), ("Yonhap",), None),
    ("写真：AFP＝時事", (), ("AFP", "Jiji"), None),
    ("ロイター／アフロ", (), ("Reuters", "Aflo"), None),
    ("（東京都提供）", (), (), "handout"),
    ("（C）朝日新聞社", (), (), None),
    ("© 뉴스1 김예제 기자", ("김예제",), ("News1",), "staff"),
    ("사진=AP연합뉴스", (), ("AP", "Yonhap"), None),
    ("(서울=연합뉴스) 김예제 기자", ("김예제",), ("Yonhap",), "staff"),
    ("图/视觉中国", (), ("VCG",), None),
    ("新华社发（李示例摄）", ("李示例",), ("Xinhua",), None),
    ("摄影：王示例", ("王示例",), (), None),
    ("صورة: أحمد مثال", ("أحمد مثال",), (), None),
    ("أ ف ب", (), ("AFP",), None),
    ("צילום: רויטרס", (), ("Reuters",), None),
    ("Photo by Jane Doe/Invision/AP", ("Jane Doe",), ("AP",), None),
    ("Jane Doe/Alamy Stock Photo", ("Jane Doe",), ("Alamy",), None),
    ("Alamy Live News/Jane Doe", ("Jane Doe",), ("Alamy",), None),
    ("Jane Doe/ZUMA Press Wire/Alamy Live News", ("Jane Doe",), ("ZUMA Press", "Alamy"), None),
    ("Jane Doe / Anadolu via Getty Images", ("Jane Doe",), ("Anadolu", "Getty Images"), None),
    ("JANE DOE/AFP/Getty Images", ("JANE DOE",), ("AFP", "Getty Images"), None),
    ("Jane Doe/NurPhoto/Getty Images", ("Jane Doe",), ("NurPhoto", "Getty Images"), None),
    ("Photo by Jane Doe on Pexels", ("Jane Doe",), ("Pexels",), None),
    ("Image by Jane Doe from Pixabay", ("Jane Doe",), ("Pixabay",), None),
    ("Jane Doe, CC BY 2.0 via Flickr", ("Jane Doe",), ("Flickr",), None),
    ("Jane Doe/Wikimedia Commons (CC BY-SA 3.0)", ("Jane Doe",), ("Wikimedia Commons",), None),
    ("U.S. Navy photo by Mass Communication Specialist 2nd Class Jane Doe", ("Jane Doe",), (), None),
    ("Official White House Photo by Jane Doe", ("Jane Doe",), (), None),
    ("Courtesy of Jane Doe", ("Jane Doe",), (), "courtesy"),
    ("Courtesy of the City Museum", (), (), "courtesy"),
    ("Courtesy Warner Bros. Pictures", (), (), "courtesy"),
    ("Netflix", (), (), None),
    ("Google Maps", (), (), None),
    ("Google Street View", (), (), None),
    ("@janedoe/Instagram", (), (), "social"),
    ("X/@janedoe", (), (), "social"),
    ("Jane Doe/X", ("Jane Doe",), (), "social"),
    ("Facebook/Jane Doe", ("Jane Doe",), (), "social"),
    ("Merseyside Police/PA Wire", (), ("PA Media",), None),
    ("Jane Doe/PA Wire/PA Images", ("Jane Doe",), ("PA Media",), None),
    ("Rex Features", (), ("Shutterstock",), None),
    ("SWNS/Jane Doe", ("Jane Doe",), ("SWNS",), None),
    ("Jane Doe/ProSports/Shutterstock", ("Jane Doe",), ("Shutterstock",), None),
    ("Mandatory Credit: Jane Doe-USA TODAY Sports", ("Jane Doe",), ("USA TODAY Sports",), None),
    ("Jane Doe-Imagn Images", ("Jane Doe",), ("USA TODAY Sports",), None),
    ("Credit: Jane Doe-USA TODAY Sports via Reuters", ("Jane Doe",), ("USA TODAY Sports", "Reuters"), None),
    ("Joe Bloggs/Icon Sportswire via Getty Images", ("Joe Bloggs",), ("Icon Sportswire", "Getty Images"), None),
    ("Jane Doe/Daily Maverick", ("Jane Doe",), (), None),
    ("Photo: Jane Doe / Gallo Images / Beeld", ("Jane Doe",), ("Gallo Images",), None),
    ("Illustration by Jane Doe; Getty Images", ("Jane Doe",), ("Getty Images",), None),
    ("Photo-Illustration: Jane Doe; Source Images: Getty Images, Alamy", ("Jane Doe",), ("Getty Images", "Alamy"), None),
    ("Collage: DER STANDARD; Fotos: APA, Reuters", (), ("APA", "Reuters"), None),
    ("Images: Jane Doe, John Roe", ("Jane Doe", "John Roe"), (), None),
    ("Jane Doe, John Roe and Mary Major/AFP", ("Jane Doe", "John Roe", "Mary Major"), ("AFP",), None),
    ("Dr. Jane Doe", ("Jane Doe",), (), None),
    ("J. Doe", ("J. Doe",), (), None),
    ("J.Doe", ("J.Doe",), (), None),
    ("Jean-Pierre van der Berg/Belga", ("Jean-Pierre van der Berg",), ("Belga",), None),
    ("O'Neill Kelly/Sportsfile", ("O'Neill Kelly",), ("Sportsfile",), None),
    ("Abd al-Rahman al-Masri/AFP", ("Abd al-Rahman al-Masri",), ("AFP",), None),
    ("Bundesregierung/Anna Beispiel", ("Anna Beispiel",), (), None),
    ("Foto: Stadt Musterstadt", (), (), None),
    ("Karikatur: Max Muster", ("Max Muster",), (), None),
    ("Grafik: Reuters", (), ("Reuters",), None),
    ("Video: AFP", (), ("AFP",), None),
    ("Family handout", (), (), "courtesy"),
    ("Family photo", (), (), "courtesy"),
    ("Submitted photo", (), (), "handout"),
    ("Contributed photo", (), (), "handout"),
    ("FILE PHOTO: Reuters", (), ("Reuters",), "file"),
    ("Bernama photo", (), ("Bernama",), None),
    ("Picture by Jane Doe", ("Jane Doe",), (), None),
    ("ST PHOTO: JANE DOE", ("JANE DOE",), (), None),
    ("PHOTO: AFP", (), ("AFP",), None),
    ("— AFP pic", (), ("AFP",), None),
    ("ANTARA FOTO/Budi Contoh/foc", ("Budi Contoh",), ("Antara",), None),
    ("Ảnh: TTXVN", (), ("VNA",), None),
    ("Ảnh: Reuters", (), ("Reuters",), None),
]


@pytest.mark.parametrize(("line", "creators", "agencies", "role"), LINES, ids=[line[0] for line in LINES])
def test_a_line_is_read(line: str, creators: Names, agencies: Names, role: Role | None) -> None:
    credit = read_credit(line)
    assert set(credit.creators) == set(creators)
    assert set(credit.agencies) == set(agencies)
    assert credit.role == role
    assert credit.stated == line


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("AFP via Getty Images", ("AFP", "Getty Images")),
        ("APA/AFP/ANNA BEISPIEL", ("AFP", "APA")),
        ("IMAGO/ZUMA Press", ("ZUMA Press", "IMAGO")),
        ("LUSA/EPA/ANNA BEISPIEL", ("Lusa", "EPA")),
    ],
)
def test_agencies_stand_from_origin_to_distributor(line: str, agencies: Names) -> None:
    assert read_credit(line).agencies == agencies


@pytest.mark.parametrize(
    ("line", "creators", "agencies"),
    [
        ("SOPA Images/LightRocket via Gett", (), ("SOPA Images", "LightRocket", "Getty Images")),
        ("Anna Beispielname Musterfrau/Zum", ("Anna Beispielname Musterfrau",), ()),
        ("Maximiliane Muster Beispiele/Zu/SIPA", ("Maximiliane Muster Beispiele",), ()),
        ("Anna Beispiel Muster-Nachname/Zu/SIPA", ("Anna Beispiel Muster-Nachname",), ("ZUMA Press", "SIPA Press")),
        ("PA Archive/Press Association Ima", (), ("PA Media",)),
        ("SN/APA/ANNA BEISPIELE/ANNA BEISPIEL", ("ANNA BEISPIELE",), ("APA",)),
    ],
)
def test_a_name_cut_at_32_bytes_is_completed(line: str, creators: Names, agencies: Names) -> None:
    credit = read_credit(line)
    assert credit.creators == creators
    assert set(agencies) <= set(credit.agencies)


@pytest.mark.parametrize(
    ("line", "licence"),
    [
        ("Jane Doe / Wikimedia Commons / CC BY-SA 4.0", "CC BY-SA 4.0"),
        ("Jane Doe (CC BY 2.0)", "CC BY 2.0"),
        ("Jane Doe/CC-BY-SA 3.0 DE", "CC BY-SA 3.0 DE"),
        ("Jane Doe/CC BY-SA 3.0 IGO", "CC BY-SA 3.0 IGO"),
        ("https://creativecommons.org/licenses/by-nc/4.0/deed", "CC BY-NC 4.0"),
        ("Jane Doe, BY-NC-ND 4.0", "CC BY-NC-ND 4.0"),
        ("Jane Doe / CC BY SA 4.0", "CC BY-SA 4.0"),
        ("Jane Doe / CC BY", "CC BY"),
        ("Jane Doe / CC 4.0", "CC 4.0"),
        ("Jane Doe / CC BY 3.0 INT", "CC BY 3.0"),
        ("Jane Doe / CC BY 4.0 International", "CC BY 4.0"),
        ("Jane Doe BY-SA", "CC BY-SA"),
        ("CC0", "CC0"),
        ("cc0 / Jane Doe", "CC0"),
        ("Jane Doe, CC Zero", "CC0"),
        ("Pixabay/CC0", "CC0"),
        ("Creative Commons", "Creative Commons"),
        ("(CC) Jane Doe", "Creative Commons"),
        ("gemeinfrei", "public domain"),
        ("Jane Doe, Pexels License", "Pexels License"),
        ("Crown copyright (OGL v3.0)", "OGL v3.0"),
        ("Jane Doe/Unsplash", None),
        ("CC Sabathia", None),
    ],
)
def test_a_licence_is_read(line: str, licence: str | None) -> None:
    assert take(line)[1] == licence
    assert read_credit(line).licence == licence


def test_via_is_told() -> None:
    assert read_credit("Jane Doe/via Reuters").via
    assert read_credit("Jane Doe/via – Reuters").via
    assert not read_credit("Jane Doe/Reuters").via


@pytest.mark.parametrize(
    ("line", "without"),
    [
        ("Foto: Kari Eksempel / NTB Vis mer", "Foto: Kari Eksempel / NTB"),
        ("Foto: dpa mehr", "Foto: dpa"),
        ("Foto: Jane Doe. mehr", "Foto: Jane Doe."),
        ("写真：共同 拡大", "写真：共同"),
        ("Mehr", "Mehr"),
        ("dpa/Mehr", "dpa/Mehr"),
        ("Foto: AFPMehr", "Foto: AFPMehr"),
        ("They never want to show more", "They never want to show more"),
        ("Wir kamen nie mehr", "Wir kamen nie mehr"),
    ],
)
def test_the_words_of_buttons_are_no_part_of_a_line(line: str, without: str) -> None:
    assert without_buttons(line) == without
    assert not read_credit("Jane Doe/Reuters").via


def test_organisations_stand_as_printed() -> None:
    assert read_credit("Jane Doe for The Paper").organisations == ("The Paper",)
    assert read_credit("Photo: City Police").organisations == ("City Police",)


@pytest.mark.parametrize(
    "line",
    ["", " ", "Foto:", "-", "Uncredited", "©", "(c) 2024", "All rights reserved", "jane@example.org", "12.05.2024", "?", "C."],
)
def test_nobody_is_named(line: str) -> None:
    credit = read_credit(line)
    assert (credit.creators, credit.agencies, credit.organisations) == ((), (), ())


@pytest.mark.parametrize(
    ("line", "creators"),
    [
        ("Jane Doe/AP | Jane Doe", ("Jane Doe",)),
        ("Hans P. Muster/dpa/Hans P Muster", ("Hans P. Muster",)),
        ("Foto: Anna Beispiel. Styling: Eva Muster. Haare: Max Muster", ("Anna Beispiel",)),
        ("Foto: Skjermdump / Way Back Machine", ()),
        ("Bild: erstellt durch Beispiel Online / abc", ("abc",)),
        ("press_beispiel/picture alliance", ("press_beispiel",)),
        ("Natl Inst. for Space Research (NISR)", ()),
        ("African News Agency (ANA)/Jane Doe", ("Jane Doe",)),
        ("Courtesy of the Beispiel Museum. Jane Doe", ("Jane Doe",)),
        ("NTB Foto", ()),
        ("Foto Anna Beispiel", ("Anna Beispiel",)),
        ("Foto Infografik Muster", ()),
        ("Jane Doe | Credit: Getty", ("Jane Doe",)),
        ("Jane Doe and Getty", ("Jane Doe",)),
        ("Getty Images for The Festival", ()),
        ("BELGA PHOTO JANE DOE", ("JANE DOE",)),
        ("Getty Museum", ()),
        ("Bloomberg Philanthropies", ()),
        ("Dok.Muster", ()),
        ("Books for Children", ()),
        ("Essen für Alle", ()),
        ("AP = 연합뉴스", ()),
        ("新华社记者张三", ("张三",)),
        ("記者", ()),
    ],
)
def test_odd_lines(line: str, creators: Names) -> None:
    assert read_credit(line).creators == creators
