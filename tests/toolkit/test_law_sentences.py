"""Sentences that state law: each has a section, a source and a date, and none is printed with a hole."""

import re
from datetime import date

import pytest

from boligflyt.toolkit.documents import SentenceUnknown, SentenceValueMissing, law_sentences
from boligflyt.toolkit.documents.sentences import PACKAGE_ROOT, placeholders, read_sentences

APPLICATIONS = "areas/applications/letter_templates/sentences.yaml"
FILES = [
    str(path.relative_to(PACKAGE_ROOT))
    for path in sorted(PACKAGE_ROOT.glob("areas/*/letter_templates/*.yaml"))
]


def test_every_file_of_sentences_is_found() -> None:
    assert len(FILES) >= 3


@pytest.mark.parametrize("source", FILES)
def test_every_sentence_names_its_section_its_source_and_the_day_it_was_checked(source: str) -> None:
    for name, entry in read_sentences(source).items():
        assert re.search(r"§ ?\d|§§ ?\d", entry["law"]), name
        assert entry["source"].startswith("https://lovdata.no/dokument/"), name
        assert date.fromisoformat(entry["checked_on"]), name
        assert entry["text"].endswith("."), name


@pytest.mark.parametrize("source", FILES)
def test_the_complaint_body_and_its_term_are_never_fixed_text(source: str) -> None:
    texts = [entry["text"].lower() for name, entry in read_sentences(source).items() if "complaint" in name]

    for text in texts:
        assert "statsforvalter" not in text
        assert "klagenemnd" not in text
        assert not re.search(r"(\d+|én|to|tre|fire|seks) uker", text)


def test_one_person_and_several_are_spoken_to_in_their_own_form() -> None:
    one = law_sentences(APPLICATIONS, ["complaint_right"], address_form="du", weeks=3)
    several = law_sentences(APPLICATIONS, ["complaint_right"], address_form="dere", weeks=4)

    assert one[0]["text"].startswith("Du kan klage på vedtaket. Fristen er 3 uker fra den dagen du fikk")
    assert several[0]["text"].startswith(
        "Dere kan klage på vedtaket. Fristen er 4 uker fra den dagen dere fikk"
    )
    assert one[0]["law"] == "forvaltningsloven §§ 28 og 29"


def test_sentences_come_in_the_order_asked_for() -> None:
    names = ["suspended_effect", "document_access"]

    sentences = law_sentences(APPLICATIONS, names)

    assert [sentence["law"] for sentence in sentences] == [
        "forvaltningsloven § 42",
        "forvaltningsloven §§ 18 og 19",
    ]


def test_a_missing_or_empty_value_and_an_unknown_name_are_refused() -> None:
    with pytest.raises(SentenceValueMissing, match="weeks"):
        law_sentences(APPLICATIONS, ["complaint_right"])
    with pytest.raises(SentenceValueMissing, match="complaint_body"):
        law_sentences(APPLICATIONS, ["complaint_body_municipal"], complaint_body=" ")
    with pytest.raises(SentenceUnknown, match="klagerett"):
        law_sentences(APPLICATIONS, ["klagerett"])


def test_a_value_with_braces_is_shown_as_it_is() -> None:
    sentences = law_sentences(APPLICATIONS, ["complaint_send"], send_to="{kontor} {}")

    assert "Send klagen til {kontor} {}." in sentences[0]["text"]
    assert placeholders("{du} og {weeks}") == {"du", "weeks"}
