"""The pages of the case file: a mother phones at 15:00, and nothing she says is lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from boligflyt.areas.access.choices import Purpose
from boligflyt.areas.access.services import Share, share
from boligflyt.areas.casework.choices import TaskState
from boligflyt.areas.casework.models import CaseParty, CaseTask, CaseTeam, Entry, TeamMeeting
from boligflyt.areas.people.models import Person
from tests.support.cast import NOW, TODAY, make_application, make_household, make_person, make_protected

CALL = {
    "given_name": "Hodan", "family_name": "Warsame", "phone": "400 00 123", "kind": "phone_in",
    "text": "Står uten bolig fra fredag. Tre barn.", "about": "housing", "happened_on": "23.11.2026",
    "happened_clock": "09:30", "task": "Ringe tilbake om midlertidig botilbud", "task_due": "24.11.2026",
}  # fmt: skip


def file_of(household) -> str:
    return reverse("people:household", args=[household.pk])


def test_a_call_from_somebody_new_makes_person_household_entry_and_task_in_one_form(cast, browse):
    client = browse("kari")

    answer = client.post("/henvendelse/", CALL, follow=True)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Står uten bolig fra fredag" in page and "Ringe tilbake om midlertidig botilbud" in page
    assert CaseTask.objects.get().owner_id == cast.kari.staff


def test_a_double_click_writes_the_call_once(cast, browse):
    client = browse("kari")
    sent = {**CALL, "command": "5a0e9a52-3a5e-4e9a-9f0e-1c3a2f6a7b10"}

    client.post("/henvendelse/", sent)
    client.post("/henvendelse/", sent)

    assert (Person.objects.count(), Entry.objects.count(), CaseTask.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"happened_on": "24.11.2027"}, "kan ikke ha skjedd ennå"),
        ({"happened_clock": "kvart over tre"}, "fire tall"),
        ({"text": ""}, "Svar på «Hva gjaldt det»"),
        ({"text": "x" * 10_001}, "Teksten er for lang"),
        ({"task_due": ""}, "Skriv når det skal være gjort"),
        ({"task_due": "01.01.2020"}, "er passert"),
        ({"family_name": "W" * 81}, "Teksten er for lang"),
    ],
)
def test_a_wrong_field_is_told_and_nothing_typed_or_half_done_stays_behind(cast, browse, wrong, told):
    answer = browse("kari").post("/henvendelse/", {**CALL, **wrong})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page and "Hodan" in page
    assert not Person.objects.exists() and not Entry.objects.exists()


def test_somebody_known_is_found_first_and_a_protected_person_is_not(cast, browse):
    home = make_household()
    make_household(make_protected())

    found = browse("kari").post("/henvendelse/", {"q": "Tesfay"}).content.decode()
    hidden = browse("kari").post("/henvendelse/", {"q": "Hemmelig"}).content.decode()

    assert reverse("casework:entry_new", args=[home.pk]) in found
    assert "Ingen du kan se, heter det" in hidden


def test_who_calls_and_is_like_somebody_known_is_asked_about_and_nothing_typed_is_lost(browse):
    known = make_person("Hodan", "Warsama", born=date(1990, 5, 4))
    client, call = browse("kari"), {**CALL, "born": "04.05.1990"}

    asked = client.post("/henvendelse/", call)
    before = Person.objects.count(), Entry.objects.count()
    done = client.post("/henvendelse/", {**call, "another": "on"})

    page = asked.content.decode()
    assert asked.status_code == 422 and before == (1, 0)
    assert reverse("people:person", args=[known.pk]) in page and "Ja, dette er en annen person" in page
    assert 'value="Hodan"' in page and "Står uten bolig fra fredag" in page
    assert done.status_code == 302 and Person.objects.count() == 2


def test_nobody_hidden_is_asked_about_when_somebody_calls(browse):
    hidden = make_protected()
    call = {**CALL, "given_name": hidden.given_name, "family_name": hidden.family_name}
    if hidden.born:
        call["born"] = f"{hidden.born:%d.%m.%Y}"

    client = browse("kari")
    empty = client.get("/henvendelse/").content.decode()

    assert client.post("/henvendelse/", call).status_code == 302
    assert "Ja, dette er en annen person" not in empty


def test_the_timeline_tells_what_happened_newest_first_and_can_be_narrowed(cast, browse):
    home = make_household()
    make_application(cast.kari, home)
    browse("kari").post(
        reverse("casework:entry_new", args=[home.pk]),
        {"kind": "visit", "text": "Kom innom med papirer.", "about": "housing", "happened_on": "23.11.2026",
         "happened_clock": "09:00"},
    )  # fmt: skip
    address = reverse("casework:timeline", args=[home.pk])

    whole = browse("kari").get(address).content.decode()
    case = browse("kari").get(address + "?vis=sak").content.decode()

    assert "Kom innom med papirer." in whole and "Søknad mottatt" in whole
    assert "Kom innom med papirer." not in case and "Søknad mottatt" in case


def test_a_household_where_nothing_has_happened_says_so(cast, browse):
    page = browse("kari").get(reverse("casework:timeline", args=[make_household().pk]) + "?vis=sak")

    assert "Ingenting her ennå" in page.content.decode()


def test_a_nonsense_page_number_shows_the_first_page(cast, browse):
    address = reverse("casework:timeline", args=[make_household().pk])

    assert [browse("kari").get(f"{address}?side={one}").status_code for one in ("0", "x", "²")] == [200] * 3


def test_a_note_is_put_right_from_the_timeline(cast, browse):
    home = make_household()
    client = browse("kari")
    client.post(
        reverse("casework:entry_new", args=[home.pk]),
        {"kind": "note", "text": "Må ut 1. desember.", "about": "housing", "happened_on": "22.11.2026"},
    )
    entry = Entry.objects.get()

    client.post(
        reverse("casework:entry_correct", args=[entry.pk]),
        {"kind": "note", "text": "Må ut 1. januar.", "about": "housing", "happened_on": "22.11.2026",
         "why_corrected": "Hørte feil dato"},
    )  # fmt: skip
    page = client.get(reverse("casework:timeline", args=[home.pk])).content.decode()

    assert "Må ut 1. desember." in page and "rettet senere" in page and "Hørte feil dato" in page


def test_what_was_promised_stands_on_min_dag_until_it_is_done(cast, browse):
    home = make_household()
    client = browse("kari")
    client.post(
        reverse("casework:task_new", args=[home.pk]),
        {"title": "Bestille tolk", "due_on": "25.11.2026", "owner": str(cast.kari.staff)},
    )
    task = CaseTask.objects.get()

    before = client.get("/min-dag/").content.decode()
    client.post(
        reverse("casework:task", args=[task.pk]), {"state": "done", "outcome": "Bestilt", "version": "1"}
    )
    after = client.get("/min-dag/").content.decode()

    assert "Bestille tolk" in before and "Bestille tolk" not in after
    assert "Bestilt" in client.get(reverse("casework:task", args=[task.pk])).content.decode()


def test_the_substitute_has_the_absent_colleagues_tasks_on_min_dag(cast, browse):
    home = make_household()
    CaseTask.objects.create(
        household=home, title="Ringe utleier", due_on=TODAY, owner_id=cast.kari.staff,
        office_id=cast.kari.office, created_at=NOW, changed_at=NOW,
    )  # fmt: skip
    browse("kari").post(
        "/saksmengde/fravaer/",
        {"absent": str(cast.kari.staff), "substitute": str(cast.amir.staff), "first_day": "23.11.2026",
         "last_day": "30.11.2026"},
    )  # fmt: skip

    assert "Ringe utleier" in browse("amir").get("/min-dag/").content.decode()
    assert "Amir Haddad" in browse("kari").get("/saksmengde/").content.decode()


def test_the_case_is_handed_over_from_the_file(cast, browse):
    home = make_household()
    case = make_application(cast.kari, home)
    client = browse("kari")

    client.post(
        reverse("casework:hand_over", args=[home.pk]),
        {"to": str(cast.amir.staff), "note": "Utleier venter på svar."},
    )

    case.refresh_from_db()
    assert case.caseworker_id == cast.amir.staff
    assert "Utleier venter på svar." in client.get(file_of(home)).content.decode()


def test_a_role_with_open_work_in_it_does_not_end(cast, browse):
    from boligflyt.areas.access.models import Assignment

    make_application(cast.kari, make_household())
    role = Assignment.objects.get(staff=cast.kari.staff)

    answer = browse("ada").post(reverse("access:role_end", args=[role.pk]), {"last_day": "23.11.2026"})

    assert answer.status_code == 422
    assert "har 1 åpne saker og oppgaver" in answer.content.decode()


@pytest.mark.proves("PRO-39")
def test_a_responsibility_group_rests_on_consent_meets_and_keeps_what_was_agreed(cast, browse):
    home = make_household()
    share(cast.kari, "household", home.pk, Share(Purpose.COORDINATION, office=cast.nora.office))
    client = browse("kari")
    group = reverse("casework:team", args=[home.pk])

    early = client.post(
        reverse("casework:meeting_new", args=[home.pk]),
        {"planned_on": "30.11.2026", "planned_clock": "10:00", "place": "Rådhuset"},
    )
    client.post(
        group, {"purpose": "Trygg bolig", "coordinator": str(cast.kari.staff), "consented_on": "20.11.2026"}
    )
    client.post(
        reverse("casework:meeting_new", args=[home.pk]),
        {"planned_on": "30.11.2026", "planned_clock": "10:00", "place": "Rådhuset"},
    )
    meeting = TeamMeeting.objects.get()
    TeamMeeting.objects.filter(pk=meeting.pk).update(planned_at=NOW - timedelta(hours=1))
    held = reverse("casework:meeting_held", args=[home.pk, meeting.pk])
    client.post(held, {"present": "Mor, NAV, boligkontoret", "agreed": "Visning fredag.", "version": "1"})
    seen_by_nav = browse("nora").get(reverse("casework:together", args=[home.pk])).content.decode()

    assert "Opprett gruppen først" in early.content.decode()
    assert "Visning fredag." in seen_by_nav and "Trygg bolig" in seen_by_nav


def test_a_withdrawn_consent_ends_the_group_and_calls_off_its_meetings(cast, browse):
    home = make_household()
    client = browse("kari")
    client.post(
        reverse("casework:team", args=[home.pk]),
        {"purpose": "Trygg bolig", "coordinator": str(cast.kari.staff), "consented_on": "20.11.2026"},
    )
    client.post(
        reverse("casework:meeting_new", args=[home.pk]), {"planned_on": "30.11.2026", "planned_clock": "1000"}
    )

    client.post(reverse("casework:team_end", args=[home.pk]), {"version": "1"})

    assert CaseTeam.objects.get().period.last_day == TODAY
    assert TeamMeeting.objects.get().get_state_display() == "Avlyst"


@pytest.mark.proves("ORG-16")
@pytest.mark.parametrize(
    ("kind", "label"),
    [("prison", "Kriminalomsorgen"), ("hospital", "Sykehus eller helseforetak"),
     ("bailiff", "Namsmannen"), ("landlord", "Privat utleier")],
)  # fmt: skip
def test_an_external_party_has_one_contact_and_somebody_who_answers_when_that_one_is_away(
    cast, browse, kind, label
):
    home = make_household()
    client = browse("kari")
    facts = {"kind": kind, "name": "Stedet", "contact": "Tone Vakt", "phone": "400 00 124"}
    facts["substitute"] = "Vakttelefonen, 400 00 125"

    client.post(reverse("casework:party_new", args=[home.pk]), facts)
    page = client.get(reverse("casework:together", args=[home.pk])).content.decode()
    twice = client.post(reverse("casework:party_new", args=[home.pk]), facts)
    party = CaseParty.objects.get()
    client.post(
        reverse("casework:party_end", args=[home.pk, party.pk]), {"last_day": "23.11.2026", "version": "1"}
    )

    assert label in page and "Tone Vakt" in page and "Vakttelefonen" in page
    assert "allerede part i saken" in twice.content.decode()
    party.refresh_from_db()
    assert party.period.last_day == TODAY


def test_a_party_nobody_can_reach_is_refused(cast, browse):
    home = make_household()

    answer = browse("kari").post(
        reverse("casework:party_new", args=[home.pk]), {"kind": "prison", "name": "Stedet"}
    )

    assert answer.status_code == 422 and "telefon eller e-post" in answer.content.decode()


def test_two_who_close_a_task_at_once_see_both_versions(cast, browse):
    task = CaseTask.objects.create(
        household=make_household(), title="Ringe utleier", due_on=TODAY, owner_id=cast.kari.staff,
        office_id=cast.kari.office, created_at=NOW, changed_at=NOW,
    )  # fmt: skip
    address = reverse("casework:task", args=[task.pk])
    CaseTask.objects.filter(pk=task.pk).update(version=2)

    answer = browse("amir").post(address, {"state": "dropped", "outcome": "Ikke nødvendig", "version": "1"})

    assert answer.status_code == 409
    assert "Ikke nødvendig" in answer.content.decode()
    assert CaseTask.objects.get().state == TaskState.OPEN


def test_a_very_long_note_is_folded_on_the_timeline_and_all_of_it_is_there(cast, browse):
    home = make_household()
    client = browse("kari")
    client.post(
        reverse("casework:entry_new", args=[home.pk]),
        {"kind": "note", "text": "Begynnelsen. " + "x " * 600 + "Slutten.", "about": "housing",
         "happened_on": "22.11.2026"},
    )  # fmt: skip

    page = client.get(reverse("casework:timeline", args=[home.pk])).content.decode()

    assert "<details>" in page and "Les alt" in page and "Slutten." in page
