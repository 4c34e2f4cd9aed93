"""What reading a JPEG's metadata costs: this program, a plain script of Pillow + exifread + an XML parser, and exiftool.

Usage: images.py [FOLDER]. The JPEGs of FOLDER (../shared/images where it exists, else the pictures of fixtures/) are held in
memory; CPU milliseconds a JPEG, all blocks, and the ratios of one run. exiftool reads the same files in one batch.
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

from auditor.images import read_image

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


def cost(read: Callable[[bytes], object], contents: Sequence[bytes]) -> float:
    """CPU milliseconds a file: the least of several rounds, since the machine may be busy."""
    rounds = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        for content in contents:
            read(content)
        rounds.append((time.process_time() - begun) / len(contents) * 1000)
    return min(rounds)


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
    own, script, other = cost(read_image, contents), cost(plain, contents), exiftool(paths)
    print(f"{len(paths)} JPEGs of {folder}, CPU ms a file")
    print(f"  auditor                        {own:7.3f}")
    print(f"  Pillow + exifread + XML parser {script:7.3f}   auditor takes {own / script:.2f} of it (at most 0.50 wanted)")
    if other is None:
        print("  exiftool                       is not installed")
    else:
        print(f"  exiftool, one batch            {other:7.3f}   {other / own:.0f} times the auditor's (at least 15 wanted)")


if __name__ == "__main__":
    here = Path(__file__).parents[1]
    beside = here.parent / "shared" / "images"
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else beside if beside.is_dir() else here / "fixtures")
