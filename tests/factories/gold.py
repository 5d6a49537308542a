"""Where the hand codings are (tests/gold/README.md)."""

from pathlib import Path

GOLD = Path(__file__).resolve().parent.parent / "gold"
