"""Corrections as codings: what the program reads against them, and two people's agreement."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.__main__ import main
from analysis.evaluate import evaluate, sum_scores
from analysis.evaluate.agreement import measure_agreement
from analysis.evaluate.corrected import agreement_lines, gold_of
from analysis.library.corrections import Correction
from analysis.library.corrections.file import add_corrections
from analysis.store import read_tables


def _corrections(folder: Path) -> list[Correction]:
    """甲 strikes the first issue of a notice and changes the type of the second, 乙 only the latter."""
    tables = read_tables(folder)
    notice = tables["notices"].iloc[0]
    first, second = (row for _, row in tables["issues"].iloc[:2].iterrows())
    other = next(code for code in ("safety_risk", "theory_study") if code != second["issue_type"])
    made = [
        Correction(
            notice["sha256"],
            table="issues",
            operation=operation,
            start=str(row["start"]),
            end=str(row["end"]),
            column=column,
            value_read=row[column],
            value_given=given,
            by="甲",
        )
        for operation, row, column, given in (
            ("strike", first, "title", ""),
            ("change", second, "issue_type", other),
        )
    ]
    return [*made, replace(made[1], by="乙")]


def test_what_was_corrected_is_wrong_and_all_else_of_the_notice_is_right(sample_folder: Path) -> None:
    tables, corrections = read_tables(sample_folder), _corrections(sample_folder)
    scores, misses = evaluate(gold_of(tables, corrections), tables)
    own = tables["issues"]["notice_id"] == tables["notices"]["notice_id"].iloc[0]
    by_measure = {s.measure: (s.right, s.ours, s.gold) for s in sum_scores(scores)}
    assert by_measure["issues"] == (own.sum() - 1, own.sum(), own.sum() - 1)
    right, _, coded = by_measure["issues.issue_type"]
    assert right == coded - 1
    issues = [m.measure for m in misses if m.measure.startswith("issues")]
    assert sorted(issues) == ["issues", "issues.issue_type"]
    assert {m.measure for m in misses} <= {
        "issues",
        "issues.issue_type",
        "dates.issue_seq",
        "documents.issue_seq",
    }


def test_two_people_agree_on_what_both_changed_and_not_on_what_one_struck(sample_folder: Path) -> None:
    tables, corrections = read_tables(sample_folder), _corrections(sample_folder)
    mine, others = (gold_of(tables, [c for c in corrections if c.by == by]) for by in "甲乙")
    measures = {m.measure: m for m in measure_agreement(mine, others)[0]}
    assert measures["issues"].first == measures["issues"].second - 1 == measures["issues"].equal
    assert measures["issues.issue_type"].kappa == 1
    apart = [*corrections[:2], replace(corrections[2], value_given="finance_procurement")]
    lines = list(agreement_lines(tables, apart))
    kappa = next(line.split()[-1] for line in lines if line.startswith("issues.issue_type "))
    assert 0 < float(kappa) < 1
    assert list(agreement_lines(tables, corrections[:2])) == []


def test_the_command_reads_a_file_of_corrections(
    sample_folder: Path, sample_notices: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = read_tables(sample_folder)["notices"]["source"].iloc[0]
    notice = Path(shutil.copy(next(p for p in sample_notices if p.name == source), tmp_path))
    file = tmp_path / "theirs.csv"
    add_corrections(file, _corrections(sample_folder))
    assert main(["evaluate", "--corrections", str(file), str(notice)]) == 0
    out = capsys.readouterr().out
    assert "issues.issue_type" in out and "kappa" in out
    assert main(["evaluate", "--corrections", str(tmp_path / "gone.csv"), str(notice)]) == 2
    assert main(["evaluate", str(tmp_path)]) == 2
