"""When the letter with a vedtak came, and the words for which day the complaint term counts from."""

from __future__ import annotations

from uuid import UUID

from boligflyt.areas.applications.models import Vedtak
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
