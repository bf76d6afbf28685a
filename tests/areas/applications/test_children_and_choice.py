"""The children are considered, the household's own choice is told, and help that is given ends the case."""

from __future__ import annotations

import pytest
from django.http import Http404

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.models import Participation
from boligflyt.areas.applications.choices import Action, State, VedtakKind
from boligflyt.areas.applications.services import considering, steps, vedtak
from boligflyt.toolkit.faults import Refused
from tests.areas.applications.test_main_job import approvals_of, assessed, draft, prepared
from tests.support.cast import TODAY, make_application, make_household
from tests.toolkit.pdf_text import says

BOTH = (VedtakKind.ASSISTANCE, VedtakKind.MUNICIPAL_DWELLING)
WEIGHED = "Søsknene trenger å fullføre skolen de går på."


@pytest.mark.proves("TG-12")
def test_no_vedtak_for_a_family_before_the_children_are_considered_and_then_the_letter_tells_it(cast):
    application = assessed(cast, children_considered="", children_considered_on=None)

    with pytest.raises(Refused, match="Vurder hensynet til barna før vedtaket"):
        vedtak.prepare_case(cast.kari, application.pk, None, [draft(kind) for kind in BOTH])
    kept = considering.consider_children(cast.kari, application.pk, None, WEIGHED)
    made = vedtak.prepare_case(cast.kari, application.pk, None, [draft(kind) for kind in BOTH])
    decided = vedtak.decide_case(cast.ingrid, application.pk, approvals_of(made))

    assert kept.children_considered_on == TODAY
    assert all(says(bytes(one.letter), WEIGHED) for one in decided)


def test_a_household_without_children_is_not_asked_about_any(cast):
    application = assessed(cast, household=make_household(), children_considered="")

    made = vedtak.prepare_case(cast.kari, application.pk, None, [draft(kind) for kind in BOTH])

    assert "children" not in made[0].letter_data
    with pytest.raises(Refused, match="ingen barn"):
        considering.consider_children(cast.kari, application.pk, None, WEIGHED)


def test_who_does_not_see_the_children_does_not_weigh_their_interest(cast):
    application = make_application(cast.kari, children_considered="")
    without = [one for one in Information if one != Information.CHILDREN]
    Participation.objects.filter(subject=application.household_id).update(kinds=sorted(without))

    with pytest.raises(Http404):
        considering.consider_children(cast.kari, application.pk, None, WEIGHED)


@pytest.mark.proves("LAW-09")
def test_what_the_household_itself_chooses_is_recorded_and_told_in_the_vedtak(cast):
    choice = "Vil bo alene, i første etasje, nær broren på Åsen."
    application, made = prepared(cast, own_choice=choice)

    decided = vedtak.decide_case(cast.ingrid, application.pk, approvals_of(made))

    assert all(says(bytes(one.letter), choice) for one in decided)
    assert says(bytes(decided[0].letter), "Dette har du selv valgt eller ønsket")


def helped(cast):
    application, made = prepared(cast, dwelling=False)
    vedtak.decide_case(cast.ingrid, application.pk, approvals_of(made))
    application.refresh_from_db()
    return application


def test_help_that_is_given_closes_the_case_and_says_what_was_given(cast):
    application = helped(cast)
    assert application.state == State.ASSISTED

    done = steps.act(
        cast.kari, application.pk, application.version, Action.COMPLETE, "Fikk leie privat med garanti."
    )

    assert (done.state, done.closed_on) == (State.COMPLETED, TODAY)
    assert done.log.get(action="complete").reason == "Fikk leie privat med garanti."


def test_help_is_not_done_without_saying_what_was_given_nor_before_it_is_decided(cast):
    application = helped(cast)
    undecided = make_application(cast.kari)

    with pytest.raises(Refused, match="Skriv en grunn"):
        steps.act(cast.kari, application.pk, application.version, Action.COMPLETE, " ")
    with pytest.raises(Refused, match="kan ikke gjøres"):
        steps.act(cast.kari, undecided.pk, undecided.version, Action.COMPLETE, "Ferdig.")
