"""The pages of a move between two households."""

from django.urls import reverse

from boligflyt.areas.applications.choices import State
from boligflyt.areas.people.choices import Protection
from boligflyt.areas.people.models import Membership
from tests.support.cast import make_application, make_household, make_person


def text_of(answer) -> str:
    return answer.content.decode()


def test_one_chooses_who_finds_where_to_sees_what_follows_in_both_and_confirms(browse, cast):
    mother, father = make_household(children=1), make_household(make_person("Omar", "Ali"))
    cases = [make_application(cast.kari, one, state=State.GRANTED) for one in (mother, father)]
    child = Membership.objects.get(household=mother, role="child")
    client, there = browse("kari"), reverse("casework:move_over", args=[mother.pk])
    chosen = f"{there}?hvem={child.person_id}"
    sent = {"on": "23.11.2026", "role": "child", "residence": "full"}

    who, where = text_of(client.get(there)), text_of(client.get(f"{chosen}&q=omar"))
    seen = text_of(client.post(f"{chosen}&til={father.pk}", sent))
    before = Membership.objects.filter(household=father).count()
    done = client.post(f"{chosen}&til={father.pk}", {**sent, "bekreft": "1"})

    assert f"?hvem={child.person_id}" in who and f"til={father.pk}" in where
    assert seen.count("Vurderes på nytt") == len(cases) and before == 1
    assert done.url == reverse("people:household", args=[father.pk])
    assert Membership.objects.get(household=father, role="child").person_id == child.person_id


def test_a_household_out_of_sight_is_neither_found_nor_moved_into(browse, cast):
    mother, hidden = (
        make_household(children=1),
        make_household(make_person("Ola", "Hemmelig", protection=Protection.STRICT)),
    )
    child = Membership.objects.get(household=mother, role="child")
    client = browse("kari")
    chosen = f"{reverse('casework:move_over', args=[mother.pk])}?hvem={child.person_id}"

    found = text_of(client.get(f"{chosen}&q=hemmelig"))
    answer = client.post(
        f"{chosen}&til={hidden.pk}", {"on": "23.11.2026", "role": "child", "residence": "full"}
    )

    assert str(hidden.pk) not in found and answer.status_code == 404
