"""Plain text: nothing that a browser, a shell or an office program would act on."""

from __future__ import annotations

import re

from boligflyt.toolkit.files.found import Found
from boligflyt.toolkit.files.kinds import MARKUP, SCRIPT
from boligflyt.toolkit.files.limits import MOST_TEXT
from boligflyt.toolkit.files.unfit import Unfit

# Controls but tab and line ends, and marks that turn the direction of text.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile(r"[^\S\n]+")


def prepare() -> None:
    """Load the encodings, before the process is closed."""
    import encodings.cp1252
    import encodings.utf_8_sig
    import encodings.utf_16  # noqa: F401


def read(content: bytes) -> Found:
    """The text as UTF-8. Raises Unfit for what is no text, and for pages and scripts."""
    if MARKUP.search(content):
        raise Unfit("markup")
    if SCRIPT.search(content):
        raise Unfit("program")
    text = _decoded(content)
    if _CONTROLS.search(text):
        raise Unfit("unknown")
    return Found("text", text.encode(), text=tidy(text))


def _decoded(content: bytes) -> str:
    """UTF-8, or the encoding of older Windows; UTF-16 only with its mark."""
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = content.decode("utf-16")
            if MARKUP.search(text.encode()) or SCRIPT.search(text.encode()):
                raise Unfit("markup")
            return text
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        raise Unfit("unknown") from None


def tidy(text: str) -> str:
    """Text as it is kept for search: no controls, single spaces, not too long."""
    clean = _CONTROLS.sub(" ", text[: 2 * MOST_TEXT]).encode(errors="ignore").decode()
    return _SPACES.sub(" ", clean).strip()[:MOST_TEXT]
