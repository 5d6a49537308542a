"""More than one notice in a file is refused, and no notice is taken for two."""

from __future__ import annotations

import pytest

from analysis import paths
from analysis.ingest.extract import Extracted, Refusal, extract
from analysis.read import read_file
from analysis.read.source import Source
from tests.factories.invented_notices import BODY, CLOSING, opening


def notice(body: str) -> str:
    return f"{body}关于巡察整改进展情况的通报\n{opening(body)}{BODY}{CLOSING}{body}\n2023年12月28日\n"


def extracted(raw: str) -> Extracted | Refusal:
    return extract(Source("a.txt", raw, "", "txt", "utf-8"), "a")


@pytest.mark.parametrize("between", ["", "\n\n", "\f", "————————\n", "- 5 -\n"])
def test_two_notices_in_one_file_are_refused_with_that_reason(between: str) -> None:
    refused = extracted(notice("石桥市水务局党组") + between + notice("石桥市交通运输局党组"))
    assert isinstance(refused, Refusal)
    assert (refused.reason, refused.detail) == (
        "several",
        "The file contains 2 notices; save each in a file of its own.",
    )


def test_three_are_counted() -> None:
    refused = extracted("\n".join(notice(f"石桥市{name}局党组") for name in ("水务", "教育", "财政")))
    assert isinstance(refused, Refusal) and "3 notices" in refused.detail


@pytest.mark.parametrize(
    "page",
    [
        "{title}\n{whole}",
        "{whole}相关链接\n石桥市教育局党组关于巡察整改进展情况的通报\n石桥市财政局党组关于巡察整改进展情况的通报\n",
        "当前位置：首页 > 巡察整改\n{title}\n发布时间：2024-01-05\n{whole}{title}\n",
    ],
)
def test_a_title_printed_again_is_no_notice_of_its_own(page: str) -> None:
    whole = notice("石桥市水务局党组")
    assert isinstance(extracted(page.format(whole=whole, title=whole.split("\n")[0])), Extracted)


@pytest.mark.parametrize("file", sorted(paths.SAMPLE.glob("*.txt")), ids=lambda path: path.stem)
def test_the_samples_are_one_notice_each(file) -> None:
    assert isinstance(extract(read_file(file), "a"), Extracted)


def test_damaged_characters_are_a_doubt() -> None:
    found = extracted(notice("石桥市水务局党组").replace("逐条", "逐\ufffd"))
    assert isinstance(found, Extracted)
    doubts = {row["doubt"]: row["detail"] for row in found.rows["doubts"]}
    assert doubts["damaged_characters"] == "n=1"
