"""Where the program's own files are, and where the user's notices and tables are kept."""

from __future__ import annotations

import os
import sys
from pathlib import Path

CODE = (
    Path(__file__).resolve().parent.parent
)  # the folder of the packages: a checkout, or where pip installed them
IS_CHECKOUT = (CODE / "pyproject.toml").is_file()
PROJECT = CODE if IS_CHECKOUT else CODE / "rectification_notices"  # a wheel keeps what is no package in there
DATA = PROJECT / "data"

SHIPPED = DATA / "tables"  # committed: a fresh clone opens on them
SAMPLE = DATA / "sample"  # committed: invented notices

HOME_VARIABLE = "NOTICES_HOME"  # names the folder of everything the user adds or builds
_NAME = "rectification-notices"


def user_data_folder() -> Path:
    """Where this system keeps a user's data, in a folder of the program's name."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / _NAME
    variable, usual = (
        ("LOCALAPPDATA", "AppData/Local") if os.name == "nt" else ("XDG_DATA_HOME", ".local/share")
    )
    return Path(os.environ.get(variable) or Path.home() / usual) / _NAME


def choose_home() -> Path:
    """The folder that NOTICES_HOME names, else `data/` of a checkout, else the user's data folder."""
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return Path(named).expanduser().absolute()
    return DATA if IS_CHECKOUT else user_data_folder()


HOME = choose_home()
NOTICES = HOME / "notices"  # the user's own texts
STORE = HOME / "store"  # where `build` writes its tables, unless --out names a folder
NOTICES_STORE = HOME / "notices-store"  # tables the dashboard builds from the user's own texts
CORRECTIONS = HOME / "corrections.csv"  # what the user corrected (analysis.library.corrections)
ROLLUPS = HOME / "rollups"  # sums of large tables, made again when they are missing
