"""When the letter with a vedtak came, and the words for which day the complaint term counts from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from boligflyt.areas.applications.models import Vedtak
from boligflyt.areas.applications.queries.minors import PARTY_AGE, Minor, minors_of
from boligflyt.areas.complaints.models import Complaint
from boligflyt.areas.letters.choices import RecordKind
from boligflyt.areas.letters.queries import Notice, NoticeBasis, notice_of
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.domain.rates import shipped_rates

POST_DAYS = "municipal/post_working_days"


def vedtak_notice(vedtak: Vedtak, complainant: UUID | None = None) -> Notice:
    """The letter to the one who complains, where they got one of their own; else the applicant's."""
    applicant = vedtak.application.applicant_id
    if complainant and complainant != applicant:
        own = notice_of(RecordKind.VEDTAK, vedtak.pk, complainant)
        if own.basis != NoticeBasis.UNKNOWN:
            return own
    return notice_of(RecordKind.VEDTAK, vedtak.pk, applicant)


@dataclass(frozen=True, slots=True)
class ToldMinor:
    """A child of 15 or older in the household: what the rule finds, and from when their own term counts."""

    minor: Minor
    words: str


def minors_told(vedtak: Vedtak, today: date) -> list[ToldMinor]:
    """The children who are old enough to be party, with the words for their own copy. The caller sees it."""
    least = shipped_rates().whole(PARTY_AGE, today)
    found = [one for one in minors_of(vedtak, today) if one.age is None or one.age >= least]
    return [ToldMinor(one, _copy_words(vedtak, one)) for one in found]


def _copy_words(vedtak: Vedtak, one: Minor) -> str:
    own = notice_of(RecordKind.VEDTAK, vedtak.pk, one.person.pk)
    if own.basis == NoticeBasis.UNKNOWN:
        return "Egen kopi står ikke i brevregisteret." if one.finding.own_copy else ""
    return term_words(own)


def counted_words(complaint: Complaint) -> str:
    """From which day the term of this complaint counts, and how that day is known."""
    if complaint.notice_on:
        return f"Regnes fra {norwegian_date(complaint.notice_on)}, da brevet kom fram ifølge klageren."
    return term_words(vedtak_notice(complaint.vedtak, complaint.complainant_id))


def term_words(notice: Notice) -> str:
    """The same for a vedtak that nobody has complained over."""
    if notice.basis == NoticeBasis.NOT_SENT:
        return "Brevet har ikke nådd mottakeren, så fristen har ikke begynt å løpe."
    if notice.day and notice.basis == NoticeBasis.RECEIVED:
        return f"Regnes fra {norwegian_date(notice.day)}, da brevet kom fram (ført i brevregisteret)."
    if notice.day:
        days = shipped_rates().whole(POST_DAYS, notice.day)
        return (
            f"Brevet ble sendt {norwegian_date(notice.day)}. Ingen har ført når det kom fram, så det regnes "
            f"som mottatt {days} virkedager etter."
        )
    return "Brevet står ikke i brevregisteret. Fristen regnes fra vedtaket, med tid til posten."
