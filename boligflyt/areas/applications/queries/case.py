"""One case as its page shows it, in few statements."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.http import Http404

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.models import Staff
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import (
    Application,
    Assessment,
    HousingAssessment,
    Letter,
    LogEntry,
    Vedtak,
)
from boligflyt.areas.applications.queries.doors import applications_visible_to
from boligflyt.areas.audit.models import Event
from boligflyt.areas.audit.queries import openings_of
from boligflyt.areas.audit.services import record_read
from boligflyt.areas.people.models import Membership, Schooling
from boligflyt.areas.people.queries.reach import kinds_of, kinds_seen

LOOKS_SHOWN = 6
# An assessment rests on all of these, so it is for those who see them all.
ASSESSED = frozenset({Information.ECONOMY, Information.HEALTH, Information.DECISION})


@dataclass(slots=True)
class Case:
    """Everything about one application that its page needs."""

    application: Application
    members: list[Membership]
    assessment: Assessment | None
    vedtak: list[Vedtak] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    log: list[LogEntry] = field(default_factory=list)
    looks: list[Event] = field(default_factory=list)
    sees: frozenset[Information] = frozenset()

    @property
    def housing_assessment(self) -> dict[str, Any] | None:
        """The newest assessment of the housing situation, as plain values."""
        found: dict[str, Any] | None = self.application.newest_housing  # type: ignore[attr-defined]
        return found

    @property
    def has_children(self) -> bool:
        """Whether children belong to the household, for those who see information about children."""
        return Information.CHILDREN in self.sees and any(one.role == "child" for one in self.members)


def open_case(actor: Actor, pk: UUID, *, course_only: bool = False) -> Case:
    """The door to a case and those of its parts that the actor sees; unknown and forbidden look alike.

    `course_only` leaves out letters, log and who has looked.
    """
    newest = HousingAssessment.objects.filter(application=OuterRef("pk")).order_by("-number")[:1]
    application = (
        applications_visible_to(actor)
        .select_related("applicant", "household", "office", "caseworker", "health", "economy")
        .annotate(
            newest_housing=Subquery(newest.values(json=_housing_json())),
            given=kinds_of(actor, "household"),
        )
        .filter(pk=pk)
        .first()
    )
    if application is None:
        raise Http404
    record_read(actor.trace, "application", pk)
    sees = kinds_seen(actor, application.given)
    decisions = Information.DECISION in sees
    return Case(
        application=application,
        members=list(members_with_school(application, actor.today, schools=Information.CHILDREN in sees)),
        assessment=application.assessments.order_by("-number").first() if sees >= ASSESSED else None,
        vedtak=list(_vedtak_of(application)) if decisions else [],
        letters=list(application.letters.defer("pdf", "data")) if decisions and not course_only else [],
        log=[] if course_only else list(application.log.select_related("by").order_by("-at")),
        looks=[] if course_only else list(_looks(pk)),
        sees=sees,
    )


def _vedtak_of(application: Application) -> QuerySet[Vedtak]:
    return application.vedtak.select_related("prepared_by", "decided_by").defer("letter", "frozen")


def _housing_json() -> JSONObject:
    names = (
        "on",
        "safe",
        "good",
        "result",
        "homeless_situation",
        "homeless_reason",
        "disadvantaged",
        "reason_codes",
    )
    return JSONObject(**{name: name for name in names})


def members_with_school(application: Application, on: date, *, schools: bool) -> QuerySet[Membership]:
    """The household on the day, adults first, with each child's school and the parents' wish if `schools`."""
    known = Schooling.objects.all() if schools else Schooling.objects.none()
    school = known.filter(child=OuterRef("person"), period__contains=on).order_by("-period")[:1]
    return (
        Membership.objects.filter(household_id=application.household_id, period__contains=on)
        .select_related("person")
        .annotate(
            school=Subquery(school.values("school")), wish=Subquery(school.values("parents_wish_to_stay"))
        )
        .order_by("role", "person__born", "id")
    )


def _looks(pk: UUID) -> QuerySet[Event]:
    name = Subquery(Staff.objects.filter(pk=OuterRef("actor")).values("name")[:1])
    return openings_of("application", pk).annotate(name=name)[:LOOKS_SHOWN]
