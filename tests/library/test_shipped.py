import shutil
from pathlib import Path

import pandas as pd
import pytest

from analysis.library.passages import TextUnavailable, read_text
from analysis.library.shipped import merge_shipped, refresh
from analysis.schema import TABLES
from analysis.store import empty_tables, read_tables
from tests.factories.store_tables import invented_tables

INSPECTION = {
    "organisation": "某市某局",
    "inspection_start": "2023-03-01",
    "inspection_end": "2023-05-01",
    "feedback_date": "2023-07-01",
}


def renamed(tables: dict[str, pd.DataFrame], old: str, new: str) -> dict[str, pd.DataFrame]:
    """The same rows as if the file had another name."""
    return {
        name: frame.assign(
            **{c: frame[c].str.replace(old, new) for c in frame if c.endswith("_id") or c == "source"}
        )
        for name, frame in tables.items()
    }


def with_values(tables: dict[str, pd.DataFrame], table: str, **values: object) -> dict[str, pd.DataFrame]:
    return tables | {table: tables[table].assign(**values).astype(tables[table].dtypes)}


def test_without_texts_the_shipped_tables_are_shown() -> None:
    shipped = invented_tables("one", "two")
    merged, reproduced = merge_shipped(shipped, empty_tables())
    assert reproduced == []
    for name in TABLES:
        pd.testing.assert_frame_equal(merged[name], shipped[name])


def test_the_same_text_under_any_name_takes_the_shipped_place() -> None:
    shipped = invented_tables("one", "two")
    own = with_values(renamed(invented_tables("one"), "one", "mine"), "notices", sha256="sha of one")
    merged, [reproduction] = merge_shipped(shipped, own)
    assert list(merged["notices"]["notice_id"]) == ["one", "two"]
    assert list(merged["notices"]["source"]) == ["mine.txt", "two.txt"]
    assert (reproduction.notice_id, reproduction.source, reproduction.same) == ("one", "mine.txt", True)
    for name in set(TABLES) - {"notices"}:
        pd.testing.assert_frame_equal(merged[name], shipped[name])


def test_another_copy_of_the_same_inspection_replaces_the_shipped_one_and_lists_differences() -> None:
    shipped = invented_tables("one", **INSPECTION)
    own = with_values(invented_tables("copy", **INSPECTION), "figures", value=99.0)
    merged, [reproduction] = merge_shipped(shipped, own)
    assert list(merged["notices"]["notice_id"]) == ["one"]
    assert list(merged["figures"]["value"]) == [99.0]
    assert (reproduction.same, set(reproduction.differing_tables)) == (False, {"notices", "figures"})


@pytest.mark.parametrize("field", sorted(INSPECTION))
def test_a_notice_that_differs_in_one_of_the_four_is_another_notice(field: str) -> None:
    shipped = invented_tables("one", **INSPECTION)
    merged, reproduced = merge_shipped(
        shipped, invented_tables("copy", **(INSPECTION | {field: "2020-01-01"}))
    )
    assert (len(merged["notices"]), reproduced) == (2, [])


def test_notices_whose_inspection_is_unknown_are_not_taken_for_one() -> None:
    merged, _ = merge_shipped(invented_tables("one"), invented_tables("copy"))
    assert len(merged["notices"]) == 2


def test_two_copies_of_a_shipped_notice_are_counted_once() -> None:
    shipped = invented_tables("one", **INSPECTION)
    own = with_values(invented_tables("copy", "exact", **INSPECTION), "notices", sha256=["x", "sha of one"])
    merged, [reproduction] = merge_shipped(shipped, own)
    assert reproduction.source == "exact.txt"
    assert list(merged["notices"]["notice_id"]) == ["one"]
    assert list(merged["rejected"][["source", "reason"]].itertuples(index=False, name=None)) == [
        ("copy.txt", "duplicate")
    ]


def test_another_notice_under_a_shipped_key_gets_its_own() -> None:
    own = with_values(invented_tables("one"), "notices", sha256="other text")
    merged, _ = merge_shipped(invented_tables("one"), own)
    assert list(merged["notices"]["notice_id"]) == ["one", "one-2"]
    assert set(merged["measures"]["measure_id"]) == {"one#1.1", "one#2.1", "one-2#1.1", "one-2#2.1"}


@pytest.fixture
def reader(tmp_path: Path, sample_notices: list[Path]) -> Path:
    """A reader's folder of notices beside a store built from it."""
    (tmp_path / "notices").mkdir()
    shutil.copy(sample_notices[0], tmp_path / "notices" / "mine.txt")
    refresh(tmp_path / "notices", tmp_path / "store")
    return tmp_path


def checksum(folder: Path) -> str:
    return str(read_tables(folder / "store")["notices"]["sha256"].iloc[0])


def test_the_passage_of_every_issue_opens(reader: Path, sample_notices: list[Path]) -> None:
    text = sample_notices[0].read_bytes().decode("utf-8")
    for row in read_tables(reader / "store")["issues"].itertuples():
        assert read_text(reader / "store", checksum(reader))[row.start : row.end] == text[row.start : row.end]


def test_a_moved_project_finds_its_texts(reader: Path) -> None:
    shutil.copytree(reader, reader / "elsewhere", ignore=shutil.ignore_patterns("elsewhere"))
    shutil.rmtree(reader / "notices")
    assert read_text(reader / "elsewhere" / "store", checksum(reader))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda file: file.write_text("其他", encoding="utf-8"), "has changed"),
        (lambda file: file.unlink(), "can no longer be read"),
    ],
)
def test_a_text_that_changed_or_is_gone_is_reported(reader: Path, change, words: str) -> None:
    change(reader / "notices" / "mine.txt")
    with pytest.raises(TextUnavailable, match=words):
        read_text(reader / "store", checksum(reader))


def test_a_text_that_was_never_here_is_reported(tmp_path: Path) -> None:
    with pytest.raises(TextUnavailable, match="not on this machine"):
        read_text(tmp_path, "unknown")


def test_refresh_builds_only_what_changed(reader: Path, sample_notices: list[Path]) -> None:
    again = refresh(reader / "notices", reader / "store")
    assert again is not None and not again.written
    shutil.copy(sample_notices[1], reader / "notices")
    more = refresh(reader / "notices", reader / "store")
    assert more is not None and (len(more.notices), more.reused) == (2, 1)


def test_refresh_takes_a_removed_notice_out(reader: Path) -> None:
    (reader / "notices" / "mine.txt").unlink()
    refresh(reader / "notices", reader / "store")
    assert read_tables(reader / "store")["notices"].empty


def test_refresh_of_nothing_writes_nothing(tmp_path: Path) -> None:
    assert refresh(tmp_path, tmp_path / "store") is None
    assert refresh(tmp_path / "gone", tmp_path / "store") is None
    assert list(tmp_path.iterdir()) == []
