"""Whatever became of a text, it is read or refused, and what is read keeps every invariant."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.outline.notice import NotANotice, read_document
from analysis.read.source import Source
from tests.factories.damage import DAMAGES, INVENTED, PIECES, damaged
from tests.factories.fuzzing import broken, examples

pytestmark = pytest.mark.soak

TEXTS = [path.read_text(encoding="utf-8") for path in INVENTED]


@examples(160)
@given(
    text=st.sampled_from(TEXTS),
    damages=st.lists(st.sampled_from(DAMAGES), min_size=1, max_size=3),
    seed=st.integers(0, 2**32),
)
def test_a_damaged_notice_is_refused_or_keeps_every_invariant(text, damages, seed):
    assert broken(damaged(text, damages, Random(seed))) == []


@examples(40)
@given(text=st.sampled_from(TEXTS), inserted=st.text(max_size=80), place=st.floats(0, 1))
def test_a_notice_with_any_characters_inserted_keeps_every_invariant(text, inserted, place):
    offset = int(place * len(text))
    assert broken(text[:offset] + inserted + text[offset:]) == []


@examples(60)
@given(
    text=st.sampled_from(TEXTS),
    pieces=st.lists(st.sampled_from(PIECES), max_size=40),
    place=st.floats(0, 1),
)
def test_a_notice_with_marks_that_number_nothing_keeps_every_invariant(text, pieces, place):
    offset = int(place * len(text))
    assert broken(text[:offset] + "".join(pieces) + text[offset:]) == []


@examples(40)
@given(raw=st.binary(max_size=600), encoding=st.sampled_from(["utf-8", "gb18030", "utf-16-le", "latin-1"]))
def test_bytes_read_as_text_are_refused_or_keep_every_invariant(raw, encoding):
    assert broken(raw.decode(encoding, "replace")) == []


# Each was found by `make soak`: lines of a damaged notice, as few as still failed.
FOUND = {
    "acts under a section that no part is above": """1.清
局党组统筹推进巡察整改。一是健全领导机制，成立由党组书记任组长的专班
三、巡察移交信访和问题线索办理情
1.局
（一）
1.开展专项检查《，对局属6个单位收支进行审计，纠正问题9笔。
（二）针对干部选拔程序不规范，借调人员管理失序的问题
3.联合有关部门印发《关于加强燃气安全管理的通知》，安装报警装置80套。""",
}


def test_what_was_found_stays_mended():
    assert {name: broken(text) for name, text in FOUND.items() if broken(text)} == {}


def test_most_damaged_notices_are_read_not_refused():
    """Were nearly all of them refused, the tests above would show nothing."""
    random, read = Random(1), 0
    for text in TEXTS:
        try:
            read_document(
                Source("d.txt", damaged(text, [random.choice(DAMAGES)], random), "0", "txt", "utf-8"), "d"
            )
        except NotANotice:
            continue
        read += 1
    assert read > len(TEXTS) / 2
