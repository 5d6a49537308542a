"""What a worker of a cluster does: it proves that it can do its part, then reads batches as any process.

Sources and journal are on storage that all machines see under the same paths.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryFile

from analysis import __version__
from analysis.ingest.journal import Written, read_into
from analysis.ingest.sources import program_hash
from analysis.read.folders import Found

_SAMPLES = 50  # sources that every worker looks for
# A worker may have many threads, but the parts of this program are not made for them.
_READING = threading.Lock()


class UnfitWorker(RuntimeError):
    """The worker cannot do its part; the message goes on after "The worker ADDRESS"."""


@dataclass(frozen=True)
class Job:
    """What every worker must agree on before it reads.

    journal: fsspec path. token: a folder in it. samples: some sources with their size, -1 for what is not
    there.
    """

    journal: str
    token: str
    program: str
    samples: tuple[tuple[str, int], ...]


def make_job(files: Sequence[Found], journal: Path, token: str) -> Job:
    """The job as this machine sees it."""
    step = max(1, len(files) // _SAMPLES)
    samples = tuple((str(found.path), _size(found.path)) for found in files[::step])
    return Job(f"file://{journal.as_posix()}", token, _program(), samples)


def read_batch_remotely(files: Sequence[Found], job: Job) -> Written:
    """Read the files and write their rows to the journal, on whichever worker this is.

    Raises:
        UnfitWorker: this worker reads other rows than the machine that asks, or cannot write them.
        OSError: nothing can be written to the journal.
    """
    with _READING:
        return read_into(files, str(check_fitness(job)))


@lru_cache(maxsize=4)
def check_fitness(job: Job) -> Path:
    """The journal's place on this machine, after everything was tried that a batch needs.

    Raises:
        UnfitWorker: it was in vain.
    """
    if _program() != job.program:
        raise UnfitWorker(f"runs another program or other rules ({_program()}; here {job.program})")
    journal = _local(job.journal)
    _try_to_write(journal, job.token)
    for path, size in job.samples:
        if _size(Path(path)) != size:
            raise UnfitWorker(f"does not see the sources as this machine does: {path}")
    return journal


def _program() -> str:
    return f"{__version__}, rules {program_hash()[:12]}"


def _local(place: str) -> Path:
    from fsspec.core import url_to_fs  # a requirement of Dask, not of this program

    system, path = url_to_fs(place)
    if "file" not in system.protocol:
        raise UnfitWorker(f"would have to write to {place}, which is no file system")
    return Path(path)


def _try_to_write(journal: Path, token: str) -> None:
    if not (journal / token).is_dir():
        raise UnfitWorker(f"does not see the folder of the tables: {journal.parent}")
    try:
        with TemporaryFile(dir=journal / token) as file:
            file.write(b"can be written")
    except OSError as error:
        raise UnfitWorker(f"cannot write to the folder of the tables: {error.strerror}") from error


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1
