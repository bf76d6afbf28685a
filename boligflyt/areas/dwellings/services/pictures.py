"""Pictures and plans of a dwelling: examined as every file is, told in words, and taken away again."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.choices import PictureKind
from boligflyt.areas.dwellings.models import Dwelling, DwellingPicture
from boligflyt.areas.dwellings.pictures import CONTENT, PREVIEW
from boligflyt.toolkit.faults import Refused
from boligflyt.toolkit.files.examining import examine
from boligflyt.toolkit.files.kinds import Kind
from boligflyt.toolkit.files.sealing import sealed

MOST_PICTURES = 40
TAKEN = {
    PictureKind.PHOTO: frozenset({Kind.JPEG, Kind.PNG}),
    PictureKind.PLAN: frozenset({Kind.JPEG, Kind.PNG, Kind.PDF}),
}
NOT_TAKEN = {
    PictureKind.PHOTO: "Dette er ikke et bilde. Velg et bilde (JPEG, PNG eller HEIC).",
    PictureKind.PLAN: "En tegning må være et bilde eller en PDF. Lagre den slik, og velg den på nytt.",
}


def add_dwelling_picture(
    actor: Actor, pk: UUID, kind: str, shows: str, content: bytes, name: str
) -> DwellingPicture:
    """Keep a picture or plan without what the camera wrote of place and time.

    Raises FileRefused for what is not taken, and Refused without words, for another kind of file, for the
    same file again, or too many.
    """
    actor.demand(Right.DWELLING_WRITE)
    dwelling = Dwelling.locked(pk, None)
    chosen, shows = PictureKind(kind), " ".join(shows.split())
    if not shows:
        raise Refused("Skriv hva bildet viser, for dem som ikke ser det.", field="shows")
    if DwellingPicture.objects.filter(dwelling=dwelling).count() >= MOST_PICTURES:
        raise Refused(f"Boligen har {MOST_PICTURES} bilder. Ta bort ett først.", field="file")
    file = examine(content, name)
    if file.kind not in TAKEN[chosen]:
        raise Refused(NOT_TAKEN[chosen], field="file")
    if DwellingPicture.objects.filter(dwelling=dwelling, sha256=file.sha256).exists():
        raise Refused("Den samme filen er lagt inn på boligen fra før.", field="file")
    one = DwellingPicture(
        dwelling=dwelling, kind=chosen, shows=shows, file_name=file.name, size=len(file.content),
        content_type=file.kind.content_type, sha256=file.sha256, added_at=actor.at, added_by=actor.staff,
    )  # fmt: skip
    one.content = sealed(file.content, one.pk, CONTENT)
    one.preview = sealed(file.preview, one.pk, PREVIEW)
    one.save(force_insert=True)
    record_change(actor.trace, "dwelling", pk, f"La inn {chosen.label.lower()}")
    return one


def drop_dwelling_picture(actor: Actor, pk: UUID, picture: UUID) -> Dwelling:
    """Take a picture away for good; that it was there stays in the history. Raises Http404."""
    actor.demand(Right.DWELLING_WRITE)
    dwelling = Dwelling.locked(pk, None)
    one = DwellingPicture.objects.filter(dwelling=dwelling, pk=picture).defer("content", "preview").first()
    if one is None:
        raise Http404
    one.delete()
    record_change(actor.trace, "dwelling", pk, f"Tok bort {PictureKind(one.kind).label.lower()}")
    return dwelling
