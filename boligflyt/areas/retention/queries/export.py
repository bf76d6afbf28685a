"""What is taken out of one household's case: each part through its own door, as its orderer sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.models import QueueEntry
from boligflyt.areas.allocation.queries.offers import offers_visible_to
from boligflyt.areas.applications.models import Application, Assessment, Letter
from boligflyt.areas.applications.queries.doors import (
    applications_visible_to,
    decisions_visible_to,
    economy_visible_to,
    health_visible_to,
    vedtak_visible_to,
)
from boligflyt.areas.audit.services import record_read
from boligflyt.areas.casework.queries import doors as casework
from boligflyt.areas.complaints.queries.doors import access_requests_visible_to, complaints_visible_to
from boligflyt.areas.documents.queries.doors import documents_visible_to
from boligflyt.areas.followup.queries.journal import notes_visible_to
from boligflyt.areas.home_ownership.queries import (
    assessments_visible_to,
    candidates_visible_to,
    contacts_visible_to,
    entries_visible_to,
    financings_visible_to,
    instruments_visible_to,
    loans_visible_to,
    plan_versions_visible_to,
    purchases_visible_to,
    savings_visible_to,
    talks_visible_to,
)
from boligflyt.areas.leases.queries import leases_visible_to, plans_visible_to
from boligflyt.areas.people.models import Household, Membership, Person
from boligflyt.areas.people.queries.reach import households_where
from boligflyt.areas.private_renting.queries import (
    searches_visible_to,
    securities_visible_to,
    viewings_visible_to,
)
from boligflyt.areas.private_renting.queries.career import career_talks_visible_to

Rows = QuerySet[Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the export: its name in the files, the kind that the trace says, and its rows."""

    name: str
    kind: str
    rows: Rows


def open_for_export(actor: Actor, pk: UUID) -> Household:
    """The door: who takes part and sees identity and housing. What is opened with a reason is not taken out.

    Raises Http404.
    """
    seen = households_where(actor, Information.IDENTITY, Information.HOUSING)
    if not actor.may(Right.CASE_EXPORT):
        seen = seen.none()
    found = seen.select_related("contact").filter(pk=pk).first()
    if found is None:
        raise Http404
    record_read(actor.trace, "household", pk)
    return found


def parts_of(actor: Actor, household: Household) -> list[Part]:
    """Everything about the opened household that the actor sees, in a fixed order."""
    home, here = household.pk, {"household": household.pk}
    of_case = {"application__household": home}
    of_purchase = {"purchase__application__household": home}
    members = Membership.objects.filter(**here, person__grade__lte=actor.clearance)
    persons = Person.objects.filter(pk__in=members.values("person"))
    whole = households_where(
        actor, Information.IDENTITY, Information.HOUSING, Information.ECONOMY, Information.HEALTH,
        Information.DECISION,
    )  # fmt: skip
    cases = applications_visible_to(actor).filter(**here)
    queue = QueueEntry.objects.filter(application__in=cases.values("pk"))
    parts = [
        Part("husstand", "household", Household.objects.filter(pk=home)),
        Part("personer", "person", persons),
        Part("medlemmer", "household", members),
        Part("soknader", "application", cases),
        Part("helse", "application", health_visible_to(actor).filter(**of_case)),
        Part("okonomi", "application", economy_visible_to(actor).filter(**of_case)),
        Part("okonomiske_vurderinger", "economy_assessment", assessments_visible_to(actor).filter(**of_case)),
        Part("virkemidler", "instrument", instruments_visible_to(actor).filter(**of_case)),
        Part("lanesaker", "housing_loan", loans_visible_to(actor).filter(**of_case)),
        Part("kjop", "purchase", purchases_visible_to(actor).filter(**of_case)),
        Part("finansieringer", "purchase", financings_visible_to(actor).filter(**of_purchase)),
        Part("kontakter_etter_kjop", "purchase", contacts_visible_to(actor).filter(**of_purchase)),
        Part("leie_med_sparing", "saving", savings_visible_to(actor).filter(**of_case)),
        Part("sparing", "saving", entries_visible_to(actor).filter(agreement__application__household=home)),
        Part(
            "vurderinger",
            "application",
            Assessment.objects.filter(application__household__in=whole, **of_case),
        ),
        Part("vedtak", "vedtak", vedtak_visible_to(actor).filter(**of_case)),
        Part("brev", "letter", Letter.objects.filter(application__in=_decided(actor, home))),
        Part("klager", "complaint", complaints_visible_to(actor).filter(vedtak__application__household=home)),
        Part("innsyn", "access_request", access_requests_visible_to(actor).filter(**here)),
        Part("koplasser", "entry", queue if actor.may(Right.QUEUE_READ) else queue.none()),
        Part("tilbud", "offer", offers_visible_to(actor).filter(entry__application__household=home)),
        Part("leieforhold", "lease", leases_visible_to(actor).filter(**here)),
        Part("boligplan", "household", plans_visible_to(actor).filter(**here)),
        Part("boligplan_versjoner", "household", plan_versions_visible_to(actor).filter(**here)),
        Part("kandidater", "candidate", candidates_visible_to(actor).filter(**here)),
        Part("samtaler", "candidate", talks_visible_to(actor).filter(candidate__household=home)),
        Part("bokarriere", "household", career_talks_visible_to(actor).filter(**here)),
        Part("privat_leie", "private_search", searches_visible_to(actor).filter(**here)),
        Part("visninger_privat", "home_viewing", viewings_visible_to(actor).filter(search__household=home)),
        Part("sikkerhet", "rent_security", securities_visible_to(actor).filter(search__household=home)),
        Part("henvendelser", "entry", casework.entries_visible_to(actor).filter(**here)),
        Part("oppgaver", "task", casework.tasks_visible_to(actor).filter(**here)),
        Part("parter", "household", casework.parties_visible_to(actor).filter(**here)),
        Part("ansvarsgruppe", "household", casework.teams_visible_to(actor).filter(**here)),
        Part("gruppemoter", "household", casework.team_meetings_visible_to(actor).filter(**here)),
        Part("oppfolging", "note", notes_visible_to(actor).filter(**here)),
        Part("dokumenter", "document", documents_visible_to(actor).filter(**here)),
    ]
    return [Part(one.name, one.kind, one.rows.order_by("pk")) for one in parts]


def _decided(actor: Actor, home: UUID) -> QuerySet[Application, Any]:
    return decisions_visible_to(actor).filter(household=home).values("pk")
