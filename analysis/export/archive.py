"""The tables as one file: a zip with a Frictionless data package and a README."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pandas as pd

from analysis import __version__
from analysis.evaluate.readings import latest_first_readings
from analysis.export.describe import dictionary
from analysis.schema import TABLES
from analysis.store import datapackage
from analysis.store.write import build_id, csv_bytes, json_bytes, resource
from locales import DOCUMENTATION, texts

# A zip without times of its own: the same tables on the same day are the same bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def export_zip(tables: Mapping[str, pd.DataFrame], path: str | Path, *, today: date, note: str = "") -> Path:
    """Write tables, `datapackage.json` and README to a zip, whole or not at all, `note` in the README.

    Raises:
        OSError: the file cannot be written.
    """
    path = Path(path)
    unfinished = path.with_name(f".{path.name}.part")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in package_files(tables, today=today, note=note).items():
                archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return path


def package_files(tables: Mapping[str, pd.DataFrame], *, today: date, note: str = "") -> dict[str, bytes]:
    """Every file of the package by name, README first; `note` is added to the README."""
    files = {f"{name}.csv": csv_bytes(name, tables[name]) for name in TABLES}
    resources = {name: resource(f"{name}.csv", files[f"{name}.csv"]) for name in TABLES}
    described = datapackage.describe_package(resources, build_id=build_id(resources), format="csv")
    described["created"] = f"{today.isoformat()}T00:00:00Z"
    readme = _readme({name: len(tables[name]) for name in TABLES}, today=today, note=note)
    return {"README.md": readme.encode("utf-8"), datapackage.FILE: json_bytes(described), **files}


def _readme(counts: Mapping[str, int], *, today: date, note: str) -> str:
    words = texts(DOCUMENTATION)
    rows = "\n".join(f"| {name}.csv | {words[f'tables.{name}.row']} | {n} |" for name, n in counts.items())
    return f"""# Inspection-rectification notices as tidy tables

Version {__version__}, exported {today.isoformat()}.

| file | one row per | rows |
| --- | --- | --- |
{rows}

CSV: UTF-8, LF, header, ISO dates, empty = absent. `start` and `end` are offsets into the decoded text of
the notice (its SHA-256 is in `notices.csv`); the sentences themselves are not part of the data.
What a notice reports about its own progress is self-reported.{f"{chr(10) * 2}{note}" if note else ""}

{_accuracy()}

To cite: Inspection-rectification notices as tidy tables, version {__version__}, {today.isoformat()},
{counts["notices"]} notices.

{dictionary(heading="## Definitions")}"""


def _accuracy() -> str:
    rows = "\n".join(f"| {r.measure} | {r.value:.3f} | {r.n} |" for r in latest_first_readings().itertuples())
    return f"""## Accuracy

How often the program agreed with hand codings when it first read invented notices that no rule was
mended with (F1, or the share right where every fact has a partner; the latest set that has a figure).

| measure | agreement | facts coded |
| --- | --- | --- |
{rows}"""
