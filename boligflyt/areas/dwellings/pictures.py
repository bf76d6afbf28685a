"""Pictures and plans through the dwelling's own door."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.dwellings.models import Dwelling, DwellingPicture
from boligflyt.areas.dwellings.queries import dwellings_visible_to
from boligflyt.toolkit.files.sealing import opened

CONTENT, PREVIEW = "dwelling-picture", "dwelling-picture-preview"


@dataclass(frozen=True, slots=True)
class PictureFile:
    """The bytes of a picture or plan as it is kept."""

    content: bytes
    content_type: str
    name: str


def pictures_of(actor: Actor, dwelling: Dwelling) -> list[DwellingPicture]:
    """The pictures before the plans, without their bytes."""
    seen = dwellings_visible_to(actor).filter(pk=dwelling.pk)
    return list(DwellingPicture.objects.filter(dwelling__in=seen).defer("content", "preview"))


def picture_drawn(actor: Actor, dwelling: Dwelling, pk: UUID) -> bytes:
    """What the program drew of it (PNG). Raises Http404 for one of another dwelling, or without a drawing."""
    one = _found(actor, dwelling, pk)
    drawn = opened(bytes(one.preview), one.pk, PREVIEW)
    if not drawn:
        raise Http404
    return drawn


def picture_file(actor: Actor, dwelling: Dwelling, pk: UUID) -> PictureFile:
    """The file as it is kept. Raises Http404 for one of another dwelling, and BrokenSeal after tampering."""
    one = _found(actor, dwelling, pk)
    return PictureFile(opened(bytes(one.content), one.pk, CONTENT), one.content_type, one.file_name)


def _found(actor: Actor, dwelling: Dwelling, pk: UUID) -> DwellingPicture:
    seen = dwellings_visible_to(actor).filter(pk=dwelling.pk)
    found = DwellingPicture.objects.filter(dwelling__in=seen, pk=pk).first()
    if found is None:
        raise Http404
    return found
