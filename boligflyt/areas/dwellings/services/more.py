"""What usually comes with a file, written by hand: meters, deposit, shared home, and the owner."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from uuid import UUID

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.file_values import OF_DWELLING, OF_OWNER
from boligflyt.areas.dwellings.models import Dwelling, DwellingOwner
from boligflyt.domain.dwelling_file import CellFault, columns, holds_national_number, read_cell
from boligflyt.toolkit.faults import Refused

OF_FIELD = {field: column for column, field in (*OF_DWELLING.items(), *OF_OWNER.items())}


@dataclass(frozen=True, slots=True)
class MoreFacts:
    """What is known beyond what every dwelling has; `deposit` in NOK, None and empty are not known."""

    subcategory: str = ""
    shared_home: bool | None = None
    staff_base: bool | None = None
    deposit: int | None = None
    vat_compensation: bool | None = None
    electricity_meter: str = ""
    water_meter: str = ""
    information: str = ""


@dataclass(frozen=True, slots=True)
class OwnerFacts:
    """From whom the municipality leases the dwelling; all empty when nobody is told."""

    name: str = ""
    organisation_number: str = ""
    mobile: str = ""


def set_more(actor: Actor, pk: UUID, version: int | None, facts: MoreFacts, owner: OwnerFacts) -> Dwelling:
    """Say what is known. Each field is read as its column of a file is. Raises Refused at the field.

    An owner of whom nothing is told any more is taken away, and stays in the history.
    """
    actor.demand(Right.DWELLING_WRITE)
    dwelling = Dwelling.locked(pk, version)
    told, of_owner = _as_read(asdict(facts)), _as_read(asdict(owner))
    changed = [name for name, value in told.items() if getattr(dwelling, name) != value]
    for name, value in told.items():
        setattr(dwelling, name, value)
    changed += _owned_by(dwelling, of_owner)
    dwelling.stamp(actor.at, actor.staff)
    dwelling.save()
    record_change(actor.trace, "dwelling", pk, "Endret mer om boligen", fields=changed)
    return dwelling


def _as_read(facts: dict[str, str | int | bool | None]) -> dict[str, str | int | bool | None]:
    return {name: _read(name, value) if isinstance(value, str) else value for name, value in facts.items()}


def _read(field: str, text: str) -> str:
    if holds_national_number(text):
        raise Refused("Her står et fødselsnummer. Ta det bort. Det skal ikke stå på en bolig.", field=field)
    try:
        return str(read_cell(columns()[OF_FIELD[field]], text, {}) or "")
    except CellFault as fault:
        raise Refused(f"{fault.what} {fault.mend}", field=field) from None


def _owned_by(dwelling: Dwelling, told: dict[str, str | int | bool | None]) -> list[str]:
    """Keep who owns the dwelling. Gives the fields that changed."""
    owner = DwellingOwner.objects.filter(dwelling=dwelling).first()
    if not any(told.values()):
        if owner:
            owner.delete()
        return ["owner"] if owner else []
    owner = owner or DwellingOwner(dwelling=dwelling)
    changed = [f"owner_{name}" for name, value in told.items() if getattr(owner, name) != value]
    for name, value in told.items():
        setattr(owner, name, value)
    owner.save()
    return changed
