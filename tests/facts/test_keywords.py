"""Table `keywords`: the words of each part and issue, counted exactly, without persons or contact data."""

from __future__ import annotations

import hashlib

import pytest

from analysis.facts.keywords import extract_keywords
from analysis.outline.document import Document, Item, Layout, Outline, Part
from analysis.read.source import Source
from analysis.schema import KEYWORDS
from analysis.text.folded import Span, Text

CHROME = "索引号：000 发布机构：网站\n"
TITLE = "关于巡察整改情况的通报\n"
OPENING = "现将整改情况公布。\n"
ORGANISED = "一、组织领导\n召开党组会，党组会部署。\n"
HEADING = "二、整改落实\n"
FIRST = "（一）采购不规范。修订采购制度3项，采购更严。CT设备两台。\n"
SECOND = "（二）党费收缴不及时。收缴党费。\n"
CONTACT = "联系电话：010-00000000；邮箱：office@example.com；地址：某市花园路1号\n"
SIGNED = "中共某县水利局党组\n"
TEXT = CHROME + TITLE + OPENING + ORGANISED + HEADING + FIRST + SECOND + CONTACT + SIGNED


def _span(piece: str) -> Span:
    start = TEXT.index(piece)
    return Span(start, start + len(piece))


def _item(seq: int, piece: str) -> Item:
    span = _span(piece)
    return Item(
        seq=seq,
        number=str(seq),
        heading=span,
        start=span.start,
        end=span.end,
        section="二",
        section_title="整改落实",
        above=(),
        measures=(),
    )


def _part(code: str, first: str, last: str) -> Part:
    return Part(code, "", "", _span(first).start, _span(last).end)


def _document(text: str = TEXT, outline: Outline | None = None, layout: Layout | None = None) -> Document:
    outline = outline or Outline(
        (_part("organisation", ORGANISED, ORGANISED), _part("rectification", HEADING, SECOND)),
        (_item(1, FIRST), _item(2, SECOND)),
    )
    layout = layout or Layout(
        _span(CHROME),
        _span(TITLE),
        _span(OPENING),
        Span(_span(OPENING).start, len(TEXT)),
        _span(SIGNED),
        None,
    )
    source = Source("a.txt", text, hashlib.sha256(text.encode()).hexdigest(), "txt", "utf-8")
    return Document("a", source, Text(text), layout, outline)


def _plain(text: str) -> Document:
    """A document that is nothing but body."""
    nowhere = Span(0, 0)
    layout = Layout(nowhere, None, nowhere, Span(0, len(text)), None, None)
    return _document(text, Outline((), ()), layout)


def _count(rows: list[dict[str, object]], term: str) -> dict[tuple[object, object], object]:
    return {(r["part"], r["issue_id"]): r["count"] for r in rows if r["term"] == term}


def test_rows_have_the_columns_of_the_schema() -> None:
    assert all(list(row) == KEYWORDS.names for row in extract_keywords(_document()))


def test_a_term_is_counted_in_the_part_and_issue_in_which_it_occurs() -> None:
    rows = extract_keywords(_document())
    assert _count(rows, "采购") == {("rectification", "a#1"): 3}
    assert _count(rows, "党组会") == {("organisation", None): 2}
    assert _count(rows, "整改") == {("rectification", None): 1}


def test_title_and_opening_are_other_and_the_page_around_them_is_ignored() -> None:
    rows = extract_keywords(_document())
    assert _count(rows, "巡察整改") == {("other", None): 1}
    assert _count(rows, "公布") == {("other", None): 1}
    assert _count(rows, "网站") == {}


def test_contact_data_and_signature_are_ignored() -> None:
    terms = {row["term"] for row in extract_keywords(_document())}
    assert terms.isdisjoint({"电话", "邮箱", "花园路", "example", "com", "水利局"})


def test_words_are_han_or_latin_and_no_numerals() -> None:
    terms = {row["term"] for row in extract_keywords(_plain("CT设备两台，十三项，2021年，95%。第一"))}
    assert terms == {"CT", "设备", "两台", "项", "年", "第一"}


def test_stop_words_stay_and_the_counts_add_up_to_the_tokens() -> None:
    rows = extract_keywords(_plain("对采购和对采购的管理"))
    assert sum(row["count"] for row in rows) == 7


def test_rows_are_sorted_by_group_then_falling_count_then_term() -> None:
    rows = extract_keywords(_document())
    groups = list(dict.fromkeys((row["part"], row["issue_id"]) for row in rows))
    assert groups == [
        ("other", None),
        ("organisation", None),
        ("rectification", None),
        ("rectification", "a#1"),
        ("rectification", "a#2"),
    ]
    for group in groups:
        keys = [(-row["count"], row["term"]) for row in rows if (row["part"], row["issue_id"]) == group]
        assert keys == sorted(keys)


@pytest.mark.parametrize("name", ["王建国", "欧阳海燕", "李志强", "陈晓梅"])
def test_a_private_person_s_name_is_no_term(name: str) -> None:
    rows = extract_keywords(_plain(f"约谈副局长{name}，由{name}同志作出说明。"))
    assert name not in {row["term"] for row in rows}


def test_a_leader_s_name_in_a_set_phrase_is_a_term() -> None:
    rows = extract_keywords(_plain("学习习近平同志重要文章"))
    assert "习近平" in {row["term"] for row in rows}


def test_a_text_without_words_has_no_rows() -> None:
    assert extract_keywords(_plain("2021。 ，\n")) == []
