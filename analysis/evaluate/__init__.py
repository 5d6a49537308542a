"""Tables against hand codings: precision, recall and F1 per table, accuracy per field, every difference."""

from analysis.evaluate.floors import Floors, below, below_floors, read_floors
from analysis.evaluate.gold import Gold, GoldError, read_gold
from analysis.evaluate.measure import evaluate
from analysis.evaluate.score import Miss, Score, sum_scores

__all__ = [
    "Floors",
    "Gold",
    "GoldError",
    "Miss",
    "Score",
    "below",
    "below_floors",
    "evaluate",
    "read_floors",
    "read_gold",
    "sum_scores",
]
