"""What people corrected: kept in a file of the user's, laid over the tables when they are read."""

from analysis.library.corrections.correct import CorrectedRows, correct_rows, correct_tables
from analysis.library.corrections.correction import Correction
from analysis.library.corrections.file import CannotCorrect, read_corrections
from analysis.library.corrections.overlay import Corrected, State

__all__ = [
    "CannotCorrect",
    "Corrected",
    "CorrectedRows",
    "Correction",
    "State",
    "correct_rows",
    "correct_tables",
    "read_corrections",
]
