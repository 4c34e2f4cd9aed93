"""What is said about one photograph: elements taken apart into captions, credits and what a reader does not meet."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from auditor.model import Statement
from auditor.scan.dom import LONGEST, Element
from auditor.scan.lines import LONGEST_CREDIT, has_words, is_label, is_line, reads_like_one, shares_a_name, signature, split
from auditor.scan.runs import caption, credit_line, credits_of, is_credit, names, place, runs
from auditor.scan.visible import sometimes, spoken, unseen
from auditor.text import clean, doubled, near

_CAPTION_ATTRIBUTE = re.compile(r"^data-(?:\w{1,20}-){0,3}caption$")
_CREDIT_ATTRIBUTE = re.compile(r"^data-(?:\w{1,20}-){0,3}(?:credits?|copyright|photographer)$")
_MOST_INSIDE = 20  # elements of a figure whose attributes are looked at
_NEAR = 6  # levels above a picture on which its figure may stand
_HEARD = "screen-reader-only"
_A_PAIR = 2
_MOST_COMPARED = 60  # texts about one photograph that are compared with each other


@dataclass(slots=True)
class Texts:
    """The texts about one photograph, as they are found."""

    image: Element
    houses: frozenset[str] = frozenset()
    captions: list[Statement] = field(default_factory=list)
    credits: list[Statement] = field(default_factory=list)
    hidden: list[Statement] = field(default_factory=list)
    heard: list[Statement] = field(default_factory=list)
    unnamed: list[Statement] = field(default_factory=list)
    guessed: list[Statement] = field(default_factory=list)
    silent: list[Statement] = field(default_factory=list)
    sometimes: list[Statement] = field(default_factory=list)
    read: set[Element] = field(default_factory=set)

    def add(self, part: Element, without: Element | None = None) -> None:
        """Take in an element of text, but for what is `without`; where it holds a caption and its copy, each for itself."""
        self.read.add(part)
        for each in _copies_in(part) or (part,):
            self._add(each, without)

    def _add(self, part: Element, without: Element | None) -> None:
        if spoken(part.said):
            return
        text, lines = _taken_apart(part, without)
        said = Statement(text, place(part), part.line, part.column)
        reason = unseen(part, self.image)
        if reason:
            aside = self.heard if reason == _HEARD else self.hidden
            aside.extend(each for each in (said, *lines) if each.text)
            return
        self._tell(said, lines)
        if part.tag != "figcaption" and "caption" not in names(part):
            self.unnamed.append(said)
        self.credits.extend(lines)
        if part.within('[aria-hidden="true"]'):
            self.silent.append(said)
        if sometimes(part, self.image):
            self.sometimes += (said, *lines)

    def add_hidden(self, other: "Texts") -> None:
        """Take in what is said beside a copy of the photograph that a reader does not meet."""
        self.hidden.extend(said for said in (*other.captions, *other.credits, *other.hidden) if said not in self.hidden)

    def take_credits_out(self, *, has_caption: bool) -> None:
        """A short text in a figure outside its caption that reads like a credit line is one."""
        lines = [said for said in self.captions if said in self.unnamed and reads_like_one(said.text) and not self._copied(said)]
        if has_caption or len(lines) < len(self.captions):
            self.captions = [said for said in self.captions if said not in lines]
            self.credits.extend(lines)

    def settle(self, *, from_attributes: bool) -> None:
        """Make up for want: what only screen readers are given, where there is nothing else; credits that stand in attributes."""
        if self.captions or self.credits:
            self.hidden.extend(self.heard)
        else:
            for said in self.heard:
                if not any(near(said.text, other.text) for other in self.captions):
                    self._tell(said, ())
        if from_attributes and not self.captions:
            for said in _caption_in_attribute(self.image):
                self._tell(said, ())
        if from_attributes and not self.credits:
            self.credits.extend(_credits_in_attributes(self.image, self.captions))
        self._hide_twins()

    def _tell(self, said: Statement, beside: Sequence[Statement]) -> None:
        """Take a caption in, and the credits printed in it: those that the credit beside it names again, where there is one."""
        if not said.text:
            return
        once = doubled(said.text)[-1:] or (said.text,)
        body, lines = ("", (clean(said.text),)) if is_line(once[0]) else split(said.text)
        if beside:
            lines = tuple(line for line in lines if any(shares_a_name(line, other.text) for other in beside))
        if not lines and not beside:
            lines = tuple(filter(None, (signature(body, self.houses),)))
            body = "" if lines and lines[0] == body else body
        if has_words(body) and not is_label(body):
            self.captions.append(said)
        self.credits.extend(replace(said, text=line) for line in lines)

    def _copied(self, said: Statement) -> bool:
        """Whether a text is the copy of a caption, or twice the same itself: no credit, whatever it reads like."""
        others = (other for other in self.captions[:_MOST_COMPARED] if other is not said)
        return any(near(said.text, other.text) for other in others) or bool(doubled(said.text))

    def _hide_twins(self) -> None:
        """Of two captions that say the same, one not for ears (WAI-ARIA) or not always shown, one is no second caption."""
        looked = self.captions[:_MOST_COMPARED]
        twins = [said for at, said in enumerate(looked) if any(self._twins(one, said) for one in looked[:at])]
        self.captions = [said for said in self.captions if said not in twins]
        self.hidden.extend(twins)
        hidden, shown = ({(said.place, said.line, said.column) for said in texts} for texts in (twins, self.captions))
        self.credits = [said for said in self.credits if (said.place, said.line, said.column) not in hidden - shown]
        self._hide_twins_of_credits()

    def _hide_twins_of_credits(self) -> None:
        """Of two credits that name the same, one that is not always shown is no second credit."""
        places = {(said.place, said.line, said.column) for said in self.sometimes}
        twins: list[Statement] = []
        for at, said in enumerate(self.credits[:_MOST_COMPARED] if places else ()):
            for one in self.credits[:at]:
                apart = (one.place, one.line, one.column) in places or (said.place, said.line, said.column) in places
                if apart and one not in twins and shares_a_name(one.text, said.text):
                    twins.append(one if (one.place, one.line, one.column) in places else said)
        self.credits = [said for said in self.credits if said not in twins]
        self.hidden.extend(twins)

    def _twins(self, one: Statement, other: Statement) -> bool:
        """Whether of two captions a reader meets one only: they say the same, and are not for the same ears or times."""
        apart = (one in self.silent) != (other in self.silent) or one in self.sometimes or other in self.sometimes
        return apart and (near(one.text, other.text) or near(split(one.text)[0], split(other.text)[0]))


def _copies_in(part: Element) -> tuple[Element, ...]:
    """The elements of a caption that are captions themselves, by their names, where they are copies of one another."""
    inner = [child for child in part.elements() if child.said]
    if len(inner) != _A_PAIR or part.has_own_text() or not any("caption" in names(child) for child in inner):
        return ()
    first, second = inner
    return (first, second) if near(first.said, second.said) else ()


def _taken_apart(part: Element, without: Element | None) -> tuple[str, list[Statement]]:
    """The caption of an element and the credits that have an element of their own."""
    if is_credit(part):
        return "", [Statement(credit_line(part)[:LONGEST_CREDIT], place(part), part.line, part.column)]
    read = runs(part, without)
    return caption(read), list(credits_of(read))


def _caption_in_attribute(image: Element) -> Iterator[Statement]:
    """The caption that a script shows, or shows when the picture is opened."""
    for each, name, text in _told_to_scripts(image, _CAPTION_ATTRIBUTE):
        if has_words(text) and "<" not in text:
            yield Statement(text, f"{each.tag}@{name}", each.line, each.column)
            return


def _credits_in_attributes(image: Element, captions: Sequence[Statement]) -> Iterator[Statement]:
    """The credit in an attribute of its own, or at the end of the title or the alternative text."""
    for each, name, text in _told_to_scripts(image, _CREDIT_ATTRIBUTE):
        if has_words(text) and "<" not in text:
            yield Statement(text[:LONGEST_CREDIT], f"{each.tag}@{name}", each.line, each.column)
            return
    told = {clean(image.get("alt")[:LONGEST]), *(clean(said.text) for said in captions)}
    for name in ("title", "alt"):
        text = clean(image.get(name)[:LONGEST])
        lines = _behind(text, told) or split(text)[1]
        if lines:
            yield from (Statement(line, f"{image.tag}@{name}", image.line, image.column) for line in lines)
            return


def _told_to_scripts(image: Element, named: re.Pattern[str]) -> Iterator[tuple[Element, str, str]]:
    """What attributes of such names say, of a picture, the boxes that hold nothing else, its figure and what is in that."""
    for each in (image, *_boxes(image)):
        for name, value in each.attributes.items():
            if name.startswith("data-") and named.search(name) and value:
                yield each, name, clean(value[:LONGEST])


def _boxes(image: Element) -> Iterator[Element]:
    for above in islice(image.ancestors(), _NEAR):
        if above.tag == "figure":
            yield from (above, *islice(above.descendants(), _MOST_INSIDE))
            return
        if above.tag not in {"picture", "a"}:
            return
        yield above


def _behind(text: str, told: set[str]) -> list[str]:
    """What stands in a title behind the words of the caption and a stroke: "A market | Jane Doe"."""
    begun = [each for each in told if each and text.startswith(each)]
    rest = text[len(max(begun, key=len)) :].strip() if begun else ""
    return [rest[1:].strip()] if rest[:1] in {"|", "©"} and has_words(rest) else []
