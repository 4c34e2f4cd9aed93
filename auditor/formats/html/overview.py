"""What the first screen tells: counted while the audits pass, a few numbers each, never the audits themselves."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from auditor.credit import credit_printed, read_credit
from auditor.formats.html.pictures import Picture
from auditor.formats.html.who import verdict
from auditor.model import Audit, Failure, Figure, Finding, Severity, Word

Standing = Word | Literal["no_file", "bad_file"]

AGREE: tuple[Standing, ...] = ("agree", "compatible")
DIFFER: tuple[Standing, ...] = ("partial", "conflict")
STANDINGS: tuple[Standing, ...] = (
    *AGREE,
    *DIFFER,
    "missing_on_page",
    "missing_in_metadata",
    "both_missing",
    "unreadable",
    "bad_file",
    "no_file",
)
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
_KEPT = 200  # failures told one by one
_NAMES = 5_000  # publishers and agencies counted by name; any further ones go under no name
_SHOWN = 12  # rows of a table on the first screen
_SAMPLES = 3  # findings of a cause that stand beside it
_PICTURED = 2  # of them with a picture
_PATTERN, _PATTERN_PAGES = 3, 2  # findings, and pages, from which on one place of a publisher's pages may be one template


@dataclass(frozen=True, slots=True)
class Judged:
    """A photograph as the first screen counts it: how its credit stands to its file, and whose it is."""

    standing: Standing
    agency: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A finding that stands for others: its number in the run, and its photograph where there is a picture of it."""

    id: str
    number: int
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class Pattern:
    """One element of one publisher's pages in which most findings of a cause stand: most likely one template."""

    publisher: str
    place: str
    findings: int
    pages: int


@dataclass(frozen=True, slots=True)
class Cause:
    """Findings of one rule: how many of each severity, some of them, and where they stand."""

    rule: str
    message: str
    counts: Counter[str] = field(default_factory=Counter)
    samples: list[Sample] = field(default_factory=list)
    places: Counter[tuple[str, str]] = field(default_factory=Counter)
    pages: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """All of them."""
        return self.counts.total()

    @property
    def first(self) -> Sample:
        """The first of them."""
        return self.samples[0]

    @property
    def pictured(self) -> list[Sample]:
        """Those with a picture, as many as stand side by side."""
        return [sample for sample in self.samples if sample.picture][:_PICTURED]

    @property
    def pattern(self) -> Pattern | None:
        """The place in which at least half of them stand, on several pages."""
        for place, count in self.places.most_common(1):
            if count >= _PATTERN and count * 2 >= self.total and self.pages[place] >= _PATTERN_PAGES:
                return Pattern(*place, count, self.pages[place])
        return None


@dataclass(frozen=True, slots=True)
class Share:
    """One publisher or agency and its numbers."""

    name: str
    counts: Counter[str]

    @property
    def rate(self) -> float:
        """Errors per 100 photographs."""
        return 100 * self.counts["error"] / max(1, self.counts["photograph"])

    def percent(self, what: str) -> int:
        """A part of the photographs, rounded."""
        return round(100 * self.counts[what] / max(1, self.counts["photograph"]))


@dataclass
class Overview:
    """The numbers of a run."""

    counts: Counter[str] = field(default_factory=Counter)
    standings: Counter[str] = field(default_factory=Counter)
    causes: dict[str, Cause] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    _publishers: dict[str, Counter[str]] = field(default_factory=dict)
    _agencies: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, audit: Audit, judged: Sequence[Judged]) -> None:
        """Count one page with its photographs."""
        severities = Counter[str](finding.severity for finding in audit.findings)
        self.counts.update(severities)
        self.counts.update(
            {"finding": len(audit.findings), "photograph": len(judged), "page": read(audit), "failure": len(audit.failures)}
        )
        self.counts.update({"new": len(audit.new), "back": len(audit.back)})
        self.counts["new error"] += sum(it.severity == "error" and it.id in audit.new for it in audit.findings)
        self.counts["page with errors"] += severities["error"] > 0
        self.standings.update(photograph.standing for photograph in judged)
        self.failures.extend(audit.failures[: max(0, _KEPT - len(self.failures))])
        self._count_causes(audit)
        self._share(self._publishers, publisher(audit), severities + Counter({"photograph": len(judged)}))
        for photograph in judged:
            self._share(self._agencies, photograph.agency, Counter({"photograph": 1, _side(photograph.standing): 1}))

    def sample(self, rule: str, sample: Sample) -> None:
        """Keep a finding as one of those that stand for their cause, while they are few: the first, then those with a picture."""
        samples = self.causes[rule].samples
        if len(samples) < _SAMPLES and (sample.picture or not samples):
            samples.append(sample)

    def _count_causes(self, audit: Audit) -> None:
        for finding in audit.findings:
            self.causes.setdefault(finding.rule, Cause(finding.rule, finding.message)).counts[finding.severity] += 1
        found = Counter((finding.rule, place) for finding in audit.findings if (place := _place(finding)))
        for (rule, place), count in found.items():
            cause, key = self.causes[rule], (publisher(audit), place)
            if key in cause.places or len(cause.places) < _NAMES:
                cause.places[key] += count
                cause.pages[key] += 1

    @staticmethod
    def _share(shares: dict[str, Counter[str]], name: str, counts: Counter[str]) -> None:
        key = name if name in shares or len(shares) < _NAMES else ""
        shares.setdefault(key, Counter()).update(counts)

    @property
    def largest(self) -> list[Cause]:
        """The causes, those with most errors first, then most warnings, then most notes."""
        return sorted(self.causes.values(), key=lambda cause: (*(-cause.counts[severity] for severity in SEVERITIES), cause.rule))

    @property
    def agreeing(self) -> int:
        """Photographs whose printed credit agrees with the file."""
        return sum(self.standings[word] for word in AGREE)

    @property
    def compared(self) -> int:
        """Photographs where both sides name somebody."""
        return self.agreeing + sum(self.standings[word] for word in DIFFER)

    @property
    def publishers(self) -> list[Share]:
        """Those with errors, most errors per 100 photographs first."""
        shares = [Share(name, counts) for name, counts in self._publishers.items() if counts["error"]]
        return sorted(shares, key=lambda share: (-share.rate, -share.counts["error"], share.name))[:_SHOWN]

    @property
    def agencies(self) -> list[Share]:
        """The most frequent first, photographs without an agency last."""
        shares = [Share(name, counts) for name, counts in self._agencies.items()]
        return sorted(shares, key=lambda share: (not share.name, -share.counts["photograph"], share.name))[:_SHOWN]


def judge(figure: Figure, house: tuple[str, ...] = ()) -> Judged:
    """How a photograph's credit stands to its file, and which agency the page names, else the file."""
    found = verdict(figure, house)
    standing: Standing = found.word if found else "bad_file" if figure.problem else "no_file"
    return Judged(standing, next(_agencies(figure), ""))


def _agencies(figure: Figure) -> Iterator[str]:
    lines: Sequence[str] = [credit_printed(figure) or ""]
    if figure.embedded:
        lines = [*lines, *(said.text for said in (*figure.embedded.credit, *figure.embedded.source))]
    for line in filter(None, lines):
        yield from read_credit(line).agencies


def _place(finding: Finding) -> str:
    """The element of the page in which a finding stands, "" where no line of the page proves it."""
    return next((said.place for said in finding.evidence if said.line), "")


def _side(standing: Standing) -> str:
    return "agree" if standing in AGREE else "differ" if standing in DIFFER else "open"


def read(audit: Audit) -> bool:
    """Whether there was a page at all: an input that could not be read is a failure and nothing else."""
    page = audit.page
    return bool(page.figures or audit.findings or page.title or page.url) or not audit.failures


def publisher(audit: Audit) -> str:
    """The page's publisher as it names itself, "" where it does not."""
    return audit.page.publisher.text if audit.page.publisher else ""
