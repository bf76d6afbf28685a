"""Lists of documents, and search in what is written in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.documents.models import Document, DocumentText
from boligflyt.areas.documents.queries.doors import documents_visible_to
from boligflyt.toolkit.norwegian_text import contains, finder

AROUND = 70  # characters shown on each side of what was found


@dataclass(frozen=True, slots=True)
class Hit:
    """A document where every word was found, and the words around the first; empty when it is the title."""

    document: Document
    before: str = ""
    found: str = ""
    after: str = ""


def documents_of(actor: Actor, household: UUID) -> QuerySet[Document]:
    """The household's documents that the actor sees, the newest first; withdrawn ones too."""
    found = documents_visible_to(actor).filter(household=household)
    return found.select_related("uploaded_by").order_by("-received_on", "-created_at", "id")


def find_in(actor: Actor, household: UUID, text: str) -> list[Hit]:
    """The documents in which every word of the search stands, in title, file name or content.

    The content is ciphertext in the database, so it is read here: the documents of one household are few.
    """
    documents = list(documents_of(actor, household))
    words = dict(
        DocumentText.objects.filter(document__in=[one.pk for one in documents]).values_list(
            "document", "text"
        )
    )
    matches, hits = finder(text), []
    for one in documents:
        content = str(words.get(one.pk) or "")
        if matches(f"{one.title} {one.file_name} {content}"):
            hits.append(_hit(one, content, text))
    return hits


def _hit(document: Document, content: str, text: str) -> Hit:
    first = next(iter(contains(text)), None)
    found = re.search(first, content.lower()) if first else None
    if found is None or len(content.lower()) != len(content):
        return Hit(document)
    start, end = found.span()
    return Hit(
        document,
        before=content[max(0, start - AROUND) : start].replace("\n", " "),
        found=content[start:end],
        after=content[end : end + AROUND].replace("\n", " "),
    )
