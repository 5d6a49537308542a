from pathlib import Path

import pandas as pd
import pytest

from analysis.ingest import files
from analysis.ingest.build import build
from analysis.library import passages
from analysis.read import sha256_of
from analysis.store import read_tables
from tests.factories.archives import locked, packed


@pytest.fixture
def archive(tmp_path: Path, sample_notices: list[Path]) -> Path:
    """An archive with two notices, one of them in GB18030, and two files that are none."""
    first, second = sample_notices[:2]
    files = {
        first.name: first.read_bytes(),
        f"in/{second.name}": second.read_text(encoding="utf-8").encode("gb18030"),
        "table.xlsx": b"\xff\xd8\xff",
        "more.zip": packed({"x.txt": b"x"}),
    }
    (tmp_path / "notices.zip").write_bytes(packed(files))
    return tmp_path / "notices.zip"


def in_order(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.sort_values(list(frame), ignore_index=True)


def test_an_archive_builds_like_the_folder_it_was_packed_from(
    archive: Path, tmp_path: Path, sample_notices: list[Path]
) -> None:
    build([archive], tmp_path / "out", quiet=True)
    build(sample_notices[:2], tmp_path / "folder", quiet=True)
    ours, theirs = read_tables(tmp_path / "out"), read_tables(tmp_path / "folder")
    assert set(ours["notices"]["source"]) == {
        f"notices.zip/{sample_notices[0].name}",
        f"notices.zip/in/{sample_notices[1].name}",
    }
    for name in ("issues", "measures", "events", "keywords"):
        pd.testing.assert_frame_equal(in_order(ours[name]), in_order(theirs[name]))


def test_what_cannot_be_read_is_one_row_each_and_the_rest_is_built(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "locked.zip").write_bytes(locked(packed({"a.txt": b"x"})))
    (tmp_path / "torn.zip").write_bytes(archive.read_bytes()[:-9])
    report = build([archive, tmp_path / "locked.zip", tmp_path / "torn.zip"], tmp_path / "out", quiet=True)
    rejected = read_tables(tmp_path / "out")["rejected"]
    assert len(report.notices) == 2
    assert dict(zip(rejected["source"], rejected["reason"], strict=True)) == {
        "locked.zip/a.txt": "unreadable",
        "notices.zip/more.zip": "unsupported",
        "notices.zip/table.xlsx": "unsupported",
        "torn.zip": "unreadable",
    }


def test_an_unchanged_archive_is_not_read_again(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([archive], tmp_path / "out", quiet=True)
    monkeypatch.setattr(files, "read_file", lambda *a, **k: pytest.fail("read again"))
    report = build([archive], tmp_path / "out", quiet=True)
    assert (report.reused, report.written) == (4, False)


def test_a_changed_archive_is_read_again(archive: Path, tmp_path: Path, sample_notices: list[Path]) -> None:
    build([archive], tmp_path / "out", quiet=True)
    archive.write_bytes(packed({sample_notices[2].name: sample_notices[2].read_bytes()}))
    assert build([archive], tmp_path / "out", quiet=True).reused == 0
    assert list(read_tables(tmp_path / "out")["notices"]["notice_id"]) == [sample_notices[2].stem]


def test_a_passage_opens_in_the_archive(archive: Path, tmp_path: Path) -> None:
    build([archive], tmp_path / "out", quiet=True)
    for notice in read_tables(tmp_path / "out")["notices"].itertuples():
        assert sha256_of(passages.read_text(tmp_path / "out", notice.sha256)) == notice.sha256
