"""The shipped tables and the user's own as one: the user's rows of a shipped notice replace the shipped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.ingest.build import Report, build
from analysis.read.folders import find_files
from analysis.schema import TABLES
from analysis.store import fingerprint

Tables = Mapping[str, pd.DataFrame]

# Texts with the same values here report on one inspection, whatever their pages print around them.
_SAME_INSPECTION = ["organisation", "inspection_start", "inspection_end", "feedback_date"]
# Users choose the names of their files.
_USERS_CHOICE = ["source"]


@dataclass(frozen=True)
class Reproduction:
    """One shipped notice whose text the user has: whether a build of it has the shipped rows."""

    notice_id: str
    source: str
    same: bool
    differing_tables: tuple[str, ...]


def merge_shipped(shipped: Tables, own: Tables) -> tuple[dict[str, pd.DataFrame], list[Reproduction]]:
    """All tables, every notice once: the user's rows replace the shipped rows of the same notice.

    A second copy of a shipped notice goes to `rejected`; another notice with a shipped notice's key
    gets a new key (-2, -3, ...).
    """
    matches = dict(_matches(shipped["notices"], own["notices"]))
    ids, surplus = _new_ids(shipped["notices"], own["notices"], matches)
    renamed = {name: _rename(own[name], ids) for name in TABLES}
    merged = {name: _merge(shipped[name], renamed[name]) for name in TABLES}
    merged["rejected"] = _reject(merged["rejected"], own["notices"], surplus)
    kept = own["notices"][own["notices"]["notice_id"].isin(ids)]
    reproduced = [
        _compare(shipped, renamed, matches[own_id], source)
        for own_id, source in zip(kept["notice_id"], kept["source"], strict=True)
        if own_id in matches
    ]
    return merged, reproduced


def _matches(shipped: pd.DataFrame, own: pd.DataFrame) -> Iterator[tuple[str, str]]:
    by_sha = dict(zip(shipped["sha256"], shipped["notice_id"], strict=True))
    dated = shipped.dropna(subset=["organisation", "inspection_start", "feedback_date"])
    by_inspection = dict(zip(_inspections(dated), dated["notice_id"], strict=True))
    for own_id, sha256, inspection in zip(own["notice_id"], own["sha256"], _inspections(own), strict=True):
        if shipped_id := by_sha.get(sha256) or by_inspection.get(inspection):
            yield own_id, shipped_id


def _inspections(notices: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    return notices[_SAME_INSPECTION].fillna("").itertuples(index=False, name=None)


def _new_ids(
    shipped: pd.DataFrame, own: pd.DataFrame, matches: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Own key -> merged key, and for surplus copies own key -> key of the shipped notice."""
    used = set(shipped["notice_id"])
    exact = set(own.loc[own["sha256"].isin(shipped["sha256"]), "notice_id"])
    ids: dict[str, str] = {}
    surplus: dict[str, str] = {}
    filled: set[str] = set()
    # The exact text of a shipped notice goes before another copy of it.
    for own_id in sorted(own["notice_id"], key=lambda id_: id_ not in exact):
        if own_id not in matches:
            ids[own_id] = _free(own_id, used)
            used.add(ids[own_id])
        elif matches[own_id] in filled:
            surplus[own_id] = matches[own_id]
        else:
            ids[own_id] = matches[own_id]
            filled.add(matches[own_id])
    return ids, surplus


def _free(own_id: str, used: set[str]) -> str:
    number, free = 1, own_id
    while free in used:
        number += 1
        free = f"{own_id}-{number}"
    return free


def _rename(frame: pd.DataFrame, ids: Mapping[str, str]) -> pd.DataFrame:
    if "notice_id" not in frame:
        return frame
    kept = frame[frame["notice_id"].isin(ids)].reset_index(drop=True)
    new = kept["notice_id"].map(dict(ids)).astype("str")
    renamed = {"notice_id": new}
    for column in ("issue_id", "measure_id"):
        if column in kept:
            # Everything after the notice's key: #<seq>, #<seq>.<seq>.
            rest = kept[column].str.replace(r"^.*#", "", regex=True)
            renamed[column] = (new + "#" + rest).astype("str")
    return kept.assign(**renamed)


def _merge(shipped: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    if "notice_id" not in shipped:
        return pd.concat([shipped, own[~own["source"].isin(shipped["source"])]], ignore_index=True)
    kept = shipped[~shipped["notice_id"].isin(own["notice_id"])]
    joined = pd.concat([kept, own], ignore_index=True)
    order = {id_: i for i, id_ in enumerate(pd.concat([shipped["notice_id"], own["notice_id"]]).unique())}
    place = joined["notice_id"].map(order).sort_values(kind="stable")
    return joined.loc[place.index].reset_index(drop=True)


def _reject(rejected: pd.DataFrame, own: pd.DataFrame, surplus: Mapping[str, str]) -> pd.DataFrame:
    copies = own[own["notice_id"].isin(surplus)]
    rows = pd.DataFrame(
        {
            "source": copies["source"],
            "reason": "duplicate",
            "detail": [f"Another copy of the notice {surplus[id_]}." for id_ in copies["notice_id"]],
        },
        columns=list(rejected.columns),
    )
    return pd.concat([rejected, rows.astype(rejected.dtypes)], ignore_index=True)


def _compare(shipped: Tables, own: Tables, notice_id: str, source: str) -> Reproduction:
    names = [n for n in TABLES if n != "rejected"]
    differing = tuple(n for n in names if not _rows(shipped[n], notice_id).equals(_rows(own[n], notice_id)))
    return Reproduction(notice_id, source, not differing, differing)


def _rows(frame: pd.DataFrame, notice_id: str) -> pd.DataFrame:
    rows = frame[frame["notice_id"] == notice_id].reset_index(drop=True)
    return rows.drop(columns=_USERS_CHOICE, errors="ignore")


def refresh(notices: str | Path, store: str | Path) -> Report | None:
    """Build the user's notices into `store` if something changed; None where there is nothing to build.

    Unchanged files are not read again and unchanged tables not written.

    Raises:
        StoreError: another build is writing there.
    """
    notices = Path(notices)
    if not notices.is_dir() or not (find_files([notices]) or fingerprint(store)):
        return None
    return build([notices], store, format="parquet", quiet=True, own=True)
