"""The dwelling register: what may be seen, the door to a dwelling, finding by address, KOSTRA's counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, FilteredRelation, OuterRef, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Concat
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_read
from boligflyt.areas.dwellings.choices import Disposal
from boligflyt.areas.dwellings.models import (
    Building,
    Cooperative,
    DisposalPeriod,
    Dwelling,
    DwellingImport,
    DwellingOwner,
    Entrance,
    KeptMapping,
    SavedView,
    ShieldedPeriod,
    StatusEntry,
)
from boligflyt.toolkit.norwegian_text import contains, norwegian_order

SHORTEST_SEARCH = 2
# For `aggregate()`: how many there are of each form today, and on the day asked of `in_form_on`.
BY_FORM = {form.value: Count("pk", filter=Q(disposal=form)) for form in Disposal}
BY_FORM_THEN = {form.value: Count("pk", filter=Q(form_then=form)) for form in Disposal}


@dataclass(frozen=True, slots=True)
class DisposalCounts:
    """Dwellings at the municipality's disposal on a day, as KOSTRA counts them (rules.md part D).

    A private dwelling counts where the municipality picks the tenant, and where it picks the buyer; the
    latter are also shown by themselves.
    """

    owned: int
    leased_in: int
    private_right: int
    user_owned: int

    @classmethod
    def of(cls, by_form: Mapping[str, int]) -> DisposalCounts:
        """From how many dwellings there are of each `Disposal`; one that is not told of has none."""
        user_owned = by_form.get(Disposal.USER_OWNED, 0)
        return cls(
            owned=by_form.get(Disposal.OWNED, 0), leased_in=by_form.get(Disposal.LEASED_IN, 0),
            private_right=by_form.get(Disposal.PRIVATE_RIGHT, 0) + user_owned, user_owned=user_owned,
        )  # fmt: skip

    @property
    def total(self) -> int:
        """The three forms together; `user_owned` is part of `private_right`."""
        return self.owned + self.leased_in + self.private_right


def dwellings_visible_to(actor: Actor) -> QuerySet[Dwelling]:
    """The whole stock for those with the right: one pool, nothing set aside (PRO-42)."""
    return Dwelling.objects.all() if actor.may(Right.DWELLING_READ) else Dwelling.objects.none()


def at_disposal(on: date) -> Q:
    """The dwellings that the municipality disposes of on the day."""
    return Q(disposed_from__lte=on) & (Q(disposed_to=None) | Q(disposed_to__gte=on))


def lettable(dwellings: QuerySet[Dwelling], on: date) -> QuerySet[Dwelling]:
    """What can have a lease of its own that day: rooms of a shared home stand for the home."""
    # Few dwellings are rooms: said outright, PostgreSQL reads those few and not the register once more.
    rooms = Dwelling.objects.filter(at_disposal(on), parent=OuterRef("pk"), parent__isnull=False)
    return dwellings.filter(at_disposal(on), ~Exists(rooms))


def open_dwelling(actor: Actor, pk: UUID) -> Dwelling:
    """The door to a dwelling. Raises Http404 when there is none that the actor may see."""
    dwelling = (
        dwellings_visible_to(actor)
        .select_related("building", "entrance__building", "parent__building", "kept_for")
        .filter(pk=pk)
        .first()
    )
    if dwelling is None:
        raise Http404
    record_read(actor.trace, "dwelling", pk)
    return dwelling


def in_form_on(dwellings: QuerySet[Dwelling], on: date) -> QuerySet[Dwelling]:
    """Adds `form_then`, the form of disposal that applied that day: its line, if any is told."""
    line = FilteredRelation("disposals", condition=Q(disposals__period__contains=on))
    found: Any = dwellings.annotate(line=line, form_then=Coalesce("line__form", "disposal"))
    return found  # type: ignore[no-any-return]


def counts_by_disposal(on: date) -> DisposalCounts:
    """How many dwellings the municipality disposes of on the day, by the form of that day (DEF-30)."""
    return DisposalCounts.of(lettable(in_form_on(Dwelling.objects.all(), on), on).aggregate(**BY_FORM_THEN))


def disposals_of(dwelling: Dwelling) -> QuerySet[DisposalPeriod]:
    """How the dwelling has been disposed of, the latest first; empty when only its form today is known.

    With whom an agreement is made, is for those who keep the register.
    """
    return DisposalPeriod.objects.filter(dwelling=dwelling).order_by("-period")


def matching_address(dwellings: QuerySet[Dwelling], text: str) -> QuerySet[Dwelling]:
    """Dwellings whose address has every word of the text; æ and ae, ø and oe, å and aa find each other.

    A word has no space in it, so it stands in the building's address, in its entrance's own number or in the
    number of the unit. There are fewer buildings than dwellings, and they are read once for each word.
    """
    space = Value(" ")
    addresses = Building.objects.annotate(
        address=Concat("street", space, "house_number", space, "postal_place")
    )
    for pattern in contains(text):
        in_building = Q(building__in=addresses.filter(address__iregex=pattern).values("pk"))
        by_entrance = Q(entrance__in=Entrance.objects.filter(house_number__iregex=pattern).values("pk"))
        dwellings = dwellings.filter(in_building | by_entrance | Q(unit_number__iregex=pattern))
    return dwellings


def find_dwellings(actor: Actor, text: str) -> QuerySet[Dwelling]:
    """Visible dwellings by address, in order of address; nothing for a text of one letter."""
    seen = dwellings_visible_to(actor)
    if len(text.strip()) < SHORTEST_SEARCH:
        return seen.none()
    found = matching_address(seen, text).select_related("building")
    return found.order_by(*address_order())


def address_order(of: str = "") -> list[str | Combinable]:
    """Street in Norwegian order, then house number and unit; `of` leads from a row to its dwelling."""
    building = f"{of}building__"
    return [f"{building}street_order", f"{building}house_number", f"{of}unit_number", f"{of}id"]


def agreements_ending(actor: Actor, until: date) -> QuerySet[DisposalPeriod]:
    """The agreements in force that end by the day given or are over, the first first."""
    seen = dwellings_visible_to(actor).filter(at_disposal(actor.today))
    running = DisposalPeriod.objects.filter(dwelling__in=seen, period__contains=actor.today)
    return (
        running.filter(agreed_to__lte=until).select_related("dwelling__building").order_by("agreed_to", "id")
    )


def shielded_from(clearance: int) -> QuerySet[ShieldedPeriod]:
    """What makes dwellings unavailable for a reason that somebody with this clearance may not know."""
    return ShieldedPeriod.objects.filter(grade__gt=clearance)


def ledger_of(dwelling: Dwelling | UUID) -> QuerySet[StatusEntry]:
    """The dwelling's status lines in order of time."""
    return StatusEntry.objects.filter(dwelling=dwelling).order_by("period", "id")


def buildings_in_order() -> QuerySet[Building]:
    """All buildings by address, to choose from."""
    return Building.objects.order_by("street_order", "house_number", "id")


def cooperatives_in_order() -> QuerySet[Cooperative]:
    """All borettslag by name, to choose from."""
    return Cooperative.objects.order_by(norwegian_order("name"), "id")


def owner_of(dwelling: Dwelling) -> DwellingOwner | None:
    """From whom the municipality leases the dwelling; None when it is not told. Ask for the right first."""
    return DwellingOwner.objects.filter(dwelling=dwelling).first()


def imports_visible_to(actor: Actor) -> QuerySet[DwellingImport]:
    """The files that were read, the newest first, for those who keep the register."""
    return DwellingImport.objects.all() if actor.may(Right.DWELLING_WRITE) else DwellingImport.objects.none()


def open_import(actor: Actor, pk: UUID) -> DwellingImport:
    """The door to an import. Raises Http404 when there is none that the actor may see."""
    batch = imports_visible_to(actor).filter(pk=pk).first()
    if batch is None:
        raise Http404
    record_read(actor.trace, "dwelling_import", pk)
    return batch


def mappings_visible_to(actor: Actor) -> QuerySet[KeptMapping]:
    """The kept mappings of sheets by name, for those who keep the register."""
    if not actor.may(Right.DWELLING_WRITE):
        return KeptMapping.objects.none()
    return KeptMapping.objects.order_by(norwegian_order("name"), "id")


def open_mapping(actor: Actor, pk: UUID) -> KeptMapping:
    """The door to a kept mapping. Raises Http404 when there is none that the actor may see."""
    kept = mappings_visible_to(actor).filter(pk=pk).first()
    if kept is None:
        raise Http404
    return kept


def views_visible_to(actor: Actor) -> QuerySet[SavedView]:
    """The actor's own views of the list and those shared with their office, by name."""
    if not actor.may(Right.DWELLING_READ):
        return SavedView.objects.none()
    mine_or_ours = Q(owner=actor.staff) | Q(office=actor.office, shared=True)
    return SavedView.objects.filter(mine_or_ours).order_by(norwegian_order("name"), "id")


def open_own_view(actor: Actor, pk: UUID) -> SavedView:
    """One of the actor's own views, to be changed. Raises Http404 when there is none."""
    view = views_visible_to(actor).filter(pk=pk, owner=actor.staff).first()
    if view is None:
        raise Http404
    return view
