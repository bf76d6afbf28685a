"""The lease has the days that were decided."""

from __future__ import annotations

from datetime import date

import pytest

from boligflyt.areas.allocation.models import MeetingLine
from boligflyt.areas.allocation.services.offers import accept_offer, send_offer
from boligflyt.areas.applications.models import Vedtak
from boligflyt.areas.leases.services import LeaseDraft
from boligflyt.toolkit.faults import Refused
from tests.areas.allocation.allocation_steps import closed_meeting, queued, shown
from tests.support.cast import make_dwelling


def offered(cast, **days):
    """An offer whose vedtak has these days."""
    queued(cast)
    make_dwelling(bedrooms=3)
    meeting = closed_meeting(cast)
    line = MeetingLine.objects.get(meeting=meeting)
    Vedtak.objects.filter(application=line.entry.application, kind="allocation").update(**days)
    vedtak = Vedtak.objects.get(application=line.entry.application, kind="allocation")
    return send_offer(cast.ingrid, line.pk, line.version, shown(vedtak))


def test_the_lease_ends_on_the_last_day_of_the_vedtak_and_says_so(cast):
    offer = offered(cast, first_day=date(2027, 1, 1), last_day=date(2031, 6, 15))

    lease = accept_offer(cast.kari, offer.pk, offer.version).lease

    assert (lease.period.first_day, lease.period.last_day) == (date(2027, 1, 1), date(2031, 6, 15))
    assert lease.months == 53
    assert lease.term_reason.startswith("Følger vedtaket, til og med 15.06.2031.")


def test_a_lease_that_starts_another_day_still_ends_with_the_vedtak(cast):
    offer = offered(cast, first_day=date(2027, 1, 1), last_day=date(2031, 6, 15))

    lease = accept_offer(cast.kari, offer.pk, offer.version, LeaseDraft(date(2027, 2, 1))).lease

    assert (lease.period.first_day, lease.period.last_day) == (date(2027, 2, 1), date(2031, 6, 15))


def test_a_vedtak_shorter_than_the_law_allows_gives_no_lease_without_a_special_reason(cast):
    offer = offered(cast, first_day=date(2027, 1, 1), last_day=date(2027, 12, 31))

    with pytest.raises(Refused, match="under 36 måneder krever særlige grunner"):
        accept_offer(cast.kari, offer.pk, offer.version)


def test_a_first_day_after_the_end_of_the_vedtak_is_refused(cast):
    offer = offered(cast, first_day=date(2027, 1, 1), last_day=date(2031, 6, 15))

    with pytest.raises(Refused, match="Vedtaket gjelder til 15.06.2031"):
        accept_offer(cast.kari, offer.pk, offer.version, LeaseDraft(date(2032, 1, 1)))


def test_moving_in_some_days_later_does_not_make_a_lawful_term_unlawful(cast):
    offer = offered(cast, first_day=date(2027, 1, 1), last_day=date(2029, 12, 31))

    lease = accept_offer(cast.kari, offer.pk, offer.version, LeaseDraft(date(2027, 1, 15))).lease

    assert (lease.period.last_day, lease.months) == (date(2030, 1, 14), 36)
