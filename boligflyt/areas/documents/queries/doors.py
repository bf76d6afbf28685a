"""Who sees which document: those who take part and see the kind of information in it."""

from __future__ import annotations

from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from boligflyt.areas.access.choices import Information, Reach, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_read
from boligflyt.areas.documents.choices import Role
from boligflyt.areas.documents.models import Document, StoredPart
from boligflyt.areas.people.models import Household
from boligflyt.areas.people.queries.reach import household_keys, kinds_in
from boligflyt.toolkit.files.sealing import put_together


def documents_visible_to(actor: Actor) -> QuerySet[Document]:
    """The documents with the kinds of information that the actor sees in each household."""
    if not actor.may(Right.DOCUMENT_READ):
        return Document.objects.none()
    seen = [
        Q(information=kind, household__in=household_keys(actor, Information.IDENTITY, kind))
        for kind in Information
        if actor.reach(kind) != Reach.NONE
    ]
    if not seen:
        return Document.objects.none()
    return Document.objects.filter(reduce(or_, seen), grade__lte=actor.clearance)


def kinds_for(actor: Actor, household: Household) -> list[Information]:
    """The kinds of information that the actor sees in this household, and so may register papers of."""
    seen = kinds_in(actor, household.pk)
    return [kind for kind in Information if kind in seen]


def open_document(actor: Actor, pk: UUID) -> Document:
    """The door to one document. Raises Http404 for one that is hidden, as for one that does not exist."""
    found = (
        documents_visible_to(actor)
        .select_related("household__contact", "uploaded_by", "application")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    record_read(actor.trace, "document", found.pk)
    return found


def read_file(actor: Actor, document: Document) -> bytes:
    """The bytes of a document that was opened through its door. Raises BrokenSeal after tampering."""
    return _content(document, Role.FILE)


def read_preview(document: Document) -> bytes:
    """The picture of its first page, which the program drew itself. Raises Http404 when there is none."""
    if not document.has_preview:
        raise Http404
    return _content(document, Role.PREVIEW)


def _content(document: Document, role: Role) -> bytes:
    parts = StoredPart.objects.filter(document=document, role=role).order_by("number")
    kept = (bytes(content) for content in parts.values_list("content", flat=True))
    return put_together(kept, document.storage, role)
