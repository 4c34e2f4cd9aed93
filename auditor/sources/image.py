"""One image file, named on the command line."""

import stat
from pathlib import Path

from auditor.model import Failure
from auditor.sources import IMAGE_LIMIT


def image_bytes(location: str) -> bytes | Failure:
    """The bytes of the file, or why they cannot be had."""
    path = Path(location)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return Failure(location, "image", f"{location}: is no regular file. Name an image file.")
        with path.open("rb") as stream:
            content = stream.read(IMAGE_LIMIT + 1)
    except OSError as error:
        return Failure(location, "image", f"{location}: cannot be read ({error.strerror or error}). Check the name.")
    if len(content) > IMAGE_LIMIT:
        return Failure(location, "image", f"{location}: is larger than {IMAGE_LIMIT // 2**20} MB and was not read.")
    return content
