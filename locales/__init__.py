"""Every text for people: a folder per language, all with the same keys.

`_language.yaml` names the language and how it writes dates and lists; the other files hold the texts. A
language is
read whole and compared with that of the notices, so that a text that is missing is found before it is
asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from locales.compare import LocaleError, Text, find_faults
from locales.language import Language, Names

__all__ = [
    "DOCUMENTATION",
    "NOTICES",
    "LocaleError",
    "Names",
    "bilingual",
    "describe",
    "glosses_of",
    "languages",
    "names_of",
    "texts",
]

FOLDER = Path(__file__).parent
# The language of the notices: the terminal labels what it found in it, and the other languages are
# compared with it.
NOTICES = "zh"
# The language of documentation and data packages, and of readers whose own is not here.
DOCUMENTATION = "en"

_FORM, _NAMES, _GLOSSES = "_language.yaml", "_names.yaml", "_glosses.yaml"
# The same safe loader in C, some eight times as fast, where libyaml is there.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def languages() -> tuple[str, ...]:
    """The folders of languages: first that of the notices, then that of the documentation, then others
    by name.
    """
    found = {path.parent.name for path in FOLDER.glob(f"*/{_FORM}")}
    return (NOTICES, DOCUMENTATION, *sorted(found - {NOTICES, DOCUMENTATION}))


def describe(language: str) -> Language:
    """How the language is called and writes; raises LocaleError where `_language.yaml` lacks something."""
    return _describe(FOLDER / language)


def names_of(language: str) -> Names | None:
    """How the language writes Chinese names; None where it keeps them."""
    return _names(FOLDER, language)


def glosses_of(language: str) -> Mapping[str, str]:
    """Chinese word -> what it means in short; empty where the language explains none."""
    return _glosses(FOLDER, language)


def texts(language: str) -> Mapping[str, Text]:
    """Dotted key -> text, or form -> text where the text goes with a number (see Language.form).

    Raises LocaleError where keys, forms or `{blanks}` are not those of the notices' language.
    """
    return _compared(FOLDER, language)


def bilingual(key: str) -> str:
    """A label in the notices' language and in that of the documentation."""
    return f"{texts(NOTICES)[key]} {texts(DOCUMENTATION)[key]}"


@cache
def _describe(folder: Path) -> Language:
    try:
        return Language(code=folder.name, **_load(folder / _FORM))
    except TypeError as error:
        raise LocaleError(f"locales/{folder.name}/{_FORM}: {error}") from error


@cache
def _names(root: Path, language: str) -> Names | None:
    file = root / language / _NAMES
    return Names(**_load(file)) if file.exists() else None


@cache
def _glosses(root: Path, language: str) -> Mapping[str, str]:
    file = root / language / _GLOSSES
    return {str(word): str(gloss) for word, gloss in _load(file).items()} if file.exists() else {}


@cache
def _compared(root: Path, language: str) -> Mapping[str, Text]:
    folder = root / language
    found = _read(folder)
    if faults := find_faults(found, _describe(folder), _read(root / NOTICES)):
        raise LocaleError(f"locales/{language}: " + "; ".join(faults))
    return found


@cache
def _read(folder: Path) -> Mapping[str, Text]:
    found: dict[str, Text] = {}
    for file in sorted(folder.glob("[!_]*.yaml")):
        for key, text in _flat(_load(file), "", _describe(folder).forms):
            if key in found:
                raise LocaleError(f"locales/{folder.name}/{file.name}: {key} is there already")
            found[key] = text
    return found


def _load(file: Path) -> dict[str, Any]:
    loaded = yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)
    if not isinstance(loaded, dict):
        raise LocaleError(f"locales/{file.parent.name}/{file.name}: not a mapping")
    return loaded


def _flat(node: Mapping[str, Any], above: str, forms: tuple[str, ...]) -> Iterator[tuple[str, Text]]:
    for key, value in node.items():
        if isinstance(value, dict) and set(value) != set(forms):
            yield from _flat(value, f"{above}{key}.", forms)
        else:
            yield f"{above}{key}", value if isinstance(value, dict) else str(value)
