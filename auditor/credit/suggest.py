"""The credit line a page should print, in the house style of its other credits or in the form the supplier asks for."""

import re
from collections.abc import Iterable

from auditor.credit.parse import read_credit
from auditor.credit.pool import Pool, pool
from auditor.credit.same import near_person
from auditor.credit.style import house_style, styled
from auditor.credit.tables import Agency, agencies
from auditor.model import Embedded, Statement

_APART = re.compile(r" \([^()]{1,20}\)\Z")


def credit_line(embedded: Embedded, others: Iterable[str] = ()) -> str | None:
    """The credit from all that the file says; None where it names nobody.

    In the house style of the page's other credits where they have one, else in the supplier's own form. A credit that the file
    makes mandatory is given as the file has it.

    >>> said = {"creator": (Statement("Jane Doe", "IIM 2:80"),), "credit": (Statement("EPA", "IIM 2:110"),)}
    >>> credit_line(Embedded("JPEG", **said))
    'EPA/JANE DOE'
    >>> credit_line(Embedded("JPEG", **said), ("Foto: Anna Beispiel/dpa", "Foto: Bo Muster/AP"))
    'Foto: Jane Doe/EPA'
    """
    evidence = pool(embedded)
    if evidence.mandatory:
        return evidence.mandatory[0].text.strip()
    name, chain = " and ".join(_persons(evidence)), evidence.chain()
    if not chain:
        named = [said.text for said in evidence.organisations]
        return "/".join([*filter(None, [name]), *named[:1]]) or None
    style = house_style(others)
    if style:
        return styled(style, name, [*map(_printed, chain)])
    return in_form(agencies()[chain[0]], name) + "".join(
        f"{_joint(embedded, distributor)}{agencies()[distributor].short or _printed(distributor)}" for distributor in chain[1:]
    )


def _persons(evidence: Pool) -> list[str]:
    """Whom to name: the field for creators before all others, the best decoded block first, each person once."""
    said = [said for said in evidence.creators if said.field == "creator"] or list(evidence.creators)
    named: list[str] = []
    for each in sorted(said, key=lambda each: not each.statement.place.startswith("XMP")):
        if not any(near_person(each.text, other) for other in named):
            named.append(each.text)
    return named


def in_form(agency: Agency, name: str) -> str:
    """The credit as a supplier asks for it, with the photographer's name or without."""
    if not name:
        return agency.short or _printed(agency.name)
    return (agency.form or "{name}/" + _printed(agency.name)).replace("{name}", name).replace("{NAME}", name.upper())


def _printed(supplier: str) -> str:
    """A canonical name without what tells it from others of the name: "African News Agency (ANA)"."""
    return _APART.sub("", supplier)


def _joint(embedded: Embedded, distributor: str) -> str:
    """How the distributor is joined: as the file does it where it does, else with a slash."""
    stated = (*embedded.credit, *embedded.caption)
    via = any(_via(statement, distributor) for statement in stated)
    return " via " if via else "/"


def _via(statement: Statement, distributor: str) -> bool:
    credit = read_credit(statement.text)
    return credit.via and distributor in credit.agencies
