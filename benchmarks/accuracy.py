"""How well pages, images and credit lines are read, measured by the scorers that stand beside the checkout.

Usage: accuracy.py SHARED [--leave-out]. Prints their tables and writes the figures, no third-party text, to
reports/accuracy.md. With --leave-out it also measures what each heuristic and each word of the scanner's vocabulary pays
(leave_out.py; half an hour) and writes that to reports/leave_out.md; without, it prints what was measured last.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

AUDITOR = (sys.executable, "-m", "auditor")
INCOMPLETE = 3  # an input was broken: the others were answered
LEAVE_OUT = Path(__file__).parent / "leave_out.py"
REPORT = Path(__file__).parents[1] / "reports" / "accuracy.md"
PAID = REPORT.with_name("leave_out.md")
_PAID = """# What each heuristic and each word of the scanner pays

Made by `make accuracy LEAVE_OUT=1`: errors more once it is switched off and on how many publishers, errors fewer and on how many,
over the labelled pages and copies of them that are built another way. Where it helps fewer than three publishers, why it is kept.

```text
"""


def run(*words: str | Path, given: str | None = None) -> str:
    """The standard output of a command; what it says on standard error goes where ours does. Ends us where it broke down."""
    done = subprocess.run([str(word) for word in words], input=given, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode not in {0, INCOMPLETE}:
        sys.exit(f"{' '.join(map(str, words[:5]))}… ended with exit code {done.returncode}")
    return done.stdout


def scored(out: Path, answers: str, *scorer: str | Path) -> str:
    """The table of a scorer for the answers."""
    out.write_text(answers, "utf-8")
    return run(sys.executable, *scorer)


def pages(shared: Path, folder: Path) -> str:
    """Photographs, captions and credits of the corpus pages."""
    out = folder / "pages.jsonl"
    answers = run(*AUDITOR, "inspect", "page", *sorted((shared / "corpus/pages").iterdir()))
    return scored(out, answers, shared / "score/score_pages.py", shared / "corpus/truth.json", out)


def images(shared: Path, folder: Path) -> str:
    """Metadata of the images."""
    out = folder / "images.jsonl"
    files = [path for path in sorted((shared / "images").iterdir()) if path.suffix != ".json"]
    answers = run(*AUDITOR, "inspect", "image", *files)
    return scored(out, answers, shared / "score/score_images.py", shared / "images/expected.json", out)


def credits_read(shared: Path, folder: Path) -> str:
    """Credit lines, credits within captions, verdicts."""
    tables = []
    gold = {"lines": "credits_gold", "captions": "captions_gold", "verdicts": "worked_examples"}
    for kind, command in (("lines", "credit"), ("captions", "caption"), ("verdicts", "verdict")):
        scorer, labelled, out = shared / "score/score_credits.py", shared / f"credits/{gold[kind]}.json", folder / f"{kind}.jsonl"
        asked = run(sys.executable, scorer, "inputs", kind, labelled)
        tables.append(
            scored(out, run(*AUDITOR, "inspect", command, "-", given=asked), scorer, kind, labelled, out, "--misses", "20")
        )
    return "".join(tables)


def figures(table: str) -> str:
    """The lines of a table that hold figures only, none that quotes a page."""
    return "\n".join(
        line
        for line in table.splitlines()
        if line[:1].strip() or (line.startswith("  ") and line.count("|") == 3 and "|" in line[20:])
    )


def main() -> int:
    """Measure all three; 0 although the figures may be poor, 2 where the material is not there."""
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    if not (shared / "score").is_dir():
        print(f"{shared}: no labelled pages, images and credit lines there; nothing was measured.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        tables = {what.__doc__ or "": what(shared, Path(folder)) for what in (pages, images, credits_read)}
    for title, table in tables.items():
        print(f"== {title}\n{table}")
    REPORT.parent.mkdir(exist_ok=True)
    if "--leave-out" in sys.argv:
        PAID.write_text(_PAID + run(sys.executable, LEAVE_OUT, shared, "--words") + "```\n", "utf-8")
    if PAID.is_file():
        print(PAID.read_text("utf-8"))
    body = "".join(f"\n## {title}\n\n```text\n{figures(table)}\n```\n" for title, table in tables.items())
    REPORT.write_text(f"# Accuracy\n\nMade by `make accuracy`. Figures only.\n{body}", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
