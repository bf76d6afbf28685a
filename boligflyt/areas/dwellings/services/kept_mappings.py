"""Mappings of sheets that are kept: given another name, and deleted."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.choices import ImportState
from boligflyt.areas.dwellings.models import DwellingImport, KeptMapping
from boligflyt.toolkit.faults import Refused

KIND = "kept_mapping"


def rename_mapping(actor: Actor, pk: UUID, version: int | None, name: str) -> KeptMapping:
    """Give a mapping another name; sheets that wait, and were read by it, follow. Raises Refused."""
    actor.demand(Right.DWELLING_WRITE)
    kept = KeptMapping.locked(pk, version)
    before, kept.name = kept.name, " ".join(name.split())
    if not kept.name:
        raise Refused("Gi oppsettet et navn.", field="name")
    if kept.name == before:
        return kept
    used = Refused(f"Et annet oppsett heter alt «{kept.name}». Velg et annet navn.", field="name")
    if KeptMapping.objects.filter(name__iexact=kept.name).exclude(pk=pk).exists():
        raise used
    kept.stamp(actor.at, actor.staff)
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError:
        raise used from None
    _follow(before, kept.name)
    record_change(actor.trace, KIND, pk, "Ga oppsettet for et ark et annet navn")
    return kept


def _follow(before: str, after: str) -> None:
    """Looked over once more, a sheet that waits would else be kept under the old name too."""
    waiting = DwellingImport.objects.filter(state=ImportState.PREVIEWED, sheet__name=before)
    for batch in waiting.select_for_update():
        batch.sheet = {**batch.sheet, "name": after}
        batch.save(update_fields=["sheet"])


def drop_mapping(actor: Actor, pk: UUID, version: int | None) -> UUID:
    """Delete a mapping. What was read by it stays as it is; the next such sheet asks what its columns are."""
    actor.demand(Right.DWELLING_WRITE)
    KeptMapping.locked(pk, version).delete()
    record_change(actor.trace, KIND, pk, "Slettet oppsettet for et ark")
    return pk
