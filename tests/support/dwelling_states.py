"""Leases and offers made straight in the database, for tests about what a dwelling is on a day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.models import Offer, QueueEntry
from boligflyt.areas.applications.models import Vedtak
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.periods import Period
from tests.support.cast import NOW, TODAY, make_application, make_household, stamped

DAY = timedelta(days=1)
_number = count(1)


def make_lease(
    dwelling: Dwelling, first_day: date, last_day: date | None = None, state: str = "running", **other
) -> Lease:
    """A lease of a household of its own unless one is given."""
    household = other.pop("household", None) or make_household()
    return Lease.objects.create(
        dwelling=dwelling,
        household=household,
        tenant=household.contact,
        state=state,
        kind="fixed_term",
        period=Period(first_day, last_day),
        rent=dwelling.rent,
        contract_number=f"K-{next(_number)}",
        **stamped(),
        **other,
    )


def make_offer(actor: Actor, dwelling: Dwelling, **other) -> Offer:
    """An open offer sent two days ago."""
    application = make_application(actor)
    vedtak = Vedtak.objects.create(
        application=application,
        prepared_by_id=actor.staff,
        prepared_at=NOW,
        kind="municipal_dwelling",
        granted=True,
        complaint_weeks=3,
        first_day=TODAY,
        last_day=TODAY + 1000 * DAY,
        review_on=TODAY + 900 * DAY,
        **stamped(),
    )
    entry = QueueEntry.objects.create(
        application=application,
        vedtak=vedtak,
        group="1",
        group_rank=1,
        reason="",
        decided_on=TODAY,
        lot=1,
        **stamped(),
    )
    facts = {"sent_on": TODAY - 2 * DAY, "answer_by": TODAY + 5 * DAY, **stamped(), **other}
    return Offer.objects.create(entry=entry, dwelling=dwelling, **facts)
