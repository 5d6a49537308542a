"""The user's own notices: kept texts, the shipped tables joined with theirs, texts of passages."""
