"""Files sent in from outside: what they are, whether they are harmless, and how they are kept.

Nothing is believed: not the name, not the stated type, not the content. A file is read by the libraries in a
process of its own with little memory, little time and nothing to open (`examining`); what comes out is of one
of few kinds, or a sentence about why not and how to mend it. Pictures are drawn anew. Decision 0017.

This package imports nothing heavy: the confined process starts here for every file.
"""
