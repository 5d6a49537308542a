"""The reader of one notice: its facts beside its text, each leading to the other."""
