"""All benchmarks in one command, which writes docs/performance.md: `make bench`, `make bench FULL=1`.

    python -m benchmarks [--full] [--parts reading building …]

Each part is a program of its own; the page has its command, its output and how long it took. A part that
fails is marked on the page, and the command ends with 1.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

import psutil

from analysis import __version__

PROJECT = Path(__file__).resolve().parent.parent
PAGE = PROJECT / "docs" / "performance.md"


@dataclass(frozen=True)
class Part:
    """A program, its options in a quick run, if it is part of one, and in a full one, and what its output
    says."""

    name: str
    about: str
    quick: tuple[str, ...] | None = ()
    full: tuple[str, ...] = ()


PARTS = (
    Part(
        "reading",
        "Reading notices, text to checked rows, in processor time: beside one pass of jieba, of rjieba and "
        "of one regular expression over the same text. The floor: words, typed columns and checks, which no "
        "rule is part of, take three fifths of the pass of jieba. Outline and facts come on top: rules are "
        "tried only where the text has what they need, and what is left is spread over hundreds of "
        "functions; acts cost most, where every clause is weighed by its words (docs/decisions/reading.md).",
    ),
    Part(
        "building",
        "Builds of invented notices into a store: rate, memory of the parent and of the largest worker.",
        ("--notices", "200"),
        ("--notices", "20000", "--workers", "2"),
    ),
    Part(
        "many",
        "The dashboard with many notices beside five: start, each page and its slowest query, opened once "
        "before, so that the sums of large tables are at hand; the same counts in plain pandas; memory. The "
        "tables are generated, with 200 words a notice.",
        ("--notices", "3000"),
        ("--notices", "100000"),
    ),
    Part(
        "browser_many",
        "Many notices beside five in Chromium, each page opened, filtered and clicked in turns, in both "
        "languages: milliseconds to the last change, processor time of server and browser together, and of "
        "the server alone.",
        quick=None,
        full=("--notices", "100000"),
    ),
    Part(
        "repaint",
        "From a click on a filter to the last change of a chart, beside bare Streamlit pages with the same "
        "charts, and with the same charts and open lists. These are taken from the page itself. A "
        "filter draws the page alone: sentences, menus and lists are what is left. "
        "After few rounds the ratio varies by a fifth, on a busy machine by far more.",
        ("--rounds", "3", "--no-cold", "--pages", "overview", "issues", "measures"),
        ("--rounds", "20"),
    ),
    Part(
        "clicks",
        "From a click on a mark of a page's first chart to the list below it, and from a click on a control "
        "that decides this chart alone, beside a full repaint; all to the last change of anything.",
        ("--rounds", "2"),
        ("--rounds", "20"),
    ),
)


@dataclass(frozen=True)
class Run:
    """What a part printed, and whether it came to its end."""

    part: Part
    command: str
    output: str
    seconds: float
    done: bool


def run(part: Part, *, full: bool) -> Run:
    """Run one part to its end; its output is also shown while it runs."""
    options = part.full if full else part.quick or ()
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", f"benchmarks.{part.name}", *options],
        stdout=subprocess.PIPE,
        text=True,
        cwd=PROJECT,
    )
    lines = []
    for line in process.stdout or ():
        print(line, end="", flush=True)
        lines.append(line.rstrip())
    done = process.wait() == 0
    command = " ".join(["python -m", f"benchmarks.{part.name}", *options])
    return Run(part, command, "\n".join(lines), time.perf_counter() - began, done)


def describe_machine() -> str:
    """Cores, memory, system and versions, without a name."""
    memory = f"{psutil.virtual_memory().total / 1e9:.0f} GB"
    packages = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "pandas", "duckdb", "pyarrow"))
    return (
        f"{os.cpu_count()} cores, {memory}, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, {packages}"
    )


def page_of(sections: dict[str, str]) -> str:
    """The page with these sections, in the order of the parts."""
    head = [
        "# Performance",
        "",
        "Written by `make bench` (`FULL=1`: larger numbers, more rounds), each section on the day and the "
        "machine that it names.",
        "Where other work ran beside it, compare processor time (CPU-s) and ratios.",
    ]
    listed = [sections[part.name] for part in PARTS if part.name in sections]
    return "\n".join([*head, *listed]) + "\n"


def section_of(run: Run, load: float) -> str:
    """What a part printed, with machine, day and how busy the machine was before."""
    failed = [] if run.done else ["It failed:", ""]
    when = f"{date.today().isoformat()}, version {__version__}, {describe_machine()}"
    busy = f"{load:.1f} processes were running or waiting when the command began."
    shown = ["```", f"$ {run.command}   # {run.seconds:.0f} s", run.output, "```"]
    title = f"## {run.part.name.replace('_', ' ').capitalize()}"
    return "\n".join(["", title, "", run.part.about, f"{when}; {busy}", "", *failed, *shown])


def read_sections() -> dict[str, str]:
    """The sections of the page as it is, by part."""
    if not PAGE.exists():
        return {}
    _, *sections = PAGE.read_text(encoding="utf-8").rstrip("\n").split("\n\n## ")
    return {text.split("\n", 1)[0].lower().replace(" ", "_"): f"\n## {text}" for text in sections}


def main() -> int:
    """Run the parts and write the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--full", action="store_true", help="20,000 notices, many rounds: an hour")
    parser.add_argument("--parts", nargs="*", choices=[p.name for p in PARTS], help="only these sections")
    options = parser.parse_args()
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    named = options.parts or [part.name for part in PARTS if options.full or part.quick is not None]
    chosen = [part for part in PARTS if part.name in named]
    runs = [run(part, full=options.full) for part in chosen]
    sections = read_sections() | {one.part.name: section_of(one, load) for one in runs}
    PAGE.write_text(page_of(sections), encoding="utf-8")
    print(f"written: {PAGE.relative_to(PROJECT)}")
    return 0 if all(run.done for run in runs) else 1


if __name__ == "__main__":
    sys.exit(main())
