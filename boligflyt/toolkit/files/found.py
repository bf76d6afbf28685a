"""What the confined process hands back about a file that may be kept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """The kind by content, the bytes to keep, a picture of the first page (PNG), and the text in it.

    `links`: how many addresses in it lead out when somebody presses them.
    """

    kind: str
    content: bytes
    preview: bytes = b""
    text: str = ""
    links: int = 0
