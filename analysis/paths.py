"""Where the project keeps its data, whatever folder a command is run from."""

from __future__ import annotations

from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
DATA = PROJECT / "data"

SHIPPED = DATA / "tables"  # committed: a fresh clone opens on them
SAMPLE = DATA / "sample"  # committed: invented notices
NOTICES = DATA / "notices"  # the reader's own texts
STORE = DATA / "store"  # where `build` puts its tables unless told otherwise
NOTICES_STORE = DATA / "notices-store"  # what the dashboard makes of the reader's own texts
