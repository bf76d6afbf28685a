"""A long file of dwellings: read, confirmed, compared and undone on a page that tells how far it has come."""

from __future__ import annotations

import io
from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import ask_to_stop
from boligflyt.areas.dwellings import services
from boligflyt.areas.dwellings.choices import ImportAction, RowOutcome
from boligflyt.areas.dwellings.models import DwellingImport
from boligflyt.toolkit.files.examining import examine
from boligflyt.toolkit.parts import Parts
from boligflyt.web.dwellings.import_forms import CodesForm, StepForm, StopForm, UploadForm
from boligflyt.web.dwellings.mapping_forms import MappingForm
from boligflyt.web.shell.forms import VersionedForm, tried
from boligflyt.web.shell.while_it_works import Work, while_it_works

PACKED = b"PK\x03\x04"
LONG_FILE = 200_000  # bytes; about a second
LONG_STEP = 3_000  # rows
IN_PARTS: dict[str, Callable[[Actor, UUID, int | None], Parts[DwellingImport]]] = {
    ImportAction.CONFIRM: services.confirm_in_parts,
    ImportAction.UNDO: services.undo_in_parts,
    ImportAction.REFRESH: services.refresh_in_parts,
}
TITLES = {
    ImportAction.CONFIRM: _l("Legger inn boligene"),
    ImportAction.UNDO: _l("Angrer importen"),
    ImportAction.REFRESH: _l("Sammenligner på nytt"),
}


def is_long_file(form: UploadForm) -> bool:
    """Whether reading the file takes longer than one should wait without being told."""
    return bool(form.cleaned_data["file"].size > LONG_FILE)


def is_long_step(action: str, batch: DwellingImport) -> bool:
    """Whether the step does, for this file."""
    return action in IN_PARTS and has_many_rows(batch)


def has_many_rows(batch: DwellingImport) -> bool:
    """Whether comparing the rows that are dwellings takes longer than that."""
    return bool(sum(batch.counts[one] for one in RowOutcome.values) > LONG_STEP)


def is_long_sheet(batch: DwellingImport) -> bool:
    """Whether comparing the rows of a sheet does, when somebody has said what its columns are."""
    return batch.rows.count() > LONG_STEP


def read_long_file(request: HttpRequest, form: UploadForm) -> HttpResponseBase | None:
    """The page that tells how far the reading has come; None when it cannot begin, and the form says why."""
    parts = tried(form, lambda: reading(request.actor, form))
    if parts is None:
        return None
    return while_it_works(request, Work(
        form.command_number, "preview_dwellings",
        _("Leser %(name)s") % {"name": form.cleaned_data["file"].name}, _pk_of(parts),
        reverse("dwellings:import_stop"), reverse("dwellings:import"), _page_of,
        _crumbs(_("Leser filen")),
    ))  # fmt: skip


def reading(actor: Actor, form: UploadForm) -> Parts[DwellingImport]:
    """The file of the form, to be read; a workbook is looked through for what could do harm before it."""
    given = form.cleaned_data["file"]
    content = given.read()
    if content.startswith(PACKED):
        examine(content, given.name)
    told = form.cleaned_data
    return services.read_in_parts(
        actor, io.BytesIO(content), given.name, told["disposed_from"], sheet_name=told["sheet"]
    )


def take_long_step(request: HttpRequest, batch: DwellingImport, form: StepForm) -> HttpResponseBase:
    """The page that tells how far the step has come."""
    action = form.cleaned_data["action"]
    parts = IN_PARTS[action](request.actor, batch.pk, form.version_or(0))
    return _page_of_step(request, batch, form, f"import_{action}", str(TITLES[ImportAction(action)]), parts)


def say_meanings_of_many(request: HttpRequest, batch: DwellingImport, form: CodesForm) -> HttpResponseBase:
    """The page that tells how far comparing anew has come, when somebody has said what codes mean."""
    version, said = form.version_or(0), list(form.said())
    parts = services.say_in_parts(request.actor, batch.pk, version, said)
    title = str(TITLES[ImportAction.REFRESH])
    return _page_of_step(request, batch, form, "say_meanings", title, parts)


def map_long_sheet(request: HttpRequest, batch: DwellingImport, form: MappingForm) -> HttpResponseBase | None:
    """The page that tells how far comparing by what was said has come; None when the form says why not.

    What was said stays with the sheet, and is there again for whoever stops or loses the line.
    """
    told = (request.actor, batch.pk, form.version_or(0), form.said())
    if tried(form, lambda: services.note_mapping(*told)) is None:
        return None
    back = reverse("dwellings:import_columns", args=[batch.pk])
    title = str(TITLES[ImportAction.REFRESH])
    return _page_of_step(request, batch, form, "map_sheet", title, services.map_in_parts(*told), back)


def _page_of_step(
    request: HttpRequest, batch: DwellingImport, form: VersionedForm, kind: str, title: str,
    parts: Parts[DwellingImport], back: str = "",
) -> HttpResponseBase:  # fmt: skip
    return while_it_works(request, Work(
        form.command_number, kind, title, _pk_of(parts), reverse("dwellings:import_stop"),
        back or _page_of(batch.pk), _page_of, _crumbs(batch.file_name),
    ))  # fmt: skip


@require_POST
def import_stop(request: HttpRequest) -> HttpResponse:
    """Ask for the work that is on its way to be let go."""
    form = StopForm(request.POST)
    if form.is_valid():
        ask_to_stop(form.cleaned_data["command"], request.actor.trace)
        messages.info(
            request, _("Du ba om å stoppe. Er filen ikke i listen under som ferdig, er ingenting lagret.")
        )
    return redirect("dwellings:import")


def _pk_of(parts: Parts[DwellingImport]) -> Parts[UUID | None]:
    return (yield from parts).pk


def _page_of(pk: UUID | None) -> str:
    return reverse("dwellings:import_one", args=[pk])


def _crumbs(last: str) -> list[tuple[str, str]]:
    return [
        (_("Boliger"), reverse("dwellings:list")),
        (_("Last inn fra fil"), reverse("dwellings:import")),
        (last, ""),
    ]
