"""A process of its own in which every file is parsed: a hostile one could end its parser, or use up the
machine.

`client` sends it files, `process` runs in it, `bounds` sets its limits, `messages` is their protocol.
"""
