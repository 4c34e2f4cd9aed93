"""The picture's C2PA manifest does not hold.

A manifest is a signed record of where the picture comes from and what was done to it. Here picture, record or signature were
changed afterwards, so that it proves nothing, and readers' own tools will say so.

Fetch the file again from the supplier. Where your own system changes pictures, let it sign its step or take the manifest out.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from auditor.examples import figure, file
from auditor.model import Embedded, Fault, Figure, Manifest, Statement

SEVERITY = "warning"


def check(figure: Figure) -> Iterator[Fault]:
    """Yield a fault for a manifest, of the shown file or its original, that was checked and found invalid, with the codes."""
    manifests = [file.c2pa for file in (figure.served, figure.embedded) if file and file.c2pa]
    invalid = next((manifest for manifest in manifests if manifest.state == "invalid"), None)
    if invalid:
        photograph = Statement(figure.image.url, "img@src", figure.line, figure.column)
        yield Fault((photograph, *(Statement(code, "C2PA validation") for code in invalid.codes)))


def _signed(state: Literal["intact", "trusted", "invalid"]) -> Embedded:
    return replace(file(), c2pa=Manifest(state, codes=("assertion.dataHash.mismatch",), signer="A Camera"))


FIRES = (
    figure("A man walks.", embedded=_signed("invalid")),
    figure("A man walks.", embedded=_signed("intact"), served=_signed("invalid")),
)

SILENT = (
    figure("A man walks.", embedded=_signed("intact")),
    figure("A man walks.", embedded=_signed("trusted")),
    figure("A man walks.", embedded=file()),
    figure("A man walks."),
)
