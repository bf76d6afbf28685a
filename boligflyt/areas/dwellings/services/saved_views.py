"""Views of the list of dwellings: kept under a name, shared with the office, renamed and deleted."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.models import SavedView
from boligflyt.toolkit.faults import Refused

KIND = "saved_view"
LONGEST = 1000  # letters in the query of an address


def keep_view(actor: Actor, name: str, asked: str, *, shared: bool) -> SavedView:
    """Keep what the list was asked for. Raises Refused when the name is used, or the filter is too long."""
    actor.demand(Right.DWELLING_READ)
    if len(asked) > LONGEST:
        raise Refused("Filteret er for langt til å lagres. Søk på en kortere del av adressen.", field="name")
    view = SavedView(owner=actor.staff, office=actor.office, asked=asked)
    return _save(actor, view, name, shared, "Lagret et utvalg av boliger")


def change_view(actor: Actor, pk: UUID, version: int | None, name: str, *, shared: bool) -> SavedView:
    """Give one's own view another name, share it, or stop sharing it. Raises Refused and VersionConflict."""
    actor.demand(Right.DWELLING_READ)
    return _save(actor, _own(actor, pk, version), name, shared, "Endret et utvalg av boliger")


def drop_view(actor: Actor, pk: UUID, version: int | None) -> UUID:
    """Delete one's own view; the dwellings in it are not touched."""
    actor.demand(Right.DWELLING_READ)
    _own(actor, pk, version).delete()
    record_change(actor.trace, KIND, pk, "Slettet et utvalg av boliger")
    return pk


def _own(actor: Actor, pk: UUID, version: int | None) -> SavedView:
    view = SavedView.locked(pk, version)
    if view.owner != actor.staff:
        raise Refused("Bare den som lagret utvalget, kan endre det. Lagre et eget under et annet navn.")
    return view


def _save(actor: Actor, view: SavedView, name: str, shared: bool, what: str) -> SavedView:
    view.name, view.shared = " ".join(name.split()), shared
    if not view.name:
        raise Refused("Gi utvalget et navn.", field="name")
    others = SavedView.objects.filter(office=view.office, shared=True, name__iexact=view.name)
    if shared and others.exclude(pk=view.pk).exists():
        raise Refused(
            f"Enheten har alt et delt utvalg som heter «{view.name}». Velg et annet navn.", field="name"
        )
    view.stamp(actor.at, actor.staff)
    try:
        with transaction.atomic():
            view.save()
    except IntegrityError as fault:
        if "one_view_per_name" not in str(fault):
            raise
        raise Refused(
            f"Du har alt et utvalg som heter «{view.name}». Velg et annet navn, eller slett det gamle først.",
            field="name",
        ) from None
    record_change(actor.trace, KIND, view.pk, what)
    return view
