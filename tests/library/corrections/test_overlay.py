"""Corrections laid over tables: what changes, what follows from it, and where they go after a change."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis.checks import check_tables
from analysis.compare.durations import durations
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.ingest.build import build
from analysis.library.corrections import Corrected, Correction, correct_tables
from analysis.library.corrections.correction import checksum, words_of
from analysis.library.corrections.places import as_text
from analysis.read import read_file
from analysis.store import read_tables

Frames = dict[str, pd.DataFrame]


@pytest.fixture
def read(sample_folder: Path) -> Frames:
    return read_tables(sample_folder)


def _row(read: Frames, table: str, **values: object) -> pd.Series:
    rows = read[table]
    for column, value in values.items():
        rows = rows[rows[column] == value]
    return rows.iloc[0]


def _correction(
    read: Frames, row: pd.Series, table: str, operation: str, column: str = "", given: str = ""
) -> Correction:
    notice = _row(read, "notices", notice_id=row["notice_id"])
    place = ("", "") if table == "notices" else (str(row["start"]), str(row["end"]))
    value = as_text(row[column]) if column else ""
    return Correction(
        notice["sha256"], "", table, operation, *place, "", column, value, given, notice_id=row["notice_id"]
    )


def _states(done: Corrected) -> list[str]:
    return [s.state for s in done.states]


def _assert_others_same(read: Frames, done: Corrected, notice_id: str) -> None:
    for name, frame in read.items():
        if "notice_id" in frame:
            before, after = (f[f["notice_id"] != notice_id] for f in (frame, done.tables[name]))
            pd.testing.assert_frame_equal(
                before.reset_index(drop=True), after.reset_index(drop=True), obj=name
            )


def test_without_corrections_nothing_changes(read: Frames) -> None:
    assert correct_tables(read, []).tables is read


def test_a_changed_field_is_changed_and_nothing_else(read: Frames) -> None:
    issue = read["issues"].iloc[1]
    given = [("title", "另一标题"), ("status", "ongoing"), ("focus", "rectification")]
    lines = [_correction(read, issue, "issues", "change", c, v) for c, v in given]
    before = {name: frame.copy() for name, frame in read.items()}
    done = correct_tables(read, lines)
    now = _row(dict(done.tables), "issues", issue_id=issue["issue_id"])
    assert {c: now[c] for c, _ in given} == dict(given) and now["status_basis"] != "none"
    assert _states(done) == ["applied"] * 3 and check_tables(done.tables) == []
    _assert_others_same(read, done, str(issue["notice_id"]))
    for name in read:
        pd.testing.assert_frame_equal(read[name], before[name])


def test_of_two_corrections_of_a_cell_the_last_is_applied_and_undone_alone(read: Frames) -> None:
    issue = read["issues"].iloc[0]
    first, second = (_correction(read, issue, "issues", "change", "title", v) for v in ("甲", "乙"))
    done = correct_tables(read, [first, second])
    assert done.tables["issues"].loc[0, "title"] == "乙" and _states(done) == ["replaced", "applied"]
    assert correct_tables(read, [first]).tables["issues"].loc[0, "title"] == "甲"


def test_a_corrected_date_changes_key_date_and_duration(read: Frames) -> None:
    notice = read["notices"].dropna(subset=["feedback_date", "inspection_end"]).iloc[0]
    event = _row(read, "events", notice_id=notice["notice_id"], event="feedback")
    by_event = _correction(read, event, "events", "change", "date", "2031-05-06")
    by_notice = _correction(read, notice, "notices", "change", "feedback_date", "2031-05-06")
    results = []
    for line in (by_event, by_notice):
        done = correct_tables(read, [line])
        assert _states(done) == ["applied"] and check_tables(done.tables) == []
        assert (
            _row(dict(done.tables), "notices", notice_id=notice["notice_id"])["feedback_date"] == "2031-05-06"
        )
        assert "2031-05-06" in set(done.tables["events"]["date"])
        results.append(durations(Tables.from_frames(done.tables), Selection()))
    pd.testing.assert_frame_equal(*results)
    assert not results[0].equals(durations(Tables.from_frames(read), Selection()))


def test_a_key_date_that_is_none_is_removed(read: Frames) -> None:
    notice = read["notices"].dropna(subset=["feedback_date"]).iloc[0]
    done = correct_tables(read, [_correction(read, notice, "notices", "change", "feedback_date")])
    assert pd.isna(done.tables["notices"].loc[notice.name, "feedback_date"])
    own = done.tables["events"][done.tables["events"]["notice_id"] == notice["notice_id"]]
    assert "feedback" not in set(own["event"]) and check_tables(done.tables) == []


def test_a_struck_issue_goes_with_its_measures_and_the_others_keep_their_keys(read: Frames) -> None:
    issue = read["issues"][read["issues"]["n_measures"] > 1].iloc[0]
    done = correct_tables(read, [_correction(read, issue, "issues", "strike", "title")])
    for name in ("issues", "measures", "actions", "measure_terms"):
        kept = read[name][read[name]["issue_id"] != issue["issue_id"]].reset_index(drop=True)
        pd.testing.assert_frame_equal(done.tables[name], kept, obj=name)
    for name in ("events", "documents", "figures", "outcomes", "keywords"):
        assert len(done.tables[name]) == len(read[name])
    assert check_tables(done.tables) == []


def test_a_struck_measure_and_a_changed_act_are_counted(read: Frames) -> None:
    measure = read["measures"].iloc[0]
    strike = _correction(read, measure, "measures", "strike", "marker")
    done = correct_tables(read, [strike])
    before = _row(read, "issues", issue_id=measure["issue_id"])["n_measures"]
    assert _row(dict(done.tables), "issues", issue_id=measure["issue_id"])["n_measures"] == before - 1
    act = read["actions"].iloc[0]
    given = "publicity" if act["action"] != "publicity" else "meeting"
    done = correct_tables(read, [_correction(read, act, "actions", "change", "action", given)])
    assert _row(dict(done.tables), "measures", measure_id=act["measure_id"])["action"] == given
    assert check_tables(done.tables) == []
    both = [
        _correction(read, _row(read, "issues", issue_id=measure["issue_id"]), "issues", "strike", "title"),
        strike,
    ]
    assert _states(correct_tables(read, both)) == ["applied", "applied"]


def test_an_added_issue_takes_the_next_number_and_what_is_printed_in_it(read: Frames) -> None:
    measure = read["measures"].iloc[1]
    values = json.dumps({"title": "漏读的问题", "issue_type": "safety_risk"})
    added = replace(_correction(read, measure, "issues", "add", "", values))
    later = replace(
        added, operation="change", column="status", value_read="not_stated", value_given="completed"
    )
    done = correct_tables(read, [later, added])
    own = read["issues"][read["issues"]["notice_id"] == measure["notice_id"]]
    row = _row(dict(done.tables), "issues", title="漏读的问题")
    assert row["issue_id"] == f"{measure['notice_id']}#{own['seq'].max() + 1}"
    assert (row["status"], row["n_measures"]) == ("completed", 1)
    assert set(own["issue_id"]) < set(done.tables["issues"]["issue_id"])
    assert _states(done) == ["applied", "applied"] and check_tables(done.tables) == []
    # A reading that finds it by itself makes the correction needless, not double.
    assert _states(correct_tables(done.tables, [added])) == ["confirmed"]


def test_missed_rows_of_other_tables_are_added_where_they_are_printed(read: Frames) -> None:
    measure = read["measures"].iloc[0]
    for table, values in {
        "measures": {"marker": "另"},
        "actions": {"action": "meeting"},
        "events": {"date": "2024-03", "event": "measure_done"},
        "documents": {"name": "某办法", "role": "issued"},
        "totals": {"value": 7, "counted": "task", "state": "total"},
        "outcomes": {"value": 3, "outcome": "talked_to"},
    }.items():
        place = measure.copy()
        place["start"], place["end"] = measure["start"] + 1, measure["start"] + 3
        done = correct_tables(read, [_correction(read, place, table, "add", "", json.dumps(values))])
        assert _states(done) == ["applied"] and len(done.tables[table]) == len(read[table]) + 1, table
        if table not in ("totals",):
            added = _row(dict(done.tables), table, start=place["start"], end=place["end"])
            assert added["issue_id"] == measure["issue_id"], table
        assert check_tables(done.tables) == [], table


def test_after_a_new_reading_it_is_applied_confirmed_or_listed(read: Frames) -> None:
    issue = read["issues"].iloc[1]
    line = _correction(read, issue, "issues", "change", "title", "人工标题")

    def state_when(**now: object) -> str:
        issues = read["issues"].copy()
        for column, value in now.items():
            issues.loc[1, column] = value
        return _states(correct_tables(read | {"issues": issues}, [line]))[0]

    assert state_when(title="新规则所读") == "applied"
    assert state_when(title="人工标题") == "confirmed"
    assert state_when(end=issue["end"] - 2) == "applied"
    assert state_when(start=issue["start"] + 2) == "applied"
    gone = read | {"issues": read["issues"].drop(index=1)}
    assert _states(correct_tables(gone, [line])) == ["orphaned"]
    assert _states(correct_tables(read, [replace(line, sha256="0" * 64, notice_id="")])) == ["absent"]


def test_in_a_changed_text_it_moves_with_its_words_if_they_occur_once(
    tmp_path: Path, sample_notices: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    path = Path(shutil.copy(sample_notices[0], folder))
    build([folder], tmp_path / "out", quiet=True)
    read, text = read_tables(tmp_path / "out"), read_file(path).text
    issue = read["issues"].iloc[2]
    passage = (int(issue["start"]), int(issue["end"]))
    line = replace(
        _correction(read, issue, "issues", "change", "title", "人工标题"),
        words_sha256=checksum(words_of(text, passage)),
    )
    name = replace(_correction(read, read["notices"].iloc[0], "notices", "change", "organisation", "某局"))

    def rebuilt(changed: str) -> list[str]:
        path.write_text(changed, encoding="utf-8")
        build([folder], tmp_path / "out", quiet=True)
        done = correct_tables(
            read_tables(tmp_path / "out"), [line, name], texts=lambda _: read_file(path).text
        )
        moved = [s for s in done.states if s.state == "moved"]
        assert all(
            s.passage is None or words_of(changed, s.passage) == words_of(text, passage) for s in moved
        )
        assert ("人工标题" in set(done.tables["issues"]["title"])) == (_states(done)[0] == "moved")
        return _states(done)

    assert rebuilt(text[: passage[0]].rstrip() + "\n\n\n" + text[passage[0] :]) == ["moved", "moved"]
    twice = text[passage[0] : passage[1]]
    assert rebuilt(text[: passage[1]] + twice + text[passage[1] :])[0] == "orphaned"
    assert rebuilt(text[: passage[0] + 8] + "某" + text[passage[0] + 8 :])[0] == "orphaned"
