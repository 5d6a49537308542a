"""A folder of hand codings: notices.csv, issues.csv, dates.csv, documents.csv, totals.csv, outcomes.csv,
figures.csv."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

FILES = ("notices", "issues", "dates", "documents", "totals", "outcomes", "figures")

# Columns that identify a row among those of the program.
_NEEDED = {
    "notices": ("notice_id",),
    "issues": ("notice_id", "start"),
    "dates": ("notice_id", "start", "date"),
    "documents": ("notice_id", "start", "name"),
    "totals": ("notice_id", "counted", "state", "statistic", "value", "scope"),
    "outcomes": ("notice_id", "issue_seq", "outcome", "value", "unit"),
    "figures": ("notice_id", "start", "value", "unit"),
}


class GoldError(ValueError):
    """The codings cannot be read; the message is one sentence for the user."""


@dataclass(frozen=True)
class Gold:
    """Hand codings by file name; all values are text, empty: not coded. Absent files are not measured."""

    tables: dict[str, pd.DataFrame]

    def notices(self, file: str) -> list[str]:
        """The notices measured in one file.

        totals and outcomes are measured on every coded notice: without rows there it has no figure. dates and
        documents may be coded for some of the notices only.
        """
        of = "notices" if file in ("totals", "outcomes") and "notices" in self.tables else file
        return list(dict.fromkeys(self.tables[of]["notice_id"]))


def read_gold(folder: str | Path) -> Gold:
    """The codings in a folder.

    Raises:
        GoldError: there are none, or a file cannot be read or lacks its key columns.
    """
    folder = Path(folder)
    paths = {name: folder / f"{name}.csv" for name in FILES}
    tables = {name: _read(path, name) for name, path in paths.items() if path.is_file()}
    if not tables:
        raise GoldError(f"There are no hand codings in {folder}.")
    return Gold(tables)


def _read(path: Path, name: str) -> pd.DataFrame:
    try:
        table = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig")
    except ValueError as error:
        raise GoldError(f"{path} is no CSV table: {error}") from error
    missing = [column for column in _NEEDED[name] if column not in table]
    if missing:
        raise GoldError(f"{path} has no column {', '.join(missing)}.")
    return table
