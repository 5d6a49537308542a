"""What operating systems and office programs leave behind; nobody put it there to be read."""

from __future__ import annotations

_LITTER = {"thumbs.db", "desktop.ini", "icon\r", "__macosx"}


def is_ignored(name: str) -> bool:
    """Whether a file or folder of this name is passed over: hidden, a lock of an open document, a thumbnail."""
    return name.startswith((".", "~$")) or name.lower() in _LITTER
