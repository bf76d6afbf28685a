"""Everybody against everything: staff of every role, a household in every relation and grade."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from boligflyt.areas.access.choices import STAFF_ROLES, Grade, Information, OfficeKind, Purpose, Role
from boligflyt.areas.access.models import Assignment, Office, Participation, Staff, Substitution
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import Application
from boligflyt.areas.documents.models import Document
from boligflyt.areas.letters.models import Dispatch, FreeLetter
from boligflyt.areas.people.choices import Protection, RelationKind
from boligflyt.areas.people.models import Membership, Schooling, StaffRelation
from boligflyt.domain.periods import Period
from tests.access_matrix.tables import GIVEN, HAVE_THE_CASE, PARTIAL, STAFF_RELATIONS
from tests.support.case_rows import Rows, rows_of
from tests.support.cast import LONG_AGO, NOW, TODAY, Cast, make_person
from tests.support.papers import make_document

ENDED = Period(LONG_AGO, TODAY - timedelta(days=1))
BY_NAME = ("named",)
# Whatever the day of the run; and a minute before the cast's own moment.
UNTIL = {"opened": datetime(2199, 1, 1, tzinfo=UTC), "opened_before": NOW - timedelta(minutes=1)}


@dataclass(frozen=True)
class Everybody:
    """Actors by (role, clearance), rows by (relation, grade), and the cast of ordinary tests."""

    cast: Cast
    actors: dict[tuple[str, int], Actor]
    rows: dict[tuple[str, int], Rows]
    keys: dict[str, dict[tuple[str, int], UUID]]


def make_everybody(cast: Cast) -> Everybody:
    """All at Boligkontoret, so that «our office» is the same for all; other cases are another office's."""
    office = Office.objects.get(name="Boligkontoret")
    other = Office.objects.create(name="Nabokontoret", kind=OfficeKind.HOUSING)
    absent = Staff.objects.create_user("borte", "Borte Vekk")
    actors = {
        (role.value, grade): _actor(role, grade, office, absent) for role in STAFF_ROLES for grade in Grade
    }
    rows = {}
    for relation in STAFF_RELATIONS:
        for grade, protection in zip(Grade, Protection, strict=True):
            person = make_person("Canari", f"{relation.title()}{grade}", protection=protection)
            found = rows_of(cast, person)
            Participation.objects.filter(subject__in=_subjects(found)).delete()
            if relation not in HAVE_THE_CASE:
                Application.objects.filter(pk=found.application.pk).update(office=other)
                Dispatch.objects.filter(pk=found.dispatch.pk).update(office=other)
                FreeLetter.objects.filter(pk=found.draft.pk).update(office=other)
            _relate(relation, found, office, absent, list(actors.values()))
            for kind in Information:
                make_document(cast.kari, found.household, information=kind)
            rows[relation, int(grade)] = found
    return Everybody(cast, actors, rows, _keys(rows))


def _keys(rows: dict[tuple[str, int], Rows]) -> dict[str, dict[tuple[str, int], UUID]]:
    """The key of each household's row of each kind."""
    kinds = (
        "person",
        "household",
        "application",
        "vedtak",
        "letter",
        "lease",
        "entry",
        "line",
        "offer",
        "task",
        "note",
        "document",
        "complaint",
        "access_request",
        "access_paper",
        "dispatch",
        "draft",
        "protocol",
        "picture",
        "belonging",
        "viewing",
        "economy_assessment",
        "instrument",
        "housing_loan",
        "candidate",
        "private_search",
        "home_viewing",
        "rent_security",
        "purchase",
        "saving",
    )
    found = {kind: {at: getattr(one, kind).pk for at, one in rows.items()} for kind in kinds}
    found["part"] = {at: one.party.pk for at, one in rows.items()}
    found["meeting"] = {at: one.team_meeting.pk for at, one in rows.items()}
    for about in ("housing", "children", "economy", "health"):
        found[f"note_{about}"] = {at: one.entries[about].pk for at, one in rows.items()}
    for kind in ("health", "economy"):
        found[kind] = {at: getattr(one.application, kind).pk for at, one in rows.items()}
    for kind in Information:
        found[f"document_{kind}"] = {
            at: Document.objects.filter(household=one.household, information=kind).earliest("title", "id").pk
            for at, one in rows.items()
        }
    children = {
        at: Schooling.objects.get(child__memberships__household=one.household) for at, one in rows.items()
    }
    found["schooling"] = {at: one.pk for at, one in children.items()}
    found["child"] = {at: one.child_id for at, one in children.items()}
    found["member"] = {
        at: Membership.objects.get(household=one.household, person=one.person).pk for at, one in rows.items()
    }
    return found


def _actor(role: Role, grade: Grade, office: Office, absent: Staff) -> Actor:
    staff = Staff.objects.create_user(f"{role.value}-{grade}", f"{role.label} {grade}")
    Assignment.objects.create(
        staff=staff, office=office, role=role, period=Period(LONG_AGO, None), clearance=grade
    )
    Substitution.objects.create(absent=absent, substitute=staff, office=office, period=Period(LONG_AGO, None))
    return Actor(
        staff.pk, staff.name, role, office.pk, office.name, NOW, clearance=grade,
        stands_in_for=frozenset({absent.pk}),
    )  # fmt: skip


def _subjects(found: Rows) -> list:
    members = found.household.memberships.values_list("person", flat=True)
    return [found.household.pk, *members]


def _relate(relation: str, found: Rows, office: Office, absent: Staff, actors: list[Actor]) -> None:
    kinds = sorted({Information.IDENTITY.value, *GIVEN[relation]})
    about = {"kind": "household", "subject": found.household.pk, "purpose": Purpose.CASE_WORK}
    running = {**about, "kinds": kinds, "period": Period(LONG_AGO, None)}
    if relation in BY_NAME:
        Participation.objects.bulk_create(Participation(staff_id=one.staff, **running) for one in actors)
    elif relation.startswith("opened"):
        _open(relation, found, running, [*(one.staff for one in actors), absent.pk])
    elif relation == "substitute":
        Participation.objects.create(staff=absent, **running)
    elif relation == "ended":
        all_kinds = sorted(one.value for one in Information)
        Participation.objects.create(office=office, **{**running, "kinds": all_kinds, "period": ENDED})
    elif GIVEN[relation]:
        Participation.objects.create(office=office, **running)
    if relation in PARTIAL:
        kind = RelationKind.SELF if relation == "self" else RelationKind.SIBLING
        StaffRelation.objects.bulk_create(
            StaffRelation(staff_id=one.staff, person=found.person, kind=kind, registered_at=NOW)
            for one in actors
        )


def _open(relation: str, found: Rows, running: dict, openers: list[UUID]) -> None:
    """Everybody has opened it, also the colleague they stand in for; but nobody opens the protected."""
    if found.household.grade > Grade.NONE:
        return
    given_at = UNTIL["opened_before"] - timedelta(hours=1)
    Participation.objects.bulk_create(
        Participation(
            staff_id=one, given_by=one, given_at=given_at, until=UNTIL[relation], reason="Haster.",
            **{**running, "kinds": sorted(one.value for one in Information)},
        )
        for one in openers
    )  # fmt: skip
