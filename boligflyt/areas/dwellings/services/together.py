"""One field of many dwellings changed together: shown first, stored when confirmed, all or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from uuid import UUID

from django.db import transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change, record_list
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.queries import address_order, dwellings_visible_to
from boligflyt.areas.dwellings.services.register import DwellingFacts, check_facts
from boligflyt.toolkit.faults import Conflict, Refused

# What may be the same for many. Unit and days of disposal belong to one dwelling each.
TOGETHER = (
    "disposal", "dwelling_type", "rooms", "bedrooms", "area_m2", "floor", "wheelchair", "adaptation", "rent",
    "gained_by",
)  # fmt: skip
MOST_TOGETHER = 1000  # dwellings in one change: what somebody can look over
STAMPS = ("version", "changed_at", "changed_by")
SHOWN = 5  # addresses named in a message


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a change would do to one dwelling; `problem` says why it can not be changed."""

    pk: UUID
    address: str
    version: int
    before: Any
    after: Any
    problem: str = ""

    @property
    def changes(self) -> bool:
        """Whether confirming stores anything here."""
        return not self.problem and self.before != self.after


def propose_together(actor: Actor, pks: Iterable[UUID], field: str, value: Any) -> list[Proposed]:
    """What the value would do to each dwelling, by address; nothing is stored. Raises Refused."""
    actor.demand(Right.DWELLING_WRITE)
    wanted = _few_enough(pks, field)
    found = dwellings_visible_to(actor).filter(pk__in=wanted).select_related("building")
    rows = [_proposed(one, field, value) for one in found.order_by(*address_order())]
    record_list(actor.trace, "dwelling", [one.pk for one in rows])
    return rows


def change_together(actor: Actor, versions: Mapping[UUID, int], field: str, value: Any) -> int:
    """Store the value on the dwellings that were shown, by the version each was shown at; gives how many.

    Raises Conflict when any was changed since, and Refused when any can not have the value: then none is.
    """
    actor.demand(Right.DWELLING_WRITE)
    wanted = _few_enough(versions, field)
    with transaction.atomic():
        dwellings = list(
            Dwelling.objects.select_for_update(of=("self",))
            .filter(pk__in=wanted)
            .select_related("building")
            .order_by("pk")
        )
        _must_be_as_shown(dwellings, versions)
        for one in dwellings:
            if problem := _proposed(one, field, value).problem:
                raise Refused(f"{one.address}: {problem}")
            setattr(one, field, value)
            one.stamp(actor.at, actor.staff)
        Dwelling.objects.bulk_update(dwellings, [field, *STAMPS], batch_size=MOST_TOGETHER)
        for one in dwellings:
            record_change(actor.trace, "dwelling", one.pk, "Endret boligen sammen med flere", fields=[field])
    return len(dwellings)


def _few_enough(pks: Iterable[UUID], field: str) -> set[UUID]:
    if field not in TOGETHER:
        raise Refused("Velg hva som skal endres, fra listen.", field="field")
    wanted = set(pks)
    if not wanted:
        raise Refused("Velg minst én bolig.")
    if len(wanted) > MOST_TOGETHER:
        raise Refused(
            f"Dere kan endre {MOST_TOGETHER} boliger om gangen. Filtrer listen så den blir kortere."
        )
    return wanted


def _must_be_as_shown(dwellings: list[Dwelling], versions: Mapping[UUID, int]) -> None:
    changed = [one.address for one in dwellings if one.version != versions[one.pk]]
    if len(dwellings) < len(versions):
        raise Conflict("Noen av boligene finnes ikke lenger. Ingenting er lagret. Velg dem på nytt.")
    if changed:
        more = f" og {len(changed) - SHOWN} til" if len(changed) > SHOWN else ""
        raise Conflict(
            f"Noen andre har endret {', '.join(changed[:SHOWN])}{more} siden dette ble vist. "
            "Ingenting er lagret. Se over på nytt under, og lagre."
        )


def _proposed(dwelling: Dwelling, field: str, value: Any) -> Proposed:
    before = getattr(dwelling, field)
    told = {one.name: getattr(dwelling, one.name) for one in fields(DwellingFacts)}
    try:
        check_facts(replace(DwellingFacts(**told), **{field: value}), dwelling.building)
        problem = ""
    except Refused as refused:
        problem = refused.message if before != value else ""
    return Proposed(dwelling.pk, dwelling.address, dwelling.version, before, value, problem)
