"""The pages where two records of one person are linked and split, and the question at registration."""

from datetime import date

from django.urls import reverse

from boligflyt.areas.people.models import Person, PersonLink
from boligflyt.areas.people.services import link_persons
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
