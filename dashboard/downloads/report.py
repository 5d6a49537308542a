"""Blocks as one HTML file that opens offline: findings, charts, tables, definitions, citation; nothing is
fetched."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

import plotly.graph_objects as go
from plotly.offline import get_plotlyjs

from analysis import __version__
from dashboard.charts.block import Block
from dashboard.charts.layout import CONFIG
from dashboard.downloads.accuracy import describe_accuracy
from dashboard.downloads.html_tables import listing_html, table_html
from dashboard.downloads.notes import citation, say_link
from dashboard.downloads.row_order import as_drawn
from dashboard.shell.fonts import subset_of_font
from dashboard.shell.page_run import Listing, PageRun
from locales import describe

_FAMILIES = (
    "'Source Sans 3','PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',"
    "'Notice Sans',sans-serif"
)
_STYLE = """
@font-face{font-family:'Notice Sans';src:url(data:font/woff;base64,%s)}
:root{color-scheme:light}
body{font-family:%s;max-width:70rem;margin:0 auto;padding:1.5rem;line-height:1.55;
 color:#1b1f24;background:#fff}
h1{font-size:1.6rem;margin:0}h2{font-size:1.2rem;margin:2.2rem 0 .2rem}
.small{color:#57606a;font-size:.9rem;margin:.2rem 0}
.wide{overflow-x:auto;width:max-content;max-width:calc(100vw - 3rem)}
table{border-collapse:collapse;font-size:.85rem}
th,td{border-bottom:1px solid #d0d7de;padding:.25rem .6rem;text-align:left;vertical-align:top;min-width:3rem}
td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.passage div{max-height:none!important;overflow:visible!important}
details{margin:.4rem 0}summary{cursor:pointer;color:#005f9e}
@page{size:A4 landscape;margin:12mm}
@media print{body{max-width:none;padding:0}.wide{overflow:visible;width:auto}
 th,td{padding:.1rem .25rem;min-width:0}
 table{font-size:.6rem}.chart{break-inside:avoid}h2{break-after:avoid}}
"""
# Plotly measures labels when it draws and remembers their sizes: it waits for the font in the file.
_DRAW = """document.fonts.load("12px 'Notice Sans'", "\\u5b57").finally(() => document
 .querySelectorAll(".figure").forEach((place) => {
  const figure = JSON.parse(place.nextElementSibling.textContent);
  Plotly.newPlot(place, figure.data, figure.layout, %s); }))"""
# Plotly writes the characters of a chart as \u7edf.
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True)
class Offline:
    """A page to export: its heading, the blocks on it, the address of the view, the day, the lists open on
    it."""

    title: str
    blocks: Sequence[Block]
    link: str
    on: date
    lists: Sequence[Listing] = ()


def write_html(page: Offline, run: PageRun) -> str:
    """The page as one self-contained HTML document."""
    view, tr = run.view, run.view.tr
    body = "".join(
        [
            f"<h1>{escape(page.title)}</h1>",
            f'<p class="small">{escape(view.sentence)}</p>',
            *(_section(block, run) for block in page.blocks),
            *(listing_html(listing, view) for listing in page.lists),
            _colophon(page, run),
        ]
    )
    font = base64.b64encode(subset_of_font(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), body))).decode(
        "ascii"
    )
    return (
        f'<!doctype html><html lang="{describe(tr.language).tag}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(page.title)}</title><style>{_STYLE % (font, _FAMILIES)}</style>"
        f"<script>{get_plotlyjs()}</script></head><body>{body}"
        f"<script>{_DRAW % json.dumps(CONFIG)}</script></body></html>"
    )


def cite(run: PageRun, blocks: Sequence[Block], *, title: str, on: date) -> str:
    """How to cite these blocks of a view."""
    shown = run.describe_controls(blocks, only_changed=True)
    return citation(run.view, title=title, on=on, shown=shown)


def _section(block: Block, run: PageRun) -> str:
    view, tr, shown = run.view, run.view.tr, run.describe_controls([block])
    figure = go.Figure(block.draw())  # one that knows the names of templates
    figure.layout.font.family = _FAMILIES
    figure.layout.template = "plotly_white"
    drawn = figure.to_json().replace("<", "\\u003c")
    method = _BOLD.sub(r"<b>\1</b>", escape(tr(f"{block.name}.method")))
    notes = [
        block.note,
        block.aside,
        tr("readme.control", label=tr("readme.shown"), text=shown) if shown else "",
    ]
    note = "".join(f'<p class="small">{escape(text)}</p>' for text in notes if text)
    return (
        f"<section><h2>{escape(block.finding)}</h2>"
        f'<p class="small">{escape(tr(f"{block.name}.title"))}</p>{note}'
        f'<div class="chart" role="img" aria-label="{escape(block.finding)}">'
        f'<div class="figure" id="{block.key}"></div><script type="application/json">{drawn}</script></div>'
        f"{_open(tr('block.table'), table_html(as_drawn(block.frame, figure), view))}"
        f"{_open(tr('block.method'), f'<p>{method}</p>')}</section>"
    )


def _open(title: str, html: str) -> str:
    return f"<details open><summary>{escape(title)}</summary>{html}</details>"


def _colophon(page: Offline, run: PageRun) -> str:
    view, tr = run.view, run.view.tr
    notes = {
        "filters": view.filters or tr("readme.no_filters"),
        "notices": tr.listing(view.chosen_names),
        "caveats": view.caveats,
        "accuracy": describe_accuracy(tr, {block.page for block in page.blocks}),
        "citation": cite(run, page.blocks, title=page.title, on=page.on),
        "version": __version__,
        "share": say_link(page.link, tr),
    }
    lines = (
        tr("readme.control", label=tr(f"readme.{key}"), text=text) for key, text in notes.items() if text
    )
    return "<hr>" + "".join(f'<p class="small">{_linked(line, page.link)}</p>' for line in lines)


def _linked(line: str, link: str) -> str:
    """The line with the address in it as a link."""
    address = escape(link)
    to = f'<a href="{address}">{address}</a>' if link.startswith("http") else address
    return escape(line).replace(address, to) if link else escape(line)
