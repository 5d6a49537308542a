"""A language made on the spot: every text of an existing one in brackets, so that what is not its own
shows."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import pytest
import yaml

import locales
from locales.compare import Text

OPEN, CLOSE = "⟦", "⟧"


def bracketed(text: Text) -> Text:
    """The text, or each of its forms, in brackets."""
    if isinstance(text, dict):
        return {form: f"{OPEN}{one}{CLOSE}" for form, one in text.items()}
    return f"{OPEN}{text}{CLOSE}"


def outside_brackets(text: str) -> str:
    """What of a shown text is not from the bracketed language."""
    depth, left = 0, []
    for char in text:
        depth += (char == OPEN) - (char == CLOSE)
        left.append(char if depth == 0 and char != CLOSE else "")
    return "".join(left)


def add_language(code: str, texts: Mapping[str, Text], folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Add a language with these texts beside those that are there, in a copy of their folder."""
    shutil.copytree(locales.FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    own = folder / code
    own.mkdir()
    described = asdict(locales.describe(locales.DOCUMENTATION)) | {"name": str(bracketed(code))}
    described["months"] = [bracketed(month) for month in described["months"]]
    del described["code"]
    (own / "_language.yaml").write_text(yaml.safe_dump(described, allow_unicode=True), encoding="utf-8")
    (own / "all.yaml").write_text(yaml.safe_dump(_nested(texts), allow_unicode=True), encoding="utf-8")
    patch.setattr(locales, "FOLDER", folder)


def _nested(texts: Mapping[str, Text]) -> dict[str, object]:
    tree: dict[str, object] = {}
    for key, text in texts.items():
        branch, *rest = tree, *key.split(".")
        for step in rest[:-1]:
            branch = branch.setdefault(step, {})  # type: ignore[assignment]
        branch[rest[-1]] = text
    return tree
