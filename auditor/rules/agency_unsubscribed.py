"""The credit names an agency to which the desk does not subscribe.

A picture of an agency without a contract costs far more than one with it, and the bill comes once the page is found.

Ask the picture desk where the photograph came from; buy it, or take another. The desk lists its agencies under `subscriptions`;
while the list is empty, this rule says nothing.
"""

from collections.abc import Iterator

from auditor.config import listed
from auditor.credit import read_credit
from auditor.credit.find import supplier
from auditor.examples import figure
from auditor.model import Fault, Figure

SEVERITY = "warning"
OPTIONS = {"subscriptions": ()}
EXAMPLE_OPTIONS = {"subscriptions": ("dpa", "Getty", "Airbus DS / Maxar / Planet")}


def check(figure: Figure, options: dict[str, object]) -> Iterator[Fault]:
    """Yield a fault for each credit whose agencies are none of those on the list, and do not come through one of them."""
    subscribed = {supplier(name) or name for name in listed(options["subscriptions"])}
    for said in figure.credits if subscribed else ():
        found = read_credit(said.text).agencies
        if found and not any(name in subscribed for name in found):
            yield Fault((said,))


FIRES = (figure("A man walks.", "Jane Doe/Reuters"),)

SILENT = (
    figure("A man walks.", "Jane Doe/dpa"),
    figure("A man walks.", "Jane Doe/AFP via Getty"),
    figure("A man walks.", "Airbus DS / Maxar / Planet"),
    figure("A man walks.", "Jane Doe"),
    figure("A man walks."),
)
