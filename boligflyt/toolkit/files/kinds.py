"""What a file is by its content. A name or a stated type never decides."""

from __future__ import annotations

import re
from enum import Enum

from boligflyt.toolkit.files.unfit import Unfit


class Kind(Enum):
    """The kinds that are kept: code, ending of the name, content type, words."""

    PDF = ("pdf", "pdf", "application/pdf", "PDF")
    JPEG = ("jpeg", "jpg", "image/jpeg", "bilde (JPEG)")
    PNG = ("png", "png", "image/png", "bilde (PNG)")
    DOCX = (
        "docx",
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "Word",
    )
    XLSX = (
        "xlsx",
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "Excel",
    )
    TEXT = ("text", "txt", "text/plain; charset=utf-8", "ren tekst")

    def __init__(self, code: str, ending: str, content_type: str, words: str) -> None:
        self.code, self.ending, self.content_type, self.words = code, ending, content_type, words

    @classmethod
    def by_code(cls, code: str) -> Kind:
        """Raises KeyError for a code that is none."""
        return {kind.code: kind for kind in cls}[code]


# What the browser's file picker offers; HEIC is drawn anew as JPEG.
ACCEPTED = ".pdf,.jpg,.jpeg,.png,.heic,.docx,.xlsx,.txt"
HEIC_BRANDS = frozenset({b"heic", b"heix", b"mif1", b"heim", b"heis"})
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR"
# Beginnings that tell of something we never take: the code of the sentence.
REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"MZ", "program"), (b"\x7fELF", "program"), (b"\xca\xfe\xba\xbe", "program"), (b"#!", "program"),
    (b"\xcf\xfa\xed\xfe", "program"), (b"\xfe\xed\xfa", "program"), (b"L\x00\x00\x00\x01\x14\x02", "program"),
    (b"Rar!", "archive"), (b"7z\xbc\xaf", "archive"), (b"\x1f\x8b", "archive"), (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"), (b"\x28\xb5\x2f\xfd", "archive"), (b"MSCF", "archive"),
    (b"\xd0\xcf\x11\xe0", "old_office"), (b"{\\rtf", "old_office"),
)  # fmt: skip
# Text that a browser, a shell or an office program would act on.
MARKUP = re.compile(
    rb"<\s*(?:!doctype|html|head|body|script|svg|iframe|img|object|embed|style|meta|link|form|base|math|a\s)"
    rb"|<\?xml|<!entity|javascript:|data:text/html",
    re.IGNORECASE,
)
SCRIPT = re.compile(
    rb"<\?php|<%@|\A\s*(?:@echo\s|%!PS|From:.*\nMIME-Version)"
    rb"|\b(?:eval|WScript\.|CreateObject|ActiveXObject|document\.(?:write|cookie|location))\s*[(.\"=]"
    rb"|powershell(?:\.exe)?\s+-",
    re.IGNORECASE,
)


def reader_for(content: bytes) -> str:
    """Which reader the content is for: pdf, picture, office or text.

    Raises Unfit for what begins like something that is never taken.
    """
    if not content:
        raise Unfit("empty")
    if EICAR in content:
        raise Unfit("test_virus")
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or is_heic(content):
        return "picture"
    if content.startswith(b"PK\x03\x04"):
        return "office"
    for beginning, code in REFUSED:
        if content.startswith(beginning):
            raise Unfit(code)
    return "text"


def is_heic(content: bytes) -> bool:
    """Whether it is a picture from an iPhone."""
    return content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS
