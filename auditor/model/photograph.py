"""A photograph as an archive's catalogue holds it: what rules across pages may ask."""

from dataclasses import dataclass

from auditor.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Photograph:
    """One photograph as one page shows it.

    `page` is the page's location, `key` the same for all sizes of one file on one site, `look` the perceptual hash of the
    picture, b"" where it is not known. `caption` is what a reader meets, `says` the same without the credit in it; `credit` as
    printed, with the `creators` and `agencies` that it names. `numbers` are what suppliers call the picture (job id, asset id),
    `series` those that several pictures of one job share; `taken` and `published` are the file's and the page's own words,
    width and height the file's pixels, 0 where they are not known.
    """

    page: str
    image: str
    key: str
    line: int = 0
    column: int = 0
    caption: Statement | None = None
    says: str = ""
    credit: Statement | None = None
    creators: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    look: bytes = b""
    numbers: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    taken: str = ""
    width: int = 0
    height: int = 0
    published: str = ""
    publisher: str = ""
