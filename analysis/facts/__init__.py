"""Facts: one module per table, with one public function that takes a Document.

`extract_issues` also takes the rows of `totals`, which may decide the status of the issues, and
`extract_measures` those of `actions`, of which it needs the first per measure.
"""

from analysis.facts.actions import extract_actions
from analysis.facts.documents import extract_documents
from analysis.facts.events import extract_events
from analysis.facts.figures import extract_figures
from analysis.facts.issues import extract_issues
from analysis.facts.keywords import extract_keywords
from analysis.facts.measure_terms import extract_measure_terms
from analysis.facts.measures import extract_measures
from analysis.facts.notices import describe_notice
from analysis.facts.outcomes import extract_outcomes
from analysis.facts.totals import extract_totals

__all__ = [
    "describe_notice",
    "extract_actions",
    "extract_documents",
    "extract_events",
    "extract_figures",
    "extract_issues",
    "extract_keywords",
    "extract_measure_terms",
    "extract_measures",
    "extract_outcomes",
    "extract_totals",
]
