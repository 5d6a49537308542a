"""A Chinese font for machines without one: served by the app and fetched only where it is needed; or, in files to
take away, just the characters they hold."""

from __future__ import annotations

import io
import os
import shutil
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent.parent / "static"
NAME = "NotoSansSC-Regular.otf"  # as .streamlit/config.toml names it


def provide_font() -> Path | None:
    """Put the font of the package pylopdf-fonts-zh-cn into `static/`; None where it cannot be.

    Without it the page works, with the fonts that the reader's system has.
    """
    target = FOLDER / NAME
    if target.exists():
        return target
    try:
        from pylopdf_fonts_zh_cn import sans_path

        return _place(Path(str(sans_path())), target)
    except (ImportError, OSError):
        return None


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
