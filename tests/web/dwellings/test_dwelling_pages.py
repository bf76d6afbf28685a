"""The pages of the register: what each role sees, wrong input, conflicts and double clicks."""

import uuid
from datetime import date

import pytest
from django.urls import reverse

from boligflyt.areas.audit.models import Event
from boligflyt.areas.dwellings.choices import Disposal, Purpose
from boligflyt.areas.dwellings.models import Building, Dwelling, StatusEntry
from boligflyt.areas.people.choices import Protection
from tests.support.cast import TODAY, make_building, make_dwelling, make_household, make_person
from tests.support.dwelling_states import DAY, make_lease
from tests.support.same_day import the_day  # noqa: F401 – a fixture used by all tests here

LIST = "/boliger/"
NEW = {
    "street": "Åsveien",
    "house_number": "11",
    "postal_code": "9999",
    "postal_place": "Nordelv",
    "cadastral_unit": "118",
    "property_unit": "44",
    "completed_on": "01.05.1998",
    "unit_number": "h0203",
    "disposal": "owned",
    "dwelling_type": "flat",
    "rooms": "3",
    "bedrooms": "2",
    "area_m2": "62 m²",
    "floor": "2",
    "adaptation": "none",
    "rent": "10 200 kr",
    "disposed_from": "1.1.2000",
}


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.mark.proves("REG-07", "DEF-30")
def test_the_list_shows_status_empty_days_and_sums_by_form_of_disposal(browse):
    make_dwelling(disposed_from=TODAY - 40 * DAY)
    make_dwelling(disposal=Disposal.LEASED_IN)
    make_lease(make_dwelling(disposal=Disposal.PRIVATE_RIGHT), date(2025, 1, 1))

    page = text_of(browse("per").get(LIST))

    assert "3 boliger: 1 eid, 1 innleid, 1 med disposisjonsrett. 2 er ikke utleid." in page
    assert "Ledig, klar" in page and ">40<" in page and "Utleid" in page
    assert "Til sammen" in page


def test_the_list_and_the_page_ask_the_database_few_times_however_many_rows(
    browse, django_assert_max_num_queries
):
    for _ in range(12):
        make_lease(make_dwelling(), date(2025, 1, 1))
    dwelling = make_dwelling()
    client = browse("kari")
    own = 4  # session, set_config, transaction words and the audit line are not counted by the house

    with django_assert_max_num_queries(10 + own):
        client.get(LIST)
    with django_assert_max_num_queries(10 + own):
        client.get(reverse("dwellings:detail", args=[dwelling.pk]))


def test_a_list_is_one_line_in_the_trace_with_everybody_shown(browse, cast):
    dwelling = make_dwelling()

    browse("per").get(LIST)

    line = Event.objects.using("side").get(kind="dwelling", deed="listed")
    assert (line.actor, line.subjects) == (cast.per.staff, [dwelling.pk])


@pytest.mark.parametrize("address", [LIST, "detail", "edit"])
def test_a_role_that_may_not_know_purposes_never_gets_them_in_a_page(browse, address):
    dwelling = make_dwelling(purpose=Purpose.SUBSTANCE_STAFFED)
    url = address if address == LIST else reverse(f"dwellings:{address}", args=[dwelling.pk])

    page = text_of(browse("per").get(url)).lower()

    assert not [
        word
        for word in (
            "rusproblem",
            "substance",
            "psykisk",
            "mental_health",
            "utviklingshem",
            "omsorg",
            '"care"',
        )
        if word in page
    ]
    if address != "edit":
        assert "tilrettelagt bolig" in page


def test_a_caseworker_knows_the_purpose_and_sets_it(browse):
    dwelling = make_dwelling(purpose=Purpose.CARE)
    client = browse("kari")
    url = reverse("dwellings:purpose", args=[dwelling.pk])

    answer = client.post(url, {"version": 1, "purpose": Purpose.ORDINARY})

    assert answer.status_code == 302
    assert Dwelling.objects.get().purpose == Purpose.ORDINARY
    assert browse("per").get(url).status_code == 403


def test_a_purpose_guessed_in_the_address_finds_nothing_for_those_who_may_not_know(browse):
    make_dwelling(purpose=Purpose.SUBSTANCE)
    make_dwelling()

    guessed = text_of(browse("per").get(LIST, {"formal": "substance"}))
    together = text_of(browse("per").get(LIST, {"formal": "tilrettelagt"}))

    assert "Velg fra listen" in guessed and "Viser 1–2 av 2" in guessed
    assert "Viser 1–1 av 1" in together


@pytest.mark.parametrize(
    ("who", "named"), [("kari", True), ("ingrid", True), ("per", False), ("jon", False), ("liv", False)]
)
def test_the_tenant_is_named_only_to_those_who_may_see_lease_and_person(browse, who, named):
    dwelling = make_dwelling()
    make_lease(dwelling, date(2025, 1, 1), household=make_household(make_person("Siv", "Lindgren")))

    page = text_of(browse(who).get(reverse("dwellings:detail", args=[dwelling.pk])))

    assert ("Lindgren" in page) is named
    assert "Utleid" in page


def test_a_dwelling_with_a_protected_tenant_is_only_not_available(browse):
    dwelling = make_dwelling()
    make_lease(
        dwelling,
        date(2025, 1, 1),
        household=make_household(make_person("Ola", "Hemmelig", protection=Protection.STRICT)),
    )

    hidden = text_of(browse("kari").get(reverse("dwellings:detail", args=[dwelling.pk])))
    open_to_few = text_of(browse("ingrid").get(reverse("dwellings:detail", args=[dwelling.pk])))

    assert "Hemmelig" not in hidden and "Utleid" not in hidden
    assert "Ikke tilgjengelig, skjermet årsak" in hidden
    assert "Hemmelig" in open_to_few and "Utleid" in open_to_few


def test_every_day_is_accounted_for_and_unexplained_days_are_said(browse):
    dwelling = make_dwelling(ready_since=TODAY - 10 * DAY, disposed_from=TODAY - 30 * DAY)

    page = text_of(browse("per").get(reverse("dwellings:detail", args=[dwelling.pk])))

    assert "Uten registrert årsak</strong>, 20\u00a0dager" in page
    assert "30\u00a0dager tom siden" in page


@pytest.mark.proves("REG-07", "HOU-01")
def test_a_dwelling_is_registered_with_its_building_and_a_double_click_makes_one(browse):
    client = browse("per")
    command = uuid.uuid4()

    first = client.post("/boliger/ny/", {**NEW, "command": command})
    again = client.post("/boliger/ny/", {**NEW, "command": command})

    stored = Dwelling.objects.get()
    assert (stored.address, stored.rent, stored.area_m2) == ("Åsveien 11, H0203", 10_200, 62)
    assert (
        (first.status_code, first.url)
        == (again.status_code, again.url)
        == (302, reverse("dwellings:detail", args=[stored.pk]))
    )


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"completed_on": "31.02.1998"}, "Datoen 31.02.1998 finnes ikke"),
        ({"rent": "ti tusen"}, "Skriv bare tall, for eksempel 10200"),
        ({"unit_number": "203"}, "for eksempel H0301"),
        ({"bedrooms": "5"}, "flere soverom (5) enn rom (3)"),
        ({"street": ""}, "Fyll ut gate, eller velg bygningen"),
        ({"postal_code": "12"}, "fire tall"),
        ({"disposed_to": "01.01.1999"}, "slutter før den starter"),
        ({"floor": "900"}, "over 40"),
    ],
)
def test_wrong_input_is_explained_and_nothing_typed_is_lost(browse, wrong, words):
    answer = browse("per").post("/boliger/ny/", {**NEW, **wrong})

    page = text_of(answer)
    assert answer.status_code == 422
    assert words in page and 'value="Nordelv"' in page
    assert not Dwelling.objects.exists()


def test_a_dwelling_in_a_known_building_needs_no_address(browse):
    building = make_building()
    facts = {
        name: value
        for name, value in NEW.items()
        if name
        in (
            "unit_number",
            "disposal",
            "dwelling_type",
            "rooms",
            "bedrooms",
            "area_m2",
            "floor",
            "adaptation",
            "rent",
        )
    }

    answer = browse("per").post(
        "/boliger/ny/", {**facts, "building": building.pk, "disposed_from": "01.01.2010"}
    )

    assert answer.status_code == 302
    assert (Dwelling.objects.get().building, Building.objects.count()) == (building, 1)


def test_the_one_who_saves_last_on_an_old_page_gets_409_with_what_was_typed(browse):
    dwelling = make_dwelling(building=make_building(completed_on=date(1990, 1, 1)))
    url = reverse("dwellings:edit", args=[dwelling.pk])
    facts = {name: value for name, value in NEW.items() if name not in ("street",)} | {
        "unit_number": dwelling.unit_number
    }
    browse("per").post(url, {**facts, "version": 1, "rent": "9 000"})

    answer = browse("per").post(url, {**facts, "version": 1, "rent": "12 345"})

    assert answer.status_code == 409
    assert "12 345" in text_of(answer)
    assert Dwelling.objects.get().rent == 9_000


def test_status_is_set_once_however_often_the_button_is_pressed(browse):
    dwelling = make_dwelling(ready_since=TODAY - 10 * DAY)
    url = reverse("dwellings:status", args=[dwelling.pk])
    line = {
        "status": "maintenance",
        "first_day": "20.11.2026",
        "cause": "repair",
        "version": 1,
        "command": uuid.uuid4(),
    }
    client = browse("per")

    answers = [client.post(url, line).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert StatusEntry.objects.filter(dwelling=dwelling).count() == 2


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"first_day": "01.01.1990"}, "kan ikke ha status før den fantes"),
        ({"first_day": "29.02.2026"}, "Datoen 29.02.2026 finnes ikke"),
        ({"cause": "none"}, "Velg årsak"),
        ({"status": "let"}, "fra listen"),
        ({"status": ""}, "Fyll ut status"),
    ],
)
def test_a_status_that_cannot_be_is_explained(browse, wrong, words):
    dwelling = make_dwelling()
    line = {"status": "maintenance", "first_day": "20.11.2026", "cause": "repair", "version": 1}

    answer = browse("per").post(reverse("dwellings:status", args=[dwelling.pk]), {**line, **wrong})

    assert (answer.status_code, words in text_of(answer)) == (422, True)


def test_an_unknown_dwelling_is_not_found_and_a_leader_may_not_write(browse):
    dwelling = make_dwelling()
    client = browse("liv")

    answers = [
        client.get(f"/boliger/{uuid.uuid4()}/"),
        client.get(reverse("dwellings:edit", args=[dwelling.pk])),
    ]

    assert [one.status_code for one in answers] == [404, 403]
    assert "Endre status" not in text_of(client.get(reverse("dwellings:detail", args=[dwelling.pk])))


def test_search_folds_letters_and_says_when_nothing_fits(browse):
    make_dwelling(building=Building.objects.create(
        street="Åsveien", house_number="11", postal_code="9999", postal_place="Nordelv", cadastral_unit=1,
        property_unit=2, completed_on=date(2000, 1, 1)))  # fmt: skip
    client = browse("per")

    found, nothing = client.get(LIST, {"q": "aasveien"}), client.get(LIST, {"q": "Haugan"})

    assert "Åsveien 11" in text_of(found)
    assert "Ingen boliger passer filteret" in text_of(nothing) and 'value="Haugan"' in text_of(nothing)
