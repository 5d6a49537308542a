"""Tables against hand codings: precision, recall and F1 per table, accuracy per field, every miss."""

from analysis.evaluate.floors import Floors, below, read_floors
from analysis.evaluate.gold import Gold, GoldError, read_gold
from analysis.evaluate.measure import evaluate
from analysis.evaluate.score import Miss, Score, overall

__all__ = [
    "Floors",
    "Gold",
    "GoldError",
    "Miss",
    "Score",
    "below",
    "evaluate",
    "overall",
    "read_floors",
    "read_gold",
]
