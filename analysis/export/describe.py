"""Documentation made from schema, codebook and locales: `python -m analysis.export.describe` writes it
to `docs/`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from analysis import codebook
from analysis.checks import NOTICE_CHECKS, TABLE_CHECKS
from analysis.export.limits_page import limits_page
from analysis.paths import PROJECT
from analysis.schema import TABLES, Column, Table
from locales import DOCUMENTATION, NOTICES, describe, texts

DOCS = PROJECT / "docs"


def dictionary(*, heading: str = "# Data dictionary") -> str:
    """Every table, column, type, unit, allowed value and key, and the checks, as Markdown."""
    level = heading.split(" ")[0] + "#"
    lines = [
        heading,
        "",
        "Types: `date` is an ISO date that may be reduced to its month or year. Empty = absent.",
        "",
    ]
    for table in TABLES.values():
        lines += [*_table(table, level), ""]
    lines += [f"{level} Checks", "", "A build whose rows break one of these writes nothing of them.", ""]
    checks = {**TABLE_CHECKS, **NOTICE_CHECKS}
    lines += [f"- `{name}`: {' '.join((check.__doc__ or '').split())}" for name, check in checks.items()]
    return "\n".join(lines) + "\n"


def _table(table: Table, level: str) -> Iterator[str]:
    key = f"tables.{table.name}"
    yield f"{level} {table.name} ({_printed(key)})"
    yield ""
    keys = f" Key: {', '.join(f'`{k}`' for k in table.key)}." if table.key else ""
    parents = "".join(f" `{column}` points to `{parent}`." for column, parent in table.parents)
    yield f"One row per {_text(f'{key}.row')}.{keys}{parents}"
    yield ""
    yield f"| column | {describe(NOTICES).name} | type | required | meaning |"
    yield "| --- | --- | --- | --- | --- |"
    yield from (_column(column, f"{key}.columns.{column.name}") for column in table.columns)


def _column(column: Column, key: str) -> str:
    unit = f" In {column.unit}." if column.unit else ""
    allowed = ""
    if column.domain:
        allowed = " One of: " + ", ".join(f"`{code}`" for code in codebook.domain(column.domain).codes) + "."
    meaning = _cell(_text(f"{key}.meaning") + unit + allowed)
    required = "yes" if column.required else ""
    return f"| `{column.name}` | {_printed(key)} | {column.type} | {required} | {meaning} |"


def codes_and_rules() -> str:
    """Every coded column with its codes, and every rule that extracts something, as Markdown."""
    lines = [
        "# Codebook",
        "",
        "Made from `analysis/codebook/`, where the patterns and all examples stand.",
        "",
    ]
    kinds = dict(codebook.files())
    lines += ["## Codes", ""]
    for name in (n for n, kind in kinds.items() if kind == "domain"):
        lines += [*_domain(name), ""]
    lines += ["## Rules", ""]
    for name in (n for n, kind in kinds.items() if kind == "rules"):
        lines += [*_rules(name), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _domain(name: str) -> Iterator[str]:
    domain, key = codebook.domain(name), f"domains.{name}"
    yield f"### {name} ({_printed(key)})"
    yield ""
    yield _text(f"{key}.meaning")
    yield ""
    named = " | ".join(describe(language).name for language in (NOTICES, DOCUMENTATION))
    yield f"| code | {named} | meaning | for example | but not |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for code in domain.codes.values():
        examples = (_cell("; ".join(given[:2])) for given in (code.examples, code.counter_examples))
        entry = f"{key}.codes.{code.name}"
        labels = f"{_printed(entry)} | {_text(f'{entry}.label')}"
        yield f"| `{code.name}` | {labels} | {_cell(_text(f'{entry}.meaning'))} | {' | '.join(examples)} |"


def _rules(name: str) -> Iterator[str]:
    yield f"### {name}"
    yield ""
    yield "| rule | why | for example | but not |"
    yield "| --- | --- | --- | --- |"
    for rule in codebook.rules(name).values():
        examples = (_cell("; ".join(map(str, given[:2]))) for given in (rule.examples, rule.counter_examples))
        yield f"| `{rule.name}` | {_cell(rule.why)} | {' | '.join(examples)} |"


def _text(key: str) -> str:
    return str(texts(DOCUMENTATION)[key])


def _printed(key: str) -> str:
    return str(texts(NOTICES)[f"{key}.label"])


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


PAGES = {"data-dictionary.md": dictionary, "codebook.md": codes_and_rules, "limits.md": limits_page}


def write_pages(folder: Path = DOCS) -> None:
    """Write every generated page."""
    folder.mkdir(exist_ok=True)
    for name, make in PAGES.items():
        (folder / name).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    write_pages()
