"""The pages of the journal: written on a telephone in a stairway, read at a desk."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.models import Participation
from boligflyt.areas.audit.models import Event
from boligflyt.areas.followup.models import LONGEST_TEXT, JournalNote
from boligflyt.areas.followup.services import Contact, write_note
from boligflyt.domain.periods import Period
from tests.support.cast import NOW, TODAY, make_household, make_person, make_protected, take_part


def text(answer) -> str:
    return " ".join(answer.content.decode().replace("\xa0", " ").split())


@pytest.fixture
def household(cast):
    found = make_household(make_person("Selam", "Tesfay"))
    take_part(found, cast.jon.office, Information.HOUSING, Information.FOLLOWUP)
    return found


def journal(household) -> str:
    return f"/husstander/{household.pk}/oppfolging/"


def filled(**other) -> dict[str, str]:
    return {
        "command": str(uuid.uuid4()), "kind": "home_visit", "minutes": "45", "text": "Betalte husleien.",
        "day": "23.11.2026", "clock": "09.15", **other,
    }  # fmt: skip


def note(cast, household, **other) -> JournalNote:
    return write_note(
        cast.jon, household.pk,
        Contact(**{"kind": "phone", "happened_at": NOW - timedelta(days=3), "minutes": 10, **other}),
    )  # fmt: skip


def test_a_visit_is_written_down_and_stands_first_in_the_journal(cast, browse, household):
    note(cast, household, text="Snakket om strøm.")

    page = browse("jon").get(journal(household))
    saved = browse("jon").post(journal(household), filled(), follow=True)

    assert 'value="10.00"' in text(page) and 'value="23.11.2026"' in text(page)  # the time stands ready
    words = text(saved)
    assert "Notatet er lagret." in words
    assert words.index("Betalte husleien.") < words.index("Snakket om strøm.")
    assert "Besøk hjemme mandag 23. november 2026 kl. 09.15" in words
    assert "45 minutter · Jon Moe, Oppfølging · skrevet 23.11.2026 kl. 10.00" in words


def test_a_household_opened_with_a_written_reason_is_read_and_nothing_is_written_in_its_journal(cast, browse):
    stranger = make_household(make_person("Omar", "Yusuf"))
    Participation.objects.create(
        kind="household", subject=stranger.pk, staff_id=cast.jon.staff, purpose="case_work",
        reason="I skranken.", kinds=["identity", "housing", "followup"], period=Period(TODAY, None),
        given_by=cast.jon.staff, given_at=NOW, until=NOW + timedelta(hours=1),
    )  # fmt: skip

    read = browse("jon").get(journal(stranger))
    written = browse("jon").post(journal(stranger), filled())

    assert (read.status_code, written.status_code) == (200, 404)
    assert not JournalNote.objects.exists()


def test_a_double_click_writes_one_note(browse, household):
    client, once = browse("jon"), filled()

    answers = [client.post(journal(household), once).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert JournalNote.objects.count() == 1


def test_an_empty_form_is_told_what_is_missing(browse, household):
    answer = browse("jon").post(journal(household), {"command": str(uuid.uuid4())})

    words = text(answer)
    assert answer.status_code == 422
    assert "Svar på «Hva slags kontakt var det?»." in words
    assert "Svar på «Hvor mange minutter?»." in words
    assert not JournalNote.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"minutes": "en halvtime"}, "Skriv bare tall, for eksempel 30."),
        ({"minutes": "1441"}, "Tallet kan ikke være over 1440."),
        ({"day": "31.02.2026"}, "Datoen 31.02.2026 finnes ikke."),
        ({"clock": "25.00"}, "Klokkeslettet finnes ikke. Skriv det slik: 10.15."),
        ({"clock": "10.01"}, "Dette har ikke skjedd ennå."),
        ({"day": "24.11.2026"}, "Dette har ikke skjedd ennå."),
        ({"day": "23.11.2016"}, "Sjekk årstallet."),
        ({"text": "x" * (LONGEST_TEXT + 1)}, "Notatet har 10001 tegn, og det er plass til 10000."),
        ({"kind": "dream"}, "fra listen."),
    ],
)
def test_wrong_input_is_told_of_where_it_is_and_everything_typed_is_kept(wrong, says, browse, household):
    given = filled(**wrong)

    answer = browse("jon").post(journal(household), given)

    words = text(answer)
    assert answer.status_code == 422
    assert says in words
    assert given["text"] in words
    assert not JournalNote.objects.exists()


def test_the_time_stands_open_only_when_it_was_touched(browse, household):
    untouched = browse("jon").post(journal(household), filled(minutes="", clock="10.00"))
    touched = browse("jon").post(journal(household), filled(minutes="", clock="08.30"))

    assert ['bf-when" open' in text(one) for one in (untouched, touched)] == [False, True]


def test_ten_thousand_signs_with_line_ends_are_kept_as_they_were_written(browse, household):
    long = ("æ" * 99 + "\r\n") * 100

    answer = browse("jon").post(journal(household), filled(text=long))

    assert answer.status_code == 302
    assert JournalNote.objects.get().text == long.strip().replace("\r\n", "\n")


def test_what_is_written_is_shown_as_text(browse, household):
    answer = browse("jon").post(
        journal(household), filled(text="<script>alert(1)</script>\nNy linje"), follow=True
    )

    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>Ny linje" in answer.content.decode()


def test_a_correction_shows_both_and_marks_the_first(cast, browse, household):
    first = note(cast, household, text="Ringte om husleien.")
    at = f"/oppfolging/notat/{first.pk}/rett/"
    same = {"kind": "phone", "minutes": "10", "day": "20.11.2026", "clock": "10.00"}
    client = browse("jon")

    form = text(client.get(at))
    refused = text(client.post(at, filled(**same, text="Ringte om strømmen.", reason="")))
    saved = text(client.post(at, filled(**same, text="Ringte om strømmen.", reason="Feil"), follow=True))
    again = text(client.get(at))

    assert "Ringte om husleien." in form and 'value="20.11.2026"' in form
    assert "Svar på «Hvorfor rettes notatet?»." in refused
    assert "Dette notatet er rettet." in saved and "Ringte om husleien." in saved
    assert saved.index("Ringte om strømmen.") < saved.index("Ringte om husleien.")
    assert saved.count("Rett<span") == 1  # the first cannot be corrected twice
    assert "Notatet er allerede rettet" in again


def test_two_who_correct_the_same_note_get_one_correction_and_a_sentence(cast, browse, household):
    first = note(cast, household)
    at = f"/oppfolging/notat/{first.pk}/rett/"

    one, two = (browse("jon").post(at, filled(reason="Feil", text=words)) for words in ("En.", "To."))

    assert (one.status_code, two.status_code) == (302, 409)
    assert "Notatet er allerede rettet." in text(two) and "To." in text(two)
    assert JournalNote.objects.count() == 2


def test_a_caseworker_reads_the_journal_and_has_no_form(cast, browse, household):
    note(cast, household, text="Snakket om strøm.")

    page = browse("kari").get(journal(household))
    written = browse("kari").post(journal(household), filled())

    assert "Snakket om strøm." in text(page)
    assert "Lagre notatet" not in text(page) and "/rett/" not in text(page)
    assert written.status_code == 403


def test_reading_the_journal_is_in_the_trace_with_every_note_that_was_shown(cast, browse, household):
    shown = note(cast, household)

    browse("kari").get(journal(household))

    events = Event.objects.using("side").filter(actor=cast.kari.staff)
    assert events.filter(kind="journal", subject=household.pk, deed="read").count() == 1
    assert events.filter(kind="note", subjects=[shown.pk], deed="listed").count() == 1


def test_the_household_page_has_the_journal_for_those_who_may_read_it(cast, browse, household):
    note(cast, household)
    take_part(household, cast.nora.office)
    at = f"/husstander/{household.pk}/"

    words = {name: text(browse(name).get(at)) for name in ("kari", "jon", "nora")}

    assert "Siste kontakt: telefon 20. november 2026" in words["kari"]
    assert ["Skriv notat" in words[name] for name in ("kari", "jon", "nora")] == [False, True, False]
    assert "Oppfølging" not in words["nora"].split("<main", 1)[1]


def test_my_visits_says_who_has_waited_longest_and_leads_to_the_note(cast, browse, household):
    note(cast, household)
    hidden = make_household(make_protected())
    take_part(hidden, cast.jon.office, Information.HOUSING, Information.FOLLOWUP)

    page, day = text(browse("jon").get("/mine-besok/")), text(browse("jon").get("/min-dag/"))

    for words in (page, day):
        assert "Telefon 20. nov." in words
        assert ">3 dager siden</td>" in words
        assert f'href="{journal(household)}"' in words
    assert "1 husstand du følger opp" in page
    assert browse("kari").get("/mine-besok/").status_code == 403


def test_my_visits_asks_the_database_as_often_for_many_households_as_for_one(
    cast, browse, household, django_assert_num_queries
):
    client = browse("jon")
    with CaptureQueriesContext(connection) as for_one:
        client.get("/mine-besok/")
    for number in range(8):
        more = make_household(make_person("Odd", f"Nr{number}"))
        take_part(more, cast.jon.office, Information.HOUSING, Information.FOLLOWUP)
        note(cast, more)

    with django_assert_num_queries(len(for_one)):
        page = text(client.get("/mine-besok/"))

    assert "9 husstander du følger opp" in page


def test_empty_lists_say_what_will_stand_there(browse, household, cast):
    journal_page, visits = (
        text(browse("jon").get(journal(household))),
        text(browse("jon").get("/mine-besok/")),
    )
    Participation.objects.filter(office=cast.jon.office).delete()
    nobody = text(browse("jon").get("/mine-besok/"))

    assert "Ingen notater ennå" in journal_page
    assert "Ingen kontakt ennå" in visits
    assert "Du følger ikke opp noen ennå" in nobody


def test_a_long_journal_is_turned_in_pages_with_the_same_number_of_statements(
    cast, browse, household, django_assert_max_num_queries
):
    for number in range(35):
        note(cast, household, happened_at=NOW - timedelta(days=number + 1), text=f"Notat nr {number}.")

    with django_assert_max_num_queries(22):
        first = text(browse("jon").get(journal(household)))
    second = text(browse("jon").get(journal(household) + "?side=2"))

    assert "Notat nr 0." in first and "Notat nr 34." not in first
    assert "Notat nr 34." in second


def test_the_figures_are_for_those_who_see_the_overview(cast, browse, household):
    client = browse("liv")
    overview, page = text(client.get("/oversikt/")), text(client.get("/oversikt/oppfolging/"))
    other = text(client.get("/oversikt/oppfolging/?periode=2025-3"))
    nonsense = client.get("/oversikt/oppfolging/?periode=x")

    assert "/oversikt/oppfolging/" in overview
    assert "Oppfølging, 2. tertial 2026" in page and "Ingen notater i perioden" in page
    assert "Oppfølging, 3. tertial 2025" in other
    assert nonsense.status_code == 200
    assert browse("jon").get("/oversikt/oppfolging/").status_code == 403
