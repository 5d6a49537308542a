"""What two languages must have in common: keys, and the blanks of each text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter

from locales.language import Language

Text = str | dict[str, str]


class LocaleError(ValueError):
    """A folder of texts is not complete or not in its form; the message names language and keys."""


def find_faults(found: Mapping[str, Text], language: Language, model: Mapping[str, Text]) -> list[str]:
    """What is wrong with the texts of a language, held against those of a complete one; empty where
    nothing is.
    """
    faults = [f"{key} is missing" for key in sorted(model.keys() - found.keys())]
    faults += [f"{key} is not used" for key in sorted(found.keys() - model.keys())]
    for key in sorted(found.keys() & model.keys()):
        faults += [f"{key}: {fault}" for fault in _text_faults(found[key], language, model[key])]
    return faults


def _text_faults(text: Text, language: Language, model: Text) -> Iterator[str]:
    try:
        blanks, wanted = _blanks(text), _blanks(model)
    except ValueError as error:
        yield str(error)
        return
    if blanks.keys() != wanted.keys():
        yield f"blanks {sorted(blanks)}, not {sorted(wanted)}"
    for name, choices in blanks.items():
        if any(n != len(language.forms) for n in choices):
            yield f"{{{name}}} needs {' | '.join(language.forms)}"


def _blanks(text: Text) -> dict[str, list[int]]:
    """Name of each `{blank}` -> how many forms to choose from it lists, wherever it lists any."""
    found: dict[str, list[int]] = {}
    for form in text.values() if isinstance(text, dict) else [text]:
        for _, name, choices, _ in Formatter().parse(form):
            if name is not None:
                found.setdefault(name, []).extend(
                    [choices.count("|") + 1] if choices and "|" in choices else []
                )
    return found
