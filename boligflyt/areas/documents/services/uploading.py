"""A file that comes piece by piece, so that a lost connection costs one piece and not the file.

Our own small protocol: begin with name and size, send pieces from where the last one ended, ask how far it
has come. Only who began it goes on with it, and only while they see the household.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.documents.models import Upload, UploadPart
from boligflyt.areas.people.models import Household
from boligflyt.areas.people.queries import households_visible_to
from boligflyt.toolkit.faults import Conflict, Refused
from boligflyt.toolkit.files.limits import MOST_BYTES
from boligflyt.toolkit.files.sealing import opened, sealed
from boligflyt.toolkit.files.unfit import WORDS

KEPT_FOR = timedelta(hours=24)
MOST_AT_ONCE = 5  # unfinished uploads of one person
LARGEST_PIECE = 1_000_000


def begin_upload(actor: Actor, household: Household, name: str, size: int) -> Upload:
    """Make room for a file. The oldest of one's own unfinished uploads give way when there are many.

    Raises Refused for a size that no file may have.
    """
    actor.demand(Right.DOCUMENT_WRITE)
    if size <= 0:
        raise Refused(WORDS["empty"], field="file")
    if size > MOST_BYTES:
        raise Refused(WORDS["too_large"], field="file")
    mine = Upload.objects.filter(staff=actor.staff).order_by("-begun_at", "id")
    for old in mine[MOST_AT_ONCE - 1 :]:
        _delete(old.pk)
    made = Upload(household=household, staff_id=actor.staff, name=name[:300], size=size, begun_at=actor.at)
    made.save(force_insert=True)
    return made


def upload_of(actor: Actor, household: UUID, pk: UUID) -> Upload:
    """One's own upload to this household. Raises Http404 for anything else, or when its time is over."""
    found = Upload.objects.filter(
        pk=pk, household__in=households_visible_to(actor).filter(pk=household), staff=actor.staff,
        begun_at__gt=actor.at - KEPT_FOR,
    ).first()  # fmt: skip
    if found is None:
        raise Http404
    return found


def add_piece(actor: Actor, upload: Upload, begins: int, content: bytes) -> int:
    """Keep a piece; gives how many bytes have come.

    A piece that has come already changes nothing. Raises Conflict when it begins anywhere else, Refused when
    it is too large.
    """
    actor.demand(Right.DOCUMENT_WRITE)
    row = Upload.objects.select_for_update().get(pk=upload.pk)
    if begins < row.received and begins + len(content) <= row.received:
        return row.received
    if begins != row.received:
        raise Conflict(f"Delen begynner på {begins}, men {row.received} byte er kommet.")
    if not content or len(content) > LARGEST_PIECE or row.received + len(content) > row.size:
        raise Refused("Delen passer ikke til filen som ble meldt. Velg filen på nytt.")
    UploadPart(upload=row, begins=begins, content=sealed(content, row.pk, f"piece/{begins}")).save(
        force_insert=True
    )
    row.received += len(content)
    row.save(update_fields=["received"])
    return row.received


def uploaded_file(upload: Upload) -> tuple[bytes, str]:
    """The file and its name, when all of it has come. Raises Refused when something is missing."""
    if upload.received != upload.size:
        raise Refused("Filen er ikke ferdig lastet opp. Velg den på nytt.", field="file")
    parts = UploadPart.objects.filter(upload=upload).order_by("begins").values_list("begins", "content")
    content = b"".join(opened(bytes(kept), upload.pk, f"piece/{begins}") for begins, kept in parts.iterator())
    if len(content) != upload.size:
        raise Refused("Filen er ikke ferdig lastet opp. Velg den på nytt.", field="file")
    return content, upload.name


def drop_upload(upload: Upload) -> None:
    """The file is kept as a document, or not wanted: the pieces go."""
    _delete(upload.pk)


def forget_unfinished(at: datetime) -> int:
    """Delete uploads that nobody finished in time; gives how many."""
    old = list(Upload.objects.filter(begun_at__lte=at - KEPT_FOR).values_list("pk", flat=True))
    for pk in old:
        _delete(pk)
    return len(old)


def _delete(pk: UUID) -> None:
    UploadPart.objects.filter(upload=pk).delete()
    Upload.objects.filter(pk=pk).delete()
