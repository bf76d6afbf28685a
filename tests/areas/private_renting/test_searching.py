"""From looking to a private rental, step by step, and what may not be done."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.casework.queries.day import day_of
from boligflyt.areas.private_renting import services
from boligflyt.areas.private_renting.models import PrivateSearch, RentSecurity
from boligflyt.areas.private_renting.queries import (
    due_for,
    open_search,
    results_in,
    search_list,
    turned_down_in,
)
from boligflyt.areas.private_renting.services import HomeFound, SearchFacts, ViewingFacts, ViewingTold
from boligflyt.areas.private_renting.workflow import NEXT, SEEKING
from boligflyt.domain.periods import Period
from boligflyt.toolkit.faults import Conflict, Forbidden, Refused
from tests.areas.allocation.allocation_steps import on_day
from tests.areas.leases.test_lease_life import running
from tests.support.cast import TODAY, make_household, make_protected

SOON = TODAY + timedelta(days=7)
HOME = HomeFound("Storgata 1", "Hus og hjem AS", 11_000, TODAY + timedelta(days=14))
YEAR = Period(date(TODAY.year, 1, 1), date(TODAY.year + 1, 12, 31))


def facts(actor: Actor, **changed) -> SearchFacts:
    told = {
        "guide": actor.staff, "bedrooms": 2, "most_rent": 12_000, "next_on": SOON,
        "next_what": "Se på annonser sammen",
    }  # fmt: skip
    return SearchFacts(**told | changed)


def looking(actor: Actor, household=None) -> PrivateSearch:
    return services.begin_search(actor, (household or make_household()).pk, facts(actor))


def at(day: date, hour: int = 12) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour))


def seen(actor: Actor, search: PrivateSearch, day: date = TODAY):
    told = ViewingFacts(at(day, 8), "Elvegata 3", 10_500, actor.staff)
    return services.plan_viewing(actor, search.pk, None, told)


def found(actor: Actor, household=None) -> PrivateSearch:
    return services.find_home(actor, looking(actor, household).pk, None, HOME)


def moved_in(cast, household=None) -> PrivateSearch:
    search = found(cast.kari, household)
    return services.move_in(on_day(cast.kari, HOME.first_day), search.pk, None, HOME.first_day)


@pytest.mark.proves("PRO-17")
def test_a_household_is_guided_from_looking_to_living_there_half_a_year_later(cast):
    search = looking(cast.kari)
    viewing = seen(cast.kari, search)
    services.tell_viewing(cast.kari, viewing.pk, None, ViewingTold("yes"))
    services.find_home(cast.kari, search.pk, None, HOME)
    later = on_day(cast.kari, HOME.first_day)
    living = services.move_in(later, search.pk, None, HOME.first_day)
    half_a_year = on_day(cast.kari, living.next_on)

    done = services.follow_up(half_a_year, search.pk, None, "lives_there", "Alt er bra.", None)

    assert living.next_on == date(2027, 6, 7)
    assert (done.state, done.how_it_went, done.next_on) == ("followed_up", "lives_there", None)


@pytest.mark.proves("HOU-25")
def test_a_viewing_that_came_to_nothing_has_a_reason_and_counts_by_it(cast):
    search = looking(cast.kari)
    viewing = seen(cast.kari, search)

    with pytest.raises(Refused, match="Velg hvorfor"):
        services.tell_viewing(cast.kari, viewing.pk, None, ViewingTold("no", next_on=SOON))
    with pytest.raises(Refused, match="Skriv hva grunnen var"):
        services.tell_viewing(cast.kari, viewing.pk, None, ViewingTold("no", "other", next_on=SOON))
    with pytest.raises(Refused, match="snakkes igjen"):
        services.tell_viewing(cast.kari, viewing.pk, None, ViewingTold("no", "who_they_are"))
    services.tell_viewing(cast.kari, viewing.pk, None, ViewingTold("no", "who_they_are", next_on=SOON))

    counted = turned_down_in(cast.kari, YEAR)
    search.refresh_from_db()
    assert (counted["who_they_are"], sum(counted.values())) == (1, 1)
    assert (search.state, search.next_on) == ("looking", SOON)


def test_a_viewing_becomes_the_next_thing_and_stands_on_the_day_of_who_comes_along(cast):
    search = looking(cast.kari)
    day = TODAY + timedelta(days=2)

    told = ViewingFacts(at(day), "Elvegata 3", 10_500, cast.kari.staff)
    services.plan_viewing(cast.kari, search.pk, None, told)

    task = next(one for one in day_of(cast.kari) if one.pk == search.pk)
    assert (task.due, task.why) == (day, "Visning av Elvegata 3.")
    assert list(due_for(cast.ingrid)) == []


def test_a_viewing_that_has_not_been_can_only_be_called_off(cast):
    search = looking(cast.kari)
    viewing = seen(cast.kari, search, SOON)

    with pytest.raises(Refused, match="har ikke vært ennå"):
        services.tell_viewing(cast.kari, viewing.pk, None, ViewingTold("yes"))
    services.tell_viewing(cast.kari, viewing.pk, None, ViewingTold("called_off", next_on=SOON))
    with pytest.raises(Refused, match="allerede skrevet"):
        services.tell_viewing(cast.kari, viewing.pk, None, ViewingTold("yes"))


def test_a_household_looks_once_at_a_time(cast):
    household = make_household()
    looking(cast.kari, household)

    with pytest.raises(Conflict, match="leter allerede"):
        looking(cast.kari, household)


def test_a_rent_that_the_household_cannot_bear_is_refused_in_words(cast):
    search = looking(cast.kari)
    dear = HomeFound("Storgata 1", "Hus og hjem AS", 12_001, SOON)

    with pytest.raises(Refused, match="høyst 12000 kroner"):
        services.find_home(cast.kari, search.pk, None, dear)


def test_a_dwelling_that_falls_through_lets_them_look_on_and_its_security_lapse(cast):
    search = looking(cast.kari)
    viewing = seen(cast.kari, search)
    services.tell_viewing(cast.kari, viewing.pk, None, ViewingTold("yes"))
    services.find_home(cast.kari, search.pk, None, HOME)
    security = services.grant_security(cast.kari, search.pk, None, "guarantee", 30_000)

    again = services.fall_through(cast.kari, search.pk, None, "Utleieren solgte.", SOON)

    security.refresh_from_db()
    viewing.refresh_from_db()
    assert viewing.result == "called_off"
    assert (again.state, again.address, again.rent) == ("looking", "", None)
    assert (security.state, security.because) == ("lapsed", "Utleieren solgte.")


def test_nobody_stops_looking_while_a_deposit_stands_with_the_landlord(cast):
    search = found(cast.kari)
    security = services.grant_security(cast.kari, search.pk, None, "deposit", 30_000)
    step = services.SecurityStep(services.securities.SecurityState.OUT, TODAY)
    services.take_security_step(cast.kari, security.pk, None, step)

    with pytest.raises(Refused, match="utbetalt eller stilt"):
        services.give_up(cast.kari, search.pk, None, "stays", "Vil bli boende.")

    search.refresh_from_db()
    assert search.state == "found"


def test_who_could_not_be_reached_is_asked_again_on_a_new_day(cast):
    search = moved_in(cast)
    later = on_day(cast.kari, search.next_on)

    with pytest.raises(Refused, match="prøve igjen"):
        services.follow_up(later, search.pk, None, "unreachable", "", None)
    again = services.follow_up(later, search.pk, None, "unreachable", "", later.today + timedelta(days=7))

    assert (again.state, again.next_on) == ("moved_in", later.today + timedelta(days=7))


def test_results_are_counted_as_in_the_report_with_a_sum_of_their_own(cast):
    tenant = running(cast)
    moved_in(cast, tenant.household)
    other = looking(cast.kari)
    services.give_up(cast.kari, other.pk, None, "youth", "Fikk plass i ungdomsboligen.")

    rows = {one.code: (one.number, one.rented) for one in results_in(cast.kari, YEAR)}

    assert (rows["private"], rows["youth"], rows["municipal"]) == ((1, 1), (1, 0), (0, 0))


@pytest.mark.parametrize("state", sorted(NEXT))
def test_only_what_the_table_leads_to_can_be_done(cast, state):
    search = looking(cast.kari)
    whole = {
        "address": "Storgata 1", "rent": 10_000, "found_on": TODAY, "first_day": TODAY,
        "moved_in_on": TODAY, "followed_up_on": TODAY, "how_it_went": "lives_there", "ended_on": TODAY,
        "ended_as": "stays", "ended_because": "Vil ikke.",
    }  # fmt: skip
    PrivateSearch.objects.filter(pk=search.pk).update(state=state, **whole)
    asked = {
        "found": lambda: services.find_home(cast.kari, search.pk, None, HOME),
        "moved_in": lambda: services.move_in(cast.kari, search.pk, None, TODAY),
        "followed_up": lambda: services.follow_up(cast.kari, search.pk, None, "owns", "", None),
        "given_up": lambda: services.give_up(cast.kari, search.pk, None, "stays", "Vil bli."),
        "looking": lambda: services.fall_through(cast.kari, search.pk, None, "Solgt.", SOON),
    }

    for wanted, do in asked.items():
        if wanted not in NEXT[state]:
            with pytest.raises(Refused, match=r"Da kan den ikke bli|er over"):
                do()


def test_postgresql_refuses_a_search_without_what_its_state_needs(cast):
    search = looking(cast.kari)
    for changed in (
        {"state": "found"}, {"state": "given_up"}, {"next_on": None}, {"state": "followed_up"},
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            PrivateSearch.objects.filter(pk=search.pk).update(**changed)
    assert search.state in SEEKING


def test_a_protected_household_is_not_there_for_who_is_not_cleared(cast):
    home = make_household(make_protected())

    with pytest.raises(Http404):
        services.begin_search(cast.kari, home.pk, facts(cast.kari))

    assert not PrivateSearch.objects.exists()


def test_a_search_follows_its_household_when_it_is_protected(cast):
    household = make_household()
    search = found(cast.kari, household)
    services.grant_security(cast.kari, search.pk, None, "guarantee", 20_000)
    household.contact.protection = "strict"
    household.contact.save()

    grades = {*PrivateSearch.objects.values_list("grade"), *RentSecurity.objects.values_list("grade")}

    assert grades == {(household.contact.__class__.objects.get(pk=household.contact_id).grade,)}
    assert list(search_list(cast.kari)) == []
    with pytest.raises(Http404):
        open_search(cast.kari, search.pk)


def test_a_decider_reads_and_does_not_write(cast):
    search = looking(cast.kari)

    assert open_search(cast.ingrid, search.pk) == search
    with pytest.raises(Forbidden):
        services.give_up(cast.ingrid, search.pk, None, "stays", "Nei.")
