"""The pages where two records of one person are linked and split, and the question at registration."""

from datetime import date

from django.urls import reverse

from boligflyt.areas.people.models import Membership, Person, PersonLink
from boligflyt.areas.people.services import link_persons
from boligflyt.domain.national_numbers import make_synthetic_number
from boligflyt.toolkit.encryption import blind_index
from tests.support.cast import make_application, make_household, make_person, make_protected

NEW = {
    "given_name": "Salem", "family_name": "Tesfay", "born": "04.05.1990", "protection": "none",
    "stay": "permanent", "maalform": "nb",
}  # fmt: skip


def text_of(answer) -> str:
    return answer.content.decode()


def test_who_registers_somebody_like_a_known_person_is_asked_and_loses_nothing(browse):
    known = make_person("Selam", "Tesfay", born=date(1990, 5, 4))
    client, there = browse("kari"), reverse("people:person_new")

    asked = client.post(there, NEW)
    done = client.post(there, {**NEW, "another": "on"})

    page = text_of(asked)
    assert asked.status_code == 422 and reverse("people:person", args=[known.pk]) in page
    assert 'value="Salem"' in page and "Ja, dette er en annen person" in page
    assert done.status_code == 302 and Person.objects.count() == 2


def test_nobody_is_asked_about_somebody_hidden(browse):
    hidden = make_protected()
    sent = {**NEW, "given_name": hidden.given_name, "family_name": hidden.family_name}

    assert browse("kari").post(reverse("people:person_new"), sent).status_code == 302


def test_the_records_point_at_each_other_list_the_cases_of_both_and_are_split_again(browse, cast):
    first, again = make_household(make_person()), make_household(make_person("Selam", "Tesfai"))
    cases = [make_application(cast.kari, one).case_code for one in (first, again)]
    client, there = browse("kari"), reverse("people:person_same", args=[first.contact_id])

    found = text_of(client.get(there))
    linked = client.post(
        f"{there}?person={again.contact_id}", {"kept": first.contact_id, "why": "Samme pass."}, follow=True
    )
    other = text_of(client.get(reverse("people:person", args=[again.contact_id])))
    split = client.post(
        reverse("people:person_split", args=[again.contact_id]), {"why": "Tvillinger."}, follow=True
    )

    page = text_of(linked)
    assert f"?person={again.contact_id}" in found
    assert "Samme pass." in page and all(code in page for code in cases)
    assert "Denne posten er ikke i bruk. Bruk Selam Tesfay." in other
    assert "Tvillinger." in text_of(split) and "ikke i bruk. Bruk" not in text_of(split)


def test_a_record_that_is_not_linked_away_has_nothing_to_split(browse, cast):
    kept, away = make_person(), make_person("Selam", "Tesfai")
    link_persons(cast.kari, kept.pk, away.pk, "Samme pass.")

    answer = browse("kari").post(reverse("people:person_split", args=[kept.pk]), {"why": "Feil."})

    assert answer.status_code == 302
    assert PersonLink.objects.get().split_at is None


def test_a_number_is_looked_for_when_it_is_posted_and_never_when_it_stands_in_an_address(browse, cast):
    number = next(n for n in (make_synthetic_number(date(1989, 12, 14), k) for k in range(1000)) if n)
    home = make_household()
    known = make_person("Omar", "Ali", number=number, number_index=blind_index(number))
    make_household(known)
    member = Membership.objects.get(household=home)
    client = browse("kari")
    pages = [
        reverse("people:persons"),
        reverse("people:person_same", args=[home.contact_id]),
        reverse("people:member_add", args=[home.pk]),
        f"{reverse('casework:move_over', args=[home.pk])}?hvem={member.person_id}",
    ]

    for there in pages:
        posted = text_of(client.post(there, {"q": number}))
        join = "&" if "?" in there else "?"
        in_address = text_of(client.get(f"{there}{join}q={number}"))

        assert known.sorted_name in posted or known.full_name in posted
        assert "Omar" not in in_address and "Fødselsnummeret sto i adressen" in in_address
        assert number not in posted and number not in in_address
        assert '<form method="post" class="bf-row bf-row--search" role="search"' in posted


def test_a_number_that_finds_nobody_is_told_masked(browse):
    number = next(n for n in (make_synthetic_number(date(1989, 12, 14), k) for k in range(1000)) if n)
    there = reverse("people:person_same", args=[make_household().contact_id])

    page = text_of(browse("kari").post(there, {"q": number}))

    assert f"Ingen treff på «{number[:6]}" in page and "alle elleve sifrene" in page
    assert number not in page
