"""Read image files as they are, cut off and with bits flipped, in a process of its own; print what came of it as JSON.

Usage: endure.py CUTS FLIPS FILE… (seeded: the same damage each time). `raised` are files on which the reader raised, `slowest`
is the most CPU seconds that one took, `memory` the most megabytes that the process held, `said` what each whole file names.
"""

import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from auditor.images import read_image

_BEGINNING = 4096  # octets in which half of the flips fall, for there the structure stands


def damaged(content: bytes, cuts: int, flips: int) -> Iterator[bytes]:
    """The file cut at so many places, then with flipped bits so many times."""
    chance = random.Random(len(content))
    for _ in range(cuts if content else 0):
        yield content[: chance.randrange(len(content))]
    for _ in range(flips if content else 0):
        mutant = bytearray(content)
        for _ in range(chance.choice((1, 2, 8, 32))):
            end = len(mutant) if chance.random() < 0.5 else min(len(mutant), _BEGINNING)
            mutant[chance.randrange(end)] ^= 1 << chance.randrange(8)
        yield bytes(mutant)


def peak() -> float:
    """The most memory it has held, MB, where the system tells: ru_maxrss would begin with that of whoever started it."""
    status = Path("/proc/self/status")
    told = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) for line in told if line.startswith("VmHWM")), 0) / 1024


def main(cuts: int, flips: int, paths: list[str]) -> None:
    """Read them all."""
    said, raised, slowest, read = {}, [], 0.0, 0
    for path in paths:
        content = Path(path).read_bytes()
        for number, each in enumerate((content, *damaged(content, cuts, flips))):
            begun = time.process_time()
            try:
                embedded = read_image(each)
            except Exception as error:  # noqa: BLE001  # this is what is looked for
                raised.append(f"{path} ({number}): {error!r}")
                continue
            read, slowest = read + 1, max(slowest, time.process_time() - begun)
            if not number:
                texts = [statement.text for statement in (*embedded.credit, *embedded.creator)]
                said[path] = {"texts": texts, "told": [*embedded.problems, *filter(None, (embedded.broken,))]}
    memory = peak()
    json.dump({"read": read, "raised": raised, "slowest": slowest, "memory": memory, "said": said}, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
