"""Table `measure_terms`: what each measure is about, as names without the order of the text."""

from __future__ import annotations

from analysis.facts.measure_terms import extract_measure_terms
from analysis.schema import MEASURE_TERMS
from tests.factories.written import written

TEXT = "一是采购管理采购清单合同设备档案科室培训13800000000采购。二是严格按照要求进一步开展工作。"


def _terms(text: str = TEXT) -> list[tuple[str, str, int]]:
    cut = text.index("二是")
    rows = extract_measure_terms(written(text, measures=(("一是", 0, cut), ("二是", cut, len(text)))))
    assert all(tuple(row) == tuple(MEASURE_TERMS.names) for row in rows)
    return [(row["measure_id"], row["term"], row["count"]) for row in rows]


def test_the_most_frequent_terms_come_first_then_by_term() -> None:
    found = [(term, count) for measure, term, count in _terms() if measure == "written#1.1"]
    assert found[0] == ("采购", 2)
    assert found[1:] == sorted(found[1:]) and len(found) == 5


def test_stop_words_contact_data_and_single_characters_are_no_terms() -> None:
    assert not [term for _, term, _ in _terms() if term.isdigit() or len(term) == 1]
    assert not [term for measure, term, _ in _terms() if measure == "written#1.2"]
