"""Typst to PDF/A-2a and PDF/UA-1: one file that can be archived for ever and read by a screen reader.

Data reach the template as JSON in Typst's `sys.inputs`, never as source text, so nothing a person has
written can be read as markup. The fonts are shipped beside this module and the machine's own fonts are not
used.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import datetime, timezone
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from typst import Fonts, PDFStandard

PACKAGE_ROOT = Path(__file__).resolve().parents[2]
FONTS = Path(__file__).resolve().parent / "fonts"
STANDARDS: "list[PDFStandard]" = ["a-2a", "ua-1"]
OSLO = ZoneInfo("Europe/Oslo")
MOMENT = "%Y-%m-%dT%H:%M:%S"

# `stop` in letterhead.typ stops with these words.
_DATA_FAULT = re.compile(r"letter data: (?P<fault>[^\"]*)")
# What Typst says of a sign that no font has, and of one that PDF/A does not allow.
_SIGN_FAULT = re.compile(r"(?:the text `|codepoint `)\"(?P<sign>[^\"]+)\"`")
# Spaces that must not end a line: after § and "kl.", in 10 200, and between a number and its unit.
_KEPT_TOGETHER = re.compile(
    r"(?<=§) (?=\d)|(?<=\bkl\.) (?=\d)|(?<=\d) (?=\d{3}\b|(?:kr|dager|døgn|uker|måneder|år|m²)(?!\w))"
)
# A word this long may have no place to break, and would run off the page.
_LONG_WORD = re.compile(r"\S{40}(?=\S)")

Language = Literal["nb", "nn", "en"]


class DocumentError(ValueError):
    """A document could not be made. The text is Norwegian; it names the template and no person."""

    def __init__(self, template: str, explanation: str) -> None:
        self.template = template
        self.explanation = explanation
        super().__init__(f"Dokumentet kan ikke lages med malen {template}: {explanation}")


class DocumentDataMissing(DocumentError):
    """A field that the template requires is missing or empty, is misspelt, or is of the wrong kind."""


class DocumentFailed(DocumentError):
    """Typst could not set the document, for instance because no shipped font has a character in it."""


def compile_pdf(
    template: str, data: Mapping[str, Any], made_at: datetime, title: str, language: Language | str = "nb"
) -> bytes:
    """Return the template filled with the data, as a file that is both PDF/A-2a and PDF/UA-1.

    The template is a path below the package `boligflyt`; its opening comment lists the data it takes (JSON
    values only: days as ISO text, money as whole NOK). The day printed is the day of `made_at` in Oslo. Where
    the data say `large_print`, in the letterhead or at the top, no text is smaller than 16 points.
    The same data, moment, template, fonts and version of Typst give the same bytes; a new version of Typst
    does not, so store the bytes.

    Raises DocumentDataMissing, DocumentFailed, and ValueError when `made_at` has no time zone or the title
    is empty.
    """
    import typst  # here, so that only those who make documents pay for its 81 MB

    moment = _oslo_moment(made_at)
    if not title.strip():
        raise ValueError("Dokumentet må ha en tittel.")
    told = json.dumps(_set_for_print(data), ensure_ascii=False, sort_keys=True, allow_nan=False)
    compiler = typst.Compiler(
        input=PACKAGE_ROOT / template, root=PACKAGE_ROOT, font_paths=_fonts(), ignore_system_fonts=True,
        sys_inputs={
            "data": told, "title": title, "language": language, "made_at": f"{moment:{MOMENT}}",
            "large": "yes" if _wants_large_print(data) else "no",
        },
    )  # fmt: skip
    try:
        document = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=moment)
    except typst.TypstError as error:
        raise _document_error(template, error.message) from error
    if not isinstance(document, bytes):
        raise DocumentFailed(template, "Typst ga ikke én fil")
    return document


def _wants_large_print(data: Mapping[str, Any]) -> bool:
    letter = data.get("letter")
    return bool(data.get("large_print") or (isinstance(letter, Mapping) and letter.get("large_print")))


def sha256_hex(content: bytes) -> str:
    """Return the SHA-256 of the bytes as 64 hexadecimal digits: proof that a stored document is unchanged."""
    return hashlib.sha256(content).hexdigest()


@lru_cache(maxsize=1)
def _fonts() -> "Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])


def _oslo_moment(made_at: datetime) -> datetime:
    """Return the moment in Norwegian time with a fixed offset, which is the only kind Typst takes."""
    if made_at.tzinfo is None:
        raise ValueError("Tidspunktet må ha tidssone.")
    local = made_at.astimezone(OSLO).replace(microsecond=0)
    offset = local.utcoffset()
    return local.replace(tzinfo=timezone(offset)) if offset is not None else local


def _set_for_print(value: Any) -> Any:
    """Return the data with spaces that do not break inside numbers, and break points in endless words."""
    if isinstance(value, Mapping):
        return {key: _set_for_print(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_set_for_print(part) for part in value]
    if isinstance(value, str):
        return _LONG_WORD.sub("\\g<0>\u200b", _KEPT_TOGETHER.sub("\u00a0", value))
    return value


def _document_error(template: str, message: str) -> DocumentError:
    fault = _DATA_FAULT.search(message)
    if fault is not None:
        return DocumentDataMissing(template, fault["fault"])
    sign = _SIGN_FAULT.search(message)
    if sign is not None:
        return DocumentFailed(template, f"tegnet «{sign['sign']}» kan ikke skrives i et brev")
    return DocumentFailed(template, message)
