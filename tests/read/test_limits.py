"""What passes a limit is refused in one sentence that names it; every limit has a reason and a reader that
keeps to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis import limits
from analysis.export.limits_page import reasons
from analysis.paths import PROJECT
from analysis.read import ReadError
from analysis.read.decode import decode
from analysis.read.folders import find_files
from analysis.read.too_much import SENTENCES, too_much
from tests.factories.archives import packed
from tests.factories.files import short_pdf
from tests.factories.word_files import defined, item, level, numbered, word_file

LISTS = defined(0, level(0, "decimal", "%1、")) + "".join(
    numbered(key, 0) for key in range(limits.MAX_WORD_LISTS + 1)
)


def refusal(data: bytes, format_: str) -> str:
    with pytest.raises(ReadError) as caught:
        decode(data, format_)
    assert caught.value.reason == "not_a_notice"
    return caught.value.detail


def test_every_limit_has_a_reason_and_is_used() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("analysis", "dashboard")
        for path in (PROJECT / folder).rglob("*.py")
        if path.name not in ("limits.py", "too_much.py")
    )
    names = dict(reasons())
    assert set(names) == {name for name in vars(limits) if name.isupper()} - {"KIB", "MIB", "GIB"}
    assert [name for name, why in names.items() if len(why) < 10 or not re.search(rf"\b{name}\b", code)] == []
    assert set(SENTENCES) <= set(names)


@pytest.mark.parametrize("limit", SENTENCES)
def test_a_refusal_is_one_sentence(limit: str) -> None:
    assert re.fullmatch(r"[A-Z0-9][^{}\n]+\.", too_much(limit, 10**9).detail)


def test_a_page_of_elements_inside_each_other_is_refused() -> None:
    depth = limits.MAX_DEPTH + 1
    page = b"<html><body>" + b"<div>" * depth + "整改。".encode() + b"</div>" * depth
    assert "nested more than 1,000 deep" in refusal(page, "html")


def test_an_element_with_thousands_of_attributes_is_refused() -> None:
    attributes = " ".join(f"a{n}=1" for n in range(limits.MAX_ATTRIBUTES + 1))
    assert "has 1,001 attributes" in refusal(f"<html><p {attributes}>整改</p>".encode(), "html")


def test_a_word_file_of_too_many_parts_or_lists_is_refused() -> None:
    parts = packed({f"word/{n}.xml": b"" for n in range(limits.MAX_WORD_PARTS + 1)})
    assert "2,001 parts" in refusal(parts, "docx")
    assert "10,001 lists" in refusal(word_file(item("整改"), numbering=LISTS), "docx")


def test_a_pdf_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.read.pdf.MAX_PAGES", 0)
    assert "1 pages" in refusal(short_pdf(), "pdf")


def test_files_of_one_stem_are_numbered_in_one_pass(tmp_path: Path) -> None:
    for n in range(300):
        (tmp_path / f"{n}").mkdir()
        (tmp_path / f"{n}" / "通报.txt").write_text("x")
    (tmp_path / "通报-2.txt").write_text("x")
    ids = {found.notice_id for found in find_files([tmp_path])}
    assert ids == {"通报", "通报-2", *(f"通报-{n}" for n in range(3, 302))}
