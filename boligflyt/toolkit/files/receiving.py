"""A file on its way in: kept in memory, never in clear on a disk, and dropped when it is too large."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from boligflyt.toolkit.files.limits import MOST_BYTES


class InMemoryOrDropped(FileUploadHandler):
    """Django's place for what a form sends. Above the limit the size is counted and the bytes let go."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self.parts: list[bytes] = []

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """A piece of it."""
        if start + len(raw_data) > MOST_BYTES:
            self.parts.clear()
        else:
            self.parts.append(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        """The file; one that is too large has its size and no bytes."""
        content = b"".join(self.parts) if file_size <= MOST_BYTES else b""
        self.parts = []
        made = SimpleUploadedFile(self.file_name or "", content, self.content_type or "")
        made.size = file_size
        return made
