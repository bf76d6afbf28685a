"""Why a file is not taken: a code for who counts, and a sentence for who sent it."""

from __future__ import annotations

from boligflyt.toolkit.files.limits import MEGABYTE, MOST_BYTES

TAKEN = "PDF, JPEG, PNG, HEIC, Word (docx), Excel (xlsx) og ren tekst (txt)"
PRINT_ANEW = "Åpne filen, velg «Skriv ut» og «Lagre som PDF», og last opp den nye filen."
SAVE_ANEW = (
    "Lagre den på nytt som vanlig docx eller xlsx uten dette, eller som PDF, og last opp den nye filen."
)

WORDS: dict[str, str] = {
    "empty": "Filen er tom. Sjekk at den åpner seg hos deg, og velg den på nytt.",
    "too_large": f"Filen er større enn {MOST_BYTES // MEGABYTE} MB. "
    "Del den i flere, eller skann med lavere oppløsning.",
    "unknown": f"Filen er av et slag vi ikke tar imot. Vi tar imot {TAKEN}. Lagre den som PDF, "
    "eller ta et bilde av papiret.",
    "program": f"Filen er et program eller skript, uansett hva den heter. Vi tar imot {TAKEN}.",
    "markup": "Filen er en nettside eller et tegnet bilde (HTML, SVG eller XML) som kan inneholde skript. "
    "Skriv den ut til PDF og last opp den.",
    "archive": "Filen er et arkiv med andre filer i. Pakk den ut, og last opp filene hver for seg.",
    "old_office": "Filen er i et eldre Office-format. Lagre den som docx, xlsx eller PDF, og last opp den.",
    "test_virus": "Filen inneholder et kjent virusmerke og tas ikke imot.",
    "damaged": "Filen er skadet eller avkortet og lar seg ikke lese. Sjekk at den åpner seg hos deg, "
    "lagre den på nytt og prøv igjen.",
    "two_kinds": f"Filen er satt sammen av flere slags filer. {PRINT_ANEW}",
    "encrypted": f"Filen er låst med passord eller kryptert. {PRINT_ANEW}",
    "javascript": f"Filen inneholder skript (JavaScript). {PRINT_ANEW}",
    "action": f"Filen vil starte eller hente noe når den åpnes. {PRINT_ANEW}",
    "embedded": "Filen har andre filer eller objekter gjemt i seg. Ta dem ut og last dem opp hver for seg, "
    "eller skriv ut til PDF.",
    "interactive": f"Filen er et interaktivt skjema av et slag som kan inneholde skript (XFA). {PRINT_ANEW}",
    "macro": f"Filen inneholder makroer eller ActiveX. {SAVE_ANEW}",
    "external": f"Filen henter innhold fra steder utenfor seg selv. {SAVE_ANEW}",
    "bomb": f"Filen pakker seg ut til mer enn den ser ut til. {PRINT_ANEW}",
    "entities": f"Filen definerer egne entiteter i XML, som kan hente andre filer. {SAVE_ANEW}",
    "too_many_pixels": "Bildet har for mange bildepunkter. Lagre det mindre, eller ta bildet med vanlig "
    "oppløsning (rundt 12 megapiksler).",
    "moving": "Bildet består av flere bilder etter hverandre. Last opp ett bilde om gangen.",
    "too_heavy": "Filen krever for mye å lese. Del den i flere mindre, eller skann den på nytt med lavere "
    "oppløsning.",
}  # fmt: skip


class Unfit(Exception):
    """The file is not taken."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code if code in WORDS else "damaged"

    @property
    def sentence(self) -> str:
        """What is wrong and how to mend it, in Norwegian."""
        return WORDS[self.code]
