"""«Hvem har sett opplysningene mine»: everything about the person, in plain words, and nobody else's."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from boligflyt.areas.audit.choices import Deed
from boligflyt.areas.audit.models import Event
from boligflyt.areas.casework.queries.insight import named, open_insight
from boligflyt.areas.people.choices import HouseholdRole
from boligflyt.areas.people.models import Membership
from boligflyt.domain.periods import Period
from boligflyt.web.people.insight_views import THINGS
from tests.support.case_rows import rows_of
from tests.support.cast import NOW, make_application, make_household, make_person, make_protected
from tests.support.same_day import the_day  # noqa: F401 – a fixture used by all tests here

DEEDS = (Deed.READ, Deed.LISTED, Deed.CHANGED)
THING_OF = {
    "person": "person", "household": "household", "application": "application", "vedtak": "vedtak",
    "letter": "letter", "lease": "lease", "entry": "queue", "offer": "offer", "task": "task", "said": "entry",
    "document": "document",
}  # fmt: skip


def happened(actor, deed: str, subject, kind: str = "person", **rest) -> Event:
    """An event an hour ago unless told otherwise."""
    given = {"at": NOW - timedelta(hours=1), "purpose": "", **rest}
    where = {"subjects": [subject.pk]} if deed == Deed.LISTED else {"subject": subject.pk}
    return Event.objects.create(
        actor=actor.staff, role=actor.role, office=actor.office, deed=deed, kind=kind, **where, **given
    )


def told(actor, person) -> list[Event]:
    insight = open_insight(actor, person.pk)
    return [one.event for one in named(insight.events, insight)]


@pytest.mark.parametrize("thing", THING_OF)
def test_looks_changes_and_refusals_at_everything_of_the_person_are_told(cast, browse, thing):
    rows = rows_of(cast, make_person())
    subject = getattr(rows, thing)
    events = [happened(cast.nora, deed, subject, THING_OF[thing]) for deed in DEEDS]
    events.append(happened(cast.nora, Deed.REFUSED, subject, "some:page"))

    page = browse("kari").get(reverse("people:who_looked", args=[rows.person.pk])).content.decode()

    lines = [row for row in page.split("<tr") if "Nora Lie" in row]
    assert len(lines) == 4 and set(events) <= set(told(cast.kari, rows.person))
    for line in lines:
        for words in (
            "NAV-veileder",
            "NAV",
            "23.11.2026",
            "09.00",
            "Ikke oppgitt",
            str(THINGS[THING_OF[thing]]),
        ):
            assert words in line


def test_a_child_is_told_of_what_was_seen_about_the_household(cast):
    rows = rows_of(cast, make_person())
    child = Membership.objects.get(household=rows.household, role=HouseholdRole.CHILD).person
    event = happened(cast.nora, Deed.READ, rows.lease, "lease")

    assert event in told(cast.kari, child)


def test_nobody_follows_those_they_have_moved_from(cast):
    rows = rows_of(cast, make_person())
    left = make_person("Tidligere", "Samboer")
    Membership.objects.create(
        household=rows.household, person=left, role=HouseholdRole.ADULT,
        period=Period(date(2026, 1, 1), date(2026, 5, 31)),
    )  # fmt: skip
    while_there = happened(cast.nora, Deed.READ, rows.household, at=NOW - timedelta(days=200))
    before = happened(cast.nora, Deed.READ, rows.household, at=NOW - timedelta(days=400))
    after = happened(cast.nora, Deed.READ, rows.application, "application")

    events = told(cast.kari, left)

    assert [while_there in events, before in events, after in events] == [True, False, False]


def test_what_is_about_others_is_not_told(cast):
    rows, other = rows_of(cast, make_person()), rows_of(cast, make_person("Annen", "Person"))
    theirs = [happened(cast.nora, Deed.READ, getattr(other, thing)) for thing in THING_OF]

    assert not set(theirs) & set(told(cast.kari, rows.person))


def test_a_case_that_the_reader_does_not_take_part_in_is_left_out(cast):
    child, home = make_person("Barn", "Med to hjem", born=date(2018, 1, 1)), make_household()
    hidden = make_household(make_protected())
    for household in (home, hidden):
        Membership.objects.create(
            household=household, person=child, role=HouseholdRole.CHILD, residence="shared",
            period=Period(date(2020, 1, 1), None),
        )  # fmt: skip
    event = happened(cast.hedda, Deed.READ, make_application(cast.hedda, hidden), "application")
    type(child).objects.filter(pk=child.pk).update(grade=0)

    assert event not in told(cast.kari, child)
    assert event in told(cast.hedda, child)


def test_no_internal_code_stands_on_the_page(cast, browse):
    rows = rows_of(cast, make_person())
    changes = ["Vurderte own_efforts skjønnsmessig", "Fravek vilkåret residence", "satte arrears_code til 2",
               "satte husstanden på ventelisten"]  # fmt: skip
    for what in changes:
        happened(cast.nora, Deed.CHANGED, rows.application, "application", detail={"what": what})
    happened(cast.nora, Deed.REFUSED, rows.person, "people:person_edit", detail={"why": "x_y"})
    happened(cast.nora, Deed.READ, rows.person, purpose="economic_help")
    happened(cast.nora, Deed.READ, rows.person, purpose="Søk")

    page = browse("kari").get(reverse("people:who_looked", args=[rows.person.pk])).content.decode()

    table = re.sub(r"<[^>]+>", " ", page.split("<tbody", 1)[1].split("</tbody>", 1)[0])
    assert re.findall(r"\w+_\w+|\w+:\w+", table) == []
    for words in ("Vurderte et vilkår skjønnsmessig", "Fravek et vilkår", "Endret søknaden", "Søk",
                  "Satte husstanden på ventelisten (søknaden)", "Økonomisk råd og hjelp"):  # fmt: skip
        assert words in table


def test_asking_is_traced_with_its_purpose_and_the_persons_page_leads_there(cast, browse):
    person = make_person()
    address = reverse("people:who_looked", args=[person.pk])

    answer = browse("kari").get(address)

    look = Event.objects.using("side").get(subject=person.pk)
    assert (answer.status_code, look.actor, look.deed) == (200, cast.kari.staff, Deed.READ)
    assert look.purpose == "Innsyn til personen selv"
    assert address in browse("kari").get(reverse("people:person", args=[person.pk])).content.decode()
