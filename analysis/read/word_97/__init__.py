"""Binary Word documents (.doc, Word 97 to 2003; [MS-DOC]), as the elements of a .docx, which then is
read like one.

`streams` finds the text, `properties` what is set for its characters and paragraphs, `styles` and
`lists` what they
refer to; `document` puts them together.
"""
