"""Everything that is kept of large tables, made before a reader asks for it, in a process of its own.

`python -m analysis.search.prepare FOLDER...`: its memory is given back when it ends, and a dashboard
shows what is ready meanwhile.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from analysis import paths
from analysis.compare import rollups
from analysis.compare.tables import Tables
from analysis.store import StoreError


def prepare(folder: Path) -> None:
    """Make what is kept of the tables in the folder; nothing where there are few notices, or no tables."""
    from analysis.search.made import Made  # needed by the process that makes it alone

    with suppress(StoreError):
        tables = Tables.from_folder(folder, keep=rollups.place())
        if tables.keeps:
            tables.make_all()
            Made.of(tables)


def start(folders: Sequence[Path], *, module: str = __name__) -> subprocess.Popen[bytes]:
    """Prepare these folders in a process of its own, which runs the module."""
    command = [sys.executable, "-m", module, *(str(folder.absolute()) for folder in folders)]
    environment = os.environ | {paths.HOME_VARIABLE: str(paths.HOME)}
    nowhere = subprocess.DEVNULL
    return subprocess.Popen(
        command, cwd=paths.CODE, env=environment, stdin=nowhere, stdout=nowhere, stderr=nowhere
    )


if __name__ == "__main__":
    for named in sys.argv[1:]:
        prepare(Path(named))
