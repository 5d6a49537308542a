"""Everything that pages need of large tables, made before a reader asks for it, in a process of its own.

`python -m dashboard.shell.prepare_pages FOLDER...`: what `analysis.search.prepare` makes, and the names of
notices in every language, so that the server loads no dictionary of sounds for them.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from analysis.search.prepare import prepare
from analysis.store import StoreError, open_store
from dashboard.shell.joined import join
from dashboard.shell.kept_names import names_in_language, names_of_notices
from locales import languages


def make_names(folder: Path) -> None:
    """The names of notices in every language, where they are kept."""
    with suppress(StoreError):
        tables = join([open_store(folder)]).tables
        if tables.keeps:
            names = names_of_notices(tables)
            for language in languages():
                names_in_language(tables, names, language)


if __name__ == "__main__":
    for named in sys.argv[1:]:
        prepare(Path(named))
        make_names(Path(named))
