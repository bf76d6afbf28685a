"""The time to complain over a vedtak, counted from the day its letter came."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils import timezone

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import Vedtak
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.complaints.models import Complaint
from boligflyt.areas.complaints.queries.notices import POST_DAYS, vedtak_notice
from boligflyt.areas.complaints.workflow import OPEN
from boligflyt.areas.letters.queries import NoticeBasis
from boligflyt.domain.periods import ComplaintTerm, PeriodError, complaint_term
from boligflyt.domain.rates import shipped_rates
from boligflyt.toolkit.faults import Refused


def term_of(
    vedtak: Vedtak, notice_on: date | None, on: date, complainant: UUID | None = None
) -> ComplaintTerm:
    """The time to complain over this vedtak. Raises Refused for a letter that came before it.

    From `notice_on` when the complainant says it; else from the day in the register of letters. A letter that
    has not left, or came back, begins no term, so it is reckoned as if it were sent on the day asked about.
    """
    if vedtak.decided_at is None:
        raise Refused("Vedtaket er ikke avgjort ennå. Det kan først klages på når det er avgjort.")
    decided = timezone.localtime(vedtak.decided_at).date()
    known = vedtak_notice(vedtak, complainant)
    sent_on = {NoticeBasis.SENT: known.day, NoticeBasis.NOT_SENT: max(on, decided)}.get(known.basis)
    came = notice_on or (known.day if known.basis == NoticeBasis.RECEIVED else None)
    days = shipped_rates().whole(POST_DAYS, on)
    try:
        return complaint_term(
            decided, vedtak.complaint_weeks, notice_on=came, post_days=days, sent_on=sent_on
        )
    except PeriodError as fault:
        raise Refused(str(fault), field="notice_on") from None


def recount_terms(actor: Actor, vedtak_id: UUID) -> None:
    """The register of letters has a new day for the vedtak: open complaints are reckoned anew from it.

    Where the complainant has said when the letter came, that day stands. The caller has asked for the right.
    """
    for row in Complaint.objects.select_for_update().filter(vedtak=vedtak_id, notice_on=None, state__in=OPEN):
        term = term_of(row.vedtak, None, row.received_on, row.complainant_id)
        late = term.timeliness(row.sent_on or row.received_on).value
        if (term.deadline, late) != (row.deadline, row.lateness):
            row.deadline, row.lateness = term.deadline, late
            row.stamp(actor.at, actor.staff)
            row.save()
            record_change(actor.trace, "complaint", row.pk, "regnet klagefristen på nytt fra brevregisteret")
