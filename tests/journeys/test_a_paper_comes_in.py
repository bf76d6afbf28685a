"""A caseworker takes in a paper on a bad connection, finds it again, and registers the application."""

from __future__ import annotations

import re

import pytest

from tests.support import files
from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser
SAID = "Vi bor hos venner og trenger heis"


@pytest.mark.parametrize("size", SIZES)
def test_a_paper_application_comes_in_over_a_lost_connection_and_becomes_an_application(demo, chromium, size):
    kari = Visitor(chromium, demo, size)
    kari.sign_in("Kari Saksvik")
    _new_household(kari, size)
    pieces = _bad_connection(kari)

    kari.click("Dokumenter", "link")
    kari.page.locator("main").get_by_role("link", name="Legg inn dokument").first.click()
    kari.look()
    _choose_paper(kari, size)
    kari.choose("Hva slags dokument", "Papirsøknad")
    kari.page.get_by_role("button", name="Legg inn dokumentet").click()
    kari.page.wait_for_url(re.compile(r"/dokumenter/[0-9a-f]{8}-"))
    kari.page.wait_for_load_state("networkidle")
    kari.look()
    assert kari.sees("Søknaden på dette papiret er ikke registrert.")
    assert len(pieces) >= 3

    kari.click("Alle dokumenter i saken", "link")
    kari.fill("Søk i det som står", "heis venner")
    kari.click("Søk")
    assert kari.sees("hos venner og trenger heis")
    kari.click("Papirsøknad", "link")
    kari.click("Registrer søknaden fra dette papiret", "link")
    assert kari.sees("Registreres fra papiret")

    assert kari.faults == []


@pytest.mark.parametrize("size", SIZES)
def test_a_picture_that_is_a_script_is_refused_in_words_and_what_was_written_stays(demo, chromium, size):
    kari = Visitor(chromium, demo, size)
    kari.sign_in("Kari Saksvik")
    _new_household(kari, size)
    kari.click("Dokumenter", "link")
    kari.page.locator("main").get_by_role("link", name="Legg inn dokument").first.click()
    script = {"name": "bilde.jpg", "mimeType": "image/jpeg", "buffer": b"<svg onload=alert(1)>"}
    kari.page.locator("input[name=file]").set_input_files(script)
    kari.choose("Hva slags dokument", "Bilde av bolig eller tilstand")
    kari.fill("Tittel", "Badet")
    kari.page.get_by_role("button", name="Legg inn dokumentet").click()
    kari.page.wait_for_selector("[data-error-summary]")
    kari.page.wait_for_load_state("networkidle")
    kari.look()

    assert kari.sees("Filen er en nettside eller et tegnet bilde")
    assert kari.page.get_by_label("Tittel").input_value() == "Badet"
    photograph = {
        "name": "IMG_1.jpg",
        "mimeType": "image/jpeg",
        "buffer": files.photograph(size=(1200, 1600)),
    }
    kari.page.locator("input[name=file]").set_input_files(photograph)
    kari.page.get_by_role("button", name="Legg inn dokumentet").click()
    kari.page.wait_for_url(re.compile(r"/dokumenter/[0-9a-f]{8}-"))
    kari.page.wait_for_load_state("networkidle")
    kari.look()
    shown = kari.page.locator("img.bf-document__page")
    assert shown.evaluate("one => one.complete && one.naturalWidth") > 100
    kari.click("Endre", "link")
    kari.page.go_back()
    kari.click("Trekk", "link")
    kari.fill("Hvorfor trekkes", "Lagt i feil sak")
    kari.click("Trekk dokumentet")
    assert kari.sees("Lagt i feil sak")

    assert kari.faults == []


def _new_household(kari: Visitor, size: str) -> None:
    kari.go("/personer/ny/")
    kari.fill("Fornavn", "Papira")
    kari.fill("Etternavn", f"Skanning {size}")
    kari.click("Registrer personen")
    found = re.search(r"/personer/([0-9a-f-]{36})/", kari.page.url)
    kari.go(f"/husstander/ny/?person={found[1]}")
    kari.page.locator("main form").get_by_role("button").first.click()
    kari.look()


def _choose_paper(kari: Visitor, size: str) -> None:
    """A paper of many pieces: a picture that does not shrink, behind the words."""
    import pikepdf

    def picture(paper: pikepdf.Pdf) -> None:
        from random import Random

        noise = Random(size).randbytes(1_200_000)
        kept = paper.make_stream(noise)
        kept.Type, kept.Subtype, kept.ColorSpace = (
            pikepdf.Name.XObject,
            pikepdf.Name.Image,
            pikepdf.Name.DeviceGray,
        )
        kept.Width, kept.Height, kept.BitsPerComponent = 1200, 1000, 8
        page = paper.pages[0]
        page.Resources.XObject = pikepdf.Dictionary(I=kept)
        page.Contents = paper.make_stream(
            b"q 400 0 0 300 60 300 cm /I Do Q BT /F1 18 Tf 60 760 Td (" + SAID.encode("cp1252") + b") Tj ET"
        )

    content = files.pdf(SAID, add=picture)
    chosen = {"name": "søknad.pdf", "mimeType": "application/pdf", "buffer": content}
    kari.page.locator("input[name=file]").set_input_files(chosen)


def _bad_connection(kari: Visitor) -> list[str]:
    """The second piece never arrives the first time; the script sends it again."""
    pieces: list[str] = []

    def on_the_way(route) -> None:
        pieces.append(route.request.url)
        if len(pieces) == 2:
            route.abort()
        else:
            route.continue_()

    kari.page.route(re.compile(r"opplasting=.*fra="), on_the_way)
    return pieces
