"""By what a page was judged: the program's own rules, tables and readers, and the settings in force for the page."""

from functools import cache
from hashlib import blake2b
from pathlib import Path

from auditor.config import Settings
from auditor.formats import encode

_ROOT = Path(__file__).parents[1]
_WITHOUT_SAY = {"batch", "catalogue", "cli", "engines", "formats", "web"}  # what they do changes no finding of a page


def judged_by(settings: Settings, *options: object) -> str:
    """A name for all that a page's findings depend on beside the page and its pictures."""
    return blake2b(_program() + encode((settings, options)), digest_size=12).hexdigest()


@cache
def _program() -> bytes:
    told = blake2b()
    for path in sorted(_ROOT.rglob("*")):
        name = path.relative_to(_ROOT)
        if path.suffix in {".py", ".toml"} and name.parts[0] not in _WITHOUT_SAY:
            told.update(str(name).encode() + b"\0" + path.read_bytes())
    return told.digest()
