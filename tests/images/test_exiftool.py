"""Every value that exiftool reads from odd files is read here too."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from auditor.images import read_image
from tests.images.odd import files

_TAGS = {
    "IPTC:By-line": "creator",
    "IPTC:Credit": "credit",
    "IPTC:Source": "source",
    "IPTC:CopyrightNotice": "copyright",
    "IPTC:Caption-Abstract": "caption",
    "IPTC:Headline": "headline",
    "IPTC:SpecialInstructions": "instructions",
    "IPTC:DateCreated": "date",
    "IPTC:OriginalTransmissionReference": "job_id",
    "XMP-dc:Creator": "creator",
    "XMP-dc:Description": "caption",
    "XMP-dc:Rights": "copyright",
    "XMP-photoshop:Credit": "credit",
    "XMP-photoshop:Source": "source",
    "XMP-photoshop:Headline": "headline",
    "XMP-photoshop:Instructions": "instructions",
    "XMP-photoshop:DateCreated": "date",
    "XMP-xmpRights:WebStatement": "web_statement",
    "XMP-iptcExt:DigitalSourceType": "digital_source_type",
    "XMP-plus:ImageSupplier": "supplier",
    "IFD0:ImageDescription": "caption",
    "IFD0:Artist": "creator",
    "IFD0:Copyright": "copyright",
    "ExifIFD:DateTimeOriginal": "date",
}
_BLOCKS = {"IPTC": "IIM", "XMP": "XMP", "IFD0": "EXIF", "ExifIFD": "EXIF"}


@pytest.mark.skipif(not shutil.which("exiftool"), reason="exiftool (libimage-exiftool-perl) is not installed")
def test_what_exiftool_reads_of_odd_files_is_read(tmp_path: Path) -> None:
    for name, content in files().items():
        (tmp_path / name).write_bytes(content)
    command = ["exiftool", "-j", "-G1", "-struct", "-charset", "iptc=latin", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, check=False)
    told = json.loads(done.stdout.decode("utf-8", "replace"), parse_int=str, parse_float=str)
    assert len(told) == len(files())
    assert [found for record in told for found in _missing(record)] == []


def _missing(record: dict[str, object]) -> Iterator[str]:
    """File, tag and value of what exiftool says and we do not."""
    path = Path(str(record["SourceFile"]))
    embedded = read_image(path.read_bytes())
    for tag, concept in _TAGS.items():
        block = _BLOCKS[re.split("[:-]", tag)[0]]
        own = {_folded(s.text, concept) for s in getattr(embedded, concept) if s.place.startswith(f"{block} ")}
        for value in _values(record.get(tag)):
            if _folded(value, concept) not in own | {""}:
                yield f"{path.name} {tag}: {value}"


def _values(value: object) -> Iterable[str]:
    each = value if isinstance(value, list) else [value]
    return [str(one["ImageSupplierName"] if isinstance(one, dict) else one) for one in each if one is not None]


def _folded(text: str, concept: str) -> str:
    return re.sub(r"\D", "", text)[:8] if concept == "date" else " ".join(text.split())
