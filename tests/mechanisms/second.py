"""A second generator, built otherwise than the first: it changes the captions that stand on labelled pages, in their places.

Usage: python -m tests.mechanisms.second SHARED [--every N]. The captions are the page's own, with the page's own markup
around them; a case is right where the rule that must fire does so anew, or neither does where neither may.
"""

import argparse
import gzip
import json
import random
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from auditor.audit import audit
from auditor.config import Settings
from auditor.model import Capture
from tests.mechanisms.changes import BEHIND, INSIDE, JOINTS, LONG_ONLY, REFRAINS, SIBLINGS, TEXTS, Told, escaped, unspaced
from tests.mechanisms.standing import Node, Standing, standings

DOUBLED, REPEATED = "caption-doubled", "caption-repeated"
_SETTINGS = Settings(select=(DOUBLED, REPEATED))
_ADDRESS = "https://media.harbour.example/archive/2025/pier-{}.jpg"
_INTERNAL = frozenset({"figcaption", "small", "em", "span", "a", "h1"})
_HEAD = 'width="960" height="640" alt=""'


class Case(NamedTuple):
    """A changed page and the rules of which one must fire; () where neither may."""

    name: str
    rules: tuple[str, ...]
    html: str


def _put(standing: Standing, start: int, end: int, markup: str) -> str:
    text = standing.page.text
    return text[:start] + markup + text[end:]


def _substantial(text: str, least: int = 5) -> bool:
    return len(text) >= least * 3 if unspaced(text) else len(text.split()) >= least


def cases(standing: Standing, other: str, chance: random.Random) -> Iterator[Case]:
    """Every change to one photograph's caption."""
    if _substantial(standing.caption):
        yield from _doubled(standing, chance)
        yield from _repeated(standing, chance)
        yield from _new(standing, chance)
    yield from _look_alikes(standing, other, chance)


def _copies(standing: Standing, name: str, chance: random.Random) -> tuple[str, str] | None:
    if name in LONG_ONLY and not _substantial(standing.caption, 12):
        return None
    first, second = TEXTS[name](Told(standing.caption, _credit(standing), chance))
    return escaped(first), escaped(second)


def _credit(standing: Standing) -> str:
    """The credit where it stands within the text of the caption's element."""
    said = standing.page.said(standing.holder)
    return said.removeprefix(standing.caption).strip() if said.startswith(standing.caption) else standing.credit


def _doubled(standing: Standing, chance: random.Random) -> Iterator[Case]:
    """In the element that holds the caption: all texts in some joint, all joints with some text, and its markup twice."""
    holder = standing.holder
    pairs = [(name, chance.choice(list(JOINTS))) for name in TEXTS] + [(chance.choice(list(TEXTS)), joint) for joint in JOINTS]
    for name, joint in pairs:
        copies = _copies(standing, name, chance)
        if copies:
            inner = JOINTS[joint].format(a=copies[0], b=copies[1])
            yield Case(f"doubled, {name} / {joint}", (DOUBLED,), _put(standing, holder.inner, holder.close, inner))
    inner = standing.page.text[holder.inner : holder.close]
    yield Case("doubled, markup twice", (DOUBLED,), _put(standing, holder.inner, holder.close, f"{inner} {inner}"))
    yield Case(
        "doubled, markup three times", (DOUBLED,), _put(standing, holder.inner, holder.close, f"{inner}<br>{inner}<br>{inner}")
    )
    plain = escaped(standing.page.said(holder))
    yield Case("doubled, markup and text", (DOUBLED,), _put(standing, holder.inner, holder.close, f"{inner} {plain}"))


def _repeated(standing: Standing, chance: random.Random) -> Iterator[Case]:
    """Beside the caption's block: every sibling with some text."""
    for name, (where, sibling) in SIBLINGS.items():
        text = chance.choice(list(TEXTS))
        copies = _copies(standing, text, chance) or _copies(standing, "verbatim, no credit", chance)
        if where == "clone":
            sibling = standing.page.text[standing.block.start : standing.block.end]  # noqa: PLW2901
        if copies and (where != "in figure" or _in_figure(standing.block)):
            both = (DOUBLED, REPEATED) if standing.block.tag in _INTERNAL - {"figcaption"} else (REPEATED,)
            at = standing.block.end
            yield Case(f"repeated, {name} / {text}", both, _put(standing, at, at, sibling.replace("{b}", copies[1])))


def _in_figure(block: Node) -> bool:
    return any(above.tag == "figure" for above in block.above())


def _new(standing: Standing, chance: random.Random) -> Iterator[Case]:
    """A figure of our own behind the page's, in markup of three systems."""
    shapes = {
        "figure": f'<figure><img src="{{}}" {_HEAD}><figcaption>{{}}</figcaption></figure>',
        "captioned box": f'<div class="wp-caption aligncenter"><img src="{{}}" {_HEAD}><p class="wp-caption-text">{{}}</p></div>',
        "image block": f'<div class="image"><div class="image__frame"><img src="{{}}" {_HEAD}></div><div class="image__caption">{{}}</div></div>',  # noqa: E501
        "amp": f'<figure class="amp"><amp-img src="{{}}" {_HEAD}></amp-img><figcaption>{{}}</figcaption></figure>',
    }
    for shape, markup in shapes.items():
        text, joint = chance.choice(list(TEXTS)), chance.choice(list(JOINTS))
        copies = _copies(standing, text, chance)
        if copies:
            inner = JOINTS[joint].format(a=copies[0], b=copies[1])
            made = markup.format(_ADDRESS.format(chance.randrange(10**6)), inner)
            at = _outermost(standing)
            yield Case(f"new {shape}, {text} / {joint}", (DOUBLED,), _put(standing, at, at, made))


def _outermost(standing: Standing) -> int:
    """Where the figure of the photograph ends."""
    figures = [node for node in (standing.whole, *standing.whole.above()) if node.tag == "figure"]
    return figures[-1].end if figures else standing.whole.end


def _look_alikes(standing: Standing, other: str, chance: random.Random) -> Iterator[Case]:
    text = escaped(standing.page.said(standing.block))
    figure = standing.page.text[standing.whole.start : standing.whole.end]
    words = {"TEXT": text, "IMAGE": escaped(standing.address), "OTHER": escaped(other), "FIGURE": figure}
    words["ADDRESS"] = _ADDRESS.format(chance.randrange(10**6))
    behind, inside = _outermost(standing), standing.block.end
    end = max(standing.page.text.lower().rfind("</body"), 0) or len(standing.page.text)
    for name, markup in BEHIND.items():
        for place, at in (("behind", behind), ("at the end", end)):
            yield Case(f"look-alike, {name}, {place}", (), _put(standing, at, at, _filled(markup, words)))
    for name, markup in INSIDE.items():
        yield Case(f"look-alike, {name}", (), _put(standing, inside, inside, _filled(markup, words)))
    for name, refrain in REFRAINS.items():
        yield Case(f"look-alike, {name}", (), _put(standing, standing.holder.inner, standing.holder.close, escaped(refrain)))


def _filled(markup: str, words: dict[str, str]) -> str:
    return re.sub("TEXT|IMAGE|OTHER|FIGURE|ADDRESS", lambda match: words[match[0]], markup)


def _ids(page: str) -> dict[str, str]:
    return {
        finding.id: finding.rule
        for finding in audit(Capture("page.html", page.encode("utf-8", "surrogateescape")), _SETTINGS).findings
    }


class Answer(NamedTuple):
    """A case, its page, and which of the two rules fired anew."""

    page: str
    case: Case
    fired: tuple[str, ...]

    @property
    def right(self) -> bool:
        return bool(set(self.case.rules) & set(self.fired)) if self.case.rules else not self.fired


def answers(shared: Path, every: int = 1, only: str = "", seed: int = 0) -> Iterator[Answer]:
    """What an audit says to every n-th case of each labelled page."""
    for number, page in enumerate(json.loads((shared / "corpus" / "truth.json").read_text("utf-8"))):
        if only and only not in page["id"]:
            continue
        content = gzip.decompress((shared / "corpus" / "pages" / f"{page['id']}.html.gz").read_bytes())
        text = content.decode("utf-8", "surrogateescape")
        found = list(standings(text, page["images"]))
        before = _ids(text) if found else {}
        chance = random.Random(zlib.crc32(content) ^ seed)
        made = [case for one in found for case in cases(one, _other(one, found, page["headline"]), chance)]
        for case in made[number % every :: every]:
            yield Answer(page["id"], case, tuple(sorted(rule for key, rule in _ids(case.html).items() if key not in before)))


def _other(one: Standing, found: list[Standing], headline: str | None) -> str:
    return next((other.caption for other in found if other.caption != one.caption), headline or "More of it on Tuesday.")


def share(given: Iterable[Answer]) -> float:
    """The share of right answers, 1 where there are none."""
    told = [answer.right for answer in given]
    return sum(told) / len(told) if told else 1.0


def table(given: list[Answer]) -> Iterator[str]:
    """A line a kind of case, a line a rule, a line a case that went wrong."""
    for name in sorted({answer.case.name.partition(" / ")[0] for answer in given}):
        of_name = [answer for answer in given if answer.case.name.partition(" / ")[0] == name]
        yield f"{share(of_name):7.1%} {len(of_name):5}  {name}"
    for kind, rules in (
        ("doubled", (DOUBLED,)),
        ("repeated", (REPEATED,)),
        ("either", (DOUBLED, REPEATED)),
        ("look-alikes silent", ()),
    ):
        of_kind = [answer for answer in given if answer.case.rules == rules]
        yield f"{share(of_kind):7.1%} {len(of_kind):5}  == {kind}"
    for answer in given:
        if not answer.right:
            yield f"{answer.page}: {answer.case.name} -> {', '.join(answer.fired) or 'silent'}"


if __name__ == "__main__":
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("shared", type=Path)
    words.add_argument("--every", type=int, default=1, help="only every n-th case of a page")
    words.add_argument("--only", default="", help="only pages whose name holds this")
    words.add_argument("--seed", type=int, default=0)
    asked = words.parse_args()
    sys.stdout.writelines(f"{line}\n" for line in table(list(answers(asked.shared, asked.every, asked.only, asked.seed))))
