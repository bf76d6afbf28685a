"""The register goes out as it came in, and in again without a change; the command line does both."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest

from boligflyt.areas.dwellings import services
from boligflyt.areas.dwellings.incoming_table import open_table
from boligflyt.areas.dwellings.models import Dwelling, DwellingImport, KeptMapping
from boligflyt.areas.dwellings.outgoing_table import register_file
from boligflyt.areas.dwellings.services import confirm_import, preview_file, say_meanings
from boligflyt.cli import dwelling_files
from boligflyt.domain.dwelling_file import Dialect
from boligflyt.toolkit.faults import Forbidden, Refused
from tests.support.cast import make_dwelling
from tests.support.dwelling_files import NAMES, as_text, dwelling_row, file_of
from tests.support.sheets import CONSTANTS, HEADINGS, TARGETS, own_row, own_sheet

SINCE = date(2015, 1, 1)
FULL = dwelling_row(
    1,
    festenummer="2",
    seksjonsnummer="3",
    husbokstav="B",
    ekstrareferanse="+47 rom",
    koboboligtype="BLOKK",
    underkategoriboligtype="Toroms",
    boligeiersnavn="Nordelv Utleie AS",
    boligeiersorganisasjonsnummer="974760673",
    boligeiersmobilnummer="90000000",
    boligstatus="VEDLIKEHOLD",
    statusdato="2024-02-03",
    malernummerstrom="0707",
    malernummervann="V-1",
    depositum="20000",
    errullestoltilpasset="1",
    skolekretsbarneskole="Åsen",
    skolekretsungdomsskole="Nes",
    ovriginformasjon="Nøkkel; hos «vaktmester»",
    kvalifiserermvakompensasjon="0",
    erbofellesskap="1",
    erdognbemannet="0",
    harpersonalbase="0",
    Eget='ja, "her"',
)
OWN = [*NAMES, "Eget"]


def rows_of(content: bytes, dialect: Dialect) -> list[dict[str, str]]:
    text = io.StringIO(content.decode(dialect.encoding), newline="")
    return list(csv.DictReader(text, delimiter=dialect.separator))


def load(cast, content: bytes) -> DwellingImport:
    batch = preview_file(cast.per, file_of(content), "boliger.csv", SINCE)
    batch = say_meanings(cast.per, batch.pk, batch.version, [("koboboligtype", "BLOKK", "flat")])
    assert batch.counts["wrong"] == 0, list(batch.rows.values_list("faults", flat=True))
    return confirm_import(cast.per, batch.pk, batch.version)


@pytest.mark.parametrize(
    "dialect",
    [Dialect(), Dialect(separator=","), Dialect(encoding="cp1252"), Dialect(names=False), Dialect("xlsx")],
    ids=str,
)
def test_the_register_read_in_any_way_of_writing_changes_nothing(cast, dialect) -> None:
    let = dwelling_row(2, boligstatus="UTLEID", statusdato="2020-01-01", koboboligtype="Leilighet")
    load(cast, as_text([FULL, let], headings=OWN))

    content = register_file(cast.per, {}, dialect)
    again = preview_file(cast.per, file_of(content), "igjen", SINCE)

    assert [again.counts[one] for one in ("new", "changed", "unchanged", "wrong")] == [0, 0, 2, 0]
    assert not again.rows.exclude(notes=[]).exists()
    assert again.dialect["names"] == dialect.names


def test_the_same_rows_and_values_come_out_as_went_in(cast) -> None:
    content = as_text([FULL], headings=OWN)
    load(cast, content)

    [row] = rows_of(register_file(cast.per, {}, open_table(file_of(content)).dialect), Dialect())

    row["ekstrareferanse"] = row["ekstrareferanse"].removeprefix(
        "'"
    )  # so that no sheet takes it for a formula
    assert row == {name: FULL.get(name, "") for name in OWN}


def test_a_dwelling_registered_by_hand_goes_out_in_the_same_columns(cast) -> None:
    make_dwelling(bedrooms=3)

    [row] = rows_of(register_file(cast.per, {}, Dialect()), Dialect())

    assert (row["antallsoverom"], row["boligstatus"], row["kobodisposisjonsform"]) == (
        "3", "KLAR_FOR_INNFLYTTING", "Eid av kommunen",
    )  # fmt: skip


def test_a_letter_that_the_signs_cannot_write_is_told_and_only_who_keeps_the_register_takes_it_out(
    cast,
) -> None:
    load(cast, as_text([dwelling_row(1, gatenavn="Łódźveien")]))

    with pytest.raises(Refused, match="«Ł» kan ikke skrives"):
        register_file(cast.per, {}, Dialect(encoding="cp1252"))
    with pytest.raises(Forbidden):
        register_file(cast.kari, {}, Dialect())


@pytest.fixture
def command(cast, monkeypatch, tmp_path, capsys):
    """Run one of the commands on a file; gives the exit code and what it said as JSON."""
    monkeypatch.setenv("DATABASE_URL", "postgres://the-one-that-is-open")
    # Set up already; once more would point the log at this test's own captured stream.
    monkeypatch.setattr("django.setup", lambda: None)

    def run(content: bytes | None, *argv: str, export: bool = False):
        file = tmp_path / ("ut.csv" if export else "boliger.csv")
        if content is not None:
            file.write_bytes(content)
        do = dwelling_files.run_export if export else dwelling_files.run
        code = do([str(file), "--as", "per", "--json", *argv])
        return code, json.loads(capsys.readouterr().out), file

    return run


def test_the_command_reads_another_sheet_by_a_mapping_that_is_kept(command, cast) -> None:
    code, unmapped, _ = command(own_sheet([own_row(1)]), "--preview")
    kept = KeptMapping(name="Eiendom", headings=list(HEADINGS), targets=TARGETS, constants=CONSTANTS)
    kept.stamp(cast.per.at, cast.per.staff)
    kept.save()

    _, shown, _ = command(own_sheet([own_row(1)]), "--mapping", "Eiendom", "--preview")
    _, stored, _ = command(own_sheet([own_row(1)]), "--mapping", "Eiendom", "--confirm")

    assert (code, "lag et oppsett" in str(unmapped)) == (2, True)
    assert (shown["mapping"], shown["counts"]["new"], shown["confirmed"]) == ("Eiendom", 1, False)
    assert (stored["confirmed"], Dwelling.objects.count(), DwellingImport.objects.count()) == (True, 1, 1)


def test_a_command_that_is_stopped_on_the_way_has_stored_nothing_and_says_so(command, monkeypatch) -> None:
    confirming = services.confirm_import

    def stopped_after(*told):
        confirming(*told)
        raise KeyboardInterrupt

    monkeypatch.setattr(services, "confirm_import", stopped_after)

    code, told, _ = command(as_text([dwelling_row(1)]), "--confirm")

    assert (code, "Registeret er ikke endret" in str(told)) == (130, True)
    assert (Dwelling.objects.count(), DwellingImport.objects.count()) == (0, 0)


def test_the_command_shows_without_storing_and_stores_when_it_is_told_to(command) -> None:
    content = as_text([dwelling_row(1), dwelling_row(2)])

    code, shown, _ = command(content, "--preview")
    kept = (Dwelling.objects.count(), DwellingImport.objects.count())
    stored_code, stored, _ = command(content, "--confirm", "--disposed-from", "2015-01-01")
    _, again, _ = command(content, "--confirm")

    assert (code, shown["counts"]["new"], shown["confirmed"], kept) == (0, 2, False, (0, 0))
    assert (stored_code, stored["confirmed"], Dwelling.objects.count()) == (0, True, 2)
    assert (again["confirmed"], again["counts"]["unchanged"]) == (False, 2)


def test_the_command_stores_nothing_of_a_file_with_faults_unless_told_to_leave_them_out(command) -> None:
    content = as_text([dwelling_row(1), dwelling_row(2, manedsleie="x")])

    code, answer, _ = command(content, "--confirm")
    before = Dwelling.objects.count()
    command(content, "--confirm", "--skip-faulty")

    assert (code, answer["confirmed"], before, Dwelling.objects.count()) == (2, False, 0, 1)
    assert answer["rows"][0]["faults"][0]["column"] == "Månedsleie"


def test_what_the_command_writes_it_reads_without_a_change(command) -> None:
    _, _, given = command(as_text([dwelling_row(1)], separator=",", encoding="iso-8859-1"), "--confirm")

    _, _, file = command(None, "--like", str(given), export=True)
    code, answer, _ = command(file.read_bytes(), "--preview")

    assert (code, answer["counts"]["unchanged"], answer["dialect"]["separator"]) == (0, 1, ",")


@pytest.mark.parametrize(
    ("argv", "said"), [(["--as", "kari"], "rolle som kan endre boliger"), (["--as", "ingen"], "Ingen ansatt")]
)
def test_the_command_asks_for_the_right_of_whoever_it_acts_as(command, argv, said) -> None:
    code, answer, _ = command(as_text([dwelling_row(1)]), "--preview", *argv)

    assert code == 2
    assert said in answer["error"]["message"]


def test_a_file_that_cannot_be_written_whole_leaves_what_was_there(command, cast) -> None:
    load(cast, as_text([dwelling_row(1, gatenavn="Łódźveien")]))
    code, told, file = command(b"som den var", "--encoding", "iso-8859-1", export=True)

    assert (code, "Velg UTF-8" in str(told)) == (2, True)
    assert file.read_bytes() == b"som den var"
    assert list(file.parent.iterdir()) == [file]
