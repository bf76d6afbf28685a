"""What may be read about leases, and by whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.http import Http404

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.queries import rule_set_for
from boligflyt.areas.audit.services import record_read
from boligflyt.areas.leases.choices import LeaseKind, LeaseState
from boligflyt.areas.leases.models import HousingPlan, Lease
from boligflyt.areas.people.models import Household
from boligflyt.areas.people.queries.reach import household_keys, household_seen, households_where, keys_listed
from boligflyt.domain.eligibility import RuleSet, renewal_lead_days
from boligflyt.domain.tenancy import call_to_move_deadline
from boligflyt.toolkit.many_keys import is_one_of

BY_END = (F("after_day").asc(nulls_last=True), "id")
NEVER_BEGAN = LeaseState.VOID
REASSESS = "reassess"
EXPIRY_LAW = "husleieloven § 9-2"
CONTRACT = re.compile(r"(K-)?[0-9A-Z]{4,10}")  # what may be a contract number


def leases_visible_to(actor: Actor, *, listed: bool = False) -> QuerySet[Lease]:
    """Leases of households whose housing the actor sees; `nameable`: whether the tenant may be named too.

    `listed`: the same for a list of many, which is found another way.
    """
    if not actor.may(Right.LEASE_READ):
        return Lease.objects.none().annotate(nameable=Value(False))
    named = households_where(actor, Information.IDENTITY).filter(pk=OuterRef("household"))
    keys = keys_listed if listed else household_keys
    return Lease.objects.filter(
        household__in=keys(actor, Information.HOUSING), tenant__grade__lte=actor.clearance
    ).annotate(nameable=Exists(named))


def lease_seen(actor: Actor) -> Q:
    """As `leases_visible_to`, of leases within the clearance: a lease has the highest of its parties."""
    return household_seen(actor, Information.HOUSING) if actor.may(Right.LEASE_READ) else Q(pk__in=[])


def leases_nameable_to(actor: Actor) -> QuerySet[Lease]:
    """Those of them whose tenant the actor may name too."""
    return leases_visible_to(actor).filter(household__in=household_keys(actor, Information.IDENTITY))


def tenant_shown(lease: Lease) -> str:
    """The tenant's name, or «Leietaker» for those who have no need of it in this case."""
    return lease.tenant.sorted_name if getattr(lease, "nameable", False) else "Leietaker"


def open_lease(actor: Actor, pk: UUID) -> Lease:
    """The door to one lease; unknown and forbidden look alike."""
    found = (
        leases_visible_to(actor)
        .select_related("dwelling__building", "tenant", "household", "application")
        .defer("contract", "notice")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    record_read(actor.trace, "lease", found.pk)
    return found


def find_leases(actor: Actor, text: str, dwellings: Sequence[UUID]) -> QuerySet[Lease]:
    """Visible leases by contract number, with or without «K-»; and running ones of these dwellings."""
    seen, code = leases_visible_to(actor), text.strip().upper()
    looks_so = CONTRACT.fullmatch(code) is not None
    if not looks_so and not dwellings:
        return seen.none()
    found = Q(dwelling__in=list(dwellings), state=LeaseState.RUNNING)
    if looks_so:
        found |= Q(contract_number__in=[text.strip(), code, f"K-{code}"])
    leases = seen.filter(found).select_related("dwelling__building", "tenant")
    return leases.defer("contract", "notice", "contract_data").order_by("contract_number")


def plans_visible_to(actor: Actor) -> QuerySet[HousingPlan]:
    """The housing plans of households whose housing the actor sees, and who they are."""
    if not actor.may(Right.LEASE_READ):
        return HousingPlan.objects.none()
    seen = households_where(actor, Information.IDENTITY, Information.HOUSING)
    return HousingPlan.objects.filter(household__in=seen)


def open_household_for_plan(actor: Actor, pk: UUID) -> Household:
    """The door to a household whose plan is to be written: for those who see its housing and who they are."""
    seen = households_where(actor, Information.IDENTITY, Information.HOUSING)
    found = seen.filter(pk=pk).first() if actor.may(Right.LEASE_READ) else None
    if found is None:
        raise Http404
    record_read(actor.trace, "household", pk)
    return found


def lease_document(actor: Actor, pk: UUID, name: str) -> tuple[str, bytes]:
    """Number and stored bytes of the `contract` or the `notice`, for those who may see whose it is."""
    lease = open_lease(actor, pk)
    content = Lease.objects.values_list(name, flat=True).get(pk=pk)
    if content is None or not getattr(lease, "nameable", False):
        raise Http404
    return lease.contract_number, bytes(content)


def leases_by_end(
    actor: Actor, on: date, show: str = "running", rules: RuleSet | None = None
) -> QuerySet[Lease]:
    """Leases for the list, the one that ends first on top; `show` is running, prepared, ending or all."""
    leases = (
        leases_visible_to(actor, listed=True)
        .select_related("dwelling__building", "tenant")
        .defer("contract", "notice", "contract_data")
        .order_by(*BY_END)
    )
    return leases.filter(_shown(show, on, rules))


def numbers_by_end(actor: Actor, on: date, show: str) -> tuple[int, int]:
    """How many leases the list has, and how many are to be reassessed: counted, and not read."""
    shown, ending = _shown(show, on, None), _shown("ending", on, None)
    told = (
        leases_visible_to(actor, listed=True)
        .filter(shown | ending)
        .aggregate(shown=Count("pk", filter=shown), ending=Count("pk", filter=ending))
    )
    return told["shown"], told["ending"]


def page_by_end(actor: Actor, page: slice, on: date, show: str) -> QuerySet[Lease]:
    """One page of the list: which they are is found by their keys, and only those are read."""
    keys = leases_by_end(actor, on, show).select_related(None).defer(None).values("pk")[page]
    leases = leases_visible_to(actor).filter(is_one_of("pk", ArraySubquery(keys)))
    shown = leases.select_related("dwelling__building", "tenant").defer("contract", "notice", "contract_data")
    return shown.order_by(*BY_END)


def _shown(show: str, on: date, rules: RuleSet | None) -> Q:
    if show == "prepared":
        return Q(state=LeaseState.PREPARED)
    if show == "ending":
        return _wants_reassessment(on, rules or rule_set_for(on))
    return Q(pk__isnull=False) if show == "all" else Q(state=LeaseState.RUNNING)


def _wants_reassessment(on: date, rules: RuleSet) -> Q:
    latest = on + timedelta(days=renewal_lead_days(rules))
    return Q(
        state=LeaseState.RUNNING, kind=LeaseKind.FIXED_TERM, notice_given_on=None,
        after_day__lte=latest + timedelta(days=1),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class LeaseAttention:
    """A lease that somebody must do something about: what, why, by which day and by which rule."""

    lease: Lease
    kind: str
    reason: str
    due: date
    law: str


# What is read of a lease to say that it needs something, and in which dwelling.
BRIEFLY = (
    "id", "state", "kind", "period", "notice_given_on", "contract_number", "reassessment_sent_on",
    "application_id", "dwelling_id",
)  # fmt: skip


def leases_needing_attention(
    actor: Actor, on: date, rules: RuleSet | None = None, *, briefly: bool = False
) -> list[LeaseAttention]:
    """Fixed-term leases inside the lead time for reassessment, and those that ran out (PRO-03, LAW-06).

    Most pressing first. A lease with a written call to move needs no more from this list. `briefly`: for a
    list that shows where, and nothing else of the lease.
    """
    rules = rules or rule_set_for(on)
    lead = timedelta(days=renewal_lead_days(rules))
    leases = leases_by_end(actor, on, "ending", rules).select_related(None)
    leases = leases.only(*BRIEFLY) if briefly else leases.select_related("tenant")
    found = [attention_of(lease, on, lead, rules.adopted_by) for lease in leases]
    return sorted((one for one in found if one), key=lambda one: (one.due, one.lease.contract_number))


def attention_of(lease: Lease, on: date, lead: timedelta, rule_name: str) -> LeaseAttention | None:
    """What one running fixed-term lease needs on the day; None when it needs nothing."""
    last_day = lease.period.last_day
    if lease.state != LeaseState.RUNNING or lease.kind != LeaseKind.FIXED_TERM or last_day is None:
        return None
    if lease.notice_given_on or on < last_day - lead:
        return None
    if on <= last_day:
        return LeaseAttention(lease, REASSESS, _reassess_words(lease), last_day, rule_name)
    deadline = call_to_move_deadline(last_day)
    if on <= deadline:
        reason = (
            "Leietiden er ute. Send skriftlig oppfordring om å flytte, eller gjør en ny avtale. "
            "Ellers blir avtalen tidsubestemt."
        )
        return LeaseAttention(lease, "expired", reason, deadline, EXPIRY_LAW)
    reason = (
        "Leietiden gikk ut for over tre måneder siden uten oppfordring om å flytte. Avtalen er tidsubestemt."
    )
    return LeaseAttention(lease, "indefinite", reason, deadline, EXPIRY_LAW)


def _reassess_words(lease: Lease) -> str:
    sent = lease.reassessment_sent_on
    if lease.application_id is None:  # an old lease without a case: there is nothing to write the letter from
        return "Leietiden går ut. Vurder behovet på nytt og gi svar i god tid."
    if sent is None:
        return "Leietiden går ut. Send brev, vurder behovet på nytt og gi svar i god tid."
    return f"Leietiden går ut. Brevet er sendt {sent:%d.%m.%Y}. Vurder behovet på nytt og gi svar i god tid."
