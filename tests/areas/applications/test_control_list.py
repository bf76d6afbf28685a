"""The leader's control list: who sees it, what is said, and what nobody can do to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.http import Http404

from boligflyt.areas.access.choices import Grade, Role
from boligflyt.areas.access.models import Staff
from boligflyt.areas.applications.control_choices import ControlResult
from boligflyt.areas.applications.models import ControlItem, ControlOutcome
from boligflyt.areas.applications.queries.control import control_visible_to, how_much_waits, waiting_for
from boligflyt.areas.applications.services.control import settle
from boligflyt.areas.people.models import Person, StaffRelation
from boligflyt.toolkit.faults import Conflict, Forbidden, Refused
from tests.areas.applications.test_acute_decisions import decided_alone
from tests.support.cast import NOW, make_application, make_household, make_person, make_protected

IN_ORDER, FOLLOW_UP = ControlResult.IN_ORDER, ControlResult.FOLLOW_UP


def on_the_list(cast, household=None):
    application = make_application(cast.kari, household or make_household(make_person("Ada", "Ny")))
    return ControlItem.objects.get(vedtak=decided_alone(cast, application))


def test_a_leader_finds_it_in_order_and_it_waits_no_more(cast):
    item = on_the_list(cast)

    said = settle(cast.liv, item.pk, IN_ORDER, "")

    assert (said.by_id, said.at) == (cast.liv.staff, cast.liv.at)
    assert not waiting_for(cast.liv).exists()
    with pytest.raises(Conflict, match="allerede sett"):
        settle(cast.liv, item.pk, FOLLOW_UP, "Likevel ikke.")


def test_what_must_be_followed_up_says_what_and_waits_until_it_is_in_order(cast):
    item = on_the_list(cast)

    with pytest.raises(Refused, match="hva som må følges opp"):
        settle(cast.liv, item.pk, FOLLOW_UP, " ")
    settle(cast.liv, item.pk, FOLLOW_UP, "Ingrid skriver hvem hun ringte.")
    between = waiting_for(cast.liv).count()
    later = replace(cast.liv, at=cast.liv.at + timedelta(hours=1))
    settle(later, item.pk, IN_ORDER, "Ringte vakten 21.40.")

    assert (between, waiting_for(cast.liv).count()) == (1, 0)
    assert [one.result for one in item.outcomes.all()] == [FOLLOW_UP, IN_ORDER]


def test_the_oldest_comes_first_and_what_is_past_its_deadline_is_counted(cast):
    first, second = on_the_list(cast), on_the_list(cast)
    late = replace(cast.liv, at=NOW + timedelta(days=2))

    order = [one.pk for one in waiting_for(late)]

    assert set(order) == {first.pk, second.pk}
    assert order == [one.pk for one in ControlItem.objects.order_by("at", "id")]
    assert (how_much_waits(cast.liv).late, how_much_waits(late).late) == (0, 2)


def test_a_leader_and_an_auditor_see_the_list_and_only_the_leader_settles(cast):
    item = on_the_list(cast)
    auditor, decider = replace(cast.liv, role=Role.AUDITOR), cast.ingrid

    seen = [control_visible_to(one).count() for one in (cast.liv, auditor, decider, cast.kari)]

    assert seen == [1, 1, 0, 0]
    for actor in (auditor, decider):
        with pytest.raises(Forbidden):
            settle(actor, item.pk, IN_ORDER, "")


def test_whoever_did_it_does_not_control_it_not_even_with_a_leaders_second_account(cast):
    item = on_the_list(cast)
    Staff.objects.filter(pk=cast.liv.staff).update(same_as=cast.ingrid.staff)

    for actor in (cast.liv, replace(cast.ingrid, role=Role.LEADER)):
        with pytest.raises(Forbidden, match="En annen leder"):
            settle(actor, item.pk, IN_ORDER, "")

    assert not ControlOutcome.objects.exists()


@pytest.mark.parametrize("second_account", [False, True])
def test_postgresql_itself_refuses_whoever_did_it(cast, second_account):
    item = on_the_list(cast)
    by = cast.ingrid.staff
    if second_account:
        Staff.objects.filter(pk=cast.liv.staff).update(same_as=by)
        by = cast.liv.staff

    with pytest.raises(IntegrityError, match="kan ikke kontrollere det selv"), transaction.atomic():
        ControlOutcome.objects.create(item=item, result=IN_ORDER, by_id=by, at=NOW)


def test_what_is_on_the_list_and_what_was_said_of_it_is_never_changed_or_taken_away(cast):
    item = on_the_list(cast)
    settle(cast.liv, item.pk, IN_ORDER, "")
    mine = ControlItem.objects.filter(pk=item.pk)

    for attempt in (
        lambda: mine.update(reason="Noe annet"),
        lambda: mine.update(grade=3, case_code=""),
        lambda: ControlOutcome.objects.update(result=FOLLOW_UP, comment="Nei."),
        lambda: ControlOutcome.objects.all().delete(),
        lambda: mine._raw_delete("default"),
    ):
        with pytest.raises(ProgrammingError, match="kan bare legges til"), transaction.atomic():
            attempt()

    assert mine.get().reason == item.reason


def test_what_is_about_a_protected_household_is_for_a_leader_with_clearance(cast):
    item = on_the_list(cast, make_household(make_protected()))
    cleared = replace(cast.liv, clearance=Grade.STRICT)

    seen = [control_visible_to(one).count() for one in (cast.liv, cleared)]

    assert seen == [0, 1]
    with pytest.raises(Http404):
        settle(cast.liv, item.pk, IN_ORDER, "")


def test_protection_that_comes_later_hides_it_too(cast):
    item = on_the_list(cast)
    before = control_visible_to(cast.liv).count()

    Person.objects.filter(pk=item.household.contact_id).update(protection="fortrolig")

    item.refresh_from_db()
    assert (before, item.grade, control_visible_to(cast.liv).count()) == (1, 2, 0)


def test_a_leader_does_not_control_what_is_about_somebody_near(cast):
    item = on_the_list(cast)
    StaffRelation.objects.create(
        staff_id=cast.liv.staff, person=item.household.contact, kind="sibling", registered_at=NOW
    )

    with pytest.raises(Http404):
        settle(cast.liv, item.pk, IN_ORDER, "")
