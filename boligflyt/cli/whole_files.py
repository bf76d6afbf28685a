"""Files that are there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole_or_not(file: Path) -> Iterator[BinaryIO]:
    """A file to write to, which takes its name when all of it is written.

    What is no ordinary file, such as a pipe, is written to as it is.
    """
    if file.exists() and not file.is_file():
        with file.open("wb") as opened:
            yield opened
        return
    part = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with part.open("xb") as opened:
            yield opened
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
