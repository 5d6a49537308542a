"""Notices made up for the tests: the parts a test is about are given, the rest is a plain notice."""

from __future__ import annotations

from analysis.outline.document import Document, Outline
from analysis.outline.layout import find_layout
from analysis.read.source import Source
from analysis.text.folded import Text

BODY = """一、整改工作组织情况
党组织召开专题会议研究整改，成立领导小组，印发《整改工作方案》，逐条列出清单。
二、反馈问题整改落实情况
1.关于理论学习不够深入的问题。一是修订《学习制度》，开展集中学习6次。二是组织测试2次。
2.关于财务管理不够规范的问题。一是制定《报销办法》，清退资金1.2万元。二是开展培训3场。
3.关于干部队伍建设有短板的问题。一是举办培训班1期。二是选派干部5人。
三、下一步打算
继续抓好后续整改，巩固成果。
"""
CLOSING = "欢迎广大干部群众对整改情况进行监督。如有意见建议，请及时反映。联系电话：0000-1234567。\n"


def opening(inspected: str, *, team: str = "市委第一巡察组", kind: str = "巡察") -> str:
    """The first paragraph, as most notices word it."""
    return (
        f"根据统一部署，2023年3月1日至4月28日，{team}对{inspected}开展了常规{kind}。"
        f"2023年6月9日，{team}反馈了{kind}意见。现将整改进展情况予以公布。\n"
    )


def document_of(raw: str) -> Document:
    """A document with its layout and without an outline."""
    text = Text(raw)
    return Document(
        "invented", Source("invented.txt", raw, "", "txt", "utf-8"), text, find_layout(text), Outline((), ())
    )


def notice(
    inspected: str,
    *,
    title: str = "",
    signature: str = "",
    address: str = "",
    team: str = "市委第一巡察组",
    page: str = "",
) -> Document:
    """A whole notice about `inspected`; what is not named is not printed."""
    kind = "巡视" if "巡视" in team else "巡察"
    contact = f"地址：{address}。\n" if address else ""
    return document_of(
        f"{page}{title}\n{opening(inspected, team=team, kind=kind)}{BODY}{CLOSING}{contact}{signature}"
    )
