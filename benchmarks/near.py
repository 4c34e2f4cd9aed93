"""Near-equal captions among a million: what is found, and what it costs beside rensa's MinHash-LSH over the same captions.

Usage: near.py [NUMBER OF CAPTIONS]. The captions are made here: words of invented lexicons in ten scripts (four of them without
spaces), drawn as unevenly as words are, in captions of 8 to 60 words; a third of them in the fixed phrases of an agency, where
only names, place and day change. The labelled sample among them:

- one in twenty has a copy: one word replaced, removed or added, two letters of a word swapped, or other spaces, quotes and case;
- one in twenty has a sister: the same phrase, place and day, but another person's name (two words) and another word or number.

A pair that is found is right when it is a caption and its copy, or two copies of one; everything else is wrong, whatever it looks
like. Ratios of one run: they do not depend on the machine.
"""

import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, combinations
from typing import NamedTuple

from rensa import RMinHash, RMinHashLSH

from auditor.near import groups

SIZE = 1_000_000
LEXICON, PHRASES = 20_000, 300
SCRIPTS = {  # letters of the words, whether words stand apart, letters a word
    "latin": ("abcdefghijklmnoprstuvz", " ", (2, 9)),
    "german": ("abcdefghiklmnoprstuwzäöü", " ", (3, 12)),
    "cyrillic": ("абвгдежзиклмнопрстуя", " ", (2, 9)),
    "greek": ("αβγδεικλμνοπρστυω", " ", (2, 9)),
    "arabic": ("ابتجدرسعفقكلمنهوي", " ", (2, 7)),
    "devanagari": ("कखगचजटडतदनपबमरलवसह", " ", (2, 6)),
    "han": ("".join(map(chr, range(0x4E00, 0x4E00 + 2_500))), "", (1, 3)),
    "kana": ("".join(map(chr, range(0x3041, 0x3094))), "", (1, 4)),
    "thai": ("กขคงจชดตทนบปพมยรลวสหอะาิีุเแโ", "", (2, 7)),
    "khmer": ("កខគងចជដតថទនបពមយរលវសហអាិីុ", "", (2, 7)),
}
EDITS = ("replaced", "removed", "added", "letters swapped", "spaces, quotes, case")


class Language:
    """An invented language: words, the commonest first, and fixed phrases in which an agency tells what happens every day."""

    def __init__(self, script: str, chance: random.Random) -> None:
        letters, self.space, (shortest, longest) = SCRIPTS[script]
        drawn = {"".join(chance.choices(letters, k=chance.randint(shortest, longest))) for _ in range(LEXICON)}
        self.words = sorted(drawn, key=lambda word: (len(word), chance.random()))
        self.weights = list(accumulate(1 / (rank + 10) for rank in range(len(self.words))))
        self.phrases = [self.draw(chance, 10, 26) for _ in range(PHRASES)]

    def draw(self, chance: random.Random, least: int, most: int) -> list[str]:
        """So many words."""
        return chance.choices(self.words, cum_weights=self.weights, k=chance.randint(least, most))

    def name(self, chance: random.Random) -> list[str]:
        """First name and surname."""
        return [word.title() for word in chance.choices(self.words, k=2)]


class Caption(NamedTuple):
    """A caption in its words, what it is a copy of, and how it was edited."""

    words: list[str]
    original: int
    edit: str = ""


def captions(size: int, languages: list[Language], chance: random.Random) -> Iterator[tuple[Caption, Language]]:
    """Captions, copies behind their originals, sisters behind theirs."""
    count = 0
    while count < size:
        language = chance.choice(languages)
        original, sister = _new(language, chance)
        yield Caption(original, count), language
        number, count = count, count + 1
        if chance.random() < 0.05 and count < size:
            edit = chance.choice(EDITS)
            yield Caption(_edited(original, edit, language, chance), number, edit), language
            count += 1
        if sister and chance.random() < 0.15 and count < size:
            yield Caption(sister, count), language
            count += 1


def _new(language: Language, chance: random.Random) -> tuple[list[str], list[str]]:
    """A caption, and a sister where it is one of an agency's phrases."""
    if chance.random() < 2 / 3:
        return language.draw(chance, 8, 60), []
    phrase = chance.choice(language.phrases)
    at = chance.randint(0, len(phrase))
    told = [*chance.choices(language.words, k=2), str(chance.randint(1, 31)), *language.draw(chance, 1, 1), "2025"]
    action = language.draw(chance, 1, 1)
    original = [*language.name(chance), *phrase[:at], *action, *phrase[at:], *told]
    sister = [*language.name(chance), *phrase[:at], chance.choice(language.words), *phrase[at:], *told]
    return original, sister


def _edited(words: list[str], edit: str, language: Language, chance: random.Random) -> list[str]:
    copy, at = list(words), chance.randrange(len(words))
    if edit == "replaced":
        copy[at] = chance.choice(language.words)
    elif edit == "removed":
        del copy[at]
    elif edit == "added":
        copy.insert(at, chance.choice(language.words))
    elif edit == "letters swapped":
        at = chance.choice([at for at, word in enumerate(words) if len(word) > 1] or [at])
        cut = chance.randrange(max(1, len(copy[at]) - 1))
        copy[at] = copy[at][:cut] + copy[at][cut : cut + 2][::-1] + copy[at][cut + 2 :]
    else:
        copy[0] = f"“{copy[0].upper()}” "
        copy[-1] += " ."
    return copy


def told(caption: Caption, language: Language) -> str:
    """The caption as printed."""
    return language.space.join(caption.words) + "."


def by_rensa(texts: list[str]) -> Iterator[tuple[int, int]]:
    """The pairs that MinHash with 128 permutations in 16 bands finds, over words or, without spaces, over three letters each.

    They are not compared afterwards, as `groups` does; that would cost more.
    """
    index = RMinHashLSH(threshold=0.8, num_perm=128, num_bands=16)
    for number, text in enumerate(texts):
        sketch = RMinHash(num_perm=128, seed=42)
        words = text.lower().split()
        sketch.update(words if len(words) > 4 else [text[at : at + 3] for at in range(len(text) - 2)])
        for other in index.query(sketch):
            yield other, number
        index.insert(number, sketch)


def main(size: int) -> None:
    chance = random.Random(8)
    languages = [Language(script, chance) for script in SCRIPTS]
    made = list(captions(size, languages, chance))
    texts = [told(*each) for each in made]
    originals = [caption.original for caption, _ in made]
    wanted = {(caption.original, at): caption.edit for at, (caption, _) in enumerate(made) if caption.edit}
    del made
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{len(texts):,} captions, {len(wanted):,} of them copies")
    start = time.process_time()
    found = groups(enumerate(texts))
    ours = time.process_time() - start
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20 - held
    pairs = {pair for group in found for pair in combinations(group, 2)}
    report("groups", pairs, wanted, originals)
    print(f"  {ours:.0f} CPU s, {grown:.2f} GB of memory beyond the captions ({held:.2f} GB with those who made them)")
    if "--alone" not in sys.argv:
        start = time.process_time()
        theirs_found = set(by_rensa(texts))
        theirs = time.process_time() - start
        report("rensa", theirs_found, wanted, originals)
        print(f"  {theirs:.0f} CPU s\nours to rensa's: {ours / theirs:.2f} (bar: 2)")


def report(name: str, pairs: set[tuple[int, int]], wanted: dict[tuple[int, int], str], originals: list[int]) -> None:
    """Precision over all pairs, recall by the kind of edit."""
    right = sum(originals[one] == originals[other] for one, other in pairs)
    words = [pair for pair, edit in wanted.items() if edit != EDITS[-1]]
    print(f"{name}: precision {right / max(1, len(pairs)):.4f} of {len(pairs):,} pairs, ", end="")
    print(f"recall of one-word edits {sum(pair in pairs for pair in words) / len(words):.4f}")
    kinds, met = Counter(wanted.values()), Counter(edit for pair, edit in wanted.items() if pair in pairs)
    print("  " + ", ".join(f"{edit} {met[edit] / count:.4f}" for edit, count in kinds.items()))


if __name__ == "__main__":
    main(next((int(argument) for argument in sys.argv[1:] if argument.isdecimal()), SIZE))
