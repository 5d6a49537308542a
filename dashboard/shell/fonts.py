"""A Chinese font for machines without one: served by the app and fetched only if needed; exported
files contain only the characters they use."""

from __future__ import annotations

import io
import os
import shutil
from functools import lru_cache
from pathlib import Path

from analysis.paths import PROJECT

FOLDER = PROJECT / "static"
NAME = "NotoSansSC-Regular.otf"  # as .streamlit/config.toml names it


def provide_font() -> Path | None:
    """Copy the font of the package pylopdf-fonts-zh-cn into `static/`, from where it is served; None without
    it.

    Where `static/` cannot be written, pictures use the package's own file and pages the fonts of the user's
    system.
    """
    target = FOLDER / NAME
    if target.exists():
        return target
    try:
        from pylopdf_fonts_zh_cn import sans_path
    except ImportError:
        return None
    source = Path(str(sans_path()))
    try:
        return _place(source, target)
    except OSError:
        return source if source.exists() else None


def _place(source: Path, target: Path) -> Path:
    target.parent.mkdir(exist_ok=True)
    made = target.with_name(f".{target.name}.{os.getpid()}")
    shutil.copyfile(source, made)
    made.replace(target)
    return target


@lru_cache(maxsize=32)
def subset_of_font(text: str) -> bytes:
    """The font (WOFF) with the characters of the text alone. Raises FileNotFoundError where there is no font:
    a file that would show boxes is not made."""
    from fontTools import subset  # slow to import, needed only to take something away

    path = provide_font()
    if path is None:
        raise FileNotFoundError(NAME)
    options = subset.Options(flavor="woff", layout_features=[], hinting=False, notdef_outline=True)
    font = subset.load_font(str(path), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(set(text))) + " ")
    subsetter.subset(font)
    made = io.BytesIO()
    subset.save_font(font, made, options)
    return made.getvalue()
