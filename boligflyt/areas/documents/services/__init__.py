"""What the office does with documents, one function per thing."""

from boligflyt.areas.documents.services.keeping import (
    DocumentFacts,
    add_document,
    change_document,
    keep_examined,
    tell_source,
    withdraw_document,
)
from boligflyt.areas.documents.services.uploading import (
    LARGEST_PIECE,
    add_piece,
    begin_upload,
    drop_upload,
    forget_unfinished,
    upload_of,
    uploaded_file,
)

__all__ = [
    "LARGEST_PIECE",
    "DocumentFacts",
    "add_document",
    "add_piece",
    "begin_upload",
    "change_document",
    "drop_upload",
    "forget_unfinished",
    "keep_examined",
    "tell_source",
    "upload_of",
    "uploaded_file",
    "withdraw_document",
]
