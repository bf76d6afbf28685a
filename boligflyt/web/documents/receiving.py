"""The file of the form «Nytt dokument», whether it came with the form or piece by piece before it."""

from __future__ import annotations

from django.http import Http404

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.documents import services
from boligflyt.areas.documents.models import Upload
from boligflyt.areas.people.models import Household
from boligflyt.toolkit.faults import Refused
from boligflyt.web.documents.forms import DocumentForm

GONE = "Filen er ikke her lenger. Velg den på nytt."


def given_file(actor: Actor, home: Household, form: DocumentForm) -> tuple[bytes, str]:
    """The bytes and the name. Raises Refused when the upload is gone or not finished."""
    given = form.cleaned_data.get("file")
    if given:
        return given.read(), given.name
    try:
        return services.uploaded_file(services.upload_of(actor, home.pk, form.cleaned_data["upload"]))
    except Http404:
        raise Refused(GONE, field="file") from None


def hold_for_next_time(actor: Actor, home: Household, form: DocumentForm) -> Upload | None:
    """Keep a file whose form must be mended, so that it need not be chosen again.

    A file that is itself at fault is not kept.
    """
    if "file" in form.errors:
        return None
    given = form.cleaned_data.get("file")
    if given:
        given.seek(0)
        held = services.begin_upload(actor, home, given.name, given.size)
        at = 0
        while piece := given.read(services.LARGEST_PIECE):
            at = services.add_piece(actor, held, at, piece)
        return held
    try:
        return services.upload_of(actor, home.pk, form.held) if form.held else None
    except Http404:
        return None


def release(actor: Actor, home: Household, form: DocumentForm) -> None:
    """The file is kept as a document: what held it on the way goes."""
    if form.held is None:
        return
    try:
        services.drop_upload(services.upload_of(actor, home.pk, form.held))
    except Http404:
        return
