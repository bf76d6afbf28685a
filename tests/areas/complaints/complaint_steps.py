"""The way to a decided case that somebody may complain over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from boligflyt.areas.applications.choices import VedtakKind
from boligflyt.areas.applications.services import vedtak
from boligflyt.areas.casework.services.sending import send
from boligflyt.areas.complaints.choices import ComplainantKind
from boligflyt.areas.complaints.services import NewComplaint, register_complaint
from boligflyt.areas.letters.choices import LetterChannel
from boligflyt.areas.letters.models import Dispatch
from tests.areas.applications.test_main_job import approvals_of, assessed, draft
from tests.support.cast import TODAY


def later(actor, days):
    """The same person so many days after."""
    return replace(actor, at=actor.at + timedelta(days=days))


def decided_case(cast, *, help_given=True, dwelling=False, **facts):
    """A case prepared by Kari, decided by Ingrid and sent today: (application, vedtak by kind)."""
    application = assessed(cast, **facts)
    both = [draft(VedtakKind.ASSISTANCE, help_given), draft(VedtakKind.MUNICIPAL_DWELLING, dwelling)]
    made = vedtak.prepare_case(cast.kari, application.pk, None, both)
    vedtak.decide_case(cast.ingrid, application.pk, approvals_of(made))
    application.refresh_from_db()
    for letter in Dispatch.objects.filter(case=application.pk):
        send(cast.hedda, letter.pk, None, LetterChannel.DIGITAL)
    return application, {one.kind: one for one in application.vedtak.all()}


def new_complaint(application, days=10, **more):
    """A complaint from the applicant that came so many days after the vedtak."""
    facts = {
        "complainant": application.applicant_id, "kind": ComplainantKind.PARTY,
        "received_on": TODAY + timedelta(days=days), "text": "Vi trenger bolig.", "notice_on": TODAY,
    }  # fmt: skip
    return NewComplaint(**{**facts, **more})


def complained(cast, days=10, *, help_given=False, by=None, **more):
    """A case with no to everything, and a complaint over the vedtak about a dwelling."""
    application, made = decided_case(cast, help_given=help_given)
    return register_complaint(
        later(by or cast.kari, days), made["municipal_dwelling"].pk, new_complaint(application, days, **more)
    )
