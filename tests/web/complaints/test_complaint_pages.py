"""The pages of a complaint: registered from the vedtak, followed to its end, counted without names."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from boligflyt.areas.audit.choices import Deed
from boligflyt.areas.audit.models import Event
from boligflyt.areas.casework.choices import About, EntryKind
from boligflyt.areas.casework.queries.day import day_of
from boligflyt.areas.casework.queries.timeline import timeline_of
from boligflyt.areas.casework.services.entries import NewEntry, write_entry
from boligflyt.areas.complaints.models import AccessPaper, AccessRequest, Complaint
from boligflyt.areas.complaints.queries.statistics import complaint_figures, told_of
from boligflyt.areas.complaints.services import start_review, withdraw
from tests.areas.complaints.complaint_steps import complained, decided_case, later
from tests.support.cast import TODAY, make_household, make_person

pytestmark = pytest.mark.django_db(databases=["default", "side"])


def form_of(application, **more) -> dict[str, str]:
    """What Kari writes when the applicant complains today."""
    return {
        "party": str(application.applicant_id), "kind": "party", "received_on": f"{TODAY:%d.%m.%Y}",
        "text": "Vi trenger plass til barna.", **more,
    }  # fmt: skip


def test_a_complaint_is_registered_from_the_vedtak_and_shows_its_next_step(cast, browse):
    application, made = decided_case(cast, help_given=False)
    client = browse("kari")
    address = reverse("complaints:register", args=[made["municipal_dwelling"].pk])

    assert address in client.get(reverse("applications:vedtak", args=[application.pk])).content.decode()
    answer = client.post(address, form_of(application, wants_suspension="on"), follow=True)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Svar på om vedtaket skal vente." in page and "I tide" in page
    assert "Kommunens klagenemnd" in page and "Ingrid Solvang" in page


def test_what_was_written_stays_when_a_day_cannot_be(cast, browse):
    application, made = decided_case(cast, help_given=False)
    address = reverse("complaints:register", args=[made["assistance"].pk])

    answer = browse("kari").post(address, form_of(application, notice_on="01.01.2026"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Brevet kan ikke ha kommet fram 01.01.2026" in page and "Vi trenger plass til barna." in page
    assert not Complaint.objects.exists()


def test_a_double_click_registers_the_complaint_once(cast, browse):
    application, made = decided_case(cast, help_given=False)
    address = reverse("complaints:register", args=[made["assistance"].pk])
    form = form_of(application, command="3f0d7c8e-90f1-4a52-9a0b-0a5e0e0f8b11")
    client = browse("kari")

    for _ in range(2):
        assert client.post(address, form).status_code == 302

    assert Complaint.objects.count() == 1


def test_the_way_of_a_complaint_to_the_body_and_back(cast, browse):
    application, made = decided_case(cast, help_given=False)
    client = browse("kari")
    client.post(reverse("complaints:register", args=[made["assistance"].pk]), form_of(application))
    complaint = Complaint.objects.get()
    steps = (
        ("bekreft", {"expected": f"{TODAY + timedelta(days=20):%d.%m.%Y}"}, "Vurder saken på nytt."),
        ("vurder", {}, "Ta klagen til følge, helt eller delvis, eller send den videre."),
        ("send", {"statement": "Vi står ved vedtaket."}, "Vi venter på Statsforvalteren."),
        ("utfall", {"outcome": "sent_back", "because": "Barna er ikke vurdert."}, "Ingenting å gjøre nå."),
    )

    for step, data, then in steps:
        address = reverse("complaints:step", args=[complaint.pk, step])
        assert client.get(address).status_code == 200
        assert then in client.post(address, data, follow=True).content.decode()

    application.refresh_from_db()
    assert application.state == "under_assessment"
    assert application.letters.count() == 2


def test_a_complaint_is_met_in_part_from_its_page_and_nothing_written_is_lost(cast, browse):
    complaint = complained(cast, days=0)
    start_review(cast.kari, complaint.pk, None)
    client = browse("kari")
    address = reverse("complaints:step", args=[complaint.pk, "delvis"])
    met = "Familien får stå på ventelisten."

    unnamed = client.post(address, {"met": met, "rest": ""})
    done = client.post(address, {"met": met, "rest": "Ikke egen bydel."}, follow=True).content.decode()

    assert unnamed.status_code == 422 and met in unnamed.content.decode()
    assert "Skriv hvilken del av klagen som ikke tas til følge" in unnamed.content.decode()
    assert "Delvis medhold, nytt vedtak lages" in done and "Ikke egen bydel." in done
    assert "Lag det nye vedtaket om det klageren får medhold i." in done
    early = client.post(reverse("complaints:step", args=[complaint.pk, "send-resten"]), {"statement": "Nei."})
    assert early.status_code == 422 and "ikke avgjort ennå" in early.content.decode()
    back = client.post(reverse("complaints:step", args=[complaint.pk, "tilbake"]), {}, follow=True)
    assert "Til ny vurdering hos oss" in back.content.decode()


def test_somebody_who_only_prepares_is_not_shown_dismissal(cast, browse):
    complaint = complained(cast, days=0)
    address = reverse("complaints:complaint", args=[complaint.pk])
    dismissal = reverse("complaints:step", args=[complaint.pk, "avvis"])

    assert dismissal not in browse("kari").get(address).content.decode()
    assert dismissal in browse("ingrid").get(address).content.decode()


def test_an_unknown_step_is_not_found(cast, browse):
    complaint = complained(cast, days=0)

    assert browse("kari").get(f"/klager/{complaint.pk}/noe/").status_code == 404


def test_open_complaints_stand_first_by_deadline_and_on_the_day_of_who_has_the_case(cast, browse):
    complaint = complained(cast, days=0)

    page = browse("kari").get("/klager/").content.decode()
    due = [task for task in day_of(later(cast.kari, 20)) if task.page == "complaints:complaint"]

    assert complaint.complainant.sorted_name in page
    assert [task.pk for task in due] == [complaint.pk]
    assert not [task for task in day_of(later(cast.amir, 20)) if task.page == "complaints:complaint"]
    whole = day_of(later(cast.amir, 20), whole_office=True)
    assert [task.pk for task in whole if task.page == "complaints:complaint"] == [complaint.pk]


def test_the_timeline_and_who_has_looked_tell_of_the_complaint(cast, browse):
    complaint = complained(cast, days=0)
    household = complaint.vedtak.application.household_id
    client = browse("amir")
    client.get(reverse("complaints:complaint", args=[complaint.pk]))

    rows, _ = timeline_of(cast.kari, household)
    looked = client.get(reverse("people:who_looked", args=[complaint.complainant_id])).content.decode()

    assert "Klage (mottatt)" in [row.title for row in rows]
    assert Event.objects.using("side").filter(deed=Deed.READ, kind="complaint", subject=complaint.pk).exists()
    assert "Registrerte en klage (en klage)" in looked


def test_a_request_for_access_is_answered_with_a_ground_for_what_is_withheld(cast, browse):
    household = make_household()
    client = browse("kari")
    asked = {
        "party": str(household.contact_id), "kind": "party", "asked_on": f"{TODAY:%d.%m.%Y}", "wish": "Alt.",
    }  # fmt: skip
    client.post(reverse("complaints:access_new", args=[household.pk]), asked)
    row = AccessRequest.objects.get()
    address = reverse("complaints:access_answer", args=[row.pk])
    said = {"given": "Søknaden", "withheld": "Notat om en annen person"}

    without = client.post(address, said)
    unsaid = client.post(address, {**said, "ground": "third_party"})
    done = client.post(
        address, {**said, "ground": "third_party", "because": "Handler om naboen."}, follow=True
    )

    assert (without.status_code, unsaid.status_code) == (422, 422)
    assert "Velg hjemmelen" in without.content.decode() and "Søknaden" in without.content.decode()
    assert "Handler om naboen." in done.content.decode()
    row.refresh_from_db()
    assert (row.state, row.due_on) == ("answered", TODAY.replace(month=12))


def test_a_note_is_given_in_part_from_the_page_and_the_copy_is_a_file_the_browser_does_not_keep(cast, browse):
    household = make_household()
    client = browse("kari")
    told = NewEntry(EntryKind.NOTE, About.HOUSING, cast.kari.at, "Hun ringte. Per var sint.")
    note = write_entry(cast.kari, household, told)
    asked = {
        "party": str(household.contact_id), "kind": "party", "asked_on": f"{TODAY:%d.%m.%Y}", "wish": "Alt.",
    }  # fmt: skip
    client.post(reverse("complaints:access_new", args=[household.pk]), asked)
    address = reverse("complaints:access_answer", args=[AccessRequest.objects.get().pk])
    said = {
        f"choice-entry-{note.pk}": "mask", f"ground-entry-{note.pk}": "third_party",
        f"copy-entry-{note.pk}": "Hun ringte. Og mer. [unntatt]", "because": "Handler om en annen.",
    }  # fmt: skip

    shown = client.get(address).content.decode()
    refused = client.post(address, said)
    done = client.post(address, {**said, f"copy-entry-{note.pk}": "Hun ringte. [unntatt]"}, follow=True)

    assert "Per var sint." in shown and "Gi ut med noe unntatt" in shown
    assert refused.status_code == 422 and "Og mer." in refused.content.decode()
    page = done.content.decode()
    paper = AccessPaper.objects.get(kind="copy")
    link = reverse("complaints:access_paper", args=[paper.pk])
    assert link in page and "Svarbrevet (PDF)" in page
    file = client.get(link)
    assert file["Content-Disposition"].startswith("attachment") and "no-store" in file["Cache-Control"]
    assert file.content == bytes(paper.pdf)


def test_an_answered_request_is_not_answered_again(cast, browse):
    household = make_household()
    client = browse("kari")
    asked = {
        "party": str(household.contact_id), "kind": "party", "asked_on": f"{TODAY:%d.%m.%Y}", "wish": "Alt.",
    }  # fmt: skip
    client.post(reverse("complaints:access_new", args=[household.pk]), asked)
    address = reverse("complaints:access_answer", args=[AccessRequest.objects.get().pk])
    client.post(address, {"given": "Søknaden"})

    again = client.post(address, {"given": "Noe annet"})

    assert again.status_code == 422
    assert "Kravet er allerede «besvart»." in again.content.decode()


def complaints_of(cast, number):
    """So many complaints from households of their own, over refused help."""
    return [complained_by(cast, make_household(make_person("Selam", f"Familie{at}"))) for at in range(number)]


def complained_by(cast, household):
    application, made = decided_case(cast, help_given=False, household=household)
    vedtak = made["assistance"]
    return Complaint.objects.create(
        vedtak=vedtak, complainant=application.applicant, kind="party", received_on=TODAY, text="Uenig.",
        deadline=TODAY + timedelta(days=21), lateness="in_time", registered_by_id=cast.kari.staff,
        created_at=cast.kari.at, changed_at=cast.kari.at,
    )  # fmt: skip


def test_figures_are_of_whole_months_and_small_numbers_are_withheld(cast):
    rows = complaints_of(cast, 7)
    for one in rows[:1]:
        start_review(later(cast.kari, 1), one.pk, None)
    for one in rows[:4]:
        withdraw(later(cast.kari, 3), one.pk, None, "Ringte.")

    now, then = complaint_figures(cast.ingrid), complaint_figures(later(cast.ingrid, 30))

    assert now.total == 0  # November is not over
    assert (then.total, dict(then.results)["Trukket"], dict(then.results)["Ikke ferdig"]) == (7, 4, 3)
    assert (then.median_days, then.changed_percent) == (3, 0)
    withdraw(later(cast.kari, 4), rows[4].pk, None, "Ringte.")
    few = complaint_figures(later(cast.ingrid, 30))
    assert [label for label, number in few.results if number is None] == ["Trukket", "Ikke ferdig"]
    assert (few.total, few.changed_percent) == (7, None)


def test_complaints_that_were_met_in_part_are_counted_by_themselves(cast):
    rows = complaints_of(cast, 5)
    for one in rows:
        Complaint.objects.filter(pk=one.pk).update(
            state="rest_withdrawn", met="Får plass.", rest="Ikke bydelen.", partly_on=TODAY,
            closed_on=TODAY + timedelta(days=4), closed_by=one.registered_by, closed_because="Fornøyd.",
        )  # fmt: skip

    figures = complaint_figures(later(cast.ingrid, 30))

    assert dict(figures.results)["Delvis tatt til følge av oss"] == 5
    assert dict(figures.results)["Tatt til følge av oss"] == 0
    assert (figures.changed_percent, figures.median_days) == (100, 4)


def test_too_few_complaints_give_no_figures(cast, browse):
    complaints_of(cast, 2)

    figures = complaint_figures(later(cast.ingrid, 30))

    assert (figures.total, figures.results) == (None, ())
    assert browse("liv").get("/oversikt/klager/").status_code == 200
    assert browse("liv").get("/klager/").status_code == 403


def test_the_period_is_the_year_to_the_end_of_last_month():
    assert told_of(TODAY).last == TODAY.replace(month=10, day=31)
    assert told_of(TODAY.replace(month=1)).first_day == TODAY.replace(year=2025, month=1, day=1)
