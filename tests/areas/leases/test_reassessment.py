"""A fixed term nears its end: a task, a letter, and a decision, in good time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from boligflyt.areas.allocation.queries.my_day import tasks_for
from boligflyt.areas.applications.choices import State, VedtakKind
from boligflyt.areas.applications.models import Letter
from boligflyt.areas.applications.services import assessing, vedtak
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.services import end_lease, send_reassessment_letter
from boligflyt.domain.periods import Period
from boligflyt.toolkit.faults import Forbidden, Refused
from tests.areas.applications.test_main_job import approvals_of, draft
from tests.areas.leases.test_lease_life import running
from tests.support.cast import TODAY, make_application
from tests.toolkit.pdf_text import says

IN_THREE_WEEKS = TODAY + timedelta(weeks=3)


def running_out(cast, days=30) -> Lease:
    """A running lease that ends in so many days."""
    lease = running(cast)
    Lease.objects.filter(pk=lease.pk).update(
        period=Period(lease.period.first_day, TODAY + timedelta(days=days))
    )
    return Lease.objects.get(pk=lease.pk)


def tasks_about(cast, lease) -> list[str]:
    return [one.why for one in tasks_for(cast.kari) if one.pk == lease.pk]


@pytest.mark.proves("PRO-03")
def test_reassessment_is_a_task_then_a_letter_then_a_decision(cast):
    lease = running_out(cast)
    before = tasks_about(cast, lease)

    sent = send_reassessment_letter(cast.kari, lease.pk, lease.version, IN_THREE_WEEKS)
    anew = make_application(cast.kari, lease.household, matter="renewal", housing="municipal_lease")
    assessing.record_judgement(cast.kari, anew.pk, 1, "income", True, "310 000 kr til husstanden.")
    assessing.record_judgement(cast.kari, anew.pk, 2, "housing_situation", True, "Leietiden går ut.")
    assessing.run_assessment(cast.kari, anew.pk, None)
    both = [draft(VedtakKind.ASSISTANCE), draft(VedtakKind.MUNICIPAL_DWELLING, False)]
    made = vedtak.prepare_case(cast.kari, anew.pk, None, both)
    vedtak.decide_case(cast.ingrid, anew.pk, approvals_of(made))

    letter = Letter.objects.get(application=lease.application, kind="reassessment")
    assert "Send brev" in before[0]
    assert says(bytes(letter.pdf), "Vi skal vurdere behovet ditt for bolig på nytt")
    assert says(bytes(letter.pdf), "14. desember 2026")
    assert "Brevet er sendt 23.11.2026" in tasks_about(cast, sent)[0]
    anew.refresh_from_db()
    assert anew.state == State.ASSISTED


def test_the_letter_is_sent_once(cast):
    lease = running_out(cast)

    first = send_reassessment_letter(cast.kari, lease.pk, lease.version, IN_THREE_WEEKS)
    send_reassessment_letter(cast.kari, lease.pk, first.version, IN_THREE_WEEKS)

    assert Letter.objects.filter(kind="reassessment").count() == 1


@pytest.mark.parametrize(
    ("days", "answer_by", "words"),
    [
        (400, IN_THREE_WEEKS, "nærmer seg slutten"),
        (30, TODAY, "fram i tid"),
        (30, date(2027, 6, 1), "senest 23.12.2026"),
    ],
)
def test_a_letter_too_early_or_with_a_day_that_helps_nobody_is_refused(cast, days, answer_by, words):
    lease = running_out(cast, days)

    with pytest.raises(Refused, match=words):
        send_reassessment_letter(cast.kari, lease.pk, lease.version, answer_by)

    assert not Letter.objects.filter(kind="reassessment").exists()


def test_a_lease_under_notice_gets_no_letter(cast):
    lease = running_out(cast)
    end_lease(cast.kari, lease.pk, lease.version, TODAY + timedelta(days=20), "Flytter")

    with pytest.raises(Refused, match="nærmer seg slutten"):
        send_reassessment_letter(cast.kari, lease.pk, None, IN_THREE_WEEKS)


def test_who_may_not_write_leases_sends_no_letter(cast):
    lease = running_out(cast)

    with pytest.raises(Forbidden):
        send_reassessment_letter(cast.jon, lease.pk, lease.version, IN_THREE_WEEKS)
