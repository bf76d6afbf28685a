"""The households that a campaign's rule finds among those the actor sees, each with the reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.workflow import OPEN
from boligflyt.areas.dwellings.choices import Disposal, Purpose
from boligflyt.areas.dwellings.models import Dwelling, Grant
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.people.queries.reach import household_keys
from boligflyt.domain.sales import Binding, Reason, SaleFacts, Verdict, judge
from boligflyt.domain.screening import Facts, Rule, why_found
from boligflyt.toolkit.many_keys import is_among

SEEN = (Information.IDENTITY, Information.HOUSING, Information.ECONOMY)


@dataclass(frozen=True, slots=True)
class Found:
    """A household that the rule finds on the day, whether it rents from the municipality, and why."""

    household: UUID
    rents: bool
    why: tuple[str, ...]


def rule_of(kept: dict[str, Any]) -> Rule:
    """The rule as the campaign keeps it."""
    return Rule(**kept)


def kept_rule(rule: Rule) -> dict[str, Any]:
    """The rule as it is kept."""
    return asdict(rule)


def households_found(actor: Actor, rule: Rule) -> list[Found]:
    """Those among all tenants and applicants that the actor sees the economy of; statements do not grow."""
    on = actor.today
    found = ((home, facts, why_found(facts, rule, on)) for home, facts in facts_of(actor).items())
    return [Found(home, facts.rents_since is not None, why) for home, facts, why in found if why]


def facts_of(actor: Actor) -> dict[UUID, Facts]:
    """What is known of each household that rents from the municipality or has applied for a dwelling."""
    if not actor.may(Right.ECONOMY_READ):
        return {}
    homes = household_keys(actor, *SEEN)
    cases = Application.objects.filter(household__in=homes, applicant__grade__lte=actor.clearance)
    told = cases.order_by("received_on", "id").values_list("household", "state", "economy__yearly_income")
    incomes: dict[UUID, int | None] = {}
    applies: set[UUID] = set()
    for home, state, income in told:  # the newest that says something is last
        incomes[home] = income if income is not None else incomes.get(home)
        if state in OPEN:
            applies.add(home)
    tenancies = _tenancies(actor, homes)
    return {
        home: Facts(applies=home in applies, income=incomes.get(home), **tenancies.get(home, {}))
        for home in {*incomes, *tenancies}
    }


def _tenancies(actor: Actor, homes: Any) -> dict[UUID, dict[str, Any]]:
    """The running lease of each household, and what the register says of selling the dwelling (HOU-26)."""
    running = Lease.objects.filter(household__in=homes, state=LeaseState.RUNNING)
    leases = list(
        running.filter(tenant__grade__lte=actor.clearance).select_related("dwelling")
        .defer("contract", "notice", "contract_data").order_by("period", "id")
    )  # fmt: skip
    keys = {one.dwelling_id for one in leases}
    bindings, by_rooms = _bindings(keys), _let_by_rooms(keys)
    return {
        one.household_id: {
            "rents_since": one.period.first_day, "lease_ends": one.period.last_day, "rent": one.rent,
            **_sale(one.dwelling, bindings[one.dwelling_id], one.dwelling_id in by_rooms, actor.today),
        }
        for one in leases
    }  # fmt: skip


def _sale(home: Dwelling, bindings: list[Binding], by_rooms: bool, on: date) -> dict[str, Any]:
    verdict, reasons = _judged(home, bindings, by_rooms, on)
    stops = " ".join(one.text for one in reasons if one.stops)
    return {"adapted": home.adapted, "sale": verdict, "not_sold_because": stops}


def sale_to_tenant(home: Dwelling, on: date) -> tuple[Verdict, tuple[Reason, ...]]:
    """Whether the one who rents the dwelling may buy it, and every reason why not."""
    keys = {home.pk}
    return _judged(home, _bindings(keys)[home.pk], home.pk in _let_by_rooms(keys), on)


def _judged(
    home: Dwelling, bindings: list[Binding], by_rooms: bool, on: date
) -> tuple[Verdict, tuple[Reason, ...]]:
    # An adapted dwelling is set aside for those who need it; its own tenant may buy it (HOU-22, MEA-1.2).
    facts = SaleFacts(
        owned=home.disposal == Disposal.OWNED, is_room=home.parent_id is not None, let_by_rooms=by_rooms,
        set_aside=home.purpose != Purpose.ORDINARY and not home.adapted,
        kept_because=home.kept_because, bindings=tuple(bindings), has_tenant=True, held_to=home.disposed_to,
    )  # fmt: skip
    return judge(facts, on)


def _bindings(keys: Collection[UUID]) -> defaultdict[UUID, list[Binding]]:
    found: defaultdict[UUID, list[Binding]] = defaultdict(list)
    for one in Grant.objects.filter(is_among("dwelling", keys)).order_by("paid_on", "id"):
        found[one.dwelling_id].append(one.binding)
    return found


def _let_by_rooms(keys: Collection[UUID]) -> set[UUID]:
    rooms = Dwelling.objects.filter(is_among("parent", keys))
    return {one.parent_id for one in rooms.only("parent") if one.parent_id}
