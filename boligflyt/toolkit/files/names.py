"""A name that is safe to show, to store and to save under; the original is never a path."""

from __future__ import annotations

import re
import unicodedata

from boligflyt.toolkit.files.limits import LONGEST_NAME

NO_NAME = "dokument"
# Controls, marks that turn or hide text, private and unassigned characters, line and paragraph ends.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_FORBIDDEN = re.compile(r'[<>:"|?*%;`$&]')
_ENDINGS = re.compile(r"(?:\.(?=[a-z0-9]*[a-z])[a-z0-9]{1,5}(?![a-z0-9]))+\s*$", re.IGNORECASE)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$", re.IGNORECASE)
_MOST_READ = 4_000  # of what was sent; a name longer than this is not a name


def safe_name(given: str, ending: str) -> str:
    """The last part of the name, readable left to right, with the ending of the true kind.

    At most `LONGEST_NAME` characters. Endings that look like ones are taken off, also several.
    """
    text = unicodedata.normalize("NFC", given[:_MOST_READ])
    text = re.split(r"[/\\]", text.replace("\0", ""))[-1]
    text = "".join(
        " " if sign.isspace() else sign
        for sign in text
        if sign.isspace() or unicodedata.category(sign) not in _INVISIBLE
    )
    text = _FORBIDDEN.sub("_", _ENDINGS.sub("", text))
    text = re.sub(r"\s+", " ", text).strip(" .")
    stem = text[: LONGEST_NAME - len(ending) - 1].rstrip(" .") or NO_NAME
    return f"{'_' if _RESERVED.match(stem) else ''}{stem}"[: LONGEST_NAME - len(ending) - 1] + f".{ending}"
