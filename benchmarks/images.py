"""What reading a JPEG's metadata costs: this program, a plain script of Pillow + exifread + an XML parser, and exiftool.

Usage: images.py [FOLDER]. The JPEGs of FOLDER (../shared/images where it exists, else the pictures of fixtures/) are held in
memory; CPU milliseconds a JPEG, all blocks (IIM, XMP, EXIF), and the ratios of one run; rounds take turns, and the least of
each counts. exiftool reads the same files in one batch.

The script of three libraries reads no C2PA manifest, so the like for like is the blocks alone. What checking manifests costs
on top, where the extra [c2pa] is installed, is told for each file that holds one: nearly all of it is the library's own time
for certificates, signatures and the hash of the file.
"""

import contextlib
import io
import logging
import resource
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from pathlib import Path

import exifread
from PIL import Image, IptcImagePlugin

from auditor.images import c2pa, read_image

ROUNDS = 7


def plain(content: bytes) -> None:
    """What a script of three libraries does; it misses what they miss."""
    packet = b""
    try:
        with Image.open(io.BytesIO(content)) as image:
            image.getexif()
            IptcImagePlugin.getiptcinfo(image)
            packet = image.info.get("xmp", b"")
    except (OSError, SyntaxError, ValueError):
        pass
    with contextlib.suppress(ValueError, KeyError, TypeError, UnicodeError):
        exifread.process_file(io.BytesIO(content), details=False)
    try:
        for element in ET.fromstring(packet.strip(b"\0")).iter() if packet else ():
            element.items()
    except ET.ParseError:
        pass


def blocks_alone(content: bytes) -> None:
    """All blocks, as without the extra [c2pa]."""
    held, c2pa.installed = c2pa.installed, lambda: False
    try:
        read_image(content)
    finally:
        c2pa.installed = held


def costs(readers: Sequence[Callable[[bytes], object]], contents: Sequence[bytes]) -> list[float]:
    """CPU milliseconds a file of each reader: the least of several rounds, since the machine may be busy."""
    rounds = [[_round(read, contents) for read in readers] for _ in range(ROUNDS)]
    return [min(column) for column in zip(*rounds, strict=True)]


def _round(read: Callable[[bytes], object], contents: Sequence[bytes]) -> float:
    begun = time.process_time()
    for content in contents:
        read(content)
    return (time.process_time() - begun) / len(contents) * 1000


def exiftool(paths: Sequence[Path]) -> float | None:
    """CPU milliseconds a file of exiftool in one batch, None where it is not installed."""
    program = shutil.which("exiftool")
    if program is None:
        return None
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([program, "-j", "-G1", "-struct", *map(str, paths)], capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / len(paths) * 1000


def main(folder: Path) -> None:
    """Print the table."""
    logging.disable(logging.CRITICAL)
    paths = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in {".jpg", ".jpeg"}]
    contents = [path.read_bytes() for path in paths]
    signed = [content for content in contents if read_image(content).c2pa]
    own, script, everything = costs((blocks_alone, plain, read_image), contents)
    other = exiftool(paths)
    print(f"{len(paths)} JPEGs of {folder}, CPU ms a file")
    print(f"  auditor, all blocks            {own:7.3f}")
    print(f"  Pillow + exifread + XML parser {script:7.3f}   auditor takes {own / script:.2f} of it (at most 0.50 wanted)")
    if signed:
        checked, unchecked = costs((read_image, blocks_alone), signed)
        share = f"{checked - unchecked:.2f} for each of the {len(signed)} files that hold a manifest"
        print(f"  auditor, manifests checked     {everything:7.3f}   {share}")
    if other is None:
        print("  exiftool                       is not installed")
        return
    print(f"  exiftool, one batch            {other:7.3f}   {other / own:.0f} times the auditor's (at least 15 wanted)", end="")
    print(f", {other / everything:.0f} times with manifests checked")


if __name__ == "__main__":
    here = Path(__file__).parents[1]
    beside = here.parent / "shared" / "images"
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else beside if beside.is_dir() else here / "fixtures")
