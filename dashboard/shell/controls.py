"""What decides a chart's data besides the sidebar: controls on its page, said in words and as codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import streamlit as st

from dashboard.i18n.translator import Translator

# Key of a control in the address -> what its choice decides: blocks by name, or all blocks of a page. Controls that
# are not here decide how something is shown, not what.
_DECIDE: dict[str, tuple[str, ...]] = {
    "a": ("compare",),
    "acts_by": ("measures.actions",),
    "acts_show": ("measures.actions",),
    "against": ("distinctive",),
    "all_texts": ("context.concordance", "context.dispersion", "context.collocates", "context.phrases"),
    "by": (
        "overview.status",
        "overview.stated",
        "issues.heat",
        "completion.groups",
        "completion.status",
        "timeline.durations",
        "measures.per_issue",
        "measures.documents",
        "measures.outcomes",
        "keywords.own",
        "distinctive",
    ),
    "concrete_by": ("measures.concreteness",),
    "days": ("timeline.deadline",),
    "find": (
        "context.concordance",
        "context.counts",
        "context.dispersion",
        "context.collocates",
        "context.phrases",
    ),
    "least": ("distinctive",),
    "length": ("keywords.ranked", "keywords.cloud"),
    "net": ("context.network",),
    "order": ("context.concordance",),
    "part": (
        "keywords",
        "distinctive",
        "context.concordance",
        "context.counts",
        "context.dispersion",
        "context.collocates",
        "context.phrases",
    ),
    "rank": ("context.collocates",),
    "rates-of": ("completion.funnel",),
    "rule": ("timeline.deadline",),
    "show": ("issues.heat",),
    "stop": ("keywords", "distinctive", "context.collocates", "context.phrases", "context.network"),
    "tag": ("keywords.ranked", "keywords.cloud"),
    "target": ("distinctive",),
    "term": ("context",),
    "top": ("keywords.ranked", "keywords.cloud"),
    "window": ("context.collocates",),
}
_KEY = "_controls"


@dataclass(frozen=True)
class Control:
    """One control as it stands: its label and what is chosen in words, the codes of it, and whether it is as at first."""

    label: str
    said: tuple[str, ...]
    codes: tuple[str, ...]
    is_default: bool


def start() -> dict[str, Control]:
    """The controls of this run by key; they fill while the page runs."""
    controls: dict[str, Control] = {}
    st.session_state[_KEY] = controls
    return controls


def tell(key: str, control: Control) -> None:
    """Note how a control of this run stands."""
    st.session_state.get(_KEY, {})[key] = control


def deciding(controls: Mapping[str, Control], blocks: Iterable[str]) -> dict[str, Control]:
    """Those of the controls that decide the data of any of the blocks."""
    names = {name for block in blocks for name in (block, block.partition(".")[0])}
    return {key: control for key, control in controls.items() if names & set(_DECIDE.get(key, ()))}


def in_words(controls: Iterable[Control], tr: Translator) -> str:
    """`Part of the notice: rectification; Number of words: 50`."""
    return tr("readme.control_separator").join(
        tr("readme.control", label=control.label, said=tr.listing([*control.said]) or tr("readme.none"))
        for control in controls
    )


def in_codes(controls: Mapping[str, Control]) -> list[str]:
    """For file names what is not as at first: `part-rectification`, `top-50`."""
    return ["-".join([key, *control.codes]) for key, control in controls.items() if not control.is_default]
