"""Tables of another version or that were changed: opened, refused or set aside, never silently wrong."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from analysis import paths
from analysis.__main__ import main
from analysis.compare.tables import Tables
from analysis.ingest.build import build
from analysis.schema import SCHEMA_VERSION, TABLES, Column
from analysis.store import DamagedStore, NewerStore, NoTables, open_store, read_tables
from analysis.store.arrow import arrow_schema
from analysis.store.contents import STORED
from tests.factories.compared import assert_same_tables

FIXTURES = Path(__file__).parent / "fixtures"  # built from one text of data/sample before there were parts
TEXT = paths.SAMPLE / "qingshi_zhen.txt"

# What tables contain, by the version that says so. A change of columns needs a new version and a line here.
COLUMNS = {1: "87a792c3e7ba"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folders `csv` and `parquet`, built from the text now; tests only read them."""
    folder = tmp_path_factory.mktemp("built")
    for format in ("csv", "parquet"):
        build([TEXT], folder / format, format=format, quiet=True)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_columns_change_only_with_the_version() -> None:
    described = {name: [(c.name, c.type) for c in table.columns] for name, table in TABLES.items()}
    digest = hashlib.sha256(json.dumps(described).encode()).hexdigest()[:12]
    assert COLUMNS[SCHEMA_VERSION] == digest, "raise SCHEMA_VERSION and add its columns here"


@pytest.fixture
def later_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program with a column and a table more than the fixtures have."""
    issues = replace(TABLES["issues"], columns=(*TABLES["issues"].columns, Column("weight", "integer")))
    for tables in (TABLES, STORED):
        monkeypatch.setitem(tables, "issues", issues)
        monkeypatch.setitem(tables, "sums", replace(TABLES["totals"], name="sums"))
    arrow_schema.cache_clear()
    yield
    arrow_schema.cache_clear()


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_an_older_store_opens_and_names_what_it_lacks(later_program: None, format: str) -> None:
    folder = FIXTURES / f"schema_1_{format}"
    store = open_store(folder)
    assert store.missing == ("issues.weight", "sums")
    assert "older version of this program and lack issues.weight, sums;" in store.note
    tables = read_tables(folder)
    assert len(tables["issues"]) > 5 and tables["issues"]["weight"].isna().all()
    assert tables["sums"].empty
    counted = Tables.from_folder(folder).query("SELECT count(*) AS n, count(weight) AS known FROM issues")
    assert counted.to_dict("records") == [{"n": len(tables["issues"]), "known": 0}]


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_an_older_store_is_read_anew_where_its_texts_are(built: Path, tmp_path: Path, format: str) -> None:
    """And then it is as if it had been built now, with nothing left of the older files."""
    shutil.copytree(FIXTURES / f"schema_1_{format}", tmp_path / "old")
    assert open_store(tmp_path / "old").note == ""
    report = build([TEXT], tmp_path / "old", format=format, quiet=True)
    assert (report.reused, report.written) == (0, True)
    left = {name.partition("/")[0] for name in contents(tmp_path / "old")}
    assert left == {name.partition("/")[0] for name in contents(built / format)}
    assert_same_tables(tmp_path / "old", built / format)


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_a_newer_store_is_refused_and_left_alone(
    built: Path, tmp_path: Path, format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(built / format, tmp_path / "t")
    file = tmp_path / "t" / ("manifest.json" if format == "parquet" else "datapackage.json")
    described = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(described | {"schema_version": SCHEMA_VERSION + 1, "version": "9.1"}))
    before = contents(tmp_path / "t")
    for read in (open_store, read_tables, Tables.from_folder, lambda folder: build([TEXT], folder)):
        with pytest.raises(NewerStore, match=r"newer version of this program \(9\.1\)"):
            read(tmp_path / "t")
    assert main(["export", str(tmp_path / "x.zip"), "--tables", str(tmp_path / "t")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert contents(tmp_path / "t") == before


def _damages(file: Path) -> dict[str, bytes | None]:
    data = file.read_bytes()
    return {"edited": data[:-2] + bytes([data[-2] ^ 1]) + data[-1:], "cut off": data[:-1], "deleted": None}


@pytest.mark.parametrize("folder", ["csv", "parquet", "older parquet", "shipped"])
def test_a_table_that_is_not_as_it_was_written_is_named(built: Path, tmp_path: Path, folder: str) -> None:
    """Each table edited, cut off and deleted; all ways to open the folder say which file it is."""
    made = tmp_path / "t"
    older = {"older parquet": FIXTURES / "schema_1_parquet", "shipped": paths.SHIPPED}
    shutil.copytree(older.get(folder) or built / folder, made)
    unseen = []
    for name in TABLES:
        for file in open_store(made).parts(name):
            whole = file.read_bytes()
            for damage, data in _damages(file).items():
                file.unlink() if data is None else file.write_bytes(data)
                for read in (open_store, read_tables, Tables.from_folder):
                    try:
                        read(made)
                        unseen.append((file.name, damage, read.__qualname__))
                    except DamagedStore as error:
                        assert file.name in str(error) and str(error).endswith("build them again.")
            file.write_bytes(whole)
    assert unseen == []
    assert len(open_store(made).parts("issues")) == 1


def test_a_store_without_its_manifest_is_damaged_and_an_unfinished_one_is_none(
    built: Path, tmp_path: Path
) -> None:
    shutil.copytree(built / "parquet", tmp_path / "t")
    (tmp_path / "t" / "manifest.json").write_bytes(b"{")
    with pytest.raises(DamagedStore, match=r"manifest\.json cannot be read"):
        open_store(tmp_path / "t")
    (tmp_path / "t" / "manifest.json").unlink()
    with pytest.raises(DamagedStore, match=r"manifest\.json is missing"):
        open_store(tmp_path / "t")
    (tmp_path / "t" / ".journal").mkdir()  # a first build that goes on
    with pytest.raises(NoTables):
        open_store(tmp_path / "t")


@pytest.mark.parametrize("damage", ["part", "manifest"])
def test_the_users_damaged_store_is_set_aside_and_built_again(
    built: Path, tmp_path: Path, damage: str
) -> None:
    store = tmp_path / "t"
    shutil.copytree(built / "parquet", store)
    (store / "mine.txt").write_text("mine", encoding="utf-8")
    spoilt = store / "manifest.json" if damage == "manifest" else open_store(store).parts("issues")[0]
    spoilt.write_bytes(spoilt.read_bytes()[:-1] + b"x")
    before = contents(store)
    for n in ("", "-2"):
        report = build([TEXT], store, format="parquet", quiet=True, own=True)
        assert spoilt.name in report.set_aside and f"t.damaged{n}" in report.set_aside
        assert contents(tmp_path / f"t.damaged{n}") == before
        assert_same_tables(store, built / "parquet")
        shutil.copytree(tmp_path / "t.damaged", store, dirs_exist_ok=True)
