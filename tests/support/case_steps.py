"""The steps of a case from registered application to vedtak, as journeys take them through pages."""

from __future__ import annotations

import re

from tests.support.visitor import Visitor

INGRID = "Ingrid Solvang"


def assess_and_prepare(visitor: Visitor) -> str:
    """Follow «Neste steg» until the case lies with the decider; gives the case's address."""
    case = visitor.page.url.removeprefix(visitor.address)
    visitor.click("Vurder andre løsninger", role="link", first=True)
    for question in ("Kan startlån", "Kan tilskudd", "Kan bostøtte", "Kan hjelp til privat leie"):
        visitor.tick("Nei", within=re.compile(question))
    visitor.tick("Ja", within=re.compile("Klarer husstanden ikke selv"))
    visitor.fill("Hva bygger du på", "Inntekten rekker ikke til lån eller privat leie.")
    visitor.click("Lagre")
    visitor.click("Avklar tjenester", role="link", first=True)
    visitor.tick("Avklart: ingen tjenester")
    visitor.click("Lagre")
    visitor.click("Vurder hensynet til barna", role="link", first=True)
    visitor.fill("Hva saken betyr for barna", "Barnet trenger ro, eget rom og skolen sin.")
    visitor.click("Lagre")
    visitor.click("Kjør vurderingen")
    visitor.click("Gjør vurderingen", role="link")
    visitor.tick("Ja, oppfylt")
    visitor.fill("Hva bygger du på", "Inntekten er for lav til privat leie i kommunen.")
    visitor.click("Lagre og vurder på nytt")
    visitor.click("Forbered vedtak", role="link")
    visitor.fill("Begrunnelse for bistanden", "Familien klarer ikke selv å skaffe en egnet bolig.")
    visitor.fill("Begrunnelse for kommunal bolig", "Familien bor på hotell og har prøvd selv uten å lykkes.")
    visitor.click("Send til beslutter")
    assert visitor.sees("Saken ligger hos beslutter")
    return case


def decide(visitor: Visitor, case: str) -> None:
    """Ingrid reads the letters and approves."""
    visitor.sign_in(INGRID)
    visitor.go(case)
    visitor.click("Les og avgjør", role="link")
    visitor.click("Godkjenn og lag brevet")
    assert visitor.sees("Innvilget")
