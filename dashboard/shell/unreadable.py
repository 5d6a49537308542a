"""Why tables cannot be shown, or not whole, as texts of the page."""

from __future__ import annotations

from analysis.store import DamagedStore, NewerStore, Store, StoreError

Said = tuple[str, dict[str, object]]  # a text's key with its values


def explain(error: StoreError) -> Said:
    """The sentence about tables that cannot be opened."""
    match error:
        case DamagedStore():
            return "data.damaged", {"folder": str(error.folder), "file": error.file}
        case NewerStore():
            return "data.newer", {"folder": str(error.folder), "version": error.version}
    return "data.unusable", {"detail": str(error)}


def note_missing(store: Store) -> tuple[Said, ...]:
    """The sentence about what an older version of the program did not write; none where all is there."""
    if not store.missing:
        return ()
    return (("data.lacking", {"folder": str(store.folder), "missing": ", ".join(store.missing)}),)
