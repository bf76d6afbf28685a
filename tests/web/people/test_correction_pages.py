"""The pages where a wrong registration is corrected, and where the first value is read."""

from datetime import date

from django.urls import reverse

from boligflyt.areas.people.models import Membership, Person
from boligflyt.domain.national_numbers import make_synthetic_number
from boligflyt.toolkit.encryption import blind_index
from tests.support.cast import make_application, make_household, make_person

FIRST, RIGHT = [n for n in (make_synthetic_number(date(1989, 12, 14), k) for k in range(1000)) if n][:2]
SENT = {
    "version": 1, "given_name": "Selam", "family_name": "Tesfay", "born": "04.05.1990", "protection": "none",
    "stay": "permanent", "resident_since": "01.03.2018", "maalform": "nb",
}  # fmt: skip


def numbered() -> Person:
    return make_person(number=FIRST, number_index=blind_index(FIRST), number_kind="foedselsnummer")


def test_a_number_is_corrected_with_a_reason_and_both_stay_masked_on_the_page(browse):
    person = numbered()
    client, there = browse("kari"), reverse("people:person_correct", args=[person.pk])

    without = client.post(there, {**SENT, "number": RIGHT})
    done = client.post(there, {**SENT, "number": RIGHT, "why": "Lest feil av passet."}, follow=True)

    page = done.content.decode()
    assert without.status_code == 422 and "Svar på «Hvorfor rettes det?»" in without.content.decode()
    assert Person.objects.get().number == RIGHT
    assert "Lest feil av passet." in page and "Kari Saksvik" in page
    assert FIRST not in page and RIGHT not in page


def test_the_edit_page_says_where_a_number_is_corrected_and_changes_none(browse):
    person = numbered()

    answer = browse("kari").post(reverse("people:person_edit", args=[person.pk]), {**SENT, "number": RIGHT})

    assert answer.status_code == 422 and "Bruk «Rett feil»" in answer.content.decode()
    assert Person.objects.get().number == FIRST


def test_a_membership_is_corrected_from_the_household_and_read_there(browse):
    household = make_household(children=1)
    child = Membership.objects.get(household=household, role="child")

    page = browse("kari").post(
        reverse("people:member_correct", args=[household.pk, child.pk]),
        {"role": "child", "residence": "full", "first_day": "01.01.2024", "last_day": "",
         "why": "Kom senere."},
        follow=True,
    ).content.decode()  # fmt: skip

    assert "fra 15.06.2020" in page and "fra 01.01.2024" in page and "Kom senere." in page


def test_a_corrected_birth_date_sends_the_case_back_and_the_household_says_so(browse, cast):
    home = make_household()
    case = make_application(cast.kari, home, state="granted")
    there = reverse("people:person_correct", args=[home.contact_id])

    browse("kari").post(there, {**SENT, "born": "04.05.2009", "why": "Lest feil av passet."})

    case.refresh_from_db()
    page = browse("kari").get(reverse("people:household", args=[home.pk])).content.decode()
    assert case.state == "under_assessment"
    assert "Fødselsdatoen er rettet" in page and "Lest feil av passet." in page
