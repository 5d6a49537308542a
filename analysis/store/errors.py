"""Why tables cannot be read or written. The message of each is one sentence for the user."""

from __future__ import annotations

from pathlib import Path


class StoreError(RuntimeError):
    """Tables cannot be read or written."""


class FolderInUse(StoreError):
    """Another build is writing to the folder."""


class NotOurFolder(StoreError):
    """The folder contains other things than tables of this program."""


class NoTables(StoreError):
    """There are no tables in the folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"There are no tables in {folder}.")
        self.folder = folder


class NewerStore(StoreError):
    """A newer version of the program wrote the tables; `version` is its own name of it."""

    def __init__(self, folder: Path, version: str) -> None:
        super().__init__(
            f"The tables in {folder} were written by a newer version of this program ({version}); "
            "install that version to open them."
        )
        self.folder, self.version = folder, version


class DamagedStore(StoreError):
    """A file is missing or not as it was written; `file` is its name, `why` a sentence without its stop."""

    def __init__(self, folder: Path, file: str, why: str) -> None:
        super().__init__(f"The tables in {folder} are damaged: {file} {why}; build them again.")
        self.folder, self.file, self.why = folder, file, why
