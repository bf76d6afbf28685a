"""Opening a household with a written reason: for one's eyes only, for an hour, and a leader sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.models import Participation, Staff
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import accounts_of
from boligflyt.areas.access.rights import OPENED_FOR, SHARED_FOR
from boligflyt.areas.applications.control_choices import OpeningReason
from boligflyt.areas.applications.queries.sought import newest_case_code, sought_household
from boligflyt.areas.applications.services.control import put_opening, written_reason
from boligflyt.areas.audit.queries import openings_tried
from boligflyt.areas.audit.services import record_opening, record_refusal
from boligflyt.areas.people.models import Household
from boligflyt.areas.people.queries import households_visible_to
from boligflyt.areas.people.queries.reach import HOUSEHOLD
from boligflyt.domain.periods import Period
from boligflyt.domain.rates import shipped_rates
from boligflyt.toolkit.faults import Refused

MINUTES, PER_DAY = "municipal/opening_minutes", "municipal/openings_per_day"
ATTEMPT = "opening"
# One answer for unknown, protected and forbidden, so that it tells nothing.
NOT_OPENED = (
    "Vi kan ikke åpne noen sak på det du skrev. Sjekk at du har skrevet hele fødselsnummeret eller hele "
    "saksnummeret. Hjelper ikke det, ring enheten som har saken, eller fagleder."
)
TOO_MANY = (
    "Du har prøvd å åpne saker {count} ganger i dag, og flere går ikke. Haster det, ring enheten som har "
    "saken, eller fagleder."
)


@dataclass(frozen=True, slots=True)
class Opening:
    """Whom is looked for (whole number or case code), and why: from the list, and in words."""

    sought: str
    reason: OpeningReason
    text: str


def open_with_reason(actor: Actor, wish: Opening) -> UUID:
    """Let the actor read one household for a while; gives its key. A matter they already see is just that.

    Raises Refused for a reason too short, too many attempts in a day, and (with one answer) for whatever is
    unknown, protected or forbidden. The refused attempt stays in the trace, and counts.
    """
    actor.demand(Right.CASE_OPEN)
    text = written_reason(wish.text, actor.today, "text")
    _count_attempt(actor)
    stated = actor.with_purpose(OPENED_FOR[actor.role])
    household = sought_household(actor, wish.sought)
    if household is None:
        record_refusal(stated.trace, ATTEMPT, None, NOT_OPENED)
        raise Refused(NOT_OPENED, field="sought")
    if households_visible_to(actor.reading()).filter(pk=household.pk).exists():
        return household.pk
    opened = _take_part(stated, household, wish.reason)
    put_opening(stated, household, opened, wish.reason, text, newest_case_code(household))
    record_opening(
        stated.trace, HOUSEHOLD, household.pk, reason=wish.reason, kinds=list(opened.kinds),
        participation=str(opened.pk),
    )  # fmt: skip
    return household.pk


def _count_attempt(actor: Actor) -> None:
    """Raises Refused when the day's attempts are used. One at a time, so that ten at once are ten."""
    accounts = sorted(accounts_of(actor.staff))
    list(Staff.objects.select_for_update(no_key=True).filter(pk__in=accounts).order_by("pk"))
    midnight = timezone.make_aware(datetime.combine(actor.today, time.min))
    most = shipped_rates().whole(PER_DAY, actor.today)
    if openings_tried(accounts, ATTEMPT, midnight) >= most:
        raise Refused(TOO_MANY.format(count=most))


def _take_part(actor: Actor, household: Household, reason: OpeningReason) -> Participation:
    until = actor.at + timedelta(minutes=shipped_rates().whole(MINUTES, actor.today))
    purpose = OPENED_FOR[actor.role]
    return Participation.objects.create(
        kind=HOUSEHOLD, subject=household.pk, staff_id=actor.staff, purpose=purpose,
        kinds=sorted(SHARED_FOR[purpose]), period=Period(actor.today, timezone.localtime(until).date()),
        reason=f"Åpnet med skriftlig grunn: {reason.label}", given_by=actor.staff, given_at=actor.at,
        until=until,
    )  # fmt: skip
