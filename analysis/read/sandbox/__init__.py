"""A process of its own for parsers that a hostile file could crash or make use up the machine.

`client` sends it files, `process` is what runs in it, `bounds` are its limits, `messages` what both sides exchange.
"""
