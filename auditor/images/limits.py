"""How large an image may be, and how often a reader may ask for more of it."""

import io

MAX_OCTETS = 25 * 2**20
MAX_PIXELS = 100_000_000
_OCTETS_A_READ = 1_000  # of a long read count as one more


class WornError(ValueError):
    """A reader asked for more than any honest file needs: the file is made to be endless."""


class Bounded(io.BytesIO):
    """A file in memory that can be read so many times and no more, and never more than `most` octets at once.

    Libraries that walk a file in Python take minutes for a crafted one of a few megabytes; this ends them.
    """

    def __init__(self, content: bytes, reads: int, most: int = MAX_OCTETS) -> None:
        super().__init__(content)
        self._left = reads
        self._most = most

    def read(self, size: int | None = -1, /) -> bytes:
        """As any file's, until the reads are used up."""
        size = self._most if size is None or size < 0 else min(size, self._most)
        self._left -= 1 + size // _OCTETS_A_READ
        if self._left < 0:
            raise WornError
        return super().read(size)
