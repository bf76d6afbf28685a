"""Two small rules about unpaid rent: when eviction may be asked for, and whether a rent deduction runs."""

from datetime import date, timedelta

from boligflyt.domain.rates import Rates, shipped_rates

EVICTION_NOTICE = "law/eviction_notice_days"
SOCIAL_SERVICE_NOTICE = "law/social_service_notice_days"


def earliest_eviction_petition(
    notice_sent_on: date, social_service_notified_on: date | None, rates: Rates | None = None
) -> date:
    """The first day a petition for eviction should be sent.

    Two weeks after the notice of tvangsfullbyrdelsesloven § 4-18, and two weeks after the social service was
    told (husleieloven § 9-11) where it was; the later of the two counts.
    """
    held = rates or shipped_rates()
    by_notice = notice_sent_on + timedelta(days=held.whole(EVICTION_NOTICE, notice_sent_on))
    if social_service_notified_on is None:
        return by_notice
    days = held.whole(SOCIAL_SERVICE_NOTICE, social_service_notified_on)
    return max(by_notice, social_service_notified_on + timedelta(days=days))


def deduction_runs(agreed_on: date, revoked_on: date | None, on: date) -> bool:
    """Whether a voluntary rent deduction runs on the day: from the agreement until the day it is revoked."""
    return agreed_on <= on and (revoked_on is None or on < revoked_on)
