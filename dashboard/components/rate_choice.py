"""The choice of the kind of rate that a chart compares: kinds are never mixed."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.compare.reported_done import Kind
from dashboard.shell import url
from dashboard.shell.view import View

KEY = "rates-of"


def choose_rate_kind(view: View, kinds: Sequence[Kind]) -> Kind | None:
    """Basis and unit of the rates to compare, the first by default; a switch only where there are several."""
    if len(kinds) < 2:
        return next(iter(kinds), None)
    codes = {f"{basis}-{unit}": (basis, unit) for basis, unit in kinds}
    chosen = url.choose(
        KEY,
        view.tr("completion.rate_kind"),
        list(codes),
        format_func=lambda code: view.tr(f"completion.kinds.{code}"),
    )
    return codes[chosen]
