"""Which notices are the same in two tables, and what becomes of their rows: the rules of joining tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.schema import TABLES

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


@dataclass(frozen=True)
class Plan:
    """How several tables become one, in their order: which notices of each are shown, and under which key.

    renamed: own key -> key here, where they differ. left_out: own keys of notices that later tables have, and
    of surplus copies. copies: own key of a surplus copy -> key of the notice. matched: own key -> key of the
    notice of earlier tables whose place it takes. order: every key here.
    """

    renamed: tuple[dict[str, str], ...]
    left_out: tuple[frozenset[str], ...]
    copies: tuple[dict[str, str], ...]
    matched: tuple[dict[str, str], ...]
    order: tuple[str, ...]


def plan_join(notices: Sequence[pd.DataFrame]) -> Plan:
    """The plan of `merge_shipped` for one table of notices after another, without their other tables."""
    shown = notices[0]
    own_key = [{str(id_): str(id_) for id_ in shown["notice_id"]}]
    renamed, left_out, copies, matched = (
        [dict[str, str]()],
        [set[str]()],
        [dict[str, str]()],
        [dict[str, str]()],
    )
    for own in notices[1:]:
        matches = dict(find_matches(shown, own))
        ids, surplus = new_ids(shown, own, matches)
        for earlier, out in zip(own_key, left_out, strict=True):
            out |= {earlier.pop(key) for key in ids.values() if key in earlier}
        own_key.append({new: old for old, new in ids.items()})
        renamed.append({old: new for old, new in ids.items() if old != new})
        left_out.append(set(surplus))
        copies.append(surplus)
        matched.append({old: key for old, key in matches.items() if old in ids})
        shown = merge_rows(shown, rename_rows(own, ids))
    order = tuple(map(str, shown["notice_id"]))
    return Plan(tuple(renamed), tuple(map(frozenset, left_out)), tuple(copies), tuple(matched), order)


def join_rejected(
    rejected: Sequence[pd.DataFrame], notices: Sequence[pd.DataFrame], plan: Plan
) -> pd.DataFrame:
    """The table `rejected` of all: each source once, and the surplus copies."""
    joined = rejected[0]
    for own, of_own, copies in zip(rejected[1:], notices[1:], plan.copies[1:], strict=True):
        joined = reject_copies(merge_rows(joined, own), of_own, copies)
    return joined


def compare_rows(shipped: Tables, own: Tables, own_id: str, notice_id: str) -> Reproduction:
    """One notice in two builds, of which `own` has it under `own_id`."""
    renamed = {name: rename_rows(own[name], {own_id: notice_id}) for name in TABLES}
    return compare_notice(shipped, renamed, notice_id, str(renamed["notices"]["source"].iloc[0]))


def find_matches(shipped: pd.DataFrame, own: pd.DataFrame) -> Iterator[tuple[str, str]]:
    by_sha = dict(zip(shipped["sha256"], shipped["notice_id"], strict=True))
    dated = shipped.dropna(subset=["organisation", "inspection_start", "feedback_date"])
    by_inspection = dict(zip(_inspections(dated), dated["notice_id"], strict=True))
    for own_id, sha256, inspection in zip(own["notice_id"], own["sha256"], _inspections(own), strict=True):
        if shipped_id := by_sha.get(sha256) or by_inspection.get(inspection):
            yield own_id, shipped_id


def _inspections(notices: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    return notices[_SAME_INSPECTION].fillna("").itertuples(index=False, name=None)


def new_ids(
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


def rename_rows(frame: pd.DataFrame, ids: Mapping[str, str]) -> pd.DataFrame:
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


def merge_rows(shipped: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    if "notice_id" not in shipped:
        return pd.concat([shipped, own[~own["source"].isin(shipped["source"])]], ignore_index=True)
    kept = shipped[~shipped["notice_id"].isin(own["notice_id"])]
    joined = pd.concat([kept, own], ignore_index=True)
    order = {id_: i for i, id_ in enumerate(pd.concat([shipped["notice_id"], own["notice_id"]]).unique())}
    place = joined["notice_id"].map(order).sort_values(kind="stable")
    return joined.loc[place.index].reset_index(drop=True)


def reject_copies(rejected: pd.DataFrame, own: pd.DataFrame, surplus: Mapping[str, str]) -> pd.DataFrame:
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


def compare_notice(shipped: Tables, own: Tables, notice_id: str, source: str) -> Reproduction:
    names = [n for n in TABLES if n != "rejected"]
    differing = tuple(n for n in names if not _rows(shipped[n], notice_id).equals(_rows(own[n], notice_id)))
    return Reproduction(notice_id, source, not differing, differing)


def _rows(frame: pd.DataFrame, notice_id: str) -> pd.DataFrame:
    rows = frame[frame["notice_id"] == notice_id].reset_index(drop=True)
    return rows.drop(columns=_USERS_CHOICE, errors="ignore")
