"""A process of its own for parsers that a hostile file could crash, or make use up the machine.

`client` sends it files, `process` runs in it, `bounds` sets its limits, `messages` is their protocol.
"""
