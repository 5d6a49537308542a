"""Search: issues by words or by a problem in free words, and the issues of other notices that are alike."""
