"""The words of the notices as numbers in columns: what all counts of words are added up from.

A row is a word in a unit, and how often it occurs there. A unit is an issue, or a part of a notice outside
its issues. Rows are sorted by word, so that the rows of few words are few blocks. To add up 20 million takes
some 50 milliseconds.
"""
