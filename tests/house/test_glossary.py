"""Code speaks English; the Norwegian words it keeps stand in the glossary."""

from __future__ import annotations

import re

from tests.support.tree import ROOT, files, identifiers, python_files, shown, templates, words

GLOSSARY = ROOT / "docs" / "glossary.md"
MOST_KEPT = 40
KEPT_HEADING = "## Kept in Norwegian"
# No English word of the code begins so: a word that does is Norwegian and must stand in the glossary.
NORWEGIAN_BEGINNINGS = (
    "adress anbud arbeids avslaat avslag avtale barn begrunn beslut boevne bofa bokmaal bolig bosatt "
    "bosett bosted bostoett botid botilbud brev bruker bydel dager dato depositum doegn dogn eiendom "
    "eier enhet enkelt flykt foedsel folkereg forfall forvalt fraflyt fravik frist fullmakt fylke "
    "gjeld gjengs grunnbel hjem husbank husleie husstand innbygg inntekt klage klokke kommun kontrakt "
    "kort kostra kroner leie loesla lov maalform maaned matrikkel melding midlertid moete naboer "
    "nummer nynorsk omsorg oppfoelg opphold oppsig poeng prosent regel regning restans rus sak "
    "samtykke skjerm skjoenn skole skriv smal soek soeker sok soknad soverom startlaan statsforvalt "
    "svar sykehus tilbud tildel tilrett tiltak tjenest tvang ukedag utkast utleie varsel vedlike "
    "vedtak vente verge vilkaar vilkar voksen "
)
NORWEGIAN = tuple(NORWEGIAN_BEGINNINGS.split())
ENGLISH = frozenset({"brevity", "love", "rust", "sake", "small", "smaller", "smallest"})
# These mark a word as Norwegian wherever they stand: no English word has a double a.
DOUBLE_A = "aa"


def kept() -> set[str]:
    """The code words in the glossary's table of kept words."""
    section = GLOSSARY.read_text(encoding="utf-8").split(KEPT_HEADING, 1)[1].split("\n## ", 1)[0]
    return {word for line in section.splitlines() if line.startswith("| `") for word in _code_words(line)}


def _code_words(line: str) -> list[str]:
    return re.findall(r"`([a-z_]+)`", line.split("|")[1])


def norwegian(word: str) -> bool:
    """Whether a lower-case word of an identifier is Norwegian."""
    return word not in ENGLISH and (word.startswith(NORWEGIAN) or DOUBLE_A in word)


def test_every_norwegian_word_in_code_stands_in_the_glossary() -> None:
    allowed = {part for word in kept() for part in word.split("_")}

    found = {
        f"{word} ({shown(path)}: {name})"
        for path in python_files("boligflyt")
        for name in identifiers(path)
        for word in words(name)
        if norwegian(word) and word not in allowed
    }

    assert sorted(found) == []


def test_every_norwegian_word_in_a_template_name_stands_in_the_glossary() -> None:
    allowed = {part for word in kept() for part in word.split("_")}

    found = {
        shown(path)
        for path in templates()
        for word in words(path.stem)
        if norwegian(word) and word not in allowed
    }

    assert sorted(found) == []


def test_the_glossary_keeps_at_most_forty_words_and_none_that_is_not_used() -> None:
    used = {word for path in python_files("boligflyt") for name in identifiers(path) for word in words(name)}

    unused = {word for word in kept() if not set(word.split("_")) <= used}

    assert len(kept()) <= MOST_KEPT
    assert unused == set()


def test_no_identifier_and_no_file_name_has_a_norwegian_letter() -> None:
    letters = re.compile("[æøåÆØÅ]")

    named = [shown(path) for path in files() if letters.search(shown(path))]
    written = [
        f"{shown(path)}: {name}"
        for path in python_files()
        for name in identifiers(path)
        if letters.search(name)
    ]

    assert named == []
    assert written == []
