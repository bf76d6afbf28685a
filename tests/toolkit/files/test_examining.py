"""What is taken in, as what, and what is left out of it."""

from __future__ import annotations

import io
from base64 import b64decode
from datetime import UTC, datetime

import pytest
from PIL import Image

from boligflyt.toolkit.documents import compile_pdf
from boligflyt.toolkit.files.examining import FileRefused, examine
from boligflyt.toolkit.files.kinds import Kind
from boligflyt.toolkit.files.limits import MOST_BYTES
from tests.support import files
from tests.support.tree import ROOT
from tests.toolkit.letter_examples import TEMPLATES, example

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HEIC = b64decode((ROOT / "tests" / "data" / "files" / "photograph.heic.base64").read_text())


def refused(content: bytes, name: str = "fil.pdf") -> str:
    with pytest.raises(FileRefused) as fault:
        examine(content, name)
    return fault.value.code


@pytest.mark.parametrize(
    ("content", "kind", "said"),
    [
        (files.pdf("Søknad om bolig", "Side to"), Kind.PDF, "Side to"),
        (files.docx("Uttalelse fra fastlegen"), Kind.DOCX, "Uttalelse fra fastlegen"),
        (files.xlsx("Skattemelding"), Kind.XLSX, "Skattemelding"),
        ("Notat om ærend på Østsiden".encode(), Kind.TEXT, "ærend på Østsiden"),
        ("Notat om ærend".encode("cp1252"), Kind.TEXT, "Notat om ærend"),
    ],
    ids=["pdf", "docx", "xlsx", "utf-8", "windows"],
)
def test_papers_are_known_by_their_content_and_their_words_can_be_searched(content, kind, said):
    found = examine(content, "bilde.jpg")

    assert (found.kind, found.name) == (kind, f"bilde.{kind.ending}")
    assert said in found.text


def test_a_paper_is_kept_exactly_as_it_came_so_that_its_sum_and_signature_hold():
    content = files.pdf()

    found = examine(content, "søknad.pdf")

    assert found.content == content
    assert found.sha256 == found.received_sha256


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_photograph_is_drawn_anew_without_place_and_camera(form):
    content = files.photograph(form)

    found = examine(content, "IMG_0001.jpeg")

    kept = Image.open(io.BytesIO(found.content))
    assert len(Image.open(io.BytesIO(content)).getexif()) > 0
    assert (dict(kept.getexif()), kept.size) == ({}, (640, 480))
    assert found.received_sha256 != found.sha256
    assert b"Oppdiktet" not in found.content


def test_a_photograph_is_turned_the_right_way_up_before_that_is_forgotten():
    lying = Image.Exif()
    lying[0x0112] = 6
    target = io.BytesIO()
    Image.new("RGB", (400, 300), "white").save(target, "JPEG", exif=lying)

    kept = Image.open(io.BytesIO(examine(target.getvalue(), "papir.jpg").content))

    assert kept.size == (300, 400)


def test_a_photograph_from_an_iphone_becomes_a_jpeg():
    found = examine(HEIC, "IMG_2041.HEIC")

    assert (found.kind, found.name) == (Kind.JPEG, "IMG_2041.jpg")
    assert Image.open(io.BytesIO(found.content)).size == (320, 240)


@pytest.mark.parametrize("content", [files.pdf(), files.photograph(), HEIC], ids=["pdf", "jpeg", "heic"])
def test_the_preview_is_a_small_picture_that_the_program_drew(content):
    preview = Image.open(io.BytesIO(examine(content, "x").preview))

    assert preview.format == "PNG"
    assert max(preview.size) <= 901


def test_a_very_large_photograph_is_kept_smaller_and_still_readable():
    target = io.BytesIO()
    Image.new("RGB", (8000, 6000), "white").save(target, "JPEG")

    kept = Image.open(io.BytesIO(examine(target.getvalue(), "x.jpg").content))

    assert kept.size == (4000, 3000)


def test_links_in_a_paper_are_counted_and_let_be():
    import pikepdf

    def link(paper):
        action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://www.eksempel.no/"))
        mark = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=pikepdf.Array([0, 0, 9, 9]), A=action
        )
        paper.pages[0].Annots = pikepdf.Array([paper.make_indirect(mark)])

    assert examine(files.pdf(add=link), "brev.pdf").links == 1


def test_a_paper_may_open_at_a_page_of_its_own():
    import pikepdf

    def open_at(paper):
        paper.Root.OpenAction = pikepdf.Array([paper.pages[0].obj, pikepdf.Name.Fit])

    assert examine(files.pdf(add=open_at), "brev.pdf").kind is Kind.PDF


def test_what_other_programs_write_is_taken_spreadsheets_and_letters_in_the_archive_format():
    import xlsxwriter

    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet("Økonomi")
        sheet.write("A1", "Skattemelding")
        sheet.write_formula("B1", "=SUM(1,2)")
        sheet.write_url("C1", "https://www.eksempel.no/")
    letter = compile_pdf(TEMPLATES["vedtak_granted"], example("vedtak_granted"), AT, "Vedtak")

    assert "Skattemelding" in examine(target.getvalue(), "ark.xlsx").text
    assert examine(letter, "brev.pdf").content == letter


def test_a_file_above_the_limit_is_refused_before_it_is_looked_at():
    assert refused(b"%PDF-" + b"0" * MOST_BYTES) == "too_large"


def test_every_refusal_says_what_to_do():
    from boligflyt.toolkit.files.unfit import WORDS

    ways = (
        "last",
        "Last",
        "Vi tar imot",
        "Sjekk",
        "Del den",
        "Lagre",
        "Pakk",
        "Ta dem",
        "Skriv",
        "Åpne",
        "velg",
    )
    assert [code for code, said in WORDS.items() if not any(way in said for way in ways)] == ["test_virus"]
