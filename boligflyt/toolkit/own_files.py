"""What a file of the municipality's own says, or why it can not be used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any


def told_by(
    place: str, read: Callable[[str], tuple[Any, ...]], fault: type[Exception]
) -> tuple[tuple[Any, ...], str]:
    """What `read` makes of the file; nothing, and why in Norwegian, when it raises `fault` or is not there.

    An empty place is no file, which is no fault.
    """
    if not place:
        return (), ""
    try:
        return read(Path(place).read_text(encoding="utf-8")), ""
    except fault as found:
        return (), str(found)
    except (OSError, UnicodeDecodeError):
        return (), "Filen finnes ikke, eller er ikke lagret som UTF-8."
