"""The pages of letters: what the outbox sends, what the register shows, and writing from text blocks."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from boligflyt.areas.access.models import Staff
from boligflyt.areas.audit.choices import Deed
from boligflyt.areas.audit.models import Event
from boligflyt.areas.casework.services.sending import send
from boligflyt.areas.complaints.services import register_complaint
from boligflyt.areas.letters.choices import DispatchState, DraftState
from boligflyt.areas.letters.models import Dispatch, FreeLetter
from boligflyt.areas.letters.queries import leaves_by
from boligflyt.areas.letters.texts import letter_texts
from boligflyt.areas.people.models import Person
from tests.areas.complaints.complaint_steps import new_complaint
from tests.areas.letters.test_outbox import home, queued
from tests.areas.letters.test_own_copies import decided, family, prepared
from tests.support.cast import TODAY, make_application
from tests.toolkit.pdf_text import says


def client_of(username: str) -> Client:
    client = Client()
    client.force_login(Staff.objects.get(username=username))
    return client


def words(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_the_outbox_sends_what_is_ticked_and_says_what_was_stopped_and_why(cast):
    good, bad = queued(cast), queued(cast)
    Person.objects.filter(pk=bad.recipient_id).update(postal_address="Skogveien 9")
    client = client_of("kari")

    nothing = client.post(reverse("letters:outbox"), {})
    answer = client.post(reverse("letters:outbox"), {"letters": [good.pk, bad.pk]}, follow=True)

    assert nothing.status_code == 422
    assert "Kryss av brevene du vil sende." in words(nothing)
    assert "Brevet er sendt." in words(answer)
    assert "er stanset. Adressen er endret" in words(answer)


def test_the_register_shows_a_stopped_letter_first_and_filters_by_state(cast):
    first, second = queued(cast), queued(cast)
    client = client_of("kari")
    client.post(reverse("letters:step", args=[second.pk, "stans"]), {"because": "Feil brev."})

    whole, only = (words(client.get(reverse("letters:register") + where)) for where in ("", "?state=queued"))

    assert "Feil brev." in whole
    assert "Feil brev." not in only
    assert first.case_code in only


def test_filters_that_no_letter_fits_say_so_and_a_day_that_is_none_is_told(cast):
    letter = queued(cast)
    client = client_of("kari")
    where = reverse("letters:register")

    none, wrong = (
        words(client.get(where + tail)) for tail in ("?last_day=01.01.2020", "?first_day=31.02.2026")
    )

    assert "0 brev passer med filtrene" in none and "vis alle brev" in none and "Viser 0" not in none
    assert "Datoen 31.02.2026 finnes ikke" in wrong and letter.case_code in wrong


def test_a_letter_that_should_have_left_says_when(cast):
    letter = queued(cast)
    Dispatch.objects.filter(pk=letter.pk).update(queued_on=TODAY - timedelta(days=20))
    letter.refresh_from_db()

    page = words(client_of("kari").get(reverse("letters:outbox")))

    assert f"For sent Skulle gått {leaves_by(letter):%d.%m.%Y}" in page


def test_a_letter_that_was_stopped_stands_on_the_day_of_whoever_made_it_and_the_trace_says_so(cast):
    letter = queued(cast)
    client = client_of("kari")
    client.post(reverse("letters:step", args=[letter.pk, "stans"]), {"because": "Feil brev."})

    page = words(client.get("/min-dag/"))

    assert "Feil brev." in page and f"/brev/{letter.pk}/" in client.get("/min-dag/").content.decode()
    lines = Event.objects.using("side").filter(kind="dispatch", deed=Deed.LISTED)
    assert lines.filter(subjects__contains=[letter.pk]).exists()


def test_the_letter_says_when_the_recipient_wants_another_language_and_whether_a_page_is_in_it(cast):
    letter = queued(cast, home(maalform="nn"))
    address = reverse("letters:letter", args=[letter.pk])

    with_page = words(client_of("kari").get(address))
    Dispatch.objects.filter(pk=letter.pk).update(page_language="")  # one that was made before the pages came
    without = words(client_of("kari").get(address))

    assert "Brevet er på bokmål, med det viktigste på nynorsk på siste side." in with_page
    assert "Mottakeren ønsker nynorsk. Dette brevet er på bokmål." in without


def test_a_letter_that_came_is_registered_with_its_day(cast):
    letter = queued(cast)
    client = client_of("kari")
    client.post(reverse("letters:step", args=[letter.pk, "send"]), {"channel": "post"})
    too_soon = client.post(reverse("letters:step", args=[letter.pk, "mottatt"]), {"on": "01.11.2026"})

    letter.refresh_from_db()

    assert letter.state == DispatchState.SENT
    assert too_soon.status_code == 422


@pytest.mark.parametrize("template", letter_texts().templates)
def test_every_template_is_written_in_all_three_languages(template):
    assert letter_texts().templates[template].languages() == {"nb", "nn", "en"}


def test_a_draft_is_kept_seen_and_finished_in_the_language_and_print_the_recipient_wants(cast):
    household = home(maalform="nn", large_print=True)
    make_application(cast.kari, household)
    client = client_of("kari")
    new = reverse("letters:draft_new", args=[household.pk]) + "?mal=meeting"
    start = client.get(new).context["form"]
    client.post(new, {
        "recipient": household.contact_id, "language": start.initial["language"],
        "blocks": start.initial["blocks"], "free_text": "Møt opp klokka 10.",
    })  # fmt: skip
    draft = FreeLetter.objects.get()

    seen = client.get(reverse("letters:draft_pdf", args=[draft.pk]))
    assert says(seen.content, "Vi inviterer deg til ein samtale")
    assert draft.state == DraftState.DRAFT
    client.post(reverse("letters:draft_finish", args=[draft.pk]), {"version": draft.version})

    draft.refresh_from_db()
    letter = Dispatch.objects.get(record=draft.pk)
    assert (draft.state, letter.language, letter.large_print) == (DraftState.FINISHED, "nn", True)
    assert says(bytes(draft.pdf), "Møt opp klokka 10.")


def test_a_draft_is_the_writers_offices_and_read_by_others_who_take_part(cast):
    household = home()
    make_application(cast.kari, household)
    make_application(cast.nora, household, state="refused")
    draft = FreeLetter.objects.create(
        household=household, recipient=household.contact, office_id=cast.kari.office,
        author_id=cast.kari.staff, template="reply", template_version="1",
        free_text="Svar.", created_at=cast.kari.at,
        changed_at=cast.kari.at,
    )  # fmt: skip
    client, address = client_of("nora"), reverse("letters:draft", args=[draft.pk])

    assert "Svar." in words(client.get(address))
    assert client.post(address, {}).status_code == 403


def test_a_letter_that_says_nothing_is_not_finished(cast):
    household = home()
    make_application(cast.kari, household)
    client = client_of("kari")
    new = reverse("letters:draft_new", args=[household.pk]) + "?mal=status"
    client.post(new, {"recipient": household.contact_id, "language": "nb"})
    draft = FreeLetter.objects.get()

    answer = client.post(reverse("letters:draft_finish", args=[draft.pk]), {"version": draft.version})

    assert answer.status_code == 422
    assert "Brevet sier ingenting ennå" in words(answer)


def test_the_letters_of_a_household_show_drafts_and_what_was_made(cast):
    letter = queued(cast)

    page = words(client_of("kari").get(reverse("letters:household", args=[letter.household_id])))

    assert "Foreløpig svar" in page
    assert "Innkalling til samtale" in page


def test_pages_say_which_child_is_party_by_which_rule_and_where_the_copy_is(cast):
    household, child = family()
    application, over = decided(cast, household)
    own = Dispatch.objects.get(record=over.pk, recipient=child)
    client = client_of("kari")

    case = words(client.get(reverse("applications:vedtak", args=[application.pk])))
    letter = client.get(reverse("letters:letter", args=[own.pk]))
    sheet = client.get(reverse("letters:address_sheet", args=[own.pk]))

    rule = "Er 16 år, og vedtaket avgjør hvor barnet skal bo."
    assert "Yonas Tesfay, 16 år: får egen kopi" in case and rule in case
    assert "Kopien: i utboksen" in case and "Brevet: i utboksen" in case
    assert rule in words(letter) and "Åpne følgebrevet" in words(letter)
    assert says(sheet.content, "Din egen kopi av et vedtak")


def test_the_page_of_a_vedtak_that_waits_says_who_will_get_it(cast):
    household, _ = family()
    application, _ = prepared(cast, household)

    case = words(client_of("ingrid").get(reverse("applications:vedtak", args=[application.pk])))

    assert "Yonas Tesfay, 16 år: får egen kopi" in case
    assert "Kopien lages når vedtaket er avgjort." in case


def test_the_page_of_a_complaint_says_from_when_the_childs_own_term_counts(cast):
    household, child = family()
    application, over = decided(cast, household)
    letter = Dispatch.objects.get(record=over.pk, recipient=child)
    send(cast.kari, letter.pk, None, "handed")
    complaint = register_complaint(cast.kari, over.pk, new_complaint(application, 0))

    page = words(client_of("kari").get(reverse("complaints:complaint", args=[complaint.pk])))

    assert "Yonas Tesfay, 16 år: får egen kopi" in page
    assert "Regnes fra 23.11.2026, da brevet kom fram" in page
