"""A table's rows to lines: data as one line a row, a text set as a table as the text it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.read.table_body import print_body

# The cells of a row, each as its lines; None for one that the cell above or before reaches into.
Cells = list[list[str] | None]

_CELL_LINES = 3  # cells of a page's layout hold more lines than those of a table


def print_table(rows: Sequence[Cells]) -> Iterator[str]:
    """The table's lines: issues of a notice, else a row of short cells as one line with tabs, else cell
    by cell.
    """
    body = print_body(rows)
    if body is not None:
        yield from body
        return
    for row in rows:
        cells = [cell for cell in row if cell is not None]
        if any(len([line for line in cell if line.strip()]) > _CELL_LINES for cell in cells):
            yield from (line for cell in cells for line in cell)
        else:
            yield "\t".join("".join(cell).replace("\n", "") for cell in cells)
