"""The chart on the page as PNG and SVG, made in the reader's browser."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import streamlit as st

from dashboard.charts.block import Block
from dashboard.shell.fonts import subset_of_font
from dashboard.shell.view import View

_BUTTON = """
button{font:inherit;font-size:.875rem;width:100%;padding:.35rem .75rem;margin:0 0 .5rem;cursor:pointer;
 text-align:center;color:var(--st-text-color);background:var(--st-background-color);
 border:1px solid var(--st-border-color);border-radius:var(--st-button-radius)}
button:hover,button:focus-visible{color:var(--st-primary-color);border-color:var(--st-primary-color)}
"""

_buttons = st.components.v2.component(
    "rectification_notices.pictures",
    html='<button type="button" class="png"></button><button type="button" class="svg"></button>',
    css=_BUTTON,
    js=(Path(__file__).parent / "pictures.js").read_text(encoding="utf-8"),
)


def offer_pictures(view: View, block: Block, *, source: str, name: str) -> None:
    """Two buttons that save the chart with its finding above and `source` below, under `name`.png and
    .svg."""
    drawn = json.loads(block.draw().to_json())
    font = subset_of_font(json.dumps(drawn, ensure_ascii=False) + block.finding + source)
    _buttons(
        key=f"{block.key}-pictures",
        data={
            "chart": f"{block.key}-chart",
            "title": block.finding,
            "source": source,
            "name": name,
            "font": base64.b64encode(font).decode("ascii"),
            "png": view.tr("block.png"),
            "svg": view.tr("block.svg"),
        },
    )
