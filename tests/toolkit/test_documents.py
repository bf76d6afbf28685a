"""Letters as files: archived for ever, read by everybody, the same every time, nothing left out unseen."""

import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pikepdf
import pytest

from boligflyt.toolkit.documents import DocumentDataMissing, DocumentFailed, compile_pdf, sha256_hex
from tests.toolkit.letter_examples import TEMPLATES, example, with_every_text
from tests.toolkit.pdf_text import says, shown_text

MADE_AT = datetime(2026, 11, 23, 9, 42, 10, tzinfo=UTC)
MARKUP = '#panic("kjørt") *fet* _k_ @ref $x^2$ [a] "sitat" \'e\' `k` \\ <b> ~ -- ... // /* = 2x4 -> - + '
LETTERS = "Áŋŋá Šimonsen Čearrá Gülşen Yıldırım İğdır Ærlig Østås"

EVERY_LETTER = pytest.mark.parametrize("name", list(TEMPLATES))


def letter(
    name: str, data: dict[str, Any] | None = None, made_at: datetime = MADE_AT, title: str = "Vedtak"
) -> bytes:
    return compile_pdf(TEMPLATES[name], example(name) if data is None else data, made_at, title)


@EVERY_LETTER
def test_a_letter_is_archivable_and_accessible(name: str) -> None:
    document = letter(name, title="Brev i sak 2026/1129")

    with pikepdf.open(io.BytesIO(document)) as pdf:
        with pdf.open_metadata() as metadata:
            claims = {key: metadata.get(key) for key in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")}
            title = metadata.get("dc:title")
        catalogue = pdf.Root

        assert claims == {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
        assert title == "Brev i sak 2026/1129"
        assert catalogue.MarkInfo.Marked
        assert str(catalogue.Lang).startswith("nb")
        assert "/StructTreeRoot" in catalogue
        assert len(catalogue.OutputIntents) == 1


@EVERY_LETTER
def test_the_same_data_give_the_same_bytes_and_other_data_do_not(name: str) -> None:
    first = letter(name)

    assert sha256_hex(letter(name)) == sha256_hex(first)
    assert sha256_hex(letter(name, made_at=MADE_AT + timedelta(days=1))) != sha256_hex(first)


def test_the_date_of_the_file_and_of_the_letter_is_the_day_it_was_made_in_norway() -> None:
    just_before_midnight_in_utc = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)

    document = letter("vedtak_granted", made_at=just_before_midnight_in_utc)

    with pikepdf.open(io.BytesIO(document)) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20260630223000Z"
    assert says(document, "Dato: 1. juli 2026")


def test_a_moment_without_time_zone_and_an_empty_title_are_refused() -> None:
    with pytest.raises(ValueError, match="tidssone"):
        letter("vedtak_granted", made_at=MADE_AT.replace(tzinfo=None))
    with pytest.raises(ValueError, match="tittel"):
        letter("vedtak_granted", title=" ")


@EVERY_LETTER
def test_nothing_that_people_write_is_read_as_markup(name: str) -> None:
    data = with_every_text(example(name), lambda text: f"{MARKUP}{LETTERS} {text}")

    document = letter(name, data)

    assert says(document, MARKUP + LETTERS)


@EVERY_LETTER
def test_very_long_names_and_words_still_make_a_letter(name: str) -> None:
    data = with_every_text(example(name), lambda text: f"{text} {'Mariamné ' * 20}{'x' * 300}")

    document = letter(name, data)

    assert says(document, "Mariamné " * 20 + "x" * 300)


def test_an_endless_word_is_broken_so_that_nothing_runs_off_the_page() -> None:
    data = example("vedtak_granted")
    data["outcome"] = "x" * 300

    lines = [word for word in shown_text(letter("vedtak_granted", data)).split(" ") if word.startswith("xx")]

    assert len(lines) > 2


def test_a_sign_that_no_font_has_is_named_in_the_error() -> None:
    data = example("vedtak_granted")
    data["outcome"] = "Dere får bolig \U0001f3e0"

    with pytest.raises(DocumentFailed, match="tegnet «\U0001f3e0» kan ikke skrives i et brev"):
        letter("vedtak_granted", data)


@EVERY_LETTER
def test_a_letter_is_not_made_when_something_it_must_say_is_missing(name: str) -> None:
    optional = {
        "findings", "conditions", "rule_set", "waiting_for", "viewing", "law", "complaint", "absent", "notes",
        "approved_by", "household", "deposit", "guarantee", "house_rules", "special_terms", "signatures",
        "short_term_reason", "tenants", "lines",
    }  # fmt: skip
    required = [key for key in example(name) if key not in optional]

    for key in required:
        data = example(name)
        del data[key]
        with pytest.raises(DocumentDataMissing, match="mangler"):
            letter(name, data)


@pytest.mark.parametrize("key", ["gives", "period", "services", "complaint", "decided_by"])
def test_a_granted_vedtak_must_state_what_it_gives_its_dates_its_services_and_the_right_to_complain(
    key: str,
) -> None:
    data = example("vedtak_granted")
    data[key] = None

    with pytest.raises(DocumentDataMissing, match=f"«data.{key}» mangler"):
        letter("vedtak_granted", data)


def test_a_refusal_must_say_what_could_change_the_outcome() -> None:
    data = example("vedtak_refused")
    data["could_change"] = []

    with pytest.raises(DocumentDataMissing, match="could_change"):
        letter("vedtak_refused", data)


def test_a_lease_under_section_11_1_must_name_the_agreed_exceptions() -> None:
    data = example("lease_fixed_term")
    data["exceptions"] = []

    with pytest.raises(DocumentDataMissing, match="exceptions"):
        letter("lease_fixed_term", data)


def test_a_misspelt_field_stops_the_letter_instead_of_being_left_out() -> None:
    data = example("vedtak_granted")
    data["findigns"] = data.pop("findings")

    with pytest.raises(DocumentDataMissing, match="findigns"):
        letter("vedtak_granted", data)


@pytest.mark.parametrize("day", ["23.11.2026", "2026-13-01", "", 20261123])
def test_a_day_in_another_form_stops_the_letter(day: Any) -> None:
    data = example("vedtak_granted")
    data["period"]["review_day"] = day

    with pytest.raises(DocumentDataMissing):
        letter("vedtak_granted", data)


def test_the_vedtak_letter_opens_with_the_outcome_and_states_the_whole_right_to_complain() -> None:
    document = letter("vedtak_granted")

    text = shown_text(document)
    assert text.index("Dere får leie kommunal bolig") < text.index("Hvorfor vi har bestemt dette")
    assert says(document, "Vi vurderer behovet på nytt innen 23. august 2027.")
    assert says(
        document, "Fristen er 3 uker fra den dagen dere fikk dette brevet. (forvaltningsloven §§ 28 og 29)"
    )
    assert says(document, "sender vi klagen til Statsforvalteren i Nordelv")
    assert says(document, "Dere har rett til å se dokumentene i saken")
    assert says(document, "ikke skal settes i verk før klagen er avgjort")
    assert says(document, "Ingrid Solvang saksbehandler")


def test_vedtak_letters_fill_at_most_two_pages() -> None:
    for name in ("vedtak_granted", "vedtak_refused", "vedtak_offer_refused"):
        with pikepdf.open(io.BytesIO(letter(name))) as pdf:
            assert len(pdf.pages) <= 2


def test_money_has_a_space_in_thousands_and_the_lease_adds_up_the_month() -> None:
    document = letter("lease_fixed_term")

    assert "10\u00a0350\u00a0kr".replace("\u00a0", " ") in shown_text(document)
    assert says(document, "I alt per måned 10 350 kr")


def test_minutes_name_cases_by_code_and_say_who_left_the_room() -> None:
    document = letter("minutes")

    assert says(document, "2026/1087")
    assert says(document, "Gikk ut under saken: Per Ola Gaup")
