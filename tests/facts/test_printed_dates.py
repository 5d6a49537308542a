"""However a date is printed, mistyped or misread, its one reading is found; what has none is a doubt."""

from __future__ import annotations

import pytest

from analysis.ingest.extract import Extracted, extract
from analysis.read.source import Source
from tests.factories.cases import load_cases

CASES = load_cases("printed_dates")
COLUMNS = ("inspection_start", "inspection_end", "feedback_date", "report_date")
DATES = ["2023-03-06", "2023-05-12", "2023-06-20", "2023-12-28"]
PRINTED = {"period": "2023年3月6日至5月12日", "feedback": "2023年6月20日", "signature": "2023年12月28日"}
NOTICE = """中共石桥市水务局党组关于巡察整改进展情况的通报
根据市委统一部署，{period}，市委第三巡察组对市水务局党组开展了巡察。{feedback}，巡察组反馈了意见。现将整改情况公布如下。
一、组织领导情况
局党组召开会议，成立领导小组。
二、整改落实情况
1.关于学习不够深入的问题。
一是补学专题。二是修订办法。该问题已完成整改。
2.关于管理松散的问题。
一是建立台账。二是开展检查。该问题正在整改。
三、下一步打算
局党组将持续巩固整改成果。
中共石桥市水务局党组
{signature}"""


def extracted(**printed: str) -> Extracted:
    raw = NOTICE.format(**PRINTED | printed)
    found = extract(Source("a.txt", raw, "", "txt", "utf-8"), "a")
    assert isinstance(found, Extracted), (printed, found)
    return found


def doubts(found: Extracted) -> set[str]:
    return {row["doubt"] for row in found.rows["doubts"]}


@pytest.mark.parametrize("place", PRINTED)
def test_every_form_of_a_date_is_read(place: str) -> None:
    assert CASES[place]
    found = {form: extracted(**{place: form}).rows["notices"][0] for form in CASES[place]}
    wrong = {
        form: read for form, row in found.items() if (read := [row[column] for column in COLUMNS]) != DATES
    }
    assert wrong == {}


@pytest.mark.parametrize("period", CASES["unread"])
def test_what_is_no_date_in_any_reading_is_a_doubt(period: str) -> None:
    assert "unread_date" in doubts(extracted(period=period))


@pytest.mark.parametrize("signature", ["2O2S年12月28日", "2023年12月3S日"])
def test_a_signature_that_is_no_date_is_a_doubt(signature: str) -> None:
    found = extracted(signature=signature)
    assert found.rows["notices"][0]["report_date"] is None
    assert "unread_date" in doubts(found)


@pytest.mark.parametrize("period", CASES["no_doubt"])
def test_what_is_a_date_is_no_doubt(period: str) -> None:
    assert not {"unread_date", "two_readings", "dates_order"} & doubts(extracted(period=period))
