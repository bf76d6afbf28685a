"""Reading documents: who sees which, the door to one, its bytes, and search within a household."""

from boligflyt.areas.documents.queries.doors import (
    documents_visible_to,
    kinds_for,
    open_document,
    read_file,
    read_preview,
)
from boligflyt.areas.documents.queries.lists import Hit, documents_of, find_in

__all__ = [
    "Hit",
    "documents_of",
    "documents_visible_to",
    "find_in",
    "kinds_for",
    "open_document",
    "read_file",
    "read_preview",
]
