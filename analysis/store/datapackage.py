"""The tables described for machines: a Frictionless `datapackage.json` made from schema and locales."""

from __future__ import annotations

from typing import Any

from analysis import __version__, codebook
from analysis.schema import DATE_PATTERN, SCHEMA_VERSION, TABLES, Column, Table
from locales import DOCUMENTATION, bilingual, texts

# Marks a folder as one of tables of this program.
NAME = "rectification-notices"
FILE = "datapackage.json"

# A reduced date is no Frictionless `date`: it is a string of this form.
_TYPES = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "string",
}


def describe_package(resources: dict[str, dict[str, Any]], *, build_id: str, format: str) -> dict[str, Any]:
    """The descriptor of a folder of tables; `resources` has path, bytes and hash per table."""
    return {
        "name": NAME,
        "title": "Inspection-rectification notices as tidy tables",
        "profile": "tabular-data-package" if format == "csv" else "data-package",
        "version": __version__,
        "schema_version": SCHEMA_VERSION,
        "id": build_id,
        "resources": [_resource(TABLES[name], files, format) for name, files in resources.items()],
    }


def _resource(table: Table, files: dict[str, Any], format: str) -> dict[str, Any]:
    described = {
        "name": table.name,
        "title": bilingual(f"tables.{table.name}.label"),
        "description": f"One row per {texts(DOCUMENTATION)[f'tables.{table.name}.row']}.",
        "format": format,
        **files,
        "schema": _schema(table),
    }
    if format == "csv":
        described |= {"profile": "tabular-data-resource", "mediatype": "text/csv", "encoding": "utf-8"}
        described["dialect"] = {"delimiter": ",", "lineTerminator": "\n", "header": True}
    else:
        described["mediatype"] = "application/vnd.apache.parquet"
    return described


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(c, f"tables.{table.name}.columns.{c.name}") for c in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.parents:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": parent, "fields": list(TABLES[parent].key)}}
            for column, parent in table.parents
        ]
    return schema


def _field(column: Column, key: str) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "title": bilingual(f"{key}.label"),
        "description": str(texts(DOCUMENTATION)[f"{key}.meaning"])
        + (f" In {column.unit}." if column.unit else ""),
    }
    if column.type == "date":
        constraints["pattern"] = f"^{DATE_PATTERN}$"
    if column.type == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.domain:
        constraints |= _allowed(column)
    return field | ({"constraints": constraints} if constraints else {})


def _allowed(column: Column) -> dict[str, Any]:
    return {"enum": list(codebook.domain(column.domain).codes)}
