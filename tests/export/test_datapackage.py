import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from analysis.export.archive import export_zip
from analysis.paths import SHIPPED
from analysis.schema import TABLES
from analysis.store import datapackage, write_tables
from tests.factories.packages import package_errors
from tests.factories.store_tables import invented_tables

TODAY = date(2025, 1, 2)


def test_built_tables_are_a_valid_data_package(tmp_path: Path) -> None:
    write_tables(invented_tables("a", "b"), tmp_path / "t")
    assert package_errors(tmp_path / "t" / datapackage.FILE) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("issues.csv", "not_stated", "solved"),
        ("events.csv", "2024-03", "March"),
        ("figures.csv", "12.5", "many"),
        ("measures.csv", "a#1.1", "a#2.1"),
        ("events.csv", "a#1", "a#7"),
    ],
)
def test_the_descriptor_catches_what_the_schema_forbids(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    write_tables(invented_tables("a", "b"), tmp_path / "t")
    path = tmp_path / "t" / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert [
        e
        for e in package_errors(tmp_path / "t" / datapackage.FILE)
        if "hash" not in e.lower() and "bytes" not in e.lower()
    ]


def test_the_shipped_tables_are_a_valid_data_package() -> None:
    assert package_errors(SHIPPED / datapackage.FILE) == []


def test_every_column_is_described() -> None:
    described = datapackage.describe_package(
        {name: {"path": "x"} for name in TABLES}, build_id="", format="csv"
    )
    for resource in described["resources"]:
        fields = resource["schema"]["fields"]
        assert [f["name"] for f in fields] == TABLES[resource["name"]].names
        assert all(f["title"] and f["description"] for f in fields)


def test_an_export_is_a_valid_package_with_its_readme(tmp_path: Path) -> None:
    export_zip(invented_tables("a"), tmp_path / "x.zip", today=TODAY)
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        archive.extractall(tmp_path / "x")
    assert package_errors(tmp_path / "x" / datapackage.FILE) == []
    readme = (tmp_path / "x" / "README.md").read_text(encoding="utf-8")
    assert "2025-01-02" in readme
    assert "To cite" in readme
    for table in TABLES.values():
        assert all(f"`{name}`" in readme for name in table.names)


def test_an_export_of_the_same_tables_on_the_same_day_has_the_same_bytes(tmp_path: Path) -> None:
    first, second = (
        export_zip(invented_tables("a"), tmp_path / n, today=TODAY).read_bytes() for n in ("1", "2")
    )
    assert first == second
    other = export_zip(invented_tables("a"), tmp_path / "3", today=date(2025, 1, 3)).read_bytes()
    assert other != first


def test_an_export_that_fails_leaves_the_previous_file(tmp_path: Path) -> None:
    export_zip(invented_tables("a"), tmp_path / "x.zip", today=TODAY)
    before = (tmp_path / "x.zip").read_bytes()
    with pytest.raises(KeyError):
        export_zip({"notices": invented_tables("a")["notices"]}, tmp_path / "x.zip", today=TODAY)
    assert (tmp_path / "x.zip").read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["x.zip"]


def test_the_id_of_a_build_depends_on_its_tables_alone(tmp_path: Path) -> None:
    ids = []
    for name, tables in (
        ("1", invented_tables("a")),
        ("2", invented_tables("a")),
        ("3", invented_tables("b")),
    ):
        write_tables(tables, tmp_path / name)
        ids.append(json.loads((tmp_path / name / datapackage.FILE).read_text(encoding="utf-8"))["id"])
    assert ids[0] == ids[1] != ids[2]
