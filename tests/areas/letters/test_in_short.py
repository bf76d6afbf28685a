"""A letter of law to who wants nynorsk or English has a last page in that language."""

from __future__ import annotations

from datetime import date

import pikepdf
import pytest

from boligflyt.areas.applications.choices import VedtakKind
from boligflyt.areas.applications.letters import vedtak_pdf
from boligflyt.areas.letters.in_short import LANGUAGES, texts_in_short, with_page
from boligflyt.areas.letters.models import Dispatch
from boligflyt.areas.people.models import Person
from boligflyt.toolkit.documents.sentences import placeholders
from tests.areas.applications.test_main_job import approvals_of
from tests.areas.letters.test_outbox import home, queued
from tests.areas.letters.test_own_copies import decided, prepared
from tests.toolkit.pdf_text import says

pytestmark = pytest.mark.django_db(databases=["default", "side"])
HEAD = {"address_form": "dere", "caseworker": "Kari Saksvik", "sender": {"phone": "12 34 56 78"}}
DATA = {"day": date(2026, 12, 4), "body": "klagenemnda", "weeks": 3}


def sentences():
    texts = texts_in_short()
    return [*texts["opening"], *texts["kinds"].values(), *texts["complain"], *texts["closing"]]


def text_of(head):
    return " ".join(one["text"] for one in head["in_short"]["paragraphs"])


def test_every_sentence_is_in_both_languages_and_the_translation_has_its_day():
    assert all(one[language].endswith(".") for one in sentences() for language in LANGUAGES)
    assert date.fromisoformat(texts_in_short()["translated_on"])


def test_a_value_that_stands_in_one_language_stands_in_the_other():
    pronouns = {"du", "Du", "deg"}

    differing = [
        one for one in sentences() if placeholders(one["nn"]) - pronouns != placeholders(one["en"]) - pronouns
    ]

    assert differing == []


def test_every_kind_of_vedtak_has_its_answer_both_ways():
    wanted = {f"{kind}_{how}" for kind in VedtakKind.values for how in ("granted", "refused")}

    assert wanted <= set(texts_in_short()["kinds"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_letter_can_be_told_in_every_language_with_nothing_left_open(language):
    for kind in texts_in_short()["kinds"]:
        told = text_of(with_page(HEAD, Person(maalform=language), kind, **DATA))
        assert "{" not in told
        assert "12 34 56 78" in told


def test_several_are_spoken_to_in_nynorsk_as_de_and_dykk_and_days_are_written_out():
    nynorsk, english = (with_page(HEAD, Person(maalform=one), "offer", **DATA) for one in LANGUAGES)

    assert "De må svare innan 4. desember 2026." in text_of(nynorsk)
    assert "Det kostar ikkje noko for dykk." in text_of(nynorsk)
    assert "You must answer by 4 December 2026." in text_of(english)


def test_only_english_says_that_the_norwegian_letter_decides():
    nynorsk, english = (with_page(HEAD, Person(maalform=one), "offer", **DATA) for one in LANGUAGES)

    assert "the Norwegian letter decides" in text_of(english)
    assert "avgjer brevet" not in text_of(nynorsk)


def test_who_wants_bokmaal_gets_the_letter_as_it_was():
    assert with_page(HEAD, Person(maalform="nb"), "offer", **DATA) == HEAD


def test_a_letter_that_cannot_be_complained_about_says_nothing_of_it():
    assert "complain" not in text_of(
        with_page(HEAD, Person(maalform="en"), "preliminary_answer", day=DATA["day"])
    )


def test_a_vedtak_to_who_wants_english_ends_with_what_was_decided_and_the_time_to_complain(cast):
    application, over = decided(cast, home(maalform="en", large_print=True))
    sent = Dispatch.objects.get(record=over.pk)

    assert says(bytes(over.letter), "The last page is in English.")
    assert says(bytes(over.letter), "We have decided that you may not rent a home from the municipality now.")
    assert says(
        bytes(over.letter), f"The time limit is {over.complaint_weeks} weeks from the day you received"
    )
    assert (sent.language, sent.page_language, sent.large_print) == ("nb", "en", True)
    assert application.applicant.maalform == "en"


def test_the_file_tells_a_screen_reader_which_part_is_in_the_other_language(cast, tmp_path):
    _, over = decided(cast, home(maalform="en"))
    path = tmp_path / "letter.pdf"
    path.write_bytes(bytes(over.letter))

    with pikepdf.open(path) as file:
        told = {
            str(one.Lang) for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/Lang" in one
        }

    assert any(one.startswith("nb") for one in told)
    assert any(one.startswith("en") for one in told)


def test_the_second_person_approves_the_page_with_the_rest_of_the_letter(cast):
    _, both = prepared(cast, home(maalform="nn"))

    before = [one.sha256 if hasattr(one, "sha256") else one for one in approvals_of(both)]
    for one in both:
        one.letter_data["letter"].pop("in_short")

    assert [one.sha256 if hasattr(one, "sha256") else one for one in approvals_of(both)] != before


def test_a_letter_that_was_frozen_before_the_pages_came_reads_as_it_did(cast):
    _, over = decided(cast, home())
    assert "in_short" not in over.letter_data["letter"]

    data = {name: part for name, part in over.letter_data.items() if name != "decided_by"}
    again = vedtak_pdf(data, "Ingrid", "Beslutter", cast.ingrid.at, "Vedtak")

    assert not says(again, "Kort om brevet")


def test_a_preliminary_answer_to_who_wants_nynorsk_has_its_page(cast):
    sent = queued(cast, home(maalform="nn"))

    assert sent.page_language == "nn"
