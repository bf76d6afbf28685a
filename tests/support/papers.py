"""A document of a household, without the work of examining a file."""

from __future__ import annotations

import hashlib
import uuid

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.documents.choices import USUALLY, PaperKind
from boligflyt.areas.documents.models import Document
from boligflyt.areas.documents.services import DocumentFacts, keep_examined
from boligflyt.areas.people.models import Household
from boligflyt.toolkit.files.examining import Examined
from boligflyt.toolkit.files.kinds import Kind
from tests.support.cast import TODAY

# The smallest picture: one white point.
POINT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe"
    "0def46b80000000049454e44ae426082"
)


def make_document(
    actor: Actor, household: Household, kind: str = PaperKind.OTHER, *, information: str | None = None,
    title: str = "Papir", name: str = "papir.txt",
) -> Document:  # fmt: skip
    """A short text with a number of its own, received today; health unless told otherwise."""
    content = f"Papir nummer {uuid.uuid4()}".encode()
    total = hashlib.sha256(content).hexdigest()
    examined = Examined(Kind.TEXT, name, content, total, total, POINT, content.decode(), 0)
    facts = DocumentFacts(
        kind=kind, information=Information(information or USUALLY[kind]), title=title, received_on=TODAY
    )
    made = keep_examined(actor, household, facts, examined)
    made.refresh_from_db(fields=["grade", "bits"])
    return made
