"""Who is at work, in which role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import lru_cache, partial, reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL

from boligflyt.areas.access.choices import Information, Role
from boligflyt.areas.access.models import (
    Assignment,
    ContactPerson,
    Municipality,
    Office,
    Participation,
    Staff,
    Substitution,
)
from boligflyt.areas.access.perms import Actor
from boligflyt.toolkit.statements import KeptPart, KeptStatement
from boligflyt.toolkit.walls import open_as


def assignments_on(staff: UUID, on: date) -> QuerySet[Assignment]:
    """The roles somebody holds on a day, in a fixed order."""
    absent = Substitution.objects.filter(
        substitute=staff, office=OuterRef("office"), period__contains=on
    ).values("absent")
    municipality = Municipality.objects.order_by("name")
    return (
        Assignment.objects.filter(staff_id=staff, period__contains=on, staff__is_active=True)
        .select_related("office", "staff")
        .annotate(
            municipality=Subquery(municipality.values("name")[:1]),
            rule_set=Subquery(municipality.values("rule_set")[:1]),
            stands_in_for=ArraySubquery(absent),
        )
        .order_by("office__name", "role", "id")
    )


def actor_for(staff: UUID, now: datetime, on: date, chosen: UUID | None = None) -> Actor | None:
    """The actor in the chosen assignment if it is still held, else in the first; None without any."""
    return actor_among(list(held_by(staff, on, now)), now, chosen)


def held_by(staff: UUID, on: date, now: datetime) -> QuerySet[Assignment]:
    """The roles of the day, each with whether the holder has a household open by a written reason."""
    opened = Participation.objects.filter(staff=staff, until__gt=now)
    return assignments_on(staff, on).annotate(has_openings=Exists(opened))


# Every page asks this.
HELD = KeptStatement(held_by, UUID(int=0), date.min, datetime.min.replace(tzinfo=UTC))


def actor_among(held: Sequence[Assignment], now: datetime, chosen: UUID | None) -> Actor | None:
    """The same, when the assignments of the day are fetched already."""
    if not held:
        return None
    here = next((one for one in held if one.pk == chosen), held[0])
    return Actor(
        staff=here.staff_id, name=here.staff.name, role=Role(here.role), office=here.office_id,
        office_name=here.office.name, at=now, municipality=getattr(here, "municipality", None) or "",
        rule_set=getattr(here, "rule_set", None) or "",
        clearance=here.clearance, stands_in_for=frozenset(getattr(here, "stands_in_for", None) or ()),
        has_openings=bool(getattr(here, "has_openings", False)),
    )  # fmt: skip


def staff_with_roles(on: date) -> QuerySet[Assignment]:
    """Every role that somebody holds on the day, by name."""
    held = Assignment.objects.filter(period__contains=on).select_related("staff", "office")
    return held.order_by("staff__name", "role", "id")


def offices_by_name() -> list[tuple[UUID, str]]:
    """Key and name of every office, by name."""
    return list(Office.objects.order_by("name", "id").values_list("pk", "name"))


def names_of(staff: Iterable[UUID | None]) -> dict[UUID, str]:
    """Names for showing who did something."""
    wanted = {one for one in staff if one}
    return dict(Staff.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}


def the_municipality() -> Municipality | None:
    """This database's municipality; None before the first set-up."""
    return Municipality.objects.order_by("name").first()


def groups_outside_the_plan() -> list[str]:
    """Target groups that this municipality's housing plan leaves to other plans (DEF-06)."""
    municipality = the_municipality()
    return list(municipality.excluded_target_groups) if municipality else []


def running_participations(actor: Actor) -> QuerySet[Participation]:
    """What the actor takes part in on the day: by name, through the office, or standing in for somebody.

    What was opened with a written reason is the opener's alone, until its moment, and for reading only.
    """
    return _running(*_of(actor))


def _of(actor: Actor) -> tuple[Any, ...]:
    """All of an actor that decides what they take part in; the moment where what they opened counts."""
    at = actor.at if actor.with_openings else None
    return actor.staff, actor.office, actor.today, at, *sorted(actor.stands_in_for)


def _running(
    staff: UUID, office: UUID, on: date, at: datetime | None, *stands_in_for: UUID
) -> QuerySet[Participation]:
    found = Q(staff__in=[staff, *stands_in_for], until=None) | Q(office=office)
    if at is not None:
        found |= _opened(staff, at)
    return Participation.objects.filter(found, period__contains=on)


def _opened(staff: UUID, at: datetime) -> Q:
    return Q(staff=staff, given_at__lte=at, until__gt=at)


def opening_of(actor: Actor, kind: str, subject: UUID) -> Participation | None:
    """The actor's running opening of this matter; None when they have not opened it."""
    if not actor.with_openings:
        return None
    mine = Participation.objects.filter(_opened(actor.staff, actor.at), kind=kind, subject=subject)
    return mine.order_by("-until").first()


def shared_subjects(actor: Actor, kind: str, *kinds: Information) -> QuerySet[Participation, UUID]:
    """Keys of the households (or persons) where taking part gives the actor every one of these kinds.

    Kinds may come from different participations; each is asked for by itself.
    """
    found = subjects_by(actor, kind, Information.IDENTITY)
    for one in kinds:
        if one != Information.IDENTITY:
            found = found.filter(subject__in=subjects_by(actor, kind, one))
    return found


def subjects_by(actor: Actor, kind: str, information: Information) -> QuerySet[Participation, UUID]:
    """Keys of those where some one participation gives the actor this kind of information."""
    return _subjects(kind, information, *_of(actor))


def _subjects(kind: str, information: Information, *who: Any) -> QuerySet[Participation, UUID]:
    running = _running(*who).filter(kind=kind, kinds__contains=[information])
    return running.values_list("subject", flat=True)


def subjects_part(actor: Actor, kind: str, information: Information) -> RawSQL:
    """The same as a part of other queries, for `field__in=`: in words already for whoever asks alike."""
    staff, office, on, at, *absent = _of(actor)
    part = _subjects_part(kind, information, len(absent), opened=at is not None)
    return part.filled(staff, office, on, at, *absent)


@lru_cache(maxsize=256)
def _subjects_part(kind: str, information: Information, substitutes: int, *, opened: bool) -> KeptPart:
    at = datetime.min.replace(tzinfo=UTC) if opened else None
    absent = (UUID(int=3 + number) for number in range(substitutes))
    return KeptPart(partial(_subjects, kind, information), UUID(int=1), UUID(int=2), date.min, at, *absent)


def participations_of(kind: str, subject: UUID) -> QuerySet[Participation]:
    """Who takes part in a matter, now, before and later; the newest first."""
    found = Participation.objects.filter(kind=kind, subject=subject).select_related("office", "staff")
    return found.order_by("-period", "id")


def contacts_on(on: date) -> QuerySet[ContactPerson]:
    """Whom to ask in each office, by agreement: known to everybody who works here (ORG-02)."""
    rows = ContactPerson.objects.filter(period__contains=on)
    return rows.select_related("office", "staff", "substitute").order_by("agreement", "office__name")


def accounts_of(staff: UUID) -> QuerySet[Staff, UUID]:
    """Every account of the human being behind this one."""
    root = Staff.objects.filter(pk=staff, same_as__isnull=False).values("same_as")
    mine = Q(pk=staff) | Q(same_as=staff) | Q(pk__in=root) | Q(same_as__in=root)
    return Staff.objects.filter(mine).values_list("pk", flat=True)


def accounts_behind(staff: Iterable[UUID]) -> set[UUID]:
    """Every account of the human beings behind these."""
    wanted = set(staff)
    roots = Staff.objects.filter(pk__in=wanted, same_as__isnull=False).values("same_as")
    theirs = Q(pk__in=wanted) | Q(same_as__in=wanted) | Q(pk__in=roots) | Q(same_as__in=roots)
    return set(Staff.objects.filter(theirs).values_list("pk", flat=True))


@contextmanager
def open_for_counting(actor: Actor, *kinds: Information) -> Iterator[None]:
    """Lets PostgreSQL show these kinds of information to the counting inside, and shuts it again.

    The clearance stays the actor's own. Only numbers may leave, and no small ones.
    """
    with connection.cursor() as cursor:
        open_as(cursor, actor.clearance, reduce(or_, (one.bit for one in kinds), actor.sees))
        try:
            yield
        finally:
            open_as(cursor, actor.clearance, actor.sees)


@contextmanager
def open_for_days(actor: Actor) -> Iterator[None]:
    """Lets PostgreSQL show every kind of information to a query for days and states, and shuts it again.

    For the archive, which must know when the last note was written and never what it says. The clearance
    stays the actor's own.
    """
    with connection.cursor() as cursor:
        open_as(cursor, actor.clearance, sum(kind.bit for kind in Information))
        try:
            yield
        finally:
            open_as(cursor, actor.clearance, actor.sees)
