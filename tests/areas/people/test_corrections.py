"""A wrong registration is corrected with a reason; what was written first is kept, found and stays hidden."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from boligflyt.areas.people.choices import HouseholdRole, Protection, Residence
from boligflyt.areas.people.models import Correction, Membership, Person
from boligflyt.areas.people.queries import find_persons
from boligflyt.areas.people.queries.corrections import corrections_in_household, corrections_of_person
from boligflyt.areas.people.queries.finding import find_best
from boligflyt.areas.people.services import (
    MemberFacts,
    PersonFacts,
    change_person,
    correct_membership,
    correct_person,
    register_person,
)
from boligflyt.domain.national_numbers import make_synthetic_number
from boligflyt.domain.periods import Period
from boligflyt.toolkit.faults import Forbidden, Refused
from tests.support.cast import LONG_AGO, TODAY, make_household, make_person, make_protected

NUMBERS = [n for n in (make_synthetic_number(date(1989, 12, 14), k) for k in range(1000)) if n][:2]
FIRST, RIGHT = NUMBERS
FACTS = PersonFacts("Selam", "Tesfai", born=date(1989, 12, 14), number=FIRST)


def test_the_first_value_the_right_one_who_when_and_why_stand_together(cast):
    person = register_person(cast.kari, FACTS)

    correct_person(
        cast.amir,
        person.pk,
        1,
        replace(FACTS, family_name="Tesfay", born=date(1998, 12, 14)),
        "Feil i skjema.",
    )

    person.refresh_from_db()
    said = [(one.label, one.before, one.after, one.who, one.why) for one in corrections_of_person(person)]
    assert (person.family_name, person.born) == ("Tesfay", date(1998, 12, 14))
    assert said == [
        ("Fødselsdato", "14.12.1989", "14.12.1998", "Amir Haddad", "Feil i skjema."),
        ("Etternavn", "Tesfai", "Tesfay", "Amir Haddad", "Feil i skjema."),
    ]


@pytest.mark.parametrize(
    ("facts", "why", "words"),
    [(FACTS, "Feil.", "Ingenting er rettet"), (replace(FACTS, phone="1"), " ", "hvorfor")],
)
def test_a_correction_has_something_wrong_and_a_reason(cast, facts, why, words):
    person = register_person(cast.kari, FACTS)

    with pytest.raises(Refused, match=words), transaction.atomic():
        correct_person(cast.kari, person.pk, 1, facts, why)

    assert not Correction.objects.exists()
    assert Person.objects.get().phone == ""


def test_a_known_number_gives_way_only_to_a_correction_also_in_the_database(cast):
    person = register_person(cast.kari, FACTS)

    with pytest.raises(Refused, match="skriv hvorfor") as fault:
        change_person(cast.kari, person.pk, 1, replace(FACTS, number=RIGHT))
    with pytest.raises(IntegrityError, match="only with a reason"), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(number_index="0" * 64)
    correct_person(cast.kari, person.pk, 1, replace(FACTS, number=RIGHT), "Lest feil av passet.")

    person.refresh_from_db()
    assert (fault.value.field, person.number) == ("number", RIGHT)
    with connection.cursor() as cursor:
        cursor.execute("select convert_from(before, 'LATIN1'), search_key from people_correction")
        assert not any(FIRST in text for text in cursor.fetchone())


def test_somebody_is_found_by_the_name_and_the_number_that_were_written_first(cast):
    person = register_person(cast.kari, FACTS)
    wrong = replace(FACTS, family_name="Gebremedhin", number=RIGHT)
    correct_person(cast.kari, person.pk, 1, wrong, "Feil person i skjemaet.")

    asked = ("selam tesf", "Tesfai", "Gebremed", FIRST, RIGHT)
    found = [list(find_persons(cast.kari, text)) for text in asked]
    elsewhere = [list(find_persons(cast.nora, text)) for text in asked]

    assert found == [[person]] * len(asked)
    assert elsewhere == [[]] * len(asked)


def test_the_address_somebody_was_hidden_at_does_not_come_into_sight_when_they_are_hidden_no_more(cast):
    person = make_person("Ola", "Hemmelig", protection=Protection.STRICT, postal_address="Skjulveien 1")
    shown = PersonFacts("Ola", "Hemmelig", born=person.born, postal_address="Storgata 1", stay=person.stay)
    facts = replace(shown, number=None, resident_since=person.resident_since)

    correct_person(cast.hedda, person.pk, 1, facts, "Ble skjermet ved en feil.")

    person.refresh_from_db()
    assert person.grade == 0
    assert set(Correction.objects.values_list("field", "grade")) == {("postal_address", 3), ("protection", 3)}
    Person.objects.filter(pk=person.pk).update(protection=Protection.LOCAL)
    Person.objects.filter(pk=person.pk).update(protection=Protection.NONE)
    assert set(Correction.objects.values_list("grade", flat=True)) == {3}


def test_a_correction_is_hidden_with_whom_it_is_about_from_then_on(cast):
    person = register_person(cast.kari, FACTS)
    correct_person(cast.kari, person.pk, 1, replace(FACTS, family_name="Tesfay"), "Feil.")

    Person.objects.filter(pk=person.pk).update(protection=Protection.STRICT)

    assert Correction.objects.get().grade == 3
    assert [list(find_persons(one, "Tesfai")) for one in (cast.kari, cast.hedda)] == [[], [person]]


def test_a_correction_is_never_changed_or_deleted_or_shown_to_more(cast):
    person = register_person(cast.kari, FACTS)
    correct_person(cast.kari, person.pk, 1, replace(FACTS, family_name="Tesfay"), "Feil.")
    Correction.objects.update(grade=2)

    for change in ({"why": "x"}, {"grade": 1}, None):
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            rows = Correction.objects.all()
            rows.update(**change) if change else rows.delete()

    assert (Correction.objects.get().why, Correction.objects.get().grade) == ("Feil.", 2)


def test_the_days_somebody_belonged_to_a_household_are_corrected_and_shown_there(cast):
    household = make_household(children=1)
    child = Membership.objects.get(household=household, role=HouseholdRole.CHILD)
    facts = MemberFacts(HouseholdRole.CHILD, Residence.SHARED, date(2024, 1, 1))

    correct_membership(cast.kari, child, facts, "Flyttet ikke inn før 2024.")

    child.refresh_from_db()
    said = [
        (one.whom, one.label, one.before, one.after) for one in corrections_in_household(cast.kari, household)
    ]
    assert child.period == Period(date(2024, 1, 1), None)
    assert said == [
        ("Barn1 Tesfay", "Periode", "fra 15.06.2020", "fra 01.01.2024"),
        ("Barn1 Tesfay", "Bor her", "Bor fast", "Delt bosted"),
    ]


def test_nobody_is_corrected_into_two_homes_or_a_household_out_of_its_contact(cast):
    first, second = make_household(children=1), make_household(make_person("Omar", "Ali"))
    child = Membership.objects.get(household=first, role=HouseholdRole.CHILD)
    child.period = Period(child.period.first_day, date(2024, 1, 1))
    child.save()
    Membership.objects.create(
        household=second, person=child.person, role=HouseholdRole.CHILD, period=Period(date(2024, 1, 2), None)
    )
    contact = Membership.objects.get(household=second, person=second.contact)

    for row, last_day, words in (
        (child, None, "fra før"),
        (child, LONG_AGO, "født"),
        (contact, TODAY, "Avslutt"),
    ):
        first_day = LONG_AGO if last_day is LONG_AGO else row.period.first_day
        with pytest.raises(Refused, match=words), transaction.atomic():
            correct_membership(
                cast.kari, row, MemberFacts(row.role, row.residence, first_day, last_day), "Feil."
            )

    assert not Correction.objects.exists()


def test_nobody_corrects_whom_they_may_not_see_or_without_the_right(cast):
    hidden = make_protected()

    with pytest.raises(Forbidden):
        correct_person(cast.ingrid, hidden.pk, 1, FACTS, "Feil.")
    with pytest.raises(Exception, match="^$"):
        correct_person(cast.kari, hidden.pk, 1, FACTS, "Feil.")


def test_a_number_that_was_first_written_on_somebody_else_finds_both(cast):
    wrong = register_person(cast.kari, replace(FACTS, number=FIRST))
    correct_person(cast.kari, wrong.pk, 1, replace(FACTS, number=RIGHT), "Skrevet på feil person.")
    owner = register_person(cast.kari, replace(FACTS, given_name="Sara", number=FIRST))

    found = {hit.person for hit in find_best(cast.kari, FIRST, 5)}

    assert found == set(find_persons(cast.kari, FIRST)) == {wrong, owner}
