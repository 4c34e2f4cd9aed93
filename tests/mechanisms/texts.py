"""Captions and their copies: what two fields of a content management system make of one text, and credits of many languages."""

import random
import re
from collections.abc import Callable
from typing import NamedTuple

from tests.mechanisms.article import unspaced

CREDITS = {
    "en": ("EPA/{caps}", "(AP Photo/{name})", "REUTERS/{name}", "{name}/Getty Images", "Photo: {name}/AFP", "Picture: {name}"),
    "de": ("Foto: {name}/dpa", "Bild: {name}", "© {name}/dpa", "Foto: Imago/{name}"),
    "fr": ("© {name} / AFP", "(Photo {name} / AFP)", "Crédit photo : {name}"),
    "es": ("EFE/{name}", "Foto: {name}", "{name} / Europa Press"),
    "pt": ("Foto: {name}/Lusa", "Foto: {name}"),
    "it": ("(foto Ansa)", "Foto: {name}", "ANSA/{caps}"),
    "nl": ("© ANP / {name}", "Foto: {name}"),
    "sv": ("Foto: {name}/TT", "Foto: {name}"),
    "no": ("Foto: {name} / NTB", "Foto: {name}"),
    "nb": ("Foto: {name} / NTB", "Foto: {name}"),
    "da": ("Foto: {name}/Ritzau Scanpix", "Foto: {name}"),
    "fi": ("Kuva: {name} / Lehtikuva", "Kuva: {name}"),
    "pl": ("Fot. {name} / PAP", "Foto: {name}"),
    "tr": ("Fotoğraf: {name}/AA", "Fotoğraf: {name}"),
    "ru": ("Фото: {name} / Reuters", "Фото: {name}"),
    "uk": ("Фото: {name} / Reuters", "Фото: {name}"),
    "el": ("Φωτογραφία: {name}", "(AP Photo/{name})"),
    "ar": ("تصوير: {name} / أ ف ب", "(رويترز)"),
    "he": ("צילום: {name}", "(צילום: REUTERS)"),
    "hi": ("फोटो: {name}", "(फोटो: PTI)"),
    "th": ("ภาพ: {name}", "ภาพ: AFP"),
    "zh": ("（新华社记者{name}摄）", "图片来源：路透社"),
    "ja": ("（{name}撮影）", "＝共同"),
    "ko": ("[사진=연합뉴스]", "/연합뉴스"),
    "vi": ("Ảnh: {name}", "Ảnh: Reuters"),
    "id": ("Foto: {name}", "ANTARA FOTO/{name}"),
    "sw": ("Picha: {name}", "(Picha: REUTERS)"),
    "am": ("ፎቶ፦ {name}", "(ፎቶ፦ AFP)"),
    "zu": ("Isithombe: {name}", "Isithombe: REUTERS"),
}
_NAMES = {
    "ru": ("Пётр Лесной", "Анна Берег"),
    "uk": ("Олена Гай", "Петро Лісний"),
    "el": ("Νίκος Δήμου", "Μαρία Παππά"),
    "ar": ("ليلى منصور", "سامي الحداد"),
    "he": ("דנה לוי", "יואב ברק"),
    "hi": ("अमित वर्मा", "कविता जोशी"),
    "th": ("สมชาย ใจดี", "มาลี ศรีทอง"),
    "zh": ("王芳", "李明"),
    "am": ("አበበ ከበደ", "ሰላም ታደሰ"),
    "ja": ("山本花子", "佐藤健"),
}
_LATIN = ("Jane Doerr", "Tomas Ibarra", "Hana Svobodova", "Callum Reyes", "Ida Brandt")
_PAUSE = re.compile(r"([.,;:]) ")


class Copies(NamedTuple):
    """Two copies of one caption, as plain text."""

    first: str
    second: str


class Words(NamedTuple):
    """The words of one case: a caption and its credit in the language of the page, another caption, and chance."""

    caption: str
    credit: str
    other: str
    chance: random.Random


def credit(language: str, chance: random.Random) -> str:
    """A credit in a form that is usual in the language."""
    name = chance.choice(_NAMES.get(language, _LATIN))
    return chance.choice(CREDITS.get(language, CREDITS["en"])).format(name=name, caps=name.upper())


def raw(text: str) -> str:
    """The text with the doubled spaces of an agency."""
    if unspaced(text):
        return text.replace("、", "、\u3000").replace("，", "，\u3000")
    spread = _PAUSE.sub(r"\1  ", text)
    return spread if spread != text else text.replace(" ", "  ", 1)


def signed(text: str, line: str) -> str:
    """A caption with its credit behind it."""
    return text + line if unspaced(text) and not line.isascii() else f"{text} {line}"


def _pieces(text: str) -> tuple[list[str], str]:
    """The words of a text, or its letters where there are no words, and what joins them."""
    return (list(text), "") if unspaced(text) else (text.split(" "), " ")


def _edited(words: Words) -> Copies:
    pieces, joint = _pieces(words.caption)
    at = len(pieces) // 2
    instead = _pieces(words.other)[0][1] if joint else "新"
    changed = joint.join([*pieces[:at], instead, *pieces[at + 1 :]])
    return Copies(signed(words.caption, words.credit), signed(changed, words.credit))


def _cut(words: Words, end: str) -> str:
    pieces, joint = _pieces(words.caption)
    return joint.join(pieces[: len(pieces) * 4 // 5]).rstrip(" ,;、，") + end


def _quoted(words: Words) -> Copies:
    pieces, joint = _pieces(words.caption)
    at = len(pieces) // 3
    marks = (("“", "”", '"', '"'), ("‘", "’", "'", "'"), ("„", "“", '"', '"'))[words.chance.randrange(3)]
    texts = []
    for opening, closing in (marks[:2], marks[2:]):
        inside = [*pieces[:at], opening + pieces[at], pieces[at + 1] + closing, *pieces[at + 2 :]]
        texts.append(signed(joint.join(inside), words.credit))
    return Copies(*texts)


def _dashed(words: Words) -> Copies:
    pieces, joint = _pieces(words.caption)
    at = len(pieces) // 2
    texts = [joint.join([*pieces[:at], dash, *pieces[at:]]) for dash in (words.chance.choice("–—"), "-")]
    return Copies(signed(texts[0], words.credit), signed(texts[1], words.credit))


def _shouted(words: Words) -> Copies:
    pieces, joint = _pieces(words.caption)
    upto = words.chance.choice((2, len(pieces)))
    loud = joint.join([*(piece.upper() for piece in pieces[:upto]), *pieces[upto:]])
    return Copies(signed(loud, words.credit), signed(words.caption, words.credit))


def _unseen(words: Words) -> Copies:
    pieces, joint = _pieces(words.caption)
    mark = words.chance.choice("\u00ad\u200b\u200e\u2060")
    hidden = joint.join(piece[:2] + mark + piece[2:] if len(piece) > 5 else piece for piece in pieces)
    return Copies(signed(hidden, words.credit), signed(words.caption, words.credit))


def _bare(words: Words, first: str, second: str) -> Copies:
    return Copies(first or words.caption, second or words.caption)


VARIANTS: dict[str, Callable[[Words], Copies]] = {
    "raw and cleaned spaces": lambda words: Copies(raw(signed(words.caption, words.credit)), signed(words.caption, words.credit)),
    "no-break spaces": lambda words: Copies(
        signed(words.caption, words.credit).replace(" ", "\u00a0"), signed(words.caption, words.credit)
    ),
    "line breaks": lambda words: Copies(
        signed(words.caption, words.credit).replace(" ", "\n      ", 3), signed(words.caption, words.credit)
    ),
    "the same to the letter": lambda words: Copies(*[signed(words.caption, words.credit)] * 2),
    "quotes": _quoted,
    "dashes": _dashed,
    "case": _shouted,
    "invisible characters": _unseen,
    "credit on the first": lambda words: _bare(words, signed(raw(words.caption), words.credit), ""),
    "credit on the last": lambda words: _bare(words, "", signed(words.caption, words.credit)),
    "no credit": lambda words: _bare(words, raw(words.caption), ""),
    "an edited word": _edited,
    "the second cut": lambda words: Copies(
        signed(words.caption, words.credit), _cut(words, words.chance.choice(("…", "...", "")))
    ),
    "the first cut": lambda words: Copies(_cut(words, words.chance.choice(("…", "..."))), signed(words.caption, words.credit)),
}


def _chant(words: Words) -> str:
    pieces, joint = _pieces(words.caption)
    line = joint.join(pieces[-4:] if joint else pieces[-12:]).strip(" ,;:.–—-")
    return f"{words.other} “{line}, {line}!”"


# Copies that differ by what short captions do not have to spare.
LONG_ONLY = {"an edited word": 9, "the second cut": 12, "the first cut": 12}

# Captions that repeat words as people do: neither rule may fire.
REFRAINS: dict[str, Callable[[Words], str]] = {
    "a name that repeats": lambda words: words.chance.choice(
        ("New York, New York", "Bora Bora", "Walla Walla, Walla Walla", "Pago Pago, Pago Pago", "Baden-Baden")
    ),
    "a name that repeats, then a caption": lambda words: (
        words.chance.choice(("New York, New York. ", "Bora Bora, Bora Bora: ")) + signed(words.caption, words.credit)
    ),
    "a list of results": lambda words: signed(
        "Ibarra beat Reyes 6-4 6-4; Doerr beat Brandt 6-4 6-4; Brandt beat Ibarra 6-4 6-4; Reyes beat Doerr 6-4 6-4.",
        words.credit,
    ),
    "a list of places": lambda words: signed(
        "1. Ida Brandt (Northcape) 2:04.11; 2. Ana Duarte (Northcape) 2:04.19; 3. Mira Lindgren (Northcape) 2:04.75.",
        words.credit,
    ),
    "a chant": lambda words: signed(_chant(words), words.credit),
    "a chant, then more": lambda words: signed(f"{_chant(words)} {words.caption}", words.credit),
    "two halves of one kind": lambda words: signed(
        "Left: the pier in the summer of 1950, before the flood. Right: the pier in the winter of 2025, after the repairs.",
        words.credit,
    ),
    "one credit for two pictures": lambda words: f"{words.caption} {words.credit} {words.other} {words.credit}",
}
