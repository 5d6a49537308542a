"""Limits on files, each with its reason: no file may use up the memory or the time of the machine.

What the user reads where one is passed: analysis/read/too_much.py. Both are listed in docs/limits.md
(`make docs`).
"""

from __future__ import annotations

KIB, MIB, GIB = 1024, 1024**2, 1024**3

# One file. No notice comes near it; a disk image named .txt would otherwise fill the memory. The
# dashboard's `maxUploadSize` (.streamlit/config.toml) is the same.
MAX_BYTES = 32 * MIB
# One text: ten times the longest notice that was seen, which has 30,000 characters in some 500 lines.
MAX_CHARACTERS = 300_000
MAX_LINES = 10_000  # a text broken at every thirtieth character has as many
MAX_PAGES = 600  # of a PDF: 300,000 characters at 500 a page

# A zip archive. A few kilobytes can unpack to gigabytes; notices pack to a tenth at most, pages to
# a thirtieth.
MAX_MEMBERS = 100_000
MAX_UNPACKED = 4 * GIB
MAX_RATIO = 200
SMALL_ARCHIVE = 64 * MIB  # less than this is no danger, whatever its ratio
MAX_DIRECTORY = 16 * MIB  # the list of an archive's files: room for MAX_MEMBERS names of 120 bytes
INFLATED_AT_ONCE = 64 * KIB  # bytes are counted while unpacking; the sizes an archive states can be false

# A Word document may unpack to this much more than its own size: the XML of a long notice is a few megabytes,
# pictures hardly pack, and a tree of XML takes twenty times its text.
MAX_DOCX_GROWTH = 32 * MIB
MAX_WORD_PARTS = 2_000  # with every picture; a long notice has some thirty
MAX_XML_ELEMENTS = 1_000_000  # of one part; a long notice has some 20,000, a tree of these takes 700 MB
MAX_NUMBER_LEVELS = 9  # levels of a list in Word (ECMA-376, 17.9.6)
MAX_NUMBER_TEXT = 100  # characters of a level's pattern (第%1条); Word itself takes some thirty
MAX_WORD_LISTS = 10_000  # w:num; texts that were pasted together for years have some thousand
MAX_STYLE_DEPTH = 32  # styles based on each other; Word follows ten

# Style blocks of a page, as far as they are read for numbers; the largest libraries of styles have some
# 300 kB.
MAX_CSS = MIB
MAX_CSS_RULES = 1_000  # selectors that say what is printed; pages have some dozen
MAX_CSS_VALUE = 500  # characters of a selector or a value
MAX_DEPTH = 1_000  # elements of a page inside each other; pages nest some thirty, unclosed tags some hundred
MAX_ATTRIBUTES = 1_000  # of one element of a page; pages have some ten
MAX_MESSAGE_HEAD = 2_000  # characters of what a saved page declares of a part; some hundred are common
MAX_PDF_PATHS = 20_000  # rules and frames on a page; a page-long table has some hundreds
MAX_SPAN = 64  # columns or rows that one cell of a table reaches over

# The sandbox process that parses the files. A print of 300 pages takes 200 MiB and 3 seconds.
READER_MEMORY = 768 * MIB
READER_CPU_SECONDS = 10  # of its own work, so that a busy machine refuses no more than an idle one
READER_SECONDS = 30  # of real time, for a process that waits for ever

# The process that recognises the words of scans (OCR), one page at a time. A full page takes eight seconds
# on two cores (fifteen of work) and 1.1 GB.
SCAN_MEMORY = 1536 * MIB
SCAN_ADDRESSES = 4 * GIB  # its libraries reserve twice what they use
SCAN_CPU_SECONDS = 60  # a page, of its own work
SCAN_SECONDS = 180  # of real time, on a machine that does other work
MAX_SCAN_PAGES = 100  # a quarter of an hour; a notice of 30,000 characters has some 50
MAX_SCAN_PIXELS = 100_000_000  # of a picture; A3 at 600 dpi has 70 million
SCAN_SIDE = 2400  # pixels of a page's longer side, as far as they are used: A4 at 200 dpi

# The page that adds notices: texts read but not yet kept, and the characters of all of them. More than
# this nobody looks through one by one, and every session of the server has them in memory.
MAX_TEXTS_AT_ONCE = 500
MAX_CHARACTERS_AT_ONCE = 10_000_000

# A query that a reader writes. The largest table of a thousand notices has some 200,000 rows and 100 MB.
QUERY_SECONDS = 10
QUERY_MEMORY = 512 * MIB
QUERY_ROWS = 100_000  # of an answer; a spreadsheet shows a million, a page some thousand

# Texts of the user's own store that the dashboard reads again by itself when the program or its rules have
# changed: two minutes of work. More are a matter of `build`.
MAX_RENEWED = 1_000
