"""Documents: Typst templates and plain data become PDF files for the archive and for people.

`pdf` makes the file, `sentences` gives the sentences that state law, each with its source. The letterhead
that all letters share is `letterhead.typ`; what a letter says stands in the area that sends it
(`letter_templates/`).
"""

from boligflyt.toolkit.documents.library import (
    TemplateVersion,
    file_sha256,
    template_library,
    template_version,
)
from boligflyt.toolkit.documents.pdf import (
    DocumentDataMissing,
    DocumentError,
    DocumentFailed,
    compile_pdf,
    sha256_hex,
)
from boligflyt.toolkit.documents.sentences import SentenceUnknown, SentenceValueMissing, law_sentences

__all__ = [
    "DocumentDataMissing",
    "DocumentError",
    "DocumentFailed",
    "SentenceUnknown",
    "SentenceValueMissing",
    "TemplateVersion",
    "compile_pdf",
    "file_sha256",
    "law_sentences",
    "sha256_hex",
    "template_library",
    "template_version",
]
