"""Mine besøk: the households that somebody follows up, those who have waited longest first."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils import timezone

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.followup.choices import REACHED, ContactKind
from boligflyt.areas.followup.models import JournalNote
from boligflyt.areas.followup.queries.journal import households_with_journal, standing
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.queries import leases_visible_to
from boligflyt.areas.people.models import Household


def followed_up_by(actor: Actor) -> QuerySet[Household]:
    """The households in which the actor writes, with `last_at` and `last_kind` of the last contact.

    Never reached first, then the longest ago. `tried_at` is the last attempt that reached nobody.
    """
    seen = households_with_journal(actor)
    if not actor.may(Right.FOLLOWUP_WRITE):
        seen = seen.none()
    notes = standing(JournalNote.objects.filter(household=OuterRef("pk"))).order_by("-happened_at")
    reached = notes.filter(kind__in=REACHED)
    return (
        seen.select_related("contact")
        .annotate(
            last_at=Subquery(reached.values("happened_at")[:1]),
            last_kind=Subquery(reached.values("kind")[:1]),
            tried_at=Subquery(notes.filter(kind=ContactKind.NO_ANSWER).values("happened_at")[:1]),
        )
        .order_by(F("last_at").asc(nulls_first=True), "contact__family_name", "contact__given_name", "id")
    )


def homes_of(actor: Actor, households: Iterable[UUID]) -> dict[UUID, str]:
    """Where they live, for those who rent from the municipality."""
    leases = leases_visible_to(actor).filter(household__in=list(households), state=LeaseState.RUNNING)
    rows = leases.select_related("dwelling__building").defer("contract", "notice", "contract_data")
    return {row.household_id: row.dwelling.address for row in rows.order_by("period")}


def days_since(actor: Actor, household: Household) -> int | None:
    """Whole days from the last contact to today; None when there has been none."""
    last_at = getattr(household, "last_at", None)
    return None if last_at is None else (actor.today - timezone.localtime(last_at).date()).days
