"""What codes and columns mean, in Chinese: `zh/meanings.yaml`. The English stands beside the rules and the schema."""

from __future__ import annotations

from functools import cache

import yaml

from analysis.codebook import FOLDER


@cache
def _meanings() -> dict[str, str]:
    loaded = yaml.load((FOLDER / "zh" / "meanings.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {".".join((kind, *path)): text for kind in loaded for path, text in _leaves(loaded[kind], ())}


def _leaves(node: object, above: tuple[str, ...]) -> list[tuple[tuple[str, ...], str]]:
    if not isinstance(node, dict):
        return [(above, str(node))]
    return [leaf for key, value in node.items() for leaf in _leaves(value, (*above, str(key)))]


def in_chinese(key: str) -> str:
    """The meaning of `codes.<domain>`, `codes.<domain>.<code>`, `tables.<table>` or `columns.<table>.<column>`.

    A domain's own meaning stands under its key `_`. Raises KeyError where it is missing; a test finds that first.
    """
    return _meanings()[key] if key in _meanings() else _meanings()[f"{key}._"]
