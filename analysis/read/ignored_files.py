"""Files that operating systems and office programs leave behind, and no user wants to be read."""

from __future__ import annotations

_NAMES = {"thumbs.db", "desktop.ini", "icon\r", "__macosx"}


def is_ignored(name: str) -> bool:
    """Whether a file or folder of this name is ignored: hidden, a lock of an open document, a thumbnail."""
    return name.startswith((".", "~$")) or name.lower() in _NAMES
