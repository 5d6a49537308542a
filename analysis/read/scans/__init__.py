"""Scans: pictures of pages, whose words are recognised (OCR) by RapidOCR, an optional extra (`make ocr`).

`recognise` asks the sandbox page by page, `engine` runs there, `page_lines` puts a page's words into
printed lines,
`progress` reports the pages.
"""
