"""What each body did about the issues found: results, documents, figures of acts, acts, and its own words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.compare.rollup_sql import ACTIONS
from analysis.search.about import about_words, has_any, most_about, within
from analysis.search.done import GENERAL, Result, order_results
from analysis.search.find import Hits
from analysis.search.query import either_of
from analysis.search.searched import Searched

# Of an act and what is counted within it, the pairs that a reader understands without the text; 96 个 may be
# of anything.
_COUNTED = {
    "inspection_check": ("家", "份", "笔", "户", "次", "轮", "人", "名"),
    "study_training": ("人次", "人", "名", "场", "场次", "期", "次"),
    "meeting": ("次", "场"),
    "rule": ("项", "个", "份"),
    "personnel": ("人", "名"),
    "service_construction": ("台", "套", "间", "辆"),
    "funds_assets": ("户", "笔"),
}
_OTHER = "other"
_MOST_PASSAGES, _MOST_WORDS = 3, 54  # of its own words; characters


@dataclass(frozen=True)
class Answer:
    """Of the issues of one body.

    results: figures by outcome and unit, summed, the most telling first. documents: issued, those named after
    a word first. counted: for each act the largest figure of one unit that it names. day: of the last act
    that is dated. These are of measures about the words (about_words). acts: types of all measures, as
    count_acting counts them, the most frequent first, those that answer any problem last. All are of the
    issues that are most about the words (most_about), but documents named after a word are of any. words: of
    the measures, where the text is there: those with a word first.
    """

    results: tuple[Result, ...] = ()
    documents: tuple[str, ...] = ()
    counted: tuple[Result, ...] = ()
    acts: tuple[str, ...] = ()
    day: str = ""
    words: str = ""


def answer(
    searched: Searched, hits: Hits, notice_ids: Sequence[str], text_of: Callable[[str], str | None]
) -> list[Answer]:
    """For each of these notices what it did about its hits. `text_of`: of a notice, if it is there."""
    keys = searched.keys(hits.places).assign(titled=hits.titled | (not hits.words))
    most = set(keys["issue_id"][most_about(searched, hits)])
    keys = keys[keys["notice_id"].isin(notice_ids)]
    words = [part for word in hits.words for part in either_of(word)]
    rows = {name: _rows(searched, sql, keys) for name, sql in _ROWS.items()}
    texts = {notice_id: text_of(notice_id) for notice_id in notice_ids}
    measures = about_words(rows, keys, words, texts)
    certain = {name: within(rows[name], measures[measures["certain"]]) for name in _CERTAIN}
    # A measure that has a word in passing issues other documents, too.
    documents, titled = certain["documents"], set(keys["issue_id"][keys["titled"]])
    fits = documents["issue_id"].isin(titled) | np.array([has_any(words, n) for n in documents["name"]], bool)
    certain = {name: of[of["issue_id"].isin(most)] for name, of in certain.items()}
    certain["documents"] = documents[fits]
    acts = pd.concat([rows["acts"], rows["measures"]])[["notice_id", "issue_id", "action"]]
    types = acts[acts["issue_id"].isin(most)]
    about = certain | {"acts": within(rows["acts"], measures), "types": types}
    by_notice = {name: _by_notice(of) for name, of in about.items()}
    return [_answer(by_notice, id_, words, texts[id_]) for id_ in notice_ids]


def list_titles(searched: Searched, hits: Hits, notice_ids: Sequence[str]) -> list[list[str]]:
    """For each of these notices the headings of its hits that are most about the words, the best first."""
    wanted = searched.issues.notices["notice_id"].isin(notice_ids).to_numpy(dtype=bool)
    of = wanted[searched.issues.notice[hits.places]]
    rows = searched.issues.rows(searched.tables, _TITLES, hits.places[of & most_about(searched, hits)])
    titles = rows.groupby("notice_id", sort=False)["title"].agg(list)
    return [titles[notice_id] for notice_id in notice_ids]


def _rows(searched: Searched, sql: str, keys: pd.DataFrame) -> pd.DataFrame:
    asked = {"ids": list(keys["issue_id"]), "notices": sorted(set(keys["notice_id"]))}
    return searched.tables.query(sql, asked)


def _by_notice(rows: pd.DataFrame) -> dict[str, pd.DataFrame]:
    return {str(notice_id): of for notice_id, of in rows.groupby("notice_id")}


def _answer(
    by_notice: Mapping[str, Mapping[str, pd.DataFrame]], id_: str, words: Sequence[str], text: str | None
) -> Answer:
    acts, documents, outcomes, figures, events = (
        by_notice[name].get(id_, _EMPTY) for name in ("acts", *_CERTAIN)
    )
    issued = dict.fromkeys(documents.loc[documents["role"] == "issued", "name"] if len(documents) else ())
    named = sorted(issued, key=lambda name: not has_any(words, name))
    return Answer(
        tuple(order_results(outcomes)),
        tuple(named),
        tuple(_count(acts, figures)) if len(acts) else (),
        _rank(by_notice["types"].get(id_, _EMPTY)),
        str(events["date"].max()) if len(events) else "",
        _quote(acts, words, named, text) if text and len(acts) else "",
    )


def _count(acts: pd.DataFrame, figures: pd.DataFrame) -> list[Result]:
    """For each type of act the largest figure that is within one, in the first of its units that occurs."""
    if figures.empty:
        return []
    spans = acts[["measure_id", "action", "start", "end"]]
    pairs = figures.merge(spans, on="measure_id", suffixes=("", "_act"))
    pairs = pairs[(pairs["start"] >= pairs["start_act"]) & (pairs["end"] <= pairs["end_act"])]
    largest = pairs.groupby(["action", "unit"])["value"].max()
    found = []
    for act, units in _COUNTED.items():
        unit = next((unit for unit in units if (act, unit) in largest.index), None)
        if unit and largest[act, unit] > 0:
            found.append((act, float(largest[act, unit]), unit))
    return found


def _rank(acts: pd.DataFrame) -> tuple[str, ...]:
    """Types of action, the most frequent first, study and meetings after the others."""
    if acts.empty:
        return ()
    counts = acts["action"].value_counts()
    codes = sorted(counts.index, key=lambda code: (code in GENERAL, -counts[code], ACTIONS.index(code)))
    return tuple(code for code in codes if code != _OTHER) or tuple(codes)


def _quote(acts: pd.DataFrame, words: Sequence[str], named: Sequence[str], text: str) -> str:
    """Passages of acts in the order of the text, as many as are short: those with a word, and others where
    there are fewer than two. None that names a document which is listed."""
    spans = acts[acts["action"] != _OTHER].sort_values("start", ascending=False)[["start", "end"]]
    starts = {text[start:end].strip(): start for start, end in spans.itertuples(index=False, name=None)}
    fitting = [p for p in reversed(starts) if "\n" not in p and not any(name in p for name in named)]
    with_word = [p for p in fitting if has_any(words, p)]
    others = [p for p in fitting if p not in with_word][: max(0, 2 - len(with_word))]
    kept: list[str] = []
    for passage in [*with_word, *others]:
        if len(kept) < _MOST_PASSAGES and sum(map(len, kept)) + len(passage) <= _MOST_WORDS:
            kept.append(passage)
    return "；".join(sorted(kept, key=starts.__getitem__))


_EMPTY = pd.DataFrame()
_CERTAIN = ("documents", "outcomes", "figures", "events")
_JOINED = """
SEMI JOIN (SELECT unnest($notices::VARCHAR[]) AS notice_id) USING (notice_id)
SEMI JOIN (SELECT unnest($ids::VARCHAR[]) AS issue_id) USING (issue_id)"""
_TITLES = "SELECT notice_id, seq, title FROM issues WHERE list_contains($notices::VARCHAR[], notice_id)"
_ROWS = {
    "measures": f'SELECT notice_id, issue_id, measure_id, action, start, "end" FROM measures {_JOINED}',
    "terms": f"SELECT DISTINCT measure_id, term FROM measure_terms {_JOINED}",
    "acts": f'SELECT notice_id, issue_id, action, start, "end" FROM actions {_JOINED}',
    "documents": f"SELECT notice_id, issue_id, name, role, start FROM documents {_JOINED} ORDER BY start",
    "outcomes": f"SELECT notice_id, issue_id, outcome, value, unit, start FROM outcomes {_JOINED}",
    "figures": f'SELECT notice_id, issue_id, value, unit, start, "end" FROM figures {_JOINED}',
    "events": f"""
SELECT notice_id, issue_id, date, start FROM events {_JOINED} WHERE event = 'measure_done'""",
}
