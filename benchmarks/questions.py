"""Processor time of each question about words, measures and documents, under filters never used before.

    python -m benchmarks.questions --tables FOLDER [--home FOLDER]

`--tables`: a store of many notices (benchmarks.many_tables). `--home`: where what is made once of it is kept,
else a folder that is removed. Answers that are kept there are removed first.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from analysis.compare.actions import count_actions
from analysis.compare.documents import count_documents
from analysis.compare.layers import Layer
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary import (
    cooccurrence_network,
    cooccurring_terms,
    keyness,
    notices_with_term,
    signature_words,
    term_frequencies,
)
from analysis.compare.vocabulary.top_terms import top_terms
from analysis.store import open_store

_FIRST = Selection(years=("2020",))  # what is read once whatever is asked is read with it
_FILTERS = {
    "all counties": Selection(levels=("county",)),
    "one issue type": Selection(issue_types=("safety_risk",)),
}
_GROUP = Selection(kinds=("巡察",), provinces=("四川省",))


def questions(tables: Tables, chosen: Selection) -> dict[str, Callable[[], object]]:
    """What pages ask."""
    return {
        "frequent words": lambda: term_frequencies(tables, chosen, limit=30),
        "frequent words of each city": lambda: top_terms(tables, chosen, by="city"),
        "own words of each level": lambda: signature_words(tables, chosen, by="level", limit=5),
        "own words of each city": lambda: signature_words(tables, chosen, by="city"),
        "keyness": lambda: keyness(tables, _GROUP, within=chosen, limit=40),
        "pairs of words": lambda: cooccurrence_network(tables, chosen),
        "words beside a word": lambda: cooccurring_terms(tables, chosen, "工作"),
        "notices with a word": lambda: notices_with_term(tables, chosen, "检查"),
        "acts by issue type": lambda: count_actions(tables, chosen, by="issue_type"),
        "acts by level": lambda: count_actions(tables, chosen, by="level"),
        "documents by level": lambda: count_documents(tables, chosen, by="level"),
    }


def run(folder: Path, home: Path) -> None:
    for kept in (home / "rollups").glob("*/answers-*"):
        shutil.rmtree(kept)
    tables = Tables.from_layers([Layer(open_store(folder))], keep=home / "rollups")
    tables.make_all()
    for ask in questions(tables, _FIRST).values():
        ask()
    for name, chosen in _FILTERS.items():
        print(name)
        for question, ask in questions(tables, chosen).items():
            began = time.process_time()
            ask()
            print(f"    {question:28} {1000 * (time.process_time() - began):6.0f} ms", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tables", type=Path, required=True)
    parser.add_argument("--home", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        run(options.tables, options.home or Path(made))


if __name__ == "__main__":
    main()
