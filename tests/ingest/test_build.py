import shutil
from pathlib import Path

import pytest

from analysis import paths
from analysis.checks import Violation
from analysis.ingest import extract, files, journal
from analysis.ingest.build import BrokenBuild, build
from analysis.store import FolderInUse, locked, read_tables
from tests.factories.compared import assert_same_tables

NEGATIVES = Path(__file__).parent.parent / "negatives"


def reasons(out: Path) -> dict[str, str]:
    rejected = read_tables(out)["rejected"]
    return dict(zip(rejected["source"], rejected["reason"], strict=True))


def test_what_is_no_notice_is_rejected_with_a_reason_and_the_rest_is_built(
    sources: Path, tmp_path: Path
) -> None:
    (sources / "unreadable.txt").symlink_to(tmp_path / "gone")
    (sources / "empty.txt").touch()
    (sources / "binary.txt").write_bytes(bytes(range(256)) * 40)
    shutil.copy(NEGATIVES / "novel_page.txt", sources)
    shutil.copy(NEGATIVES / "feedback_meeting_news.txt", sources)
    (sources / "picture.png").write_bytes(b"\x89PNG")
    (sources / ".hidden").touch()
    report = build([sources], tmp_path / "out", quiet=True)
    assert len(report.notices) == 2
    assert reasons(tmp_path / "out") == {
        "binary.txt": "unreadable",
        "empty.txt": "empty",
        "feedback_meeting_news.txt": "not_a_notice",
        "novel_page.txt": "not_a_notice",
        "picture.png": "unreadable",
        "unreadable.txt": "unreadable",
    }


def test_a_text_that_occurs_twice_is_one_notice(sources: Path, tmp_path: Path) -> None:
    text = sorted(sources.glob("*.txt"))[0].read_text(encoding="utf-8")
    (sources / "zz.txt").write_bytes(text.encode("gb18030"))
    build([sources], tmp_path / "out", quiet=True)
    assert reasons(tmp_path / "out") == {"zz.txt": "duplicate"}


def test_a_text_the_program_fails_on_costs_no_other(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = extract.find_doubts
    first = sorted(path.stem for path in sources.iterdir())[0]

    def fail_on_first(document, rows):
        if document.notice_id == first:
            raise ZeroDivisionError("a defect")
        return found(document, rows)

    monkeypatch.setattr(extract, "find_doubts", fail_on_first)
    report = build([sources], tmp_path / "out", quiet=True)
    assert [o.reason for o in report.outcomes] == ["error", ""]
    assert "ZeroDivisionError in test_build.py" in report.outcomes[0].detail


@pytest.mark.parametrize(
    "values", [{"title": "这句话原文里没有"}, {"status": "no such code"}, {"start": "x"}]
)
def test_a_notice_whose_rows_break_a_check_is_not_taken_in(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, values: dict[str, str]
) -> None:
    found = extract.find_doubts
    first = sorted(path.stem for path in sources.iterdir())[0]

    def spoil_first(document, rows):
        doubts = found(document, rows)
        if document.notice_id == first:
            rows["issues"][0] |= values
        return doubts

    monkeypatch.setattr(extract, "find_doubts", spoil_first)
    report = build([sources], tmp_path / "out", quiet=True)
    assert [o.reason for o in report.outcomes] == ["error", ""]
    assert len(read_tables(tmp_path / "out")["notices"]) == 1


def test_tables_that_break_a_check_are_not_written(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        journal, "check_relations", lambda tables: [Violation("keys_are_unique", "issues", "no")]
    )
    with pytest.raises(BrokenBuild, match="keys_are_unique"):
        build([sources], tmp_path / "out", quiet=True)
    assert not (tmp_path / "out").exists()


def test_unchanged_files_are_not_read_again(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([sources], tmp_path / "out", quiet=True)
    read: list[str] = []
    read_file = files.read_file
    monkeypatch.setattr(
        files, "read_file", lambda path, **options: read.append(path.name) or read_file(path, **options)
    )
    changed = sorted(sources.glob("*.txt"))[1]
    changed.write_text(changed.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    report = build([sources], tmp_path / "out", quiet=True)
    assert read == [changed.name]
    assert report.reused == 1


def test_a_build_of_changed_files_equals_a_fresh_one(
    sources: Path, tmp_path: Path, sample_notices: list[Path]
) -> None:
    build([sources], tmp_path / "out", quiet=True)
    shutil.copy(sample_notices[2], sources / "aa.txt")
    shutil.copy(sample_notices[2], sources / "a.txt")
    sorted(sources.glob("*.txt"))[-1].unlink()
    build([sources], tmp_path / "out", quiet=True)
    build([sources], tmp_path / "fresh", quiet=True)
    assert_same_tables(tmp_path / "out", tmp_path / "fresh")


def test_a_build_without_changes_writes_nothing(sources: Path, tmp_path: Path) -> None:
    build([sources], tmp_path / "out", quiet=True)
    report = build([sources], tmp_path / "out", quiet=True)
    assert (report.reused, report.written) == (2, False)


def test_another_format_is_written_though_nothing_changed(sources: Path, tmp_path: Path) -> None:
    build([sources], tmp_path / "fresh", quiet=True)
    build([sources], tmp_path / "out", quiet=True)
    for format in ("parquet", "csv"):
        report = build([sources], tmp_path / "out", format=format, quiet=True)
        assert (report.reused, report.written) == (2, True)
        assert_same_tables(tmp_path / "out", tmp_path / "fresh")


@pytest.mark.parametrize("spoil", ["program", "table"])
def test_everything_is_read_again_after_the_program_or_a_table_changed(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: str
) -> None:
    build([sources], tmp_path / "out", quiet=True)
    if spoil == "program":
        monkeypatch.setattr("analysis.ingest.sources.program_hash", lambda: "another")
    else:
        with (tmp_path / "out" / "events.csv").open("a", encoding="utf-8") as file:
            file.write("\n")
    assert build([sources], tmp_path / "out", quiet=True).reused == 0


def test_a_folder_another_build_writes_to_is_left_alone(sources: Path, tmp_path: Path) -> None:
    with locked(tmp_path / "out"), pytest.raises(FolderInUse):
        build([sources], tmp_path / "out", quiet=True)


@pytest.mark.slow
def test_several_processes_give_the_same_tables(tmp_path: Path) -> None:
    build([paths.SAMPLE, NEGATIVES], tmp_path / "one", quiet=True)
    build([paths.SAMPLE, NEGATIVES], tmp_path / "two", workers=2, quiet=True)
    assert_same_tables(tmp_path / "one", tmp_path / "two")
