"""Blocks as one HTML file that opens offline: findings, charts, tables, definitions, citation; nothing is
fetched."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

import pandas as pd
from plotly.offline import get_plotlyjs

from analysis import __version__
from dashboard.charts.block import Block
from dashboard.charts.layout import CONFIG
from dashboard.downloads.notes import citation
from dashboard.i18n.labels import are_whole, format_frame
from dashboard.i18n.translator import Translator
from dashboard.shell.fonts import subset_of_font
from dashboard.shell.page_run import PageRun
from dashboard.shell.view import View
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
.scroll{overflow-x:auto;max-height:28rem}table{border-collapse:collapse;font-size:.85rem}
th,td{border-bottom:1px solid #d0d7de;padding:.25rem .6rem;text-align:left;vertical-align:top;
 white-space:nowrap}
td.n{text-align:right;font-variant-numeric:tabular-nums}
details{margin:.4rem 0}summary{cursor:pointer;color:#005f9e}
@media print{.scroll{max-height:none;overflow:visible}}
"""
# Plotly measures its labels when it draws; the font that comes with the file is only there a moment later.
_REDRAW = """document.fonts.load("12px 'Notice Sans'").then(() => document.querySelectorAll(".js-plotly-plot")
 .forEach((chart) => Plotly.newPlot(chart, chart.data, chart.layout, chart._context)))"""


@dataclass(frozen=True)
class Offline:
    """A page to export: its heading, the blocks on it, the address of the view and the day."""

    title: str
    blocks: Sequence[Block]
    link: str
    on: date


def write_html(page: Offline, run: PageRun) -> str:
    """The page as one self-contained HTML document."""
    view, tr = run.view, run.view.tr
    body = "".join(
        [
            f"<h1>{escape(page.title)}</h1>",
            f'<p class="small">{escape(view.sentence)}</p>',
            *(_section(block, run) for block in page.blocks),
            _colophon(page, run),
        ]
    )
    font = base64.b64encode(subset_of_font(body)).decode("ascii")
    return (
        f'<!doctype html><html lang="{describe(tr.language).tag}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(page.title)}</title><style>{_STYLE % (font, _FAMILIES)}</style>"
        f"<script>{get_plotlyjs()}</script></head><body>{body}<script>{_REDRAW}</script></body></html>"
    )


def cite(run: PageRun, blocks: Sequence[Block], *, title: str, on: date) -> str:
    """How to cite these blocks of a view."""
    shown = run.describe_controls(blocks, only_changed=True)
    return citation(run.view, title=title, on=on, shown=shown)


def _section(block: Block, run: PageRun) -> str:
    view, tr, shown = run.view, run.view.tr, run.describe_controls([block])
    figure = block.draw()
    figure.layout.font.family = _FAMILIES
    figure.layout.template = "plotly_white"
    chart = figure.to_html(full_html=False, include_plotlyjs=False, config=CONFIG, div_id=block.key)
    notes = [block.note, tr("readme.control", label=tr("readme.shown"), text=shown) if shown else ""]
    note = "".join(f'<p class="small">{escape(text)}</p>' for text in notes if text)
    return (
        f"<section><h2>{escape(block.finding)}</h2>"
        f'<p class="small">{escape(tr(f"{block.name}.title"))}</p>{note}'
        f'<div role="img" aria-label="{escape(block.finding)}">{chart}</div>'
        f"<details><summary>{escape(tr('block.table'))}</summary>{_table(block, view)}</details>"
        f"<details><summary>{escape(tr('block.method'))}</summary><p>{escape(tr(f'{block.name}.method'))}</p></details>"
        "</section>"
    )


def _table(block: Block, view: View) -> str:
    shown = format_frame(block.frame, view.tr, view.names)
    numeric = {c for c in shown.columns if shown[c].dtype.kind in "iuf"}
    listed = shown.assign(**{c: _format_numbers(shown[c], view.tr) for c in numeric})
    head = "".join(f"<th>{escape(view.tr.column(c))}</th>" for c in shown.columns)
    opening = ['<td class="n">' if c in numeric else "<td>" for c in shown.columns]
    rows = "".join(
        f"<tr>{''.join(f'{td}{escape(str(v))}</td>' for td, v in zip(opening, row, strict=True))}</tr>"
        for row in listed.itertuples(index=False)
    )
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="scroll" tabindex="0">{table}</div>'


def _format_numbers(values: pd.Series, tr: Translator) -> list[str]:
    """The numbers as on the page: shares in percent, counts whole, sums with every digit."""
    if values.name == "share":
        return [tr.percent(v) for v in values]
    return [(tr.number if are_whole(values) else tr.decimal)(v) for v in values]


def _colophon(page: Offline, run: PageRun) -> str:
    view, tr = run.view, run.view.tr
    lines = [
        f"{tr('readme.filters')}: {view.filters or tr('readme.no_filters')}",
        view.caveats,
        f"{tr('readme.citation')}: {cite(run, page.blocks, title=page.title, on=page.on)}",
        f"{tr('readme.version')}: {__version__}",
    ]
    link = f'<a href="{escape(page.link)}">{escape(page.link)}</a>' if page.link.startswith("http") else ""
    return (
        "<hr>"
        + "".join(f'<p class="small">{escape(line)}</p>' for line in lines)
        + f'<p class="small">{link}</p>'
    )
