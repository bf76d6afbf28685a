"""The pages of persons and households: masking, the trace, wrong input, conflicts and double clicks."""

import uuid
from datetime import date

import pytest
from django.urls import reverse

from boligflyt.areas.audit.models import Event
from boligflyt.areas.people.choices import Protection
from boligflyt.areas.people.models import Household, Membership, Person, Schooling
from boligflyt.domain.national_numbers import make_synthetic_number
from boligflyt.toolkit.encryption import blind_index
from tests.support.cast import NOW, TODAY, make_application, make_household, make_person, make_protected
from tests.support.dwelling_states import make_lease
from tests.support.same_day import the_day  # noqa: F401 – a fixture used by all tests here

NUMBER = next(n for n in (make_synthetic_number(date(1989, 12, 14), k) for k in range(1000)) if n)
NEW = {
    "given_name": "Selam", "family_name": "Tesfay",
    "number": f"{NUMBER[:6]} {NUMBER[6:]}", "born": "14.12.1989",
    "protection": "none", "stay": "permanent", "maalform": "nb",
    "language": "tigrinja", "needs_interpreter": "on",
    "care_of": "Hotellet", "postal_address": "Storgata 1", "postal_code": "9999", "postal_place": "Nordelv",
}  # fmt: skip


def text_of(answer) -> str:
    return answer.content.decode()


def numbered(**traits) -> Person:
    return make_person(
        number=NUMBER, number_index=blind_index(NUMBER), number_kind="foedselsnummer", **traits
    )


def page_of(person: Person) -> str:
    return reverse("people:person", args=[person.pk])


def test_a_person_is_registered_with_language_interpreter_and_the_address_letters_go_to(browse):
    client = browse("kari")
    command = uuid.uuid4()

    first = client.post("/personer/ny/", {**NEW, "command": command})
    again = client.post("/personer/ny/", {**NEW, "command": command})

    stored = Person.objects.get()
    assert (stored.number, stored.language, stored.needs_interpreter, stored.care_of) == (
        NUMBER,
        "tigrinja",
        True,
        "Hotellet",
    )
    assert (first.status_code, first.url) == (again.status_code, again.url) == (302, page_of(stored))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"number": "14828900000"}, "Kontrollsifferet stemmer ikke"),
        ({"number": "148289"}, "11 sifre, men har 6"),
        ({"born": "31.02.1989"}, "Datoen 31.02.1989 finnes ikke"),
        ({"born": "01.01.2040"}, "har ikke vært ennå"),
        ({"postal_code": "99"}, "fire tall"),
        ({"email": "selam"}, "navn@eksempel.no"),
        ({"phone": "ring meg"}, "for eksempel 400 00 123"),
        ({"family_name": ""}, "Fyll ut etternavn"),
        ({"settled_on": "31.12.9999"}, "Året 9999 kan ikke stemme"),
        ({"family_name": "x" * 81}, "det er plass til 80"),
        ({"family_name": "a\0b"}, "usynlig tegn"),
    ],
)
def test_wrong_input_is_explained_and_nothing_typed_is_lost(browse, wrong, words):
    answer = browse("kari").post("/personer/ny/", {**NEW, **wrong})

    page = text_of(answer)
    assert (answer.status_code, words in page, 'value="Storgata 1"' in page) == (422, True, True)
    assert not Person.objects.exists()


def test_a_number_that_is_known_leads_to_the_person(browse):
    known = numbered()

    answer = browse("kari").post("/personer/ny/", NEW)

    assert answer.status_code == 422
    assert "Selam Tesfay er allerede registrert" in text_of(answer) and page_of(known) in text_of(answer)


def test_a_number_of_a_hidden_person_leads_nowhere(browse):
    hidden = numbered(protection=Protection.STRICT)

    answer = browse("kari").post("/personer/ny/", {**NEW, "given_name": "X", "family_name": "Y"})

    page = text_of(answer)
    assert answer.status_code == 422
    assert "Spør fagleder" in page and str(hidden.pk) not in page and "Tesfay" not in page


def test_the_number_is_masked_until_it_is_asked_for_and_asking_is_logged(browse, cast):
    person = numbered()
    client = browse("kari")

    before = text_of(client.get(page_of(person)))
    edit = text_of(client.get(reverse("people:person_edit", args=[person.pk])))
    shown = client.post(reverse("people:number_reveal", args=[person.pk]))

    assert NUMBER not in before and NUMBER not in edit and f"{NUMBER[:6]}\u00a0•••••" in before
    assert NUMBER in text_of(shown) and shown.status_code == 200
    line = Event.objects.using("side").get(deed="revealed")
    assert (line.actor, line.subject) == (cast.kari.staff, person.pk)


def test_showing_the_number_is_a_deed_not_a_link(browse):
    person = numbered()

    assert browse("kari").get(reverse("people:number_reveal", args=[person.pk])).status_code == 405


def test_an_empty_number_on_the_edit_page_leaves_the_stored_one(browse):
    person = numbered()

    answer = browse("kari").post(
        reverse("people:person_edit", args=[person.pk]),
        {**NEW, "number": "", "version": 1, "phone": "400 00 123"},
    )

    person.refresh_from_db()
    assert (answer.status_code, person.number, person.phone) == (302, NUMBER, "400 00 123")


def test_two_caseworkers_on_one_person_and_the_last_gets_409_with_what_was_typed(browse):
    person = make_person()
    url = reverse("people:person_edit", args=[person.pk])
    browse("kari").post(url, {**NEW, "version": 1})

    answer = browse("amir").post(url, {**NEW, "version": 1, "phone": "999 00 999"})

    assert answer.status_code == 409
    assert "999 00 999" in text_of(answer) and "Kari Saksvik" in text_of(answer)
    assert Person.objects.get().phone == ""


def test_the_page_tells_who_has_looked(browse, cast):
    person = make_person()
    Event.objects.create(
        at=NOW, actor=cast.nora.staff, role=cast.nora.role, deed="read", kind="person", subject=person.pk
    )

    page = text_of(browse("kari").get(page_of(person)))

    assert "Hvem har sett" in page and "Nora Lie, NAV-veileder: åpnet" in page


@pytest.mark.parametrize(
    ("who", "status"),
    [("kari", 404), ("nora", 404), ("ingrid", 200), ("liv", 403), ("per", 403), ("ada", 403)],
)
def test_a_protected_person_is_not_found_by_those_who_may_not_know(browse, who, status):
    person = make_protected()
    household = make_household(person)

    pages = [page_of(person), reverse("people:household", args=[household.pk])]

    assert [browse(who).get(page).status_code for page in pages] == [status, status]


def test_a_person_who_is_given_address_protection_is_gone_for_the_one_who_wrote_it(browse):
    answer = browse("kari").post("/personer/ny/", {**NEW, "protection": "strengt_fortrolig"}, follow=True)

    assert answer.redirect_chain[-1][0] == reverse("people:persons")
    assert "adressesperre" in text_of(answer)


def test_few_statements_for_the_page_of_a_person_and_of_a_household(browse, django_assert_max_num_queries):
    household = make_household(children=3, school="Elvebyen")
    client = browse("kari")
    own = 4  # session, set_config and transaction words; the audit lines are not counted either

    with django_assert_max_num_queries(10 + own):
        client.get(page_of(household.contact))
    with django_assert_max_num_queries(10 + own):
        client.get(reverse("people:household", args=[household.pk]))


def test_nobody_is_listed_before_a_search_and_a_search_is_one_line_in_the_trace(browse):
    person = make_person("Åse", "Haaland")
    client = browse("kari")

    empty, found = text_of(client.get("/personer/")), text_of(client.get("/personer/", {"q": "håland"}))

    assert "Haaland" not in empty and "Haaland, Åse" in found
    line = Event.objects.using("side").get(deed="listed", kind="person")
    assert line.subjects == [person.pk]


def test_those_opened_last_are_at_hand_as_long_as_they_may_be_seen(browse, cast):
    plain, hidden = make_person("Åse", "Haaland"), make_protected()
    for subject in (plain, hidden):
        Event.objects.create(
            at=NOW, actor=cast.kari.staff, role="caseworker", deed="read", kind="person", subject=subject.pk
        )

    page = text_of(browse("kari").get("/personer/"))

    assert "Haaland, Åse" in page and "Hemmelig" not in page


def test_a_household_is_made_and_a_child_added_from_the_pages(browse):
    mother, child = make_person(), make_person("Barn", "Tesfay", born=date(2018, 6, 1))
    client = browse("kari")

    made = client.post(f"/husstander/ny/?person={mother.pk}", {"first_day": "01.01.2026"})
    household = Household.objects.get()
    find = client.get(reverse("people:member_add", args=[household.pk]), {"q": "barn"})
    added = client.post(
        f"{reverse('people:member_add', args=[household.pk])}?person={child.pk}",
        {"role": "child", "residence": "shared", "first_day": "01.06.2026"},
    )
    page = text_of(client.get(added.url))

    assert (made.status_code, added.status_code) == (302, 302)
    assert f"?person={child.pk}" in text_of(find)
    assert "Barnefamilie" in page and "Delt bosted" in page


@pytest.mark.proves("TG-12")
def test_the_household_page_marks_a_family_with_children_and_what_follows(browse):
    family, couple = make_household(children=1), make_household()
    client = browse("kari")

    pages = [text_of(client.get(reverse("people:household", args=[one.pk]))) for one in (family, couple)]

    assert ["Barnefamilie" in page for page in pages] == [True, False]
    assert "midlertidig botilbud bare unntaksvis" in pages[0]


def test_a_member_of_another_household_is_refused_on_the_page_with_where(browse):
    home, other = make_household(), make_household(make_person("Dawit", "Haile"))
    client = browse("kari")
    url = f"{reverse('people:member_add', args=[home.pk])}?person={other.contact_id}"

    answer = client.post(url, {"role": "adult", "residence": "full", "first_day": "01.06.2026"})

    assert answer.status_code == 422
    assert "bor fast i husstanden til Dawit Haile, fra 01.01.2020" in text_of(answer)


def test_a_membership_is_ended_once_however_often_the_button_is_pressed(browse):
    household = make_household()
    dawit = Membership.objects.create(
        household=household,
        person=make_person("Dawit", "Haile"),
        role="adult",
        period=household.memberships.get().period,
    )
    client = browse("kari")
    url = reverse("people:member_end", args=[household.pk, dawit.pk])
    command = uuid.uuid4()

    early = client.post(url, {"last_day": "31.12.2019"})
    answers = [client.post(url, {"last_day": "31.10.2026", "command": command}).status_code for _ in range(2)]
    elsewhere = client.get(
        reverse("people:member_end", args=[make_household(make_person("A", "B")).pk, dawit.pk])
    )

    dawit.refresh_from_db()
    assert (early.status_code, answers, elsewhere.status_code) == (422, [302, 302], 404)
    assert dawit.period.last_day == date(2026, 10, 31)


@pytest.mark.proves("TG-13")
def test_the_childs_school_and_the_parents_wish_are_written_on_the_child(browse):
    household = make_household(children=1)
    child = household.memberships.get(role="child").person
    client = browse("kari")
    url = reverse("people:schooling_add", args=[child.pk])

    before_birth = client.post(
        url, {"school": "Elvebyen skole", "school_district": "Elvebyen", "first_day": "01.01.2010"}
    )
    saved = client.post(
        url,
        {
            "school": "Elvebyen skole",
            "school_district": "Elvebyen",
            "parents_wish_to_stay": "on",
            "first_day": "18.08.2026",
        },
    )
    page = text_of(client.get(page_of(child)))

    assert (before_birth.status_code, saved.status_code) == (422, 302)
    assert Schooling.objects.get().parents_wish_to_stay is True
    assert "Foreldrene ønsker at barnet fullfører her" in page


def test_a_guardian_is_shown_with_scope_and_period(browse):
    person = make_person()
    client = browse("kari")

    client.post(
        reverse("people:guardian_add", args=[person.pk]),
        {"name": "Verge Vergesen", "scope": "Økonomi", "first_day": "01.01.2026"},
    )

    page = text_of(client.get(page_of(person)))
    assert "Verge Vergesen" in page and "Økonomi" in page


def test_a_decider_reads_persons_and_writes_nothing(browse):
    person = make_person()
    client = browse("ingrid")

    page = text_of(client.get(page_of(person)))

    assert reverse("people:person_edit", args=[person.pk]) not in page
    assert client.post("/personer/ny/", NEW).status_code == 403


def test_the_person_page_leads_to_the_application_that_is_open(browse, cast):
    application = make_application(cast.kari)

    page = text_of(browse("kari").get(page_of(application.applicant)))

    assert reverse("applications:detail", args=[application.pk]) in page


def test_the_table_of_fields_is_open_to_all_who_sign_in(browse):
    page = text_of(browse("ada").get(reverse("people:field_table")))

    assert "Hvilke opplysninger vi lagrer, og hvorfor" in page
    assert "bokstav g: Oppholdstillatelse" in page and "Adressesperre, folkeregisterloven" in page


def test_the_household_page_shows_its_leases(browse):
    from tests.support.cast import make_dwelling

    household = make_household()
    dwelling = make_dwelling()
    make_lease(dwelling, date(2025, 1, 1), household=household)

    page = text_of(browse("kari").get(reverse("people:household", args=[household.pk])))

    assert dwelling.address in page and TODAY.year == 2026
