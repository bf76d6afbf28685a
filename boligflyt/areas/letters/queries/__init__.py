"""Reading letters: who sees which, the door to one, the outbox, the register, and when one came."""

from boligflyt.areas.letters.queries.doors import (
    drafts_visible_to,
    letters_visible_to,
    must_send,
    open_dispatch,
    open_draft,
    open_letters_of,
)
from boligflyt.areas.letters.queries.lists import (
    Register,
    drafts_of,
    leaves_by,
    letters_about,
    letters_of,
    outbox,
    register,
)
from boligflyt.areas.letters.queries.notice import Notice, NoticeBasis, notice_of

__all__ = [
    "Notice",
    "NoticeBasis",
    "Register",
    "drafts_of",
    "drafts_visible_to",
    "leaves_by",
    "letters_about",
    "letters_of",
    "letters_visible_to",
    "must_send",
    "notice_of",
    "open_dispatch",
    "open_draft",
    "open_letters_of",
    "outbox",
    "register",
]
