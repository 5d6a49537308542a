"""Readers, outline and dates against damaged files for as long as you like, guided by coverage with atheris.

    python -m tests.fuzz.soak --seconds 1800 --seed 1 [--findings DIR]

An input is one byte that chooses the target and the bytes for it. A finding is an error other than a refusal,
a row that breaks an invariant, or an input that takes more than SLOW seconds; each is printed once, its input
is kept in DIR.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
import time
import traceback
from pathlib import Path
from random import Random

try:
    import atheris
except ImportError:  # no wheel for this system: damages without guidance
    atheris = None

if atheris:
    with atheris.instrument_imports(include=["analysis"], exclude=["analysis.read.sandbox"]):
        import analysis.ingest.extract
        import analysis.read.css
        import analysis.read.docx
        import analysis.read.html
        import analysis.read.mht
        import analysis.read.pdf
        import analysis.read.rtf
        import analysis.read.word_97.document  # noqa: F401

from analysis import paths
from analysis.read import ReadError
from analysis.read.decode import decode
from analysis.text.dates import find_mentions, find_unread
from analysis.text.folded import Span, fold
from tests.factories.damage import DAMAGES, INVENTED, damaged
from tests.factories.damaged_files import BYTE_DAMAGES, damaged_bytes, damaged_inside
from tests.factories.files import FILES, SUFFIXES
from tests.factories.fuzzing import broken
from tests.factories.saved_pages import saved_page

SAMPLE = paths.SAMPLE / "qingshi_zhen.txt"
SLOW = 10.0  # seconds of work; the sandbox ends a file at the same
_LONGEST = 12_000  # characters that are looked at: a longer text shows nothing new
_FORMATS = ("pdf", "docx", "doc", "rtf", "mht", "html", "txt")
_TEXT, _DATES = len(_FORMATS), len(_FORMATS) + 1
_TARGETS = len(_FORMATS) + 2


def run(data: bytes) -> None:
    """One input; raises what it finds."""
    target, body = data[0] % _TARGETS, data[1:]
    if target == _DATES:
        folded = fold(body.decode("utf-8", "replace")[:_LONGEST])
        find_mentions(folded, Span(0, len(folded)))
        find_unread(folded, Span(0, len(folded)))
        return
    text = body.decode("utf-8", "replace") if target == _TEXT else _read(body, _FORMATS[target])
    violations = broken(text[:_LONGEST]) if text.strip() else []
    if violations:
        raise AssertionError(str(violations[0]))


def _read(data: bytes, format_: str) -> str:
    try:
        return decode(data, format_).text
    except ReadError as error:
        if error.reason == "error" and error.__cause__ is not None:
            raise error.__cause__ from None
        return ""


class Findings:
    """What was found so far: each place in the program once."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.seen, self.executions = folder, set(), 0

    def try_input(self, data: bytes) -> None:
        self.executions += 1
        if not data:
            return
        start = time.process_time()
        try:
            run(data)
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            self._keep(f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}: {error}", data)
        if (took := time.process_time() - start) > SLOW:
            self._keep(f"slow: target {data[0] % _TARGETS}", data, f" ({took:.0f} s)")

    def _keep(self, what: str, data: bytes, more: str = "") -> None:
        if (place := what.split(": ")[0]) in self.seen:
            return
        self.seen.add(place)
        name = hashlib.sha256(data).hexdigest()[:12]
        (self.folder / name).write_bytes(data)
        print(f"FOUND {name} {what[:300]}{more}", flush=True)


def seeds() -> list[bytes]:
    """Sound inputs for every target."""
    title, *lines = (line.strip() for line in SAMPLE.read_text(encoding="utf-8").split("\n") if line.strip())
    files = [(SUFFIXES[make][1:], write(title, lines)) for make, write in FILES.items()]
    files.append(("mht", saved_page(("utf-8", "".join(f"<p>{line}</p>" for line in (title, *lines))))))
    files.append(("txt", "\n".join((title, *lines)).encode("gb18030")))
    read = [
        bytes([_FORMATS.index(suffix if suffix in _FORMATS else "html")]) + data for suffix, data in files
    ]
    texts = [path.read_text(encoding="utf-8") for path in INVENTED[:12]]
    written = [bytes([at]) + text[:_LONGEST].encode() for text in texts for at in (_TEXT, _DATES)]
    return [*read, *written]


def mutated(data: bytes, random: Random) -> bytes:
    """The input after one damage of its kind; parts of a Word document are damaged inside the package."""
    target, body = data[0] % _TARGETS, data[1:] or b"x"
    if target >= _TEXT:
        body = damaged(body.decode("utf-8", "replace"), [random.choice(DAMAGES)], random).encode(
            "utf-8", "replace"
        )
    elif _FORMATS[target] == "docx" and random.random() < 0.8:
        body = _inside(body, random)
    else:
        body = damaged_bytes(body, [random.choice(BYTE_DAMAGES)], random)
    return bytes([data[0]]) + body


def _inside(body: bytes, random: Random) -> bytes:
    try:
        return damaged_inside(body, [random.choice(BYTE_DAMAGES)], random)
    except Exception:  # no package any more
        return damaged_bytes(body, [random.choice(BYTE_DAMAGES)], random)


def soak(findings: Findings, *, seconds: int, seed: int) -> None:
    """Inputs made by damages alone."""
    random, known, end = Random(seed), seeds(), time.monotonic() + seconds
    while time.monotonic() < end:
        data = random.choice(known)
        for _ in range(random.randint(1, 3)):
            data = mutated(data, random)
        findings.try_input(data)


def guided_soak(findings: Findings, *, seconds: int, seed: int, corpus: Path) -> None:
    """Inputs that libFuzzer chooses by what they reach; ends the process."""
    for n, data in enumerate(seeds()):
        (corpus / f"seed-{n}").write_bytes(data)

    def change(data: bytes, longest: int, number: int) -> bytes:
        random = Random(number)
        if not data or random.random() < 0.3:
            return bytes(atheris.Mutate(data, longest))
        return mutated(data, random)[:longest]

    options = ["soak", f"-max_total_time={seconds}", f"-seed={seed}", "-max_len=400000", "-len_control=0"]
    options += ["-rss_limit_mb=3000", "-timeout=120", "-print_final_stats=1", str(corpus)]
    atheris.Setup(options, findings.try_input, custom_mutator=change)
    atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--findings", type=Path, default=Path(tempfile.gettempdir()) / "soak-findings")
    parser.add_argument(
        "--unguided", action="store_true", help="damages alone, even where atheris is installed"
    )
    options = parser.parse_args()
    options.findings.mkdir(parents=True, exist_ok=True)
    findings = Findings(options.findings)
    if atheris and not options.unguided:
        with tempfile.TemporaryDirectory() as corpus:
            guided_soak(findings, seconds=options.seconds, seed=options.seed, corpus=Path(corpus))
    else:
        soak(findings, seconds=options.seconds, seed=options.seed)
    print(f"{findings.executions} executions, {len(findings.seen)} findings")
    return 1 if findings.seen else 0


if __name__ == "__main__":
    sys.exit(main())
