"""One field for everything, and only what the reader may open."""

from datetime import date

import pytest

from benchmarks.pages import watched
from boligflyt.areas.audit.models import Event
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.people.choices import Protection
from boligflyt.domain.national_numbers import make_synthetic_number
from boligflyt.toolkit.encryption import blind_index
from tests.support.case_rows import rows_of
from tests.support.cast import make_application, make_dwelling, make_household, make_person, make_protected

NUMBER = next(n for n in (make_synthetic_number(date(1989, 12, 14), k) for k in range(1000)) if n)


def page(client, text: str) -> str:
    return client.get("/sok/", {"q": text}).content.decode()


def test_names_case_codes_and_addresses_are_found_in_groups(browse, cast):
    application = make_application(cast.kari, make_household(make_person("Åse", "Haaland")))
    dwelling = make_dwelling()
    client = browse("kari")

    by_name, by_code, by_address = (
        page(client, "håland"),
        page(client, application.case_code.lower()),
        page(client, "skogbrynet"),
    )

    assert "Haaland, Åse" in by_name
    assert f"/soknader/{application.pk}/" in by_code
    assert dwelling.address in by_address


def test_an_exact_number_finds_the_person_and_is_not_repeated_on_the_page(browse):
    person = make_person(number=NUMBER, number_index=blind_index(NUMBER))
    client = browse("kari")

    posted = client.post("/sok/", {"q": NUMBER}).content.decode()

    assert f"/personer/{person.pk}/" in posted and NUMBER not in posted
    assert NUMBER not in page(client, NUMBER)
    assert f"/personer/{person.pk}/" not in page(client, NUMBER[:-1])


def test_a_number_that_finds_nobody_is_not_repeated_on_the_page_either(browse):
    told = browse("kari").post("/sok/", {"q": NUMBER}).content.decode()

    assert f"«{NUMBER[:6]}" in told
    assert NUMBER not in told


def test_at_most_five_of_a_kind_are_shown(browse):
    for number in range(7):
        make_person(f"Nr{number}", "Tesfay")

    found = page(browse("kari"), "tesfay")

    assert found.count("/personer/") == 5 + found.count('href="/personer/"')
    assert "Det finnes flere" in found


def test_a_protected_person_leaves_no_hint_by_name_number_or_case(browse, cast):
    hidden = make_protected()
    hidden.number, hidden.number_index = NUMBER, blind_index(NUMBER)
    hidden.save()
    application = make_application(cast.kari, make_household(hidden))
    client = browse("kari")

    answers = [page(client, text) for text in ("hemmelig", NUMBER, application.case_code)]

    assert all("Ingen treff" in one and "Hemmelig, Ola" not in one for one in answers)
    assert "Hemmelig, Ola" in page(browse("ingrid"), "hemmelig")


def test_a_leader_finds_dwellings_and_no_persons_or_cases(browse, cast):
    application = make_application(cast.kari)
    dwelling = make_dwelling()
    client = browse("liv")

    assert "Ingen treff" in page(client, "tesfay")
    assert "Ingen treff" in page(client, application.case_code)
    assert dwelling.address in page(client, dwelling.address)


def test_a_look_up_by_name_is_one_line_in_the_trace_with_those_shown(browse, cast):
    people = {make_person("Selam", "Tesfay").pk, make_person("Dawit", "Tesfay").pk}

    page(browse("kari"), "tesfay")

    line = Event.objects.using("side").get(kind="person")
    assert (line.actor, set(line.subjects), line.deed, line.purpose) == (
        cast.kari.staff,
        people,
        "listed",
        "Søk",
    )


def test_a_search_by_case_number_tells_in_the_trace_which_cases_were_shown(browse, cast):
    application = make_application(cast.kari)

    page(browse("kari"), application.case_code)

    line = Event.objects.using("side").get(kind="application")
    assert (line.actor, line.subjects, line.deed) == (cast.kari.staff, [application.pk], "listed")


def test_signs_that_mean_something_to_a_pattern_are_only_signs(browse):
    make_person()

    answers = {text: page(browse("kari"), text) for text in ("%%", ".*", "(", "[a-z]+", "\\", "te.fay")}

    assert all("Ingen treff" in one or "to bokstaver" in one for one in answers.values())


def test_someone_with_a_confidential_address_in_the_household_hides_the_case(browse, cast):
    family = make_household(children=1)
    child = family.memberships.get(role="child").person
    child.protection = Protection.CONFIDENTIAL
    child.save()
    application = make_application(cast.kari, family)

    assert "Ingen treff" in page(browse("kari"), application.case_code)


def test_a_search_without_hits_leads_those_who_may_to_opening_with_a_written_reason(cast, browse):
    nora = browse("nora").post("/sok/", {"q": "Finnesikke"}).content.decode()
    per = browse("per").post("/sok/", {"q": "Finnesikke"}).content.decode()

    assert "/apne-med-grunn/" in nora
    assert "/apne-med-grunn/" not in per


def test_a_hit_leads_to_the_household_where_the_work_is_and_to_the_person_beside_it(browse, cast):
    home = make_household(make_person("Åse", "Haaland"))

    found = page(browse("kari"), "haland")

    assert f'href="/husstander/{home.pk}/"' in found
    assert f'href="/personer/{home.contact_id}/"' in found


def test_a_hit_says_why_when_it_is_not_plain_to_see(browse):
    make_person("Kari", "Kristiansen")
    client = browse("kari")

    told = {text: page(client, text) for text in ("kristiansen", "christiansen", "KK")}

    assert "Kristiansen, Kari" in told["kristiansen"] and "annerledes" not in told["kristiansen"]
    assert "Stavet litt annerledes" in told["christiansen"]
    assert "Forbokstavene passer" in told["KK"]


def test_an_address_finds_the_dwelling_and_whoever_rents_it_and_a_contract_number_the_lease(browse, cast):
    rows = rows_of(cast, make_person("Kari", "Hansen"))
    lease = rows.lease
    Lease.objects.filter(pk=lease.pk).update(state=LeaseState.RUNNING, contract_number="K-0A1B2C3D")
    client = browse("kari")

    by_address, by_number = page(client, lease.dwelling.address), page(client, "k-0a1b2c3d")

    assert f'href="/leieforhold/{lease.pk}/"' in by_address and "Leier boligen" in by_address
    assert f'href="/leieforhold/{lease.pk}/"' in by_number


def test_the_address_of_a_protected_tenant_finds_a_dwelling_and_no_lease(browse, cast):
    rows = rows_of(cast, make_protected())
    Lease.objects.filter(pk=rows.lease.pk).update(state=LeaseState.RUNNING)
    client = browse("kari")

    answers = [page(client, text) for text in (rows.lease.dwelling.address, rows.lease.contract_number)]

    assert not any("/leieforhold/" + str(rows.lease.pk) in one for one in answers)
    assert str(rows.lease.pk) in page(browse("ingrid"), rows.lease.contract_number)


def test_a_case_is_found_by_its_signs_without_the_year(browse, cast):
    application = make_application(cast.kari)
    application.case_code = "2026-AB3CD"
    application.save(update_fields=["case_code"])
    client = browse("kari")

    assert all(
        f"/soknader/{application.pk}/" in page(client, text) for text in ("ab3cd", "2026-ab3", "2026-AB3CD")
    )
    assert "Ingen treff" in page(client, "2026-")


@pytest.mark.parametrize(
    "text",
    ["", " ", "a", "\x00", "\u200f\u202e", "%", "__", "\\", "'; select 1", "ø" * 5000, "hansen " * 900,
     "\u202eneseT", "31.02.1988", "00.00.0000", "1.1.9999", "🏠🏠", "{0}", "{every}", "%s %s"],
)  # fmt: skip
def test_any_text_gets_a_kind_answer(browse, text):
    make_person()
    client = browse("kari")

    answers = [client.get("/sok/", {"q": text}), client.post("/sok/", {"q": text})]

    assert [one.status_code for one in answers] == [200, 200]
    words = ("Ingen treff", "to bokstaver", "Slik kan du søke")
    assert all(any(one in answer.content.decode() for one in words) for answer in answers)


def test_a_search_that_is_too_long_says_how_much_of_it_was_used(browse):
    assert "de første 80 tegnene" in page(browse("kari"), "hansen " * 40)


@pytest.mark.parametrize("text", ["tesfay", "tesfya", "KH", "skogbrynet", "12.03.1988", "hansn kari"])
def test_a_search_takes_at_most_ten_statements(browse, cast, text):
    for _number in range(7):
        rows_of(cast, make_person("Kari", "Hansen", born=date(1988, 3, 12)))
    client = browse("kari")
    client.get("/sok/")

    with watched() as seen:
        client.post("/sok/", {"q": text})

    assert len(seen.counted) <= 10
