"""A sheet with headings of its own: read when somebody has said what its columns are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.choices import ImportAction, RowOutcome
from boligflyt.areas.dwellings.file_values import known_meanings, own_number
from boligflyt.areas.dwellings.models import DwellingImport, KeptMapping
from boligflyt.areas.dwellings.services.importing import (
    KIND,
    about_the_file,
    compared,
    from_store,
)
from boligflyt.areas.dwellings.workflow import actions_from, next_state
from boligflyt.domain.dwelling_file import CellFault, columns, read_cell
from boligflyt.domain.sheet_mapping import (
    LEFT_OUT,
    OWN,
    SheetMapping,
    faults_of,
    known_targets,
    named,
    unique_headings,
)
from boligflyt.toolkit.faults import Refused
from boligflyt.toolkit.parts import Parts, whole

SAID = "said"  # in `DwellingImport.sheet`, until the rows are compared by it
FIRST_ROWS = 10  # rows in which the headings must stand


@dataclass(frozen=True, slots=True)
class SaidMapping:
    """What somebody says of a sheet: the row of headings, what each heading is, constants, and a name."""

    name: str
    row: int
    targets: Mapping[str, str]
    constants: Mapping[str, str]


def map_sheet(actor: Actor, pk: UUID, version: int | None, said: SaidMapping) -> DwellingImport:
    """Keep what somebody says of the sheet, and read its rows by it. Raises Refused, with how to mend it."""
    return whole(map_in_parts(actor, pk, version, said))


def map_in_parts(actor: Actor, pk: UUID, version: int | None, said: SaidMapping) -> Parts[DwellingImport]:
    """As `map_sheet`."""
    actor.demand(Right.DWELLING_WRITE)
    return _mapped(actor, pk, version, said)


def _mapped(actor: Actor, pk: UUID, version: int | None, said: SaidMapping) -> Parts[DwellingImport]:
    with transaction.atomic():
        batch = DwellingImport.locked(pk, version)
        batch.state = next_state(batch.state, ImportAction.MAP)
        mapping = _checked(batch, said)
        _keep(actor, said.name, mapping, _named_at(batch, said.row))
        batch.heading_row, batch.headings = said.row, list(mapping.headings)
        batch.sheet = {**batch.sheet, "mapping": mapping.as_json(), "name": said.name}
        batch.sheet.pop(SAID, None)
        batch.remarks = _remarks(batch, mapping)
        length = batch.rows.filter(number__gt=said.row).count()
        batch.counts = yield from compared(batch, from_store(batch), length)
        if not any(batch.counts[one] for one in RowOutcome.values):
            raise Refused("Arket har ingen boliger under overskriftene. Velg en annen rad.", field="row")
        batch.stamp(actor.at, actor.staff)
        batch.save()
        record_change(actor.trace, KIND, pk, "Sa hva kolonnene i et ark er")
    return batch


def note_mapping(actor: Actor, pk: UUID, version: int, said: SaidMapping) -> UUID:
    """Keep what is said with the sheet, before its rows are compared: who stops that, has lost nothing.

    Raises Refused. A sheet that somebody changed meanwhile is left to the comparing, which tells of it.
    """
    actor.demand(Right.DWELLING_WRITE)
    found = DwellingImport.objects.filter(pk=pk, version=version)
    batch = found.first()
    if batch is not None and ImportAction.MAP in actions_from(batch.state):
        mapping = _checked(batch, said)
        _kept_under(said.name, _named_at(batch, said.row))
        found.update(sheet={**batch.sheet, SAID: {"mapping": mapping.as_json(), "name": said.name}})
    return pk


def told_of(batch: DwellingImport) -> tuple[SheetMapping | None, str]:
    """What was said of the sheet last, and the name it has or was to have; None before anybody has."""
    told = batch.sheet.get(SAID) or batch.sheet
    mapping = told.get("mapping")
    return SheetMapping.from_json(mapping) if mapping else None, told.get("name", "")


def first_rows(batch: DwellingImport) -> list[tuple[int, list[Any]]]:
    """The first rows as they stood, without what is about persons, by number."""
    return [(one.number, one.stored["sheet"]) for one in batch.rows.order_by("number")[:FIRST_ROWS]]


def headings_at(batch: DwellingImport, row: int) -> tuple[str, ...]:
    """A heading for every place, with this row as headings; nothing when it is not among the first."""
    cells = dict(first_rows(batch)).get(row)
    return unique_headings(cells, max(batch.sheet["shown"]) + 1) if cells and batch.sheet else ()


def _named_at(batch: DwellingImport, row: int) -> list[str]:
    return named(dict(first_rows(batch))[row])


def _checked(batch: DwellingImport, said: SaidMapping) -> SheetMapping:
    headings = headings_at(batch, said.row)
    if not headings:
        raise Refused("Velg en av radene som vises, som overskrifter.", field="row")
    targets = {one: said.targets.get(one, LEFT_OUT) for one in headings}
    mapping = SheetMapping(said.row, headings, targets, {k: v for k, v in said.constants.items() if v})
    _check(mapping)
    return mapping


def _check(mapping: SheetMapping) -> None:
    for fault in faults_of(mapping):
        raise Refused(fault.what)
    if not set(mapping.targets.values()) <= known_targets():
        raise Refused("Velg hva overskriftene er, fra listen.")
    for name, text in mapping.constants.items():
        if wrong := constant_fault(name, text):
            raise Refused(f"{columns()[name].label}: {wrong}")


def constant_fault(name: str, text: str) -> str:
    """What is wrong with a constant for the column, and its mend; empty when it can be read."""
    try:
        read_cell(columns()[name], text, known_meanings(), own_number())
    except CellFault as fault:
        return f"{fault.what} {fault.mend}"
    return ""


def _keep(actor: Actor, name: str, mapping: SheetMapping, headings: list[str]) -> None:
    """The mapping under its name."""
    kept = _kept_under(name, headings)
    told = {one: mapping.target(one) for one in mapping.headings}
    if kept.created_at and (kept.targets, kept.constants) == (told, mapping.constants):
        return
    kept.headings, kept.targets, kept.constants = headings, told, dict(mapping.constants)
    kept.stamp(actor.at, actor.staff)
    kept.save()
    record_change(actor.trace, "kept_mapping", kept.pk, "Lagret oppsettet for et ark")


def _kept_under(name: str, headings: list[str]) -> KeptMapping:
    """The mapping of that name, or a new one. Raises Refused when the name is that of another sheet."""
    if not name.strip():
        raise Refused("Gi oppsettet et navn.", field="name")
    kept = KeptMapping.objects.select_for_update().filter(name=name).first() or KeptMapping(name=name)
    if kept.created_at and set(kept.headings) != set(headings):
        raise Refused(
            f"Navnet «{name}» er brukt for et ark med andre overskrifter. Velg et annet navn.", field="name"
        )
    return kept


def _remarks(batch: DwellingImport, mapping: SheetMapping) -> list[str]:
    """What is said of the file, anew for each mapping."""
    own = [one for one in mapping.headings if mapping.target(one) == OWN]
    left = [
        heading
        for place, heading in enumerate(mapping.headings)
        if mapping.target(heading) == LEFT_OUT and place in batch.sheet["shown"]
    ]
    told = [f"Ikke tatt med: {', '.join(left)}."] if left else []
    known = mapping.as_headings().known
    return [*batch.sheet["remarks"], *told, *about_the_file(own, known, batch.sha256)]
