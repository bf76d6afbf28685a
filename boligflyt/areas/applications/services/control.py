"""The leader's control list: what is put on it, and what a leader says of it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.models import Participation
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import accounts_of
from boligflyt.areas.applications.control_choices import ControlKind, ControlResult, OpeningReason
from boligflyt.areas.applications.models import ControlItem, ControlOutcome, Vedtak
from boligflyt.areas.applications.queries.control import control_visible_to
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.people.models import Household
from boligflyt.domain.periods import working_days_after
from boligflyt.domain.rates import shipped_rates
from boligflyt.toolkit.faults import Conflict, Forbidden, Refused

DAYS = {
    ControlKind.ACUTE_DECISION: "municipal/acute_review_working_days",
    ControlKind.OPENING: "municipal/opening_review_working_days",
}
REASON_LENGTH = "municipal/written_reason_length"
OWN = "Du har selv gjort det som skal kontrolleres. En annen leder må se på det."


def put_acute_decision(actor: Actor, vedtak: Vedtak) -> ControlItem:
    """One person decided alone: on the list at once, to be seen by the next working day."""
    return ControlItem.objects.create(
        kind=ControlKind.ACUTE_DECISION, household_id=vedtak.application.household_id, vedtak=vedtak,
        case_code=vedtak.application.case_code, office_id=actor.office, staff_id=actor.staff, at=actor.at,
        reason=vedtak.acute_because, due=_due(ControlKind.ACUTE_DECISION, actor.today),
    )  # fmt: skip


def put_opening(
    actor: Actor, household: Household, opened: Participation, code: OpeningReason, text: str, case_code: str
) -> ControlItem:
    """Somebody opened a household they do not take part in: on the list at once."""
    return ControlItem.objects.create(
        kind=ControlKind.OPENING, household=household, participation=opened, case_code=case_code,
        office_id=actor.office, staff_id=actor.staff, at=actor.at, reason_code=code, reason=text,
        due=_due(ControlKind.OPENING, actor.today),
    )  # fmt: skip


def written_reason(text: str, on: date, field: str) -> str:
    """The reason without blanks around it. Raises Refused when it is too short to tell anything."""
    said, least = text.strip(), shipped_rates().whole(REASON_LENGTH, on)
    if len(said) < least:
        raise Refused(f"Skriv grunnen med minst {least} tegn. Lederen leser den.", field=field)
    return said


def settle(actor: Actor, pk: UUID, result: ControlResult, comment: str) -> ControlOutcome:
    """A leader has looked: in order, or to be followed up, with what.

    Raises Http404 for what the leader may not see, Forbidden for what they did themselves, Refused without a
    comment on what is to be followed up, Conflict when it is in order already.
    """
    actor.demand(Right.REVIEW_SETTLE)
    item = control_visible_to(actor).filter(pk=pk).first()
    if item is None:
        raise Http404
    if item.staff_id in set(accounts_of(actor.staff)):
        raise Forbidden(OWN)
    if result == ControlResult.FOLLOW_UP and not comment.strip():
        raise Refused("Skriv hva som må følges opp, og av hvem.", field="comment")
    row = ControlOutcome(item=item, result=result, comment=comment.strip(), by_id=actor.staff, at=actor.at)
    if item.outcomes.filter(result=ControlResult.IN_ORDER).exists():
        raise Conflict("Dette er allerede sett og i orden.")
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as fault:
        if "in_order_once" not in str(fault):
            raise
        raise Conflict("Noen andre så på dette samtidig. Last siden på nytt.") from None
    record_change(actor.trace, "control", item.pk, "kontrollerte", result=result)
    return row


def _due(kind: ControlKind, on: date) -> date:
    return working_days_after(on, shipped_rates().whole(DAYS[kind], on))
