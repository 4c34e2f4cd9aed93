# ruff: noqa: E501  # a piece of markup stands in one line
"""How content systems in many countries build a photograph with caption and credit; the words are ours."""

import pytest

from tests.scan.pages import shown

IMG = '<img src="/media/2024/ferry-8842113.jpg" alt="Ferry">'
EN, DE = "A ferry leaves the old harbour at dawn on May 3, 2024.", "Eine Fähre verlässt am Morgen den alten Hafen."
FR, ES = "Un ferry quitte le vieux port, le 3 mai 2024.", "Un transbordador sale del puerto viejo."

SHAPES = [
    ("label in an element beside the name", f'<figure><div>{IMG}</div><figcaption><span class=a>{EN}</span><span class=b><span class=c>Credit...</span><span><span aria-hidden="false">Jane Doe for The Harbour Times</span></span></span></figcaption></figure>', EN, "Jane Doe for The Harbour Times"),
    ("counter before the caption", f'<div class=carousel><div class=slide><figure>{IMG}</figure><div class=info><span class=infoCount>1 of 5 | </span><div class=infoDescription><p>{EN} (AP Photo/Jane Doe)</p></div></div></div></div>', EN, "AP Photo/Jane Doe"),
    ("strokes between names", f'<div class="inline-image"><div><picture>{IMG}</picture></div><div><div class=inline-image-caption>{EN}</div><div class=inline-image-credit>Jane Doe | AFP | Getty Images</div></div></div>', EN, "Jane Doe | AFP | Getty Images"),
    ("credit in brackets, in an element", f'<div class=inline><div>{IMG}</div><div class=info><div class=caption><p><span>{EN} </span><span>(Jane Doe/AFP via Getty Images)</span></p></div></div></div>', EN, "Jane Doe/AFP via Getty Images"),
    ("caption not for ears", f'<figure>{IMG}<figcaption class=legend aria-hidden=true>{FR} <span class=credit aria-hidden=true>JEAN DUPONT / AFP</span></figcaption></figure>', FR, "JEAN DUPONT / AFP"),
    ("names without telling classes", f'<figure><span class=w>{IMG}</span><figcaption class=p><span>{ES} </span><span class=m>JUAN PEREZ</span></figcaption></figure>', ES, "JUAN PEREZ"),
    ("source as label", f'<div class=inline-image>{IMG}<figcaption><span class=caption-alt>{DE}</span><span class=caption-source>Quelle: dpa/Max Müller</span></figcaption></div>', DE, "dpa/Max Müller"),
    ("label, break, name", f'<figure>{IMG} <figcaption><div><p>{DE}</p> <span class=f><span class=g> Foto:</span>\n Max Müller / dpa</span></div></figcaption></figure>', DE, "Max Müller / dpa"),
    ("brackets around elements", f'<figure>{IMG}<figcaption>{DE} <span>(Foto:<!-- --> <span>Max Müller/dpa</span>)</span></figcaption></figure>', DE, "Max Müller/dpa"),
    ("supplier in small letters behind a stroke", f'<div class=absatz><div>{IMG}</div><div class=absatz__info><p class=absatz__info__text>{DE} | <span>picture alliance / dpa</span></p></div></div>', DE, "picture alliance / dpa"),
    ("label for screen readers before the caption", f'<figure>{IMG}<figcaption class=media-caption><span class=media-caption__description><span class=offscreen>Legende:</span>{DE}<span class=media-caption__source>Keystone/Max Müller</span></span></figcaption></figure>', DE, "Keystone/Max Müller"),
    ("label in pieces, each called a credit", f'<figure>{IMG}<figcaption class=image-caption><span class=image-caption__text>{EN} </span><span class=image-caption__credit><span class=u-visually-hidden>Credit</span><span class=image-caption__credit-title>: </span>Jane Doe/Getty Images</span></figcaption></figure>', EN, "Jane Doe/Getty Images"),
    ("staff of a paper, in brackets", f'<span class=custom-caption>{IMG} {EN} (Herald Photo by Jane Doe)</span>', EN, "Herald Photo by Jane Doe"),
    ("caption and credit for a script", f'<figure>{IMG}<figcaption class=g data-c-caption="{EN}" data-c-credit="Jane Doe, AP"></figcaption></figure>', EN, "Jane Doe, AP"),
    ("two agencies and a stroke", f'<figure>{IMG}<figcaption>{DE} © DPA Images | Max Müller</figcaption></figure>', DE, "DPA Images | Max Müller"),
    ("name linked within a credit", f'<figure>{IMG}<figcaption>{DE} Foto: Timur | <a href="https://flickr.example/t">flickr</a> | CC BY 2.0</figcaption></figure>', DE, "Timur | flickr | CC BY 2.0"),
    ("dangling label before a link", f'<figure>{IMG}<figcaption>{DE} Bild: <a href="https://stock.example/9">Max Müller/Shutterstock.com</a></figcaption></figure>', DE, "Max Müller/Shutterstock.com"),
    ("description that opens", f'<figure>{IMG}<figcaption><details><summary>Bildbeschreibung</summary><p>{DE}</p></details><p>Foto: Max Müller/dpa</p></figcaption></figure>', DE, "Max Müller/dpa"),
    ("name again in brackets", f'<div class=photo>{IMG}<p class=caption>{EN} (Lucy Roe)</p><span class=credit>Lucy Roe</span></div>', EN, "Lucy Roe"),
    ("label with nobody behind it", f'<figure>{IMG}<figcaption>{DE}<span class=credit>Bild:</span></figcaption></figure>', DE, None),
    ("advertisement between", f'<figure>{IMG}<div class=ad-label>Advertisement:</div><figcaption>{EN} <cite>Jane Doe</cite></figcaption></figure>', EN, "Jane Doe"),
    ("label of the box", f'<div class=gallery-item>{IMG}<div class=caption><span>Caption</span> {EN} <span class=credit>Jane Doe/AFP</span></div></div>', EN, "Jane Doe/AFP"),
    ("stroke left over", f'<figure>{IMG}<figcaption>{FR} •<span class=copyright>© Getty</span></figcaption></figure>', FR, "Getty"),
    ("caption before the article's opening, called so", f'<div class=pic>{IMG}</div><div class=intro><p class=image-description>{DE} <span class=copyright>Bild: dpa</span></p><p>The quay would be rebuilt from the ground up, the council decided on Monday after years of talk.</p></div>', DE, "dpa"),
    ("Japanese", f'<div class=x><a href="/photo/1">{IMG}</a><div class=y>朝に古い港を出るフェリー＝2024年5月3日、港市、山田太郎撮影</div></div>', "朝に古い港を出るフェリー＝2024年5月3日、港市", "山田太郎"),
    ("Japanese, short", f'<figure>{IMG}<figcaption>港の旗＝ＡＰ</figcaption></figure>', "港の旗", "ＡＰ"),
    ("Dutch", f'<figure>{IMG}<figcaption>Een veerboot verlaat de oude haven. <span>Beeld Jan Jansen / ANP</span></figcaption></figure>', "Een veerboot verlaat de oude haven.", "Jan Jansen / ANP"),
    ("Lithuanian", f'<figure>{IMG}<figcaption><span>Keltas palieka senąjį uostą</span> / <span>J. Jonaičio nuotr.</span></figcaption></figure>', "Keltas palieka senąjį uostą", "J. Jonaičio"),
    ("Icelandic", f'<figure>{IMG}<figcaption><span>Ferja siglir úr gömlu höfninni.</span> <span>Ljósmynd/Jón Jónsson</span></figcaption></figure>', "Ferja siglir úr gömlu höfninni.", "Ljósmynd/Jón Jónsson"),
    ("Hungarian, glued", f'<div class=kep>{IMG}<div class=kepalairas>Komp hagyja el a régi kikötőt<span class=foto>Fotó: Kovács János/MTI</span></div></div>', "Komp hagyja el a régi kikötőt", "Kovács János/MTI"),
    ("Polish", f'<figure>{IMG}<figcaption>Prom opuszcza stary port. <span>Fot. Jan Kowalski / PAP</span></figcaption></figure>', "Prom opuszcza stary port.", "Jan Kowalski / PAP"),
    ("Greek", f'<figure>{IMG}<figcaption>Πλοίο φεύγει από το παλιό λιμάνι. (Φωτογραφία: Γιώργος Παπάς/ΑΠΕ-ΜΠΕ)</figcaption></figure>', "Πλοίο φεύγει από το παλιό λιμάνι.", "Γιώργος Παπάς/ΑΠΕ-ΜΠΕ"),
    ("Ukrainian", f'<div class=image-box>{IMG}<div class=image-box__caption>Пором залишає старий порт.</div><div class=image-box__author>фото: Іван Петренко</div></div>', "Пором залишає старий порт.", "Іван Петренко"),
    ("Indonesian, credit first", f'<div class=photo><div>{IMG}</div><div class=photo__author>HARIAN/BUDI SANTOSO</div><div class=photo__caption>Kapal feri meninggalkan pelabuhan besar.</div></div>', "Kapal feri meninggalkan pelabuhan besar.", "HARIAN/BUDI SANTOSO"),
    ("Vietnamese, in a table", f'<table><tr><td class=pic>{IMG}</td></tr><tr><td class=caption><p>Phà rời cảng cũ. Ảnh: Nguyễn Văn A</p></td></tr></table>', "Phà rời cảng cũ.", "Nguyễn Văn A"),
    ("Arabic", f'<figure>{IMG}<figcaption>عبارة تغادر الميناء القديم (رويترز)</figcaption></figure>', "عبارة تغادر الميناء القديم", "رويترز"),
    ("Hebrew", f'<figure>{IMG}<figcaption>מעבורת עוזבת את הנמל הישן (צילום: דנה כהן)</figcaption></figure>', "מעבורת עוזבת את הנמל הישן", "דנה כהן"),
    ("Korean", f'<div class=photo>{IMG}<em class=img_desc>낡은 항구를 떠나는 여객선. 연합뉴스</em></div>', "낡은 항구를 떠나는 여객선.", "연합뉴스"),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "caption", "credit"), [each[1:] for each in SHAPES], ids=[each[0] for each in SHAPES])
@pytest.mark.parametrize("place", ["inside", "before"])
def test_shape(markup: str, caption: str, credit: str | None, place: str) -> None:
    assert shown(**{place: markup}) == [(caption, credit)]
