"""What one row of each table is: columns, types, units, allowed values and keys, defined once.

The data dictionary, `datapackage.json`, the checks and the readers of the store are made from this.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Type = Literal["string", "integer", "number", "boolean", "date"]

# A date may be reduced to its month or year: 2024-03, 2024.
DATE_PATTERN = r"\d{4}(-\d{2}(-\d{2})?)?"


@dataclass(frozen=True)
class Column:
    """One column. `domain` names the codebook file whose codes are its allowed values."""

    name: str
    type: Type
    zh: str
    en: str
    meaning: str
    unit: str = ""
    domain: str = ""
    required: bool = False


@dataclass(frozen=True)
class Table:
    """One table: what a row is, its columns in order, its key, and the tables it points to."""

    name: str
    zh: str
    en: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    parents: tuple[tuple[str, str], ...] = ()  # (column here, table it is the key of)

    @property
    def names(self) -> list[str]:
        return [c.name for c in self.columns]


def _notice(required: bool = True) -> Column:
    return Column(
        "notice_id", "string", "通报编号", "notice", "Key of the notice: its file's stem.", required=required
    )


def _issue() -> Column:
    return Column(
        "issue_id",
        "string",
        "问题编号",
        "issue",
        "Key of the issue the passage stands in; empty outside every issue.",
    )


def _span() -> tuple[Column, Column]:
    return (
        Column(
            "start",
            "integer",
            "起",
            "start",
            "Offset of the passage's first character in the decoded text.",
            "characters",
            required=True,
        ),
        Column(
            "end",
            "integer",
            "止",
            "end",
            "Offset after the passage's last character.",
            "characters",
            required=True,
        ),
    )


def _chars(of: str) -> Column:
    return Column(
        "n_chars",
        "integer",
        "字数",
        "characters",
        f"Characters of {of}, white space aside.",
        "characters",
        required=True,
    )


_IN_NOTICE = ("notice_id", "notices")
_IN_ISSUE = ("issue_id", "issues")

NOTICES = Table(
    "notices",
    "通报",
    "notices",
    "notice",
    (
        _notice(),
        Column(
            "organisation",
            "string",
            "单位",
            "organisation",
            "Full name of the inspected organisation, without its Party body (党组, 党委, 委员会).",
        ),
        Column(
            "province",
            "string",
            "省",
            "province",
            "Province, from the real place even where the text prints only a lower one; in the four municipalities also the city.",
        ),
        Column(
            "city",
            "string",
            "市",
            "city",
            "Prefecture-level city; a municipality is its own. Empty for provincial and central bodies, for a county that its province governs itself, and where it is unknown; comparisons tell these apart by level and district.",
        ),
        Column("district", "string", "区县", "district", "County, district or county-level city."),
        Column(
            "level",
            "string",
            "层级",
            "level",
            "Administrative level of the inspected organisation.",
            domain="level",
        ),
        Column(
            "kind", "string", "类别", "kind", "巡视 (provincial and above) or 巡察 (below).", domain="kind"
        ),
        Column(
            "inspecting_team", "string", "巡视巡察组", "inspecting team", "The inspecting team as printed."
        ),
        Column("inspection_start", "date", "进驻", "inspection start", "First day of the inspection."),
        Column(
            "inspection_end",
            "date",
            "结束",
            "inspection end",
            "Last day of the inspection (of its last stage).",
        ),
        Column("feedback_date", "date", "反馈", "feedback", "Day the findings were fed back."),
        Column(
            "report_date",
            "date",
            "落款",
            "report",
            "Date of the signature or under the title; never the page's.",
        ),
        Column(
            "page_date",
            "date",
            "网页日期",
            "page date",
            "Date in the page's metadata; never the signature's.",
        ),
        Column(
            "latest_done",
            "date",
            "最近完成",
            "latest done",
            "Latest past date reported as done, at least to the month; a lower bound for the report where that is missing.",
        ),
        _chars("the file's text"),
        Column(
            "sha256", "string", "校验和", "sha256", "SHA-256 of the decoded text in UTF-8.", required=True
        ),
        Column("source", "string", "来源", "source", "File the notice was read from.", required=True),
        Column("title", "string", "标题", "title", "Title as printed, line breaks removed."),
        Column(
            "rectification_chars",
            "integer",
            "整改部分字数",
            "rectification characters",
            "Characters of the rectification part, white space aside.",
            "characters",
            required=True,
        ),
    ),
    key=("notice_id",),
)

TOTALS = Table(
    "totals",
    "自述总数",
    "totals",
    "figure that the notice states about its own findings or measures",
    (
        _notice(),
        Column(
            "counted",
            "string",
            "所计",
            "counted",
            "What is counted; different units are never added up.",
            domain="counted",
            required=True,
        ),
        Column(
            "state", "string", "状态", "state", "State of what is counted.", domain="state", required=True
        ),
        Column(
            "statistic",
            "string",
            "统计量",
            "statistic",
            "Count or percent.",
            domain="statistic",
            required=True,
        ),
        Column("value", "number", "数值", "value", "The figure as printed.", required=True),
        Column(
            "scope",
            "string",
            "范围",
            "scope",
            "Whether it speaks of all of the organisation's findings, a part, or other bodies.",
            domain="scope",
            required=True,
        ),
        *_span(),
    ),
    parents=(_IN_NOTICE,),
)

ISSUES = Table(
    "issues",
    "问题",
    "issues",
    "issue listed in the rectification part",
    (
        _notice(),
        Column("issue_id", "string", "问题编号", "issue", "<notice_id>#<seq>.", required=True),
        Column("seq", "integer", "序号", "seq", "Place of the issue in the notice, from 1.", required=True),
        Column("section", "string", "章节", "section", "Path of the numbers above it: 二/(一)."),
        Column(
            "section_title",
            "string",
            "章节标题",
            "section title",
            "Title of the heading right above it, as printed.",
        ),
        Column("number", "string", "编号", "number", "The issue's number as printed."),
        Column(
            "title",
            "string",
            "标题",
            "title",
            "The problem named by the heading, without number, frame words (关于…问题的整改) and status labels.",
            required=True,
        ),
        Column(
            "issue_type", "string", "问题类型", "issue type", "What the issue is about.", domain="issue_type"
        ),
        Column(
            "focus",
            "string",
            "监督重点",
            "focus",
            "Part of the official fourfold frame; two where the section names two, with | between.",
        ),
        Column(
            "status",
            "string",
            "整改状态",
            "status",
            "State of rectification as the notice puts it.",
            domain="status",
            required=True,
        ),
        Column(
            "status_basis",
            "string",
            "状态依据",
            "status basis",
            "What the status rests on.",
            domain="status_basis",
            required=True,
        ),
        Column(
            "n_measures",
            "integer",
            "措施数",
            "measures",
            "Top-level measures under the issue; 1 where it is not enumerated.",
            "measures",
            required=True,
        ),
        _chars("the issue"),
        *_span(),
    ),
    key=("issue_id",),
    parents=(_IN_NOTICE,),
)

MEASURES = Table(
    "measures",
    "措施",
    "measures",
    "top-level measure under an issue",
    (
        _notice(),
        Column("issue_id", "string", "问题编号", "issue", "Key of the issue it answers.", required=True),
        Column("measure_id", "string", "措施编号", "measure", "<issue_id>.<seq>.", required=True),
        Column(
            "seq", "integer", "序号", "seq", "Place of the measure under its issue, from 1.", required=True
        ),
        Column(
            "marker",
            "string",
            "标号",
            "marker",
            "The measure's mark as printed; empty where the issue is not enumerated.",
        ),
        Column(
            "action",
            "string",
            "举措",
            "action",
            "What kind of act the measure is.",
            domain="action",
            required=True,
        ),
        _chars("the measure"),
        *_span(),
    ),
    key=("measure_id",),
    parents=(_IN_NOTICE, _IN_ISSUE),
)

EVENTS = Table(
    "events",
    "时间",
    "events",
    "dated event",
    (
        _notice(),
        _issue(),
        Column("event", "string", "事件", "event", "What the date dates.", domain="event", required=True),
        Column(
            "date",
            "date",
            "日期",
            "date",
            "ISO date, reduced to month or year where the text says no more.",
            required=True,
        ),
        Column(
            "year_inferred",
            "boolean",
            "年份推定",
            "year inferred",
            "True where the year is not printed with the date.",
            required=True,
        ),
        *_span(),
    ),
    parents=(_IN_NOTICE, _IN_ISSUE),
)

DOCUMENTS = Table(
    "documents",
    "文件",
    "documents",
    "《》 name printed",
    (
        _notice(),
        _issue(),
        Column(
            "name",
            "string",
            "名称",
            "name",
            "The name between the outer 《》, line breaks removed.",
            required=True,
        ),
        Column(
            "role",
            "string",
            "角色",
            "role",
            "Whether the organisation issued or only cites it.",
            domain="role",
            required=True,
        ),
        *_span(),
    ),
    parents=(_IN_NOTICE, _IN_ISSUE),
)

FIGURES = Table(
    "figures",
    "数量",
    "figures",
    "quantity with a unit in the rectification part",
    (
        _notice(),
        _issue(),
        Column("value", "number", "数值", "value", "The quantity, 万 and 亿 worked out.", required=True),
        Column("unit", "string", "单位", "unit", "The unit as printed, without 万 and 亿.", required=True),
        *_span(),
    ),
    parents=(_IN_NOTICE, _IN_ISSUE),
)

OUTCOMES = Table(
    "outcomes",
    "处理结果",
    "outcomes",
    "figure of accountability or recovery",
    (
        _notice(),
        _issue(),
        Column(
            "outcome",
            "string",
            "结果",
            "outcome",
            "What was done to whom, or what was recovered or made.",
            domain="outcome",
            required=True,
        ),
        Column(
            "value",
            "number",
            "数值",
            "value",
            "The figure; money in yuan; a printed zero is kept.",
            required=True,
        ),
        Column("unit", "string", "单位", "unit", "What is counted: 人, 人次, 元, 项 ...", required=True),
        *_span(),
    ),
    parents=(_IN_NOTICE, _IN_ISSUE),
)

KEYWORDS = Table(
    "keywords",
    "词语",
    "keywords",
    "term in one part or issue",
    (
        _notice(),
        _issue(),
        Column(
            "part",
            "string",
            "部分",
            "part",
            "Part of the notice the term stands in.",
            domain="part",
            required=True,
        ),
        Column("term", "string", "词", "term", "The term as segmented.", required=True),
        Column(
            "pos", "string", "词性", "part of speech", "Tag of the segmenter (ICTCLAS set).", required=True
        ),
        Column(
            "count",
            "integer",
            "次数",
            "count",
            "Occurrences. Stop words have rows too, so that the rows of a notice, part or issue add up to its tokens.",
            "tokens",
            required=True,
        ),
    ),
    parents=(_IN_NOTICE, _IN_ISSUE),
)

REJECTED = Table(
    "rejected",
    "未收入",
    "rejected",
    "file that is no notice or could not be read",
    (
        Column("source", "string", "来源", "source", "The file.", required=True),
        Column(
            "reason", "string", "原因", "reason", "Why it was not taken in.", domain="reason", required=True
        ),
        Column(
            "detail",
            "string",
            "说明",
            "detail",
            "What was found and what was missing, in one sentence.",
            required=True,
        ),
    ),
    key=("source",),
)

TABLES: dict[str, Table] = {
    t.name: t
    for t in (NOTICES, TOTALS, ISSUES, MEASURES, EVENTS, DOCUMENTS, FIGURES, OUTCOMES, KEYWORDS, REJECTED)
}
