import pytest

from auditor.credit import read_caption

CAPTIONS: list[tuple[str, list[str]]] = [
    ("Rescuers search the river bank on Friday, 3 March 2023. EPA/JANE DOE", ["EPA/JANE DOE"]),
    ("A vendor arranges  fruit.  EPA/JANE DOE A vendor arranges fruit. EPA/JANE DOE", ["EPA/JANE DOE", "EPA/JANE DOE"]),
    ("Protesters march in the city. (AP Photo/Jane Doe, File)", ["(AP Photo/Jane Doe, File)"]),
    ("FILE - Protesters march in the city on May 3, 2020. (AP Photo/Jane Doe, File)", ["(AP Photo/Jane Doe, File)"]),
    ("Protesters march. REUTERS/Jane Roe/File Photo", ["REUTERS/Jane Roe/File Photo"]),
    ("Protesters march in Lima, Peru May 3, 2024. REUTERS/Jane Roe", ["REUTERS/Jane Roe"]),
    ("Die Kanzlerin spricht im Bundestag.Foto: Anna Beispiel/dpa", ["Foto: Anna Beispiel/dpa"]),
    ("Die Kanzlerin spricht im Bundestag. © Anna Beispiel/dpa | Anna Beispiel", ["© Anna Beispiel/dpa | Anna Beispiel"]),
    ("Die Kanzlerin spricht. © dpa", ["© dpa"]),
    ("Die Kanzlerin spricht. Anna Beispiel/dpa", ["Anna Beispiel/dpa"]),
    ("Die Kanzlerin spricht im Bundestag (Archivbild).", []),
    ("Die Kanzlerin (CDU) spricht im Bundestag (Archivbild) Bild: IMAGO / Beispiel", ["Bild: IMAGO / Beispiel"]),
    ("Le président à Paris, le 3 mars. AFP/MARIE DUPONT", ["AFP/MARIE DUPONT"]),
    ("Le président à Paris, le 3 mars. - © Marie Dupont / AFP", ["© Marie Dupont / AFP"]),
    ("Le président à Paris, le 3 mars. MARIE DUPONT / AFP", ["MARIE DUPONT / AFP"]),
    ("Le président à Paris. Marie Dupont/Hans Lucas", ["Marie Dupont/Hans Lucas"]),
    ("Le président à Paris. (Crédit : Marie Dupont)", ["(Crédit : Marie Dupont)"]),
    ("Le président à Paris. Photo : Marie Dupont", ["Photo : Marie Dupont"]),
    ("El presidente en Madrid. EFE/María Ejemplo", ["EFE/María Ejemplo"]),
    ("El presidente en Madrid. / EFE", ["EFE"]),
    ("El presidente en Madrid.María Ejemplo", ["María Ejemplo"]),
    ("El presidente en Madrid. María Ejemplo", ["María Ejemplo"]),
    ("O presidente em Lisboa. Foto: Maria Exemplo/Lusa", ["Foto: Maria Exemplo/Lusa"]),
    ("O presidente em Brasília — Foto: Maria Exemplo/Agência Brasil", ["Foto: Maria Exemplo/Agência Brasil"]),
    ("Il presidente a Roma (foto Ansa)", ["(foto Ansa)"]),
    ("Il presidente a Roma (Foto di Maria Esempio)", ["(Foto di Maria Esempio)"]),
    ("De minister in Den Haag. © ANP / Jan Voorbeeld", ["© ANP / Jan Voorbeeld"]),
    ("De minister in Den Haag. Beeld Jan Voorbeeld", ["Beeld Jan Voorbeeld"]),
    ("Statsministeren i Oslo. Foto: Kari Eksempel / NTB", ["Foto: Kari Eksempel / NTB"]),
    ("Statsministern i Stockholm. Foto: Kari Exempel/TT", ["Foto: Kari Exempel/TT"]),
    ("Pääministeri Helsingissä. Kuva: Matti Esimerkki / Lehtikuva", ["Kuva: Matti Esimerkki / Lehtikuva"]),
    ("Premier w Warszawie. Fot. Jan Przykład / PAP", ["Fot. Jan Przykład / PAP"]),
    ("Premier w Warszawie (fot. Jan Przykład/Agencja Wyborcza.pl)", ["(fot. Jan Przykład/Agencja Wyborcza.pl)"]),
    ("Premiér v Praze | Foto: ČTK", ["Foto: ČTK"]),
    ("Premiér v Praze | foto: Jan Příklad, Právo", ["foto: Jan Příklad, Právo"]),
    ("A miniszterelnök Budapesten. Fotó: Példa János / MTI", ["Fotó: Példa János / MTI"]),
    ("Президент в Москве. Фото: Иван Примеров / ТАСС", ["Фото: Иван Примеров / ТАСС"]),
    ("Президент в Москве Фото: Иван Примеров, Коммерсантъ", ["Фото: Иван Примеров, Коммерсантъ"]),
    ("Президент у Києві (фото: president.gov.ua)", ["(фото: president.gov.ua)"]),
    ("首相が東京で会見した＝共同", ["＝共同"]),
    ("東京で会見する首相＝３日、東京（ＡＰ＝共同）", ["（ＡＰ＝共同）"]),
    ("東京で会見する首相（鈴木一郎撮影）", ["（鈴木一郎撮影）"]),
    ("東京で会見する首相＝鈴木一郎撮影", ["＝鈴木一郎撮影"]),
    ("東京で会見する首相＝東京都提供", ["＝東京都提供"]),
    ("대통령이 서울에서 연설하고 있다. [사진=연합뉴스]", ["[사진=연합뉴스]"]),
    ("대통령이 서울에서 연설하고 있다. 연합뉴스", ["연합뉴스"]),
    ("대통령이 서울에서 연설하고 있다. /사진=뉴스1", ["/사진=뉴스1"]),
    ("대통령이 서울에서 연설하고 있다. 김예제 기자", ["김예제 기자"]),
    ("总统在北京讲话。新华社记者 张三 摄", ["新华社记者 张三 摄"]),
    ("总统在北京讲话。（图源：视觉中国）", ["（图源：视觉中国）"]),
    ("الرئيس في القاهرة (أ ف ب)", ["(أ ف ب)"]),
    ("الرئيس في القاهرة. (رويترز)", ["(رويترز)"]),
    ("ראש הממשלה בירושלים (צילום: דנה כהן, פלאש 90)", ["(צילום: דנה כהן, פלאש 90)"]),
    ("ראש הממשלה בירושלים. צילום: דנה כהן", ["צילום: דנה כהן"]),
    ("Ο πρωθυπουργός στην Αθήνα. Φωτογραφία: Μαρία Παπά/Eurokinissi", ["Φωτογραφία: Μαρία Παπά/Eurokinissi"]),
    ("प्रधानमंत्री दिल्ली में। फोटो: पीटीआई", ["फोटो: पीटीआई"]),
    ("Başbakan Ankara'da. Fotoğraf: AA", ["Fotoğraf: AA"]),
    ("The actor at the premiere in London. Jane Doe/WireImage", ["Jane Doe/WireImage"]),
    ("The actor at the premiere in London Jane Doe/Getty Images", ["Jane Doe/Getty Images"]),
    ("The actor at the premiere in London (Image: Getty Images)", ["(Image: Getty Images)"]),
    ("The actor at the premiere in London (Jane Doe/PA)", ["(Jane Doe/PA)"]),
    ("The actor at the premiere in London (Getty)", ["(Getty)"]),
    ("The actor at the premiere in London | Jane Doe-Pool/Getty Images", ["Jane Doe-Pool/Getty Images"]),
    ("The actor at the premiere. Jane Doe—Getty Images", ["Jane Doe—Getty Images"]),
    ("The actor at the premiere. Photograph: Jane Doe/The Guardian", ["Photograph: Jane Doe/The Guardian"]),
    ("The actor at the premiere. CREDIT: Jane Doe", ["CREDIT: Jane Doe"]),
    ("The actor at the premiere. Credit: Jane Doe for The Paper", ["Credit: Jane Doe for The Paper"]),
    ("The actor at the premiere. Photo courtesy of Studio Nine", ["Photo courtesy of Studio Nine"]),
    ("The actor at the premiere. Courtesy of Studio Nine", ["Courtesy of Studio Nine"]),
    ("The actor at the premiere. Supplied", ["Supplied"]),
    ("The actor at the premiere. (Supplied)", ["(Supplied)"]),
    ("The actor at the premiere. Picture: Supplied", ["Picture: Supplied"]),
    ("The actor at the premiere. HANDOUT / Studio Nine", ["HANDOUT / Studio Nine"]),
    ("The actor at the premiere. Image source, Getty Images", ["Image source, Getty Images"]),
    ("The actor at the premiere. (ABC News: Jane Doe)", ["(ABC News: Jane Doe)"]),
    ("The actor at the premiere. (Image credit: Jane Doe / Getty Images)", ["(Image credit: Jane Doe / Getty Images)"]),
    ("Jane Doe | AFP | Getty Images", ["Jane Doe | AFP | Getty Images"]),
    ("The actor at the premiere. Jane Doe | AFP | Getty Images", ["Jane Doe | AFP | Getty Images"]),
    ("The actor at the premiere. (THE CANADIAN PRESS/Jane Doe)", ["(THE CANADIAN PRESS/Jane Doe)"]),
    ("The actor at the premiere. Jane Doe / The Canadian Press", ["Jane Doe / The Canadian Press"]),
    ("The actor at the premiere. Jane Doe/The New York Times", ["Jane Doe/The New York Times"]),
    (
        "The actor at the premiere. (Photo by Jane Doe / AFP) (Photo by JANE DOE/AFP via Getty Images)",
        ["(Photo by Jane Doe / AFP)", "(Photo by JANE DOE/AFP via Getty Images)"],
    ),
    ("AFP PHOTO / JANE DOE", ["AFP PHOTO / JANE DOE"]),
    ("KYIV, Ukraine (AP) — Rescuers search a building after a strike.", []),
    ("The World Health Organization (WHO) in Geneva.", []),
    ("Anthony Albanese and Angus Taylor in Canberra.", []),
    ("Tom Hanks, Meg Ryan and Bill Pullman in a scene.", []),
    ("Jane Doe, CEO of Getty Images, speaks at a conference.", []),
    ("The Reuters building in London.", []),
    ("He told Reuters the deal was close.", []),
    ("Keystone pipeline construction in Alberta.", []),
    ("Luke Littler celebrates. He won 7-3.", []),
    ("Source: World Bank", ["Source: World Bank"]),
    ("Chart: Inflation. Source: Eurostat", ["Source: Eurostat"]),
    ("Left: Jane Doe. Right: John Roe.", []),
    ("From left: Jane Doe, John Roe and Mary Major. Photo by Ann Other", ["Photo by Ann Other"]),
    ("Jane Doe stands outside her home in Leeds, England. John Roe", ["John Roe"]),
    ("Foto: Symbolbild", ["Foto: Symbolbild"]),
    ("Ein Polizeiauto steht an der Straße. Symbolfoto: Anna Beispiel", ["Symbolfoto: Anna Beispiel"]),
    ("Ein Polizeiauto (Symbolfoto)", []),
    ("Sieg für den FC: Trainer Max Muster jubelt.", []),
    ("Bild: Die Polizei sperrte die Straße nach dem Unfall ab.", []),
    ("Photo: a quiet street in the old town where nothing happens on Sundays.", []),
    ("Image 3 of 5", []),
    ("Der Politiker Max Muster, SPD. Foto: AFP", ["Foto: AFP"]),
    ("Der Politiker Max Muster, SPD (Bild: picture alliance/dpa/Anna Beispiel)", ["(Bild: picture alliance/dpa/Anna Beispiel)"]),
    ("Minister Jan Novák (ANO). Foto: Seznam Zprávy", ["Foto: Seznam Zprávy"]),
    ("Tens of thousands rally in Seoul on Saturday. Yonhap", ["Yonhap"]),
    ("Tens of thousands rally in Seoul on Saturday. AP-Yonhap", ["AP-Yonhap"]),
    ("Tens of thousands rally in Seoul on Saturday. / Yonhap", ["Yonhap"]),
    ("Residents queue for water. — Reuters", ["Reuters"]),
    ("Residents queue for water. — AFP/File", ["AFP/File"]),
    ("Residents queue for water. PHOTO: REUTERS", ["PHOTO: REUTERS"]),
    ("Residents queue for water. PHOTO: ST FILE", ["PHOTO: ST FILE"]),
    ("Residents queue for water. [Jane Doe/Al Jazeera]", ["[Jane Doe/Al Jazeera]"]),
    ("Residents queue for water [File: Jane Doe/Reuters]", ["[File: Jane Doe/Reuters]"]),
    ("Residents queue for water. PTI", ["PTI"]),
    ("Residents queue for water. | Photo Credit: The Hindu", ["Photo Credit: The Hindu"]),
    ("Residents queue for water. (Photo: Jane Doe)", ["(Photo: Jane Doe)"]),
    ("Residents queue for water. Photo: Jane Doe / GroundUp", ["Photo: Jane Doe / GroundUp"]),
    ("Residents queue for water. Picture: Jane Doe/African News Agency (ANA)", ["Picture: Jane Doe/African News Agency (ANA)"]),
    ("Warga mengantre air. ANTARA FOTO/Budi Contoh", ["ANTARA FOTO/Budi Contoh"]),
    ("Warga mengantre air. (Foto: Budi Contoh/detikcom)", ["(Foto: Budi Contoh/detikcom)"]),
    ("Người dân xếp hàng. Ảnh: Nguyễn Văn A", ["Ảnh: Nguyễn Văn A"]),
    ("ประชาชนรอน้ำ ภาพ: AFP", ["ภาพ: AFP"]),
    ("Ein Mann geht durchs Dorf Foto: imago images/blickwinkel", ["Foto: imago images/blickwinkel"]),
    ("Bild: Keystone Die Ministerin mit den Medien in Bern.", ["Bild: Keystone"]),
    ("Les secours sont arrivés sur place mardi soir. Photo DR", ["Photo DR"]),
    ("L'incendie a ravagé la forêt XY/Marie Dupont", ["XY/Marie Dupont"]),
    ("Premierul vorbește la palat FOTO Inquam Photos / Ana Exemplu", ["FOTO Inquam Photos / Ana Exemplu"]),
    ("Commuters wade through a street. (Express photo by Jane Doe)", ["(Express photo by Jane Doe)"]),
    ("Commuters wade through a street. Staff photo by Jane Doe", ["Staff photo by Jane Doe"]),
    (
        "A burning house in the night. (District Court, Eastern District of Erewhon)",
        ["(District Court, Eastern District of Erewhon)"],
    ),
    ("Jane Doe in 'The Film' (Warner Bros. Pictures)", ["(Warner Bros. Pictures)"]),
    ("(The Independent)", ["(The Independent)"]),
    ("The rooms have been made anew from the ground up. Supplied", ["Supplied"]),
    ("Bilder von Kameras in einem Wahllokal", []),
    ("Imágenes de la protesta en el centro de la ciudad", []),
    ("Photo by the window: two chairs and a lamp.", []),
]


@pytest.mark.parametrize(("text", "credits"), CAPTIONS, ids=[text for text, _ in CAPTIONS])
def test_the_credits_of_a_caption(text: str, credits: list[str]) -> None:
    taken = read_caption(text)
    assert [span.text.strip(" /|") for span in taken.credits] == [credit.strip(" /|") for credit in credits]
    assert all(text[span.start : span.end] == span.text for span in taken.credits)
    assert taken.text == text


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        ("A man walks. (Photo: News Agency (NA)/Jane Doe)", ["(Photo: News Agency (NA)/Jane Doe)"]),
        ("A man walks. (Photo: News", ["Photo: News"]),
        ("Ein Mann geht über die Straße. mehr", []),
        ("Ein Mann geht über die Straße. petra", []),
        ("Mann auf der Straße. Foto: Anna Beispiel/dpa Mehr", ["Foto: Anna Beispiel/dpa"]),
        ("通りを歩く観光客＝５日、ロイター", ["ロイター"]),
        ("通りを歩く観光客＝５日、東京＝ＡＰ", ["＝ＡＰ"]),
        ("列車を待つ乗客たち＝６日、中央駅、山本花子撮影", ["山本花子撮影"]),
        ("ገበሬዎች ማክሰኞ ጠዋት ሲሰበስቡ። ፎቶ፦ አበበ ከበደ", ["ፎቶ፦ አበበ ከበደ"]),
        ("A man walks in the marketPhoto by Jane Doe/AP", ["Photo by Jane Doe/AP"]),
        ("A man looks at a photo by Jane Doe on the wall.", []),
        ("Foto: AP/" + " " * 120 + "a man walks", ["Foto: AP"]),
        ("Jane Doe/AFP Rescuers search the river bank on Friday.", ["Jane Doe/AFP"]),
        ("A man walks in the city. Foto: Anna Beispiel/APVisa mer", ["Foto: Anna Beispiel/AP"]),
    ],
)
def test_odd_ends(text: str, credits: list[str]) -> None:
    assert [span.text for span in read_caption(text).credits] == credits


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        (
            "A vendor arranges  fruit.  EPA/JANE DOE A vendor arranges fruit. EPA/JANE DOE",
            "A vendor arranges fruit. A vendor arranges fruit.",
        ),
        ("A vendor arranges fruit. | Foto: Anna Beispiel/dpa", "A vendor arranges fruit."),
        ("A vendor arranges fruit (Photo: AP)", "A vendor arranges fruit"),
        ("Bild: APA/ANNA BEISPIEL Ein Verkäufer ordnet das Obst am Markt", "Ein Verkäufer ordnet das Obst am Markt"),
        ("Foto: AP", ""),
        ("", ""),
        ("A  vendor.", "A vendor."),
    ],
)
def test_the_caption_without_its_credits(text: str, caption: str) -> None:
    assert read_caption(text).caption == caption


def test_what_is_invisible_does_not_move_the_offsets() -> None:
    text = "A vendor arranges fruit.\u200b EPA/JANE\u200b DOE"
    (span,) = read_caption(text).credits
    assert text[span.start : span.end] == "EPA/JANE\u200b DOE"
    assert span.credit.creators == ("JANE DOE",)


def test_there_is_an_end_to_credits() -> None:
    assert len(read_caption("A man walks. Foto: Anna Beispiel/AP " * 300).credits) <= 60
    assert len(read_caption("A man walks (Jane Doe/AP) " * 300).credits) <= 60
