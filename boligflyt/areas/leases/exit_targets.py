"""Tenancies whose target for moving on has passed, and what the housing plan says comes next (INC-08)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import DateField, F, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.dwellings.choices import Purpose
from boligflyt.areas.leases.choices import ExitTarget, LeaseState
from boligflyt.areas.leases.models import HousingPlan, Lease
from boligflyt.areas.leases.queries import leases_visible_to, plans_visible_to
from boligflyt.areas.leases.same_tenancy import of_the_same_tenancy
from boligflyt.domain.periods import add_months
from boligflyt.domain.tenancy import exit_target_day, exit_target_months
from boligflyt.toolkit.many_keys import is_among


@dataclass(frozen=True, slots=True)
class PassedTarget:
    """A tenancy whose target has passed: since when it runs, the target day, and the household's plan."""

    lease: Lease
    since: date
    target: date
    plan: HousingPlan | None


def lived_since() -> Coalesce:
    """The first day of the household's first lease of the same dwelling: a renewal does not begin anew."""
    first = of_the_same_tenancy(Lease.objects.all()).order_by("first_day").values("first_day")
    return Coalesce(Subquery(first[:1]), F("first_day"), output_field=DateField())


def targets_passed(actor: Actor) -> QuerySet[Lease]:
    """Running leases of ordinary dwellings whose target has passed, `since` annotated, the longest first.

    Dwellings kept for a purpose (care, staffed, emergency) have no target, and neither has a tenancy that
    says so. One under notice is on its way already.
    """
    on = actor.today
    ordinary = add_months(on, -exit_target_months(on))
    early = add_months(on, -exit_target_months(on, early=True))
    passed = Q(exit_target=ExitTarget.ORDINARY, since__lte=ordinary) | Q(
        exit_target=ExitTarget.EARLY, since__lte=early
    )
    running = leases_visible_to(actor).filter(
        state=LeaseState.RUNNING, notice_given_on=None, dwelling__purpose=Purpose.ORDINARY
    )
    found = running.annotate(since=lived_since()).filter(passed)
    return found.select_related("dwelling__building", "tenant").order_by("since", "id")


def with_plans(actor: Actor, leases: Iterable[Lease]) -> list[PassedTarget]:
    """Each of them with its target day and its plan, where the actor may see the plan: one statement."""
    rows = list(leases)
    homes = {one.household_id for one in rows}
    plans = {one.household_id: one for one in plans_visible_to(actor).filter(is_among("household", homes))}
    return [
        PassedTarget(one, one.since, target_day(one, one.since, actor.today), plans.get(one.household_id))  # type: ignore[attr-defined]
        for one in rows
    ]


def target_day(lease: Lease, since: date, on: date) -> date:
    """The target of the lease by the rate of the day."""
    return exit_target_day(since, on, early=lease.exit_target == ExitTarget.EARLY)


def target_of(lease: Lease, on: date) -> date | None:
    """The target of one lease, since its household first rented the dwelling; None where it has no target."""
    if lease.exit_target == ExitTarget.NONE or lease.dwelling.purpose != Purpose.ORDINARY:
        return None
    since = Lease.objects.filter(pk=lease.pk).annotate(since=lived_since()).values_list("since", flat=True)
    return target_day(lease, since.get(), on)
