"""A Chinese font for machines without one, served by the app itself and fetched only where it is needed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "static"
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
