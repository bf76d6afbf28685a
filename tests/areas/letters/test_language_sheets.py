"""Who wants another language than the letter is in, gets a sheet beside it in their own."""

import re
import string

import pytest

from boligflyt.areas.letters.choices import DispatchKind
from boligflyt.areas.letters.models import Dispatch
from boligflyt.areas.letters.sheets import has_sheet, sheet_pdf, sheet_texts
from boligflyt.areas.people.choices import Maalform
from boligflyt.areas.people.models import Person
from tests.areas.letters.test_outbox import home
from tests.areas.letters.test_outbox import queued as made
from tests.toolkit.pdf_text import says


def queued(cast, household=None):
    """A letter from before there was a last page in another language."""
    letter = made(cast, household)
    Dispatch.objects.filter(pk=letter.pk).update(page_language="")
    return Dispatch.objects.get(pk=letter.pk)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("About the enclosed letter", "We need more time for your application", "interpreter")),
        ("nn", ("Om brevet som ligg ved", "Vi treng meir tid på søknaden din", "det kostar ikkje noko")),
    ],
)
def test_a_letter_without_a_page_in_their_language_goes_with_a_sheet_in_it(cast, language, words):
    letter = queued(cast, home(maalform=language))

    sheet = sheet_pdf(letter, "Kari Saksvik", cast.kari.at)

    assert has_sheet(letter)
    assert all(says(sheet, one) for one in (*words, "Kari Saksvik", "Elvegata 4"))
    assert f"/Lang ({language}" in sheet.decode("latin-1").replace("(", " (").replace("  ", " ")


def test_a_letter_in_their_language_or_with_a_page_in_it_has_no_sheet(cast):
    assert not has_sheet(queued(cast))
    assert not has_sheet(made(cast, home(maalform="en")))


def test_a_letter_that_goes_again_says_both_why_and_what_it_is_in_their_language(cast):
    letter = queued(cast, home(maalform="en"))
    Dispatch.objects.filter(pk=letter.pk).update(address_sheet=True)
    letter.refresh_from_db()

    sheet = sheet_pdf(letter, "Kari Saksvik", cast.kari.at)

    assert says(sheet, "sending it again to the right address")
    assert says(sheet, "We need more time for your application")


def test_the_sheet_is_in_large_print_for_who_wants_it(cast):
    letter = queued(cast, home(maalform="en"))
    small = sheet_pdf(letter, "Kari Saksvik", cast.kari.at)
    Person.objects.filter(pk=letter.recipient_id).update(large_print=True)

    large = sheet_pdf(Dispatch.objects.get(pk=letter.pk), "Kari Saksvik", cast.kari.at)

    assert large != small and says(large, "About the enclosed letter")


def _texts(part, at=""):
    """Every text of the file with where it stands: the parts that have languages."""
    if isinstance(part, dict) and set(part) & set(Maalform.values):
        yield at, part
    elif isinstance(part, dict | list):
        for name, inner in part.items() if isinstance(part, dict) else enumerate(part):
            yield from _texts(inner, f"{at}.{name}")


def test_every_text_is_in_every_language_with_the_same_facts_in_it():
    names = string.Formatter()
    for at, text in _texts(sheet_texts()):
        if at.startswith(".language.names"):
            continue
        assert set(text) == set(Maalform.values), at
        told = [{name for _, name, _, _ in names.parse(one) if name} for one in text.values()]
        assert told[0] == told[1] == told[2], at


def test_every_kind_of_letter_has_its_words():
    texts = sheet_texts()["language"]

    assert set(texts["kinds"]) == set(DispatchKind.values)
    assert all(set(texts["names"][language]) == set(Maalform.values) for language in Maalform.values)


def test_nynorsk_is_nynorsk():
    for at, text in _texts({**sheet_texts()["language"]["kinds"], **sheet_texts()["own_copy"]}):
        words = set(re.findall(r"\w+", text["nn"].lower()))
        assert not words & {"ikke", "hva", "hvordan", "hvorfor", "jeg", "dere", "noe", "klagen", "hvis"}, at
