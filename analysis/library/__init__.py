"""The user's own notices: kept texts, shipped tables joined with their own, passages."""
