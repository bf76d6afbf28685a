"""The way to an eviction, and its earliest days (tvangsfullbyrdelsesloven §§ 4-18 and 13-2 to 13-12)."""

from datetime import date, timedelta
from enum import StrEnum

from boligflyt.domain.periods import next_working_day
from boligflyt.domain.rates import Rates, shipped_rates

EVICTION_NOTICE = "law/eviction_notice_days"
SOCIAL_SERVICE_NOTICE = "law/social_service_notice_days"
COMMENT = "law/eviction_comment_days"


class EvictionGround(StrEnum):
    """Special grounds of § 13-2 third paragraph, (a) to (e), in the law's order."""

    UNPAID_RENT = "unpaid_rent"
    EXPIRED_LEASE = "expired_lease"
    NOTICE = "notice"
    BREACH = "breach"
    NO_RIGHT = "no_right"

    @property
    def letter(self) -> str:
        """The letter in § 13-2 third paragraph."""
        return "abcde"[list(EvictionGround).index(self)]

    @property
    def goes_to_court(self) -> bool:
        """Whether the petition goes to tingretten and not to namsmannen (§ 13-3)."""
        return self in (EvictionGround.BREACH, EvictionGround.NO_RIGHT)


def petition_after_notice(notice_sent_on: date, rates: Rates | None = None) -> date:
    """The first day the law lets a petition be made: two weeks after the notice was sent (§ 4-18).

    It is a time to wait and not one to act within, so it is not moved off weekends and holidays.
    """
    days = (rates or shipped_rates()).whole(EVICTION_NOTICE, notice_sent_on)
    return notice_sent_on + timedelta(days=days)


def petition_after_warning(social_service_warned_on: date, rates: Rates | None = None) -> date:
    """The first day a petition should be made after the social service was warned (husleieloven § 9-11)."""
    days = (rates or shipped_rates()).whole(SOCIAL_SERVICE_NOTICE, social_service_warned_on)
    return social_service_warned_on + timedelta(days=days)


def earliest_eviction_petition(
    notice_sent_on: date, social_service_notified_on: date | None, rates: Rates | None = None
) -> date:
    """The first day a petition for eviction should be sent: the later of the two, where there are two."""
    by_notice = petition_after_notice(notice_sent_on, rates)
    if social_service_notified_on is None:
        return by_notice
    return max(by_notice, petition_after_warning(social_service_notified_on, rates))


def comment_deadline(put_to_tenant_on: date, rates: Rates | None = None) -> date:
    """Last day for the tenant to comment on the petition, or to pay (§ 13-6).

    A term that ends on a Saturday, Sunday or holiday ends on the next working day (domstolloven § 149).
    """
    days = (rates or shipped_rates()).whole(COMMENT, put_to_tenant_on)
    return next_working_day(put_to_tenant_on + timedelta(days=days))


def deduction_runs(agreed_on: date, revoked_on: date | None, on: date) -> bool:
    """Whether a voluntary rent deduction runs on the day: from the agreement until the day it is revoked."""
    return agreed_on <= on and (revoked_on is None or on < revoked_on)
