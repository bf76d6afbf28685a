"""The municipality's own file of postal places or school districts: read, looked at, taken in, and used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import BinaryIO
from uuid import UUID

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.choices import ReferenceKind
from boligflyt.areas.dwellings.incoming_table import open_sheet
from boligflyt.areas.dwellings.models import Building, PostalPlace, ReferenceFile, SchoolStreet
from boligflyt.areas.dwellings.reference import Fill, districts_lacking, fill_plan, lines_of
from boligflyt.domain.reference_file import (
    MOST_ROWS,
    NoReference,
    PostalLine,
    Reading,
    SchoolLine,
    read_reference,
    street_key,
)
from boligflyt.toolkit.faults import Refused

CHUNK = 1000
KIND = "reference_file"


def preview_reference(actor: Actor, file: BinaryIO, name: str) -> ReferenceFile:
    """Read the file and keep what it tells, with its faults; nothing of it is used before it is confirmed.

    Raises Refused for a file that can not be read, that is neither of the two, or has nothing in it.
    """
    actor.demand(Right.DWELLING_WRITE)
    found = _read(file)
    if not found.lines and not found.faults:
        raise Refused("Arket har overskrifter, men ingen rader under dem.", field="file")
    if len(found.lines) > MOST_ROWS:
        raise Refused(f"Arket har mer enn {MOST_ROWS} rader. Ta bort det som ikke hører til.", field="file")
    one = ReferenceFile(
        kind=ReferenceKind(found.kind.value), file_name=name[:120] or "uten navn",
        lines=[asdict(line) for line in found.lines], faults=[asdict(fault) for fault in found.faults],
    )  # fmt: skip
    one.stamp(actor.at, actor.staff)
    one.save()
    record_change(actor.trace, KIND, one.pk, "Leste en fil med skolekretser eller poststeder")
    return one


def _read(file: BinaryIO) -> Reading:
    try:
        return read_reference(open_sheet(file).rows)
    except NoReference as fault:
        raise Refused(str(fault), field="file") from None


def confirm_reference(actor: Actor, pk: UUID, version: int | None, *, correct: bool) -> ReferenceFile:
    """Let the file take the place of the one before, and fill in buildings that lack what it tells.

    `correct` also changes buildings that say something else. Raises VersionConflict, and Refused for a file
    with faults or one that is taken in already.
    """
    actor.demand(Right.DWELLING_WRITE)
    one = ReferenceFile.locked(pk, version)
    if one.confirmed_at:
        raise Refused("Filen er allerede lagret.")
    if one.faults:
        raise Refused("Filen har feil. Rett dem i filen, og last den inn på nytt. Ingenting er lagret.")
    lines = lines_of(one)
    _replace(one.kind, lines)
    ReferenceFile.objects.filter(kind=one.kind, in_force=True).update(in_force=False)
    one.in_force = True
    one.filled = _fill(fill_plan(one.kind, lines).to_store(correct=correct))
    one.confirmed_at, one.confirmed_by = actor.at, actor.staff
    one.stamp(actor.at, actor.staff)
    one.save()
    record_change(actor.trace, KIND, pk, f"Lagret filen og fylte ut {one.filled} bygninger")
    return one


def drop_reference(actor: Actor, pk: UUID, version: int | None) -> None:
    """Throw away a file that is not taken in. Raises VersionConflict and Refused."""
    actor.demand(Right.DWELLING_WRITE)
    one = ReferenceFile.locked(pk, version)
    if one.confirmed_at:
        raise Refused("Filen er lagret, og kan ikke forkastes. Last inn en ny fil i stedet.")
    one.delete()
    record_change(actor.trace, KIND, pk, "Forkastet filen")


def fill_from_reference(actor: Actor, pk: UUID, version: int | None) -> ReferenceFile:
    """Fill in buildings that came since the file was taken in. Raises VersionConflict and Refused."""
    actor.demand(Right.DWELLING_WRITE)
    one = ReferenceFile.locked(pk, version)
    if not one.in_force:
        raise Refused("Filen gjelder ikke lenger. Åpne den som er lastet inn sist.")
    filled = _fill(fill_plan(one.kind, lines_of(one)).fills)
    one.filled += filled
    one.stamp(actor.at, actor.staff)
    one.save()
    record_change(actor.trace, KIND, pk, f"Fylte ut {filled} bygninger")
    return one


def fill_made(buildings: Sequence[UUID]) -> None:
    """Fill in the school districts that the list in force tells of buildings a file of dwellings made.

    What the file told itself stands. Whoever calls has asked for the right.
    """
    _fill(districts_lacking(buildings))


def _replace(kind: str, lines: Sequence[PostalLine | SchoolLine]) -> None:
    if kind == ReferenceKind.POSTAL:
        PostalPlace.objects.all().delete()
        places = [PostalPlace(**asdict(one)) for one in lines]
        PostalPlace.objects.bulk_create(places, batch_size=CHUNK)
        return
    SchoolStreet.objects.all().delete()
    streets = [
        SchoolStreet(**asdict(one), street_key=street_key(one.street))
        for one in lines
        if isinstance(one, SchoolLine)
    ]
    SchoolStreet.objects.bulk_create(streets, batch_size=CHUNK)


def _fill(fills: Sequence[Fill]) -> int:
    """Store them; gives how many buildings were changed."""
    changed: dict[UUID, Building] = {}
    for one in fills:
        building = changed.setdefault(one.building.pk, one.building)
        setattr(building, one.field, one.after)
    fields = ("postal_place", "school_district", "secondary_district")
    if changed:
        Building.objects.bulk_update(changed.values(), fields, batch_size=CHUNK)
    return len(changed)
