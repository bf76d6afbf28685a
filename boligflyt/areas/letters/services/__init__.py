"""Putting letters in the outbox, sending them after one more look, and writing letters from text blocks."""

from boligflyt.areas.letters.services.outbox import NewDispatch, put_in_outbox
from boligflyt.areas.letters.services.sending import (
    note_received,
    note_returned,
    queue_again,
    send_letter,
    stop_letter,
)

__all__ = [
    "NewDispatch",
    "note_received",
    "note_returned",
    "put_in_outbox",
    "queue_again",
    "send_letter",
    "stop_letter",
]
