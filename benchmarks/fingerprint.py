"""Which perceptual hash finds a photograph again: PDQ's shape, pHash and dHash, each over Pillow's draft mode.

Usage: fingerprint.py [FOLDER]. Photographs are the pictures of FOLDER (../shared/images where it exists) and scenes drawn here,
sixty in all; the transformations are what news sites do to them, and crops. Prints, per hash, how many are found at a distance
at which no two of the sixty are taken for one, and the CPU time of one hash.
"""

import io
import itertools
import math
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from auditor.images import fingerprint
from auditor.images.pixels import grey

PHOTOGRAPHS = 60
SMALLEST = 200


def scene(seed: int) -> Image.Image:
    """A made-up view: sky, ground, clouds, and things in it."""
    rnd = random.Random(seed)
    width, height = 1200, rnd.choice((800, 675, 900))
    noise = Image.effect_noise((width // 40, height // 40), 90).resize((width, height), Image.Resampling.BICUBIC)
    top, bottom = (tuple(rnd.randrange(256) for _ in range(3)) for _ in range(2))
    image = Image.merge(
        "RGB",
        [
            Image.linear_gradient("L").resize((width, height)).point(lambda v, a=a, b=b: a + (b - a) * v // 255)
            for a, b in zip(top, bottom, strict=True)
        ],
    )
    image = Image.blend(image, noise.convert("RGB"), rnd.uniform(0.15, 0.5))
    draw = ImageDraw.Draw(image)
    for _ in range(rnd.randrange(4, 14)):
        x, y, size = rnd.randrange(width), rnd.randrange(height), rnd.randrange(30, 400)
        colour = tuple(rnd.randrange(256) for _ in range(3))
        shape = rnd.choice((draw.ellipse, draw.rectangle))
        shape((x, y, x + size, y + int(size * rnd.uniform(0.3, 2))), fill=colour)
    return image.filter(ImageFilter.GaussianBlur(1))


def saved(image: Image.Image, form: str = "JPEG", quality: int = 85) -> bytes:
    """The octets of a picture."""
    target = io.BytesIO()
    image.convert("RGB").save(target, form, quality=quality)
    return target.getvalue()


def resized(width: int, form: str, quality: int) -> Callable[[Image.Image], bytes]:
    """At another width, in another format."""
    return lambda image: saved(
        image.resize((width, max(1, round(image.height * width / image.width))), Image.Resampling.LANCZOS), form, quality
    )


def cropped(share: float) -> Callable[[Image.Image], bytes]:
    """Without a strip at the left and at the top, of this share of the side in all."""
    return lambda image: saved(
        image.crop((int(image.width * share), int(image.height * share), image.width, image.height)).resize((600, 400))
    )


def marked(image: Image.Image) -> bytes:
    """With a line of text in a corner."""
    copy = image.copy()
    ImageDraw.Draw(copy).rectangle((0, copy.height - copy.height // 15, copy.width // 3, copy.height), fill="white")
    return saved(copy)


VARIANTS: dict[str, Callable[[Image.Image], bytes]] = {
    "1024 px JPEG 80": resized(1024, "JPEG", 80),
    "640 px JPEG 60": resized(640, "JPEG", 60),
    "300 px JPEG 75": resized(300, "JPEG", 75),
    "150 px JPEG 70": resized(150, "JPEG", 70),
    "640 px WebP 50": resized(640, "WEBP", 50),
    "640 px AVIF 40": resized(640, "AVIF", 40),
    "JPEG 30": lambda image: saved(image, quality=30),
    "grey": lambda image: saved(image.convert("L").convert("RGB")),
    "brighter": lambda image: saved(ImageEnhance.Brightness(image).enhance(1.15)),
    "more contrast": lambda image: saved(ImageEnhance.Contrast(image).enhance(1.25)),
    "sharpened": lambda image: saved(image.filter(ImageFilter.SHARPEN)),
    "mark in a corner": marked,
}
CROPS: dict[str, Callable[[Image.Image], bytes]] = {f"crop {share:.0%}": cropped(share) for share in (0.02, 0.05, 0.1)}


def phash(content: bytes) -> int | None:
    """pHash: signs of the 8 x 8 lowest frequencies of a 32 x 32 copy."""
    pixels = grey(content, 32)
    waves = [[math.cos(math.pi * (2 * at + 1) * frequency / 64) for at in range(32)] for frequency in range(1, 9)]
    rows = [pixels[at : at + 32] for at in range(0, 1024, 32)]
    across = [[sum(a * b for a, b in zip(wave, row, strict=True)) for row in rows] for wave in waves]
    strengths = [sum(a * b for a, b in zip(wave, column, strict=True)) for wave in waves for column in across]
    middle = median(strengths)
    return sum(1 << bit for bit, strength in enumerate(strengths) if strength > middle)


def dhash(content: bytes) -> int | None:
    """dHash: whether each pixel of a 16 x 16 copy is darker than the next."""
    pixels = grey(content, 17)
    pairs = ((row * 17 + column, row * 17 + column + 1) for row in range(16) for column in range(16))
    return sum(1 << bit for bit, (a, b) in enumerate(pairs) if pixels[a] < pixels[b])


HASHES: dict[str, tuple[Callable[[bytes], int | None], int]] = {
    "PDQ's shape, 256 bits (used)": (fingerprint.fingerprint, 256),
    "pHash, 64 bits": (phash, 64),
    "dHash, 256 bits": (dhash, 256),
}


def photographs(folder: Path) -> list[Image.Image]:
    """Sixty different pictures: those of the folder that are large enough, each once, and drawn ones."""
    found: dict[int, Image.Image] = {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        content = path.read_bytes()
        mark = fingerprint.fingerprint(content)
        # The same picture stands in several files there: and montages of it; what is nearly equal counts once.
        if mark is None or any(fingerprint.distance(mark, other) < fingerprint.SAME + 30 for other in found):
            continue
        with Image.open(io.BytesIO(content)) as image:
            if min(image.size) >= SMALLEST:
                found[mark] = image.convert("RGB")
    real = list(found.values())[:PHOTOGRAPHS]
    print(f"{len(real)} photographs of {folder}, {PHOTOGRAPHS - len(real)} drawn scenes")
    return [*real, *(scene(seed) for seed in range(PHOTOGRAPHS - len(real)))]


def crops_by_their_originals(originals: list[bytes], made: dict[str, list[bytes]]) -> None:
    """Print how many crops are found by cropping the original as well, and how near another photograph comes."""
    print("\nThe original cropped as well (used where an original is looked for):")
    for name in (name for name in made if name in CROPS):
        marks = [fingerprint.fingerprint(content) for content in made[name]]
        hits = [fingerprint.alike_but_cropped(original, mark) for original, mark in zip(originals, marks, strict=True)]
        print(f"  {name:20} {sum(hits) / len(hits):6.1%}")
    marks = [fingerprint.fingerprint(content) for content in originals]
    false = sum(
        fingerprint.alike_but_cropped(originals[one], marks[other])
        for one in range(0, len(originals), 4)
        for other in range(len(marks))
        if one != other
    )
    print(f"  other photographs taken for a crop: {false}")


def main(folder: Path) -> None:
    """Print the table."""
    pictures = photographs(folder)
    originals = [saved(picture, quality=92) for picture in pictures]
    made = {name: [change(picture) for picture in pictures] for name, change in (VARIANTS | CROPS).items()}
    for label, (make, bits) in HASHES.items():
        begun = time.process_time()
        marks = [make(content) for content in originals]
        cost = (time.process_time() - begun) / len(marks) * 1000
        nearest = min(
            fingerprint.distance(a, b) for a, b in itertools.combinations([mark for mark in marks if mark is not None], 2)
        )
        limit = min(nearest - 1, fingerprint.SAME if "used" in label else nearest - 1)
        print(
            f"\n{label}: {cost:.1f} ms; two photographs differ in at least {nearest} of {bits} bits; taken for one up to {limit}"
        )
        total = found = 0
        for name, contents in made.items():
            gaps = [
                fingerprint.distance(a, b) if (b := make(content)) is not None and a is not None else bits
                for a, content in zip(marks, contents, strict=True)
            ]
            hits = sum(gap <= limit for gap in gaps)
            if name not in CROPS:
                total, found = total + len(gaps), found + hits
            print(f"  {name:20} {hits / len(gaps):6.1%}   farthest {max(gaps)}")
        print(f"  sizes and recompressions in all: {found / total:.1%}")
    crops_by_their_originals(originals, made)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "shared" / "images")
