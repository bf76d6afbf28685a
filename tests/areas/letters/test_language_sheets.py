"""The sheet in front of a letter is in the language of the one it is to."""

import string

import pytest

from boligflyt.areas.letters.models import Dispatch
from boligflyt.areas.letters.sheets import sheet_pdf, sheet_texts
from boligflyt.areas.people.choices import Maalform
from boligflyt.areas.people.models import Person
from tests.areas.letters.test_outbox import home, queued
from tests.toolkit.pdf_text import says


def sent_again(cast, **traits):
    letter = queued(cast, home(**traits))
    Dispatch.objects.filter(pk=letter.pk).update(address_sheet=True)
    return Dispatch.objects.get(pk=letter.pk)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", "Vi sender det på nytt med riktig adresse"), ("nn", "Vi sender det på nytt med rett adresse"),
        ("en", "sending it again to the right address"),
    ],
)  # fmt: skip
def test_a_letter_that_goes_again_says_so_in_the_language_they_want(cast, language, words):
    sheet = sheet_pdf(sent_again(cast, maalform=language), "Kari Saksvik", cast.kari.at)

    assert all(says(sheet, one) for one in (words, "Kari Saksvik", "Elvegata 4"))


@pytest.mark.parametrize(
    ("language", "words"), [("nn", "Din eigen kopi av eit vedtak"), ("en", "Your own copy of")]
)
def test_a_minor_is_told_of_their_own_copy_in_their_own_language(cast, language, words):
    letter = sent_again(cast, maalform=language)
    letter.sent_because = "part i saken"

    assert says(sheet_pdf(letter, "Kari Saksvik", cast.kari.at), words)


def test_the_sheet_is_in_large_print_for_who_wants_it(cast):
    letter = sent_again(cast, maalform="en")
    small = sheet_pdf(letter, "Kari Saksvik", cast.kari.at)
    Person.objects.filter(pk=letter.recipient_id).update(large_print=True)

    large = sheet_pdf(Dispatch.objects.get(pk=letter.pk), "Kari Saksvik", cast.kari.at)

    assert large != small and says(large, "A letter that is sent again")


def test_every_text_is_in_every_language_with_the_same_facts_in_it():
    names = string.Formatter()
    for purpose in ("again", "own_copy"):
        told = sheet_texts()[purpose]
        for text in (told["heading"], *(one["text"] for one in told["paragraphs"])):
            assert set(text) == set(Maalform.values), text
            filled = [{name for _, name, _, _ in names.parse(one) if name} for one in text.values()]
            assert filled[0] == filled[1] == filled[2], text
