"""Sosialtjenesteloven § 27: two persons, or one at once for what cannot wait, and a leader afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from boligflyt.areas.applications.choices import VedtakKind
from boligflyt.areas.applications.letters import content_sha256
from boligflyt.areas.applications.models import ControlItem, Vedtak
from boligflyt.areas.applications.queries.control import waiting_for
from boligflyt.areas.applications.services import temporary, vedtak
from boligflyt.domain.eligibility import load_rule_set
from boligflyt.domain.eligibility.rule_file import SHIPPED
from boligflyt.toolkit.faults import Conflict, Forbidden, Refused
from tests.support.cast import NOW, TODAY, make_application
from tests.toolkit.pdf_text import says

BECAUSE = "Mangler sted å sove i natt, og det er ingen annen beslutter på jobb."
WEEK = timedelta(days=7)


def draft(granted=True, **rest):
    days = {"first_day": TODAY, "last_day": TODAY + 2 * WEEK, "review_on": TODAY + WEEK} if granted else {}
    code = "" if granted else "own_solution"
    given = {"gives": ("Rom på Elvehotellet. Kommunen betaler.",), **days, **rest}
    return vedtak.VedtakDraft(
        VedtakKind.TEMPORARY_HOUSING, granted, "Har ikke noe sted å sove.", code, **given
    )


def decided_alone(cast, application=None):
    application = application or make_application(cast.kari)
    return temporary.decide_acute(cast.ingrid, application.pk, None, draft(), BECAUSE)


def shown(row):
    return vedtak.Approval(row.pk, row.version, content_sha256(row.letter_data))


@pytest.mark.proves("LAW-02")
def test_what_cannot_wait_is_decided_by_one_person_at_once_with_the_letter(cast):
    made = decided_alone(cast)

    made.refresh_from_db()
    letter = bytes(made.letter)
    assert (made.state, made.two_persons, made.acute_because) == ("decided", False, BECAUSE)
    assert (made.decided_by_id, made.decided_at) == (made.prepared_by_id, made.prepared_at)
    assert (made.law, made.complaint_body, made.complaint_weeks) == (
        "sosialtjenesteloven § 27", "Statsforvalteren", 3,
    )  # fmt: skip
    assert says(letter, "får et midlertidig sted å bo") and says(letter, "Statsforvalteren")
    assert says(letter, "Har forberedt og avgjort saken") and not says(letter, "Har avgjort saken")
    assert vedtak.make_letter(made) == letter


def test_the_reason_for_not_waiting_is_told_to_the_leader_and_not_to_the_household(cast):
    made = decided_alone(cast)

    item = ControlItem.objects.get(vedtak=made)

    assert item.reason == BECAUSE
    assert not says(bytes(made.letter), "ingen annen beslutter")


@pytest.mark.parametrize(
    ("decided_on", "due"),
    [
        (date(2026, 11, 23), date(2026, 11, 24)),  # Monday
        (date(2026, 11, 27), date(2026, 11, 30)),  # Friday
        (date(2027, 3, 24), date(2027, 3, 30)),  # the Wednesday before Easter
        (date(2027, 5, 15), date(2027, 5, 18)),  # a Saturday; Monday is 17 May
    ],
)
def test_it_is_on_the_leaders_list_at_once_to_be_seen_by_the_next_working_day(cast, decided_on, due):
    moment = NOW + (decided_on - TODAY)
    ingrid = replace(cast.ingrid, at=moment)
    application = make_application(cast.kari)
    days = {"first_day": decided_on, "last_day": decided_on + WEEK, "review_on": decided_on + WEEK}

    temporary.decide_acute(ingrid, application.pk, None, draft(**days), BECAUSE)

    item = waiting_for(replace(cast.liv, at=moment)).get()
    assert (item.case_code, item.staff_id, item.at, item.due) == (
        application.case_code, ingrid.staff, moment, due,
    )  # fmt: skip


def test_one_person_alone_gives_a_reason_says_yes_and_only_to_what_starts_today(cast):
    application = make_application(cast.kari)
    wrong = {
        "minst 20 tegn": (draft(), "Haster."),
        "bare si ja": (draft(granted=False), BECAUSE),
        "som starter i dag": (draft(first_day=TODAY + timedelta(days=1)), BECAUSE),
        "startdato, sluttdato": (draft(last_day=None), BECAUSE),
    }

    for words, (wish, because) in wrong.items():
        with pytest.raises(Refused, match=words):
            temporary.decide_acute(cast.ingrid, application.pk, None, wish, because)

    assert not Vedtak.objects.exists()
    assert not ControlItem.objects.exists()


def test_whoever_may_only_prepare_does_not_decide_alone(cast):
    application = make_application(cast.kari)

    with pytest.raises(Forbidden):
        temporary.decide_acute(cast.kari, application.pk, None, draft(), BECAUSE)

    assert (temporary.one_may_decide(cast.kari), temporary.one_may_decide(cast.ingrid)) == (False, True)


def test_a_municipality_that_asks_for_two_persons_gets_two_also_when_it_cannot_wait(cast, monkeypatch):
    stricter = load_rule_set(
        (SHIPPED / "demo-drammen.yaml").read_text("utf-8") + "decision_persons: {temporary_housing: two}\n"
    )
    monkeypatch.setattr(temporary, "rules_today", lambda actor: stricter)
    application = make_application(cast.kari)

    with pytest.raises(Refused, match="krever to personer"):
        temporary.decide_acute(cast.ingrid, application.pk, None, draft(), BECAUSE)

    assert not temporary.one_may_decide(cast.ingrid)


def test_when_it_can_wait_one_prepares_and_another_decides_and_nothing_is_on_the_leaders_list(cast):
    application = make_application(cast.kari)
    made = temporary.prepare_temporary(cast.kari, application.pk, None, draft())

    done = temporary.decide_temporary(cast.ingrid, application.pk, shown(made))

    assert (done.state, done.two_persons) == ("decided", True)
    assert says(bytes(done.letter), "Har avgjort saken") and says(bytes(done.letter), "Har forberedt saken")
    assert not ControlItem.objects.exists()


def test_who_prepared_does_not_decide_it_as_the_second_person_and_another_kind_is_not_decided_there(cast):
    application = make_application(cast.kari)
    made = temporary.prepare_temporary(cast.ingrid, application.pk, None, draft())
    other = Vedtak.objects.get(pk=made.pk)

    with pytest.raises(Forbidden, match="En annen må avgjøre"):
        temporary.decide_temporary(cast.ingrid, application.pk, shown(made))
    Vedtak.objects.filter(pk=made.pk).update(kind="allocation")
    with pytest.raises(Refused, match="hører ikke til"):
        temporary.decide_temporary(cast.ingrid, application.pk, shown(other))


def test_the_second_person_can_send_it_back_and_it_does_not_stop_the_case(cast):
    application = make_application(cast.kari)
    made = temporary.prepare_temporary(cast.kari, application.pk, None, draft())

    back = temporary.return_temporary(cast.ingrid, application.pk, shown(made), "Finn et sted uten rus.")

    application.refresh_from_db()
    assert (back.state, back.returned_because) == ("returned", "Finn et sted uten rus.")
    assert application.state == "new"


def test_one_person_does_not_decide_past_what_lies_with_the_second(cast):
    application = make_application(cast.kari)
    temporary.prepare_temporary(cast.kari, application.pk, None, draft())

    with pytest.raises(Refused, match="allerede"):
        temporary.decide_acute(cast.ingrid, application.pk, None, draft(), BECAUSE)
    with pytest.raises(Conflict):
        temporary.prepare_temporary(cast.kari, application.pk, None, draft())


def test_the_children_are_considered_before_a_family_is_sent_to_a_temporary_place(cast):
    application = make_application(cast.kari, children_considered="")

    with pytest.raises(Refused, match="hensynet til barna"):
        decided_alone(cast, application)


def test_who_decided_alone_has_worked_on_the_case_and_does_not_decide_the_rest(cast):
    application = make_application(cast.kari)
    decided_alone(cast, application)

    later = temporary.prepare_temporary(cast.kari, application.pk, None, draft())

    assert cast.ingrid.staff in later.contributors


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "assistance"},
        {"granted": False},
        {"acute_because": ""},
        {"decided_at": NOW + timedelta(minutes=1)},
        {"state": "prepared"},
    ],
    ids=["another kind", "a no", "no reason", "another moment", "not decided"],
)
def test_postgresql_itself_lets_one_person_decide_only_this_kind_a_yes_at_once_with_a_reason(cast, change):
    made = decided_alone(cast)

    with pytest.raises(IntegrityError, match="vedtak_one_person_only_when_acute"), transaction.atomic():
        Vedtak.objects.filter(pk=made.pk).update(**change)
    with pytest.raises(IntegrityError, match="vedtak_one_person_only_when_acute"), transaction.atomic():
        Vedtak.objects.filter(pk=made.pk).update(decided_by_id=cast.hedda.staff)

    made.refresh_from_db()
    assert (made.kind, made.decided_by_id) == ("temporary_housing", cast.ingrid.staff)
