"""Postal places and school districts: what the files in force tell, and what they would fill in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.dwellings.choices import ReferenceKind
from boligflyt.areas.dwellings.models import Building, PostalPlace, ReferenceFile, SchoolStreet
from boligflyt.domain.reference_file import (
    Districts,
    PostalLine,
    SchoolDistricts,
    SchoolLine,
    Side,
    postal_places,
    street_key,
)

Lines = Sequence[PostalLine | SchoolLine]
READ = ("pk", "street", "house_number", "postal_code", "postal_place", "school_district",
        "secondary_district")  # fmt: skip


LABELS = {
    "postal_place": _("poststed"), "school_district": _("skolekrets"),
    "secondary_district": _("skolekrets, ungdomsskole"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fill:
    """One field of a building: what stands there (empty when nothing does), and what the file tells."""

    building: Building
    field: str
    before: str
    after: str

    @property
    def label(self) -> str:
        """The field in words."""
        return str(LABELS[self.field])


@dataclass(frozen=True, slots=True)
class FillPlan:
    """What a file would fill in, what it tells otherwise, and how many buildings it does not know."""

    fills: tuple[Fill, ...]
    differs: tuple[Fill, ...]
    unknown: tuple[Building, ...]

    def to_store(self, *, correct: bool) -> tuple[Fill, ...]:
        """Those that are filled in, and with `correct` also those that are changed."""
        return (*self.fills, *self.differs) if correct else self.fills


@dataclass(frozen=True, slots=True)
class Known:
    """One kind: how many lines are in force, and how many buildings have nothing there."""

    kind: ReferenceKind
    lines: int
    lacking: int


def fill_plan(kind: str, lines: Lines) -> FillPlan:
    """Every building against the lines."""
    found = Building.objects.all() if lines else Building.objects.none()
    return _plan(_Teller(kind, lines), found)


def districts_lacking(buildings: Sequence[UUID]) -> Sequence[Fill]:
    """The school districts that the list in force tells of these buildings, where nothing stands."""
    if not buildings or not SchoolStreet.objects.exists():
        return ()
    asked = Building.objects.filter(pk__in=buildings)
    keys = {street_key(street) for street in asked.values_list("street", flat=True)}
    lines = list(_school_lines(SchoolStreet.objects.filter(street_key__in=keys)))
    return _plan(_Teller(ReferenceKind.SCHOOLS, lines), asked).fills


def _plan(tells: _Teller, found: QuerySet[Building]) -> FillPlan:
    fills: list[Fill] = []
    differs: list[Fill] = []
    unknown: list[Building] = []
    for building in found.only(*READ).order_by("street_order", "house_number", "id"):
        told = tells(building)
        if told is None:
            unknown.append(building)
        for field, after in (told or {}).items():
            before = getattr(building, field)
            if after and before != after:
                (differs if before else fills).append(Fill(building, field, before, after))
    return FillPlan(tuple(fills), tuple(differs), tuple(unknown))


class _Teller:
    """What the lines tell of a building, field by field; None when they do not know it."""

    def __init__(self, kind: str, lines: Lines) -> None:
        self.places = postal_places(one for one in lines if isinstance(one, PostalLine))
        self.districts = SchoolDistricts(one for one in lines if isinstance(one, SchoolLine))
        self.is_postal = kind == ReferenceKind.POSTAL

    def __call__(self, building: Building) -> dict[str, str] | None:
        if self.is_postal:
            place = self.places.get(building.postal_code)
            return None if place is None else {"postal_place": place}
        found = self.districts.of(building.street, building.house_number)
        if found is None:
            return None
        return {"school_district": found.primary, "secondary_district": found.secondary}


def lines_of(file: ReferenceFile) -> Lines:
    """The lines that a file tells."""
    if file.kind == ReferenceKind.POSTAL:
        return [PostalLine(**one) for one in file.lines]
    return [SchoolLine(**{**one, "side": Side(one["side"])}) for one in file.lines]


def _school_lines(rows: QuerySet[SchoolStreet]) -> Iterator[SchoolLine]:
    for one in rows:
        yield SchoolLine(one.street, one.first, one.last, Side(one.side), one.primary, one.secondary)


def place_of(postal_code: str) -> str:
    """The postal place by the municipality's file; empty when it does not tell."""
    return PostalPlace.objects.filter(code=postal_code).values_list("place", flat=True).first() or ""


def districts_of(street: str, house_number: str) -> Districts:
    """The school districts of an address by the municipality's file; empty when it does not tell."""
    rows = SchoolStreet.objects.filter(street_key=street_key(street))
    return SchoolDistricts(_school_lines(rows)).of(street, house_number) or Districts()


def references_known() -> tuple[Known, ...]:
    """Both kinds: lines in force and buildings that lack what they tell."""
    lacks = {ReferenceKind.POSTAL: Q(postal_place=""), ReferenceKind.SCHOOLS: Q(school_district="")}
    tables = {ReferenceKind.POSTAL: PostalPlace, ReferenceKind.SCHOOLS: SchoolStreet}
    return tuple(
        Known(kind, tables[kind].objects.count(), Building.objects.filter(lacks[kind]).count())  # type: ignore[attr-defined]
        for kind in ReferenceKind
    )


def references_visible_to(actor: Actor) -> QuerySet[ReferenceFile]:
    """The files that were read, the newest first, for those who keep the register."""
    return ReferenceFile.objects.all() if actor.may(Right.DWELLING_WRITE) else ReferenceFile.objects.none()


def open_reference(actor: Actor, pk: UUID) -> ReferenceFile:
    """The door to one of them. Raises Http404 when there is none that the actor may see."""
    found = references_visible_to(actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
