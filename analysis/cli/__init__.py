"""The command line: its commands, and their output in a terminal."""
