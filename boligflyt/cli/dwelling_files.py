"""`import-dwellings` and `export-dwellings`: the register from a municipality's own file, and back."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from boligflyt.cli.arguments import NorwegianParser
from boligflyt.cli.json_lists import EXIT_FAULTY, EXIT_OK, STANDARD_INPUT, error_object, print_json
from boligflyt.cli.whole_files import whole_or_not

EXIT_USAGE, EXIT_STOPPED = 2, 130
STOPPED = "Avbrutt. Registeret er ikke endret."
MOST_SHOWN = 1_000
WHO = "brukernavnet til den som gjør det; rollen må kunne endre boliger"
ENCODINGS = {"utf-8": "utf-8-sig", "iso-8859-1": "cp1252"}
IMPORT = """\
Les en fil med boliger (CSV eller Excel, Kobos 35 kolonner), og se hva den vil endre.

Med --preview lagres ingenting. Med --confirm legges alt inn samlet, eller ingenting."""
EXPORT = """\
Skriv hele boligregisteret som en fil med Kobos 35 kolonner og kommunens egne.

Er noen bygninger plassert på kartet, kommer breddegrad og lengdegrad etter Kobos kolonner.

Opplysninger om leietakere er ikke med."""
EPILOG = """\
Databasen står i miljøvariabelen DATABASE_URL.
Avslutningskode: 0 når alt gikk bra, 2 når noe i filen eller kommandoen er feil,
130 når den ble avbrutt med Ctrl-C; da er registeret ikke endret."""

UNMAPPED = (
    "Arket har ikke Kobos overskrifter, og ingen har sagt hva de er. "
    "Last det inn én gang på siden «Last inn fra fil» og lag et oppsett. Bruk det så med --mapping NAVN."
)


class _NothingKept(Exception):
    """The preview is shown, and what it stored is let go."""


def run(argv: list[str]) -> int:
    """`import-dwellings`. Gives the exit code."""
    parser = NorwegianParser(prog="bf import-dwellings", description=IMPORT, epilog=EPILOG)
    parser.add_argument(
        "file", metavar="FIL", nargs="?", default=STANDARD_INPUT, help="filen; «-» er standard inn"
    )
    parser.add_argument("--as", dest="who", metavar="BRUKERNAVN", required=True, help=WHO)
    deed = parser.add_mutually_exclusive_group(required=True)
    deed.add_argument("--preview", action="store_true", help="vis hva filen vil endre")
    deed.add_argument("--confirm", action="store_true", help="legg inn")
    parser.add_argument(
        "--mapping", metavar="NAVN", default="", help="les arket med dette oppsettet, som er laget på siden"
    )
    parser.add_argument(
        "--sheet", metavar="NAVN", default="",
        help="arket i arbeidsboken; ellers det som ligner mest på en liste over boliger",
    )  # fmt: skip
    parser.add_argument("--skip-faulty", action="store_true", help="legg inn resten når noen rader har feil")
    parser.add_argument(
        "--disposed-from", metavar="ÅÅÅÅ-MM-DD", type=date.fromisoformat,
        help="siden når kommunen har disponert nye boliger; i dag når det ikke er sagt",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="skriv svaret som JSON på standard ut")
    options = parser.parse_args(argv)
    return _with_database(parser, options, lambda: _import(options))


def run_export(argv: list[str]) -> int:
    """`export-dwellings`. Gives the exit code."""
    parser = NorwegianParser(prog="bf export-dwellings", description=EXPORT, epilog=EPILOG)
    parser.add_argument(
        "file", metavar="FIL", nargs="?", default=STANDARD_INPUT, help="hvor; «-» er standard ut"
    )
    parser.add_argument("--as", dest="who", metavar="BRUKERNAVN", required=True, help=WHO)
    parser.add_argument("--like", metavar="FIL", type=Path, help="skriv på samme måte som denne filen")
    parser.add_argument("--separator", choices=(";", ","), default=";", help="skilletegn (vanlig: ;)")
    parser.add_argument(
        "--encoding", choices=sorted(ENCODINGS), default="utf-8", help="tegnsett (vanlig: utf-8)"
    )
    parser.add_argument("--headings", choices=("kobo", "norsk"), default="kobo", help="kobo: uten æ, ø og å")
    parser.add_argument(
        "--only-kobo", action="store_true", help="bare Kobos 35 kolonner og kommunens egne, uten plassering"
    )
    parser.add_argument("--json", action="store_true", help="si hva som ble skrevet, som JSON; krever FIL")
    options = parser.parse_args(argv)
    if options.json and options.file == STANDARD_INPUT:
        parser.error("--json må ha en FIL å skrive boligene til")
    return _with_database(parser, options, lambda: _export(options))


def _with_database(parser: NorwegianParser, options: argparse.Namespace, do: Callable[[], int]) -> int:
    if not os.environ.get("DATABASE_URL"):
        parser.error("miljøvariabelen DATABASE_URL mangler")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "boligflyt.config.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError, InterfaceError

    from boligflyt.toolkit.faults import Fault

    try:
        django.setup()
        return do()
    except KeyboardInterrupt:  # the transaction is let go on the way here
        _refused(options, STOPPED, "")
        return EXIT_STOPPED
    except Fault as fault:
        return _refused(options, fault.message, fault.field or "")
    except ImproperlyConfigured as fault:
        return _refused(options, str(fault), "")
    except OSError as fault:
        name = fault.filename or options.file
        return _refused(
            options, f"Filen «{name}» kan ikke leses eller skrives. Sjekk navnet og tilgangen.", str(name)
        )
    except (DatabaseError, InterfaceError) as fault:
        return _refused(options, f"Databasen kunne ikke gjøre dette: {str(fault).strip()}", "")


def _refused(options: argparse.Namespace, message: str, where: str) -> int:
    print(message, file=sys.stderr)
    if options.json:
        print_json(error_object("refused", message, where))
    return EXIT_USAGE


def _actor(username: str) -> Any:
    from django.utils import timezone

    from boligflyt.areas.access.choices import Right
    from boligflyt.areas.access.models import Staff
    from boligflyt.areas.access.queries import HELD, actor_among
    from boligflyt.toolkit.faults import Forbidden

    staff = Staff.objects.filter(username=username).first()
    now = timezone.now()
    held = HELD.rows(staff.pk, timezone.localdate(), now) if staff else []
    actors = [actor_among(held, now, one.pk) for one in held]
    able = next((one for one in actors if one and one.may(Right.DWELLING_WRITE)), None)
    if able is None:
        raise Forbidden(
            f"Ingen ansatt med brukernavnet «{username}» har en rolle som kan endre boliger.", field="as"
        )
    return able.with_purpose("command line")


def _given(file: str) -> Any:
    """The file, opened; standard input is read whole."""
    return (
        nullcontext(io.BytesIO(sys.stdin.buffer.read())) if file == STANDARD_INPUT else Path(file).open("rb")
    )


def _import(options: argparse.Namespace) -> int:
    from django.db import transaction

    actor, answer = _actor(options.who), {}
    try:
        with transaction.atomic(), _given(options.file) as file:
            answer = _done(actor, file, options)
            if not answer["confirmed"]:
                raise _NothingKept
    except _NothingKept:
        pass
    if options.json:
        print_json(answer)
    else:
        print("\n".join(_in_words(answer)))
    return EXIT_FAULTY if answer["counts"]["wrong"] else EXIT_OK


def _done(actor: Any, file: BinaryIO, options: argparse.Namespace) -> dict[str, Any]:
    from boligflyt.areas.dwellings.choices import ImportState
    from boligflyt.areas.dwellings.services import confirm_import, read_any_file
    from boligflyt.toolkit.faults import Refused

    since = options.disposed_from or actor.today
    batch = read_any_file(actor, file, Path(options.file).name, since, options.mapping, options.sheet)
    if batch.state == ImportState.RECEIVED:
        raise Refused(UNMAPPED, field="file")
    counts = {name: batch.counts[name] for name in ("new", "changed", "unchanged", "wrong", "tenants")}
    counts["apart"] = batch.counts.get("apart", 0)
    stores = bool(counts["new"] + counts["changed"]) and (options.skip_faulty or not counts["wrong"])
    if confirmed := options.confirm and stores:
        confirm_import(actor, batch.pk, batch.version)
    shown = batch.rows.filter(outcome__in=["wrong", "changed"]).defer("stored")[: MOST_SHOWN + 1]
    rows = [
        {
            "row": one.number,
            "dwelling": one.label,
            "outcome": one.outcome,
            "faults": one.faults,
            "changes": one.changes,
        }
        for one in shown
    ]
    codes = [dict(zip(("column", "code", "rows"), one, strict=True)) for one in batch.counts["codes"]]
    return {
        "confirmed": confirmed, "import": str(batch.pk) if confirmed else None, "dialect": batch.dialect,
        "counts": counts, "unknown_codes": codes, "remarks": batch.remarks, "rows": rows[:MOST_SHOWN],
        "mapping": batch.sheet.get("name"), "more_rows": len(rows) > MOST_SHOWN,
    }  # fmt: skip


def _in_words(answer: dict[str, Any]) -> list[str]:
    counts = answer["counts"]
    lines = [*answer["remarks"]]
    for row in answer["rows"]:
        for fault in row["faults"]:
            place = f"kolonne {fault['letter']} ({fault['column']})" if fault["letter"] else fault["column"]
            lines.append(f"Rad {row['row']}{', ' + place if place else ''}: {fault['what']} {fault['mend']}")
    lines.append(
        f"{counts['new']} nye, {counts['changed']} endret, "
        f"{counts['unchanged']} uendret, {counts['wrong']} med feil."
    )
    if counts["apart"]:
        lines.append(f"{counts['apart']} rader er hoppet over: de ser ikke ut til å være boliger.")
    if answer["confirmed"]:
        lines.append(f"Lagt inn. Importen har nummer {answer['import']}, og kan angres på siden.")
    elif counts["wrong"]:
        lines.append("Ingenting er lagt inn. Rett radene, eller legg inn resten med --confirm --skip-faulty.")
    else:
        lines.append("Ingenting er lagt inn.")
    return lines


def _export(options: argparse.Namespace) -> int:
    from boligflyt.areas.allocation.queries.dwelling_list import stock_on
    from boligflyt.areas.dwellings.incoming_table import open_table
    from boligflyt.areas.dwellings.outgoing_table import write_register
    from boligflyt.domain.dwelling_file import Dialect

    actor = _actor(options.who)
    dialect = Dialect("csv", ENCODINGS[options.encoding], options.separator, options.headings == "kobo")
    if options.like:
        with options.like.open("rb") as file:
            dialect = open_table(file).dialect
    days = {row.pk: row.day.status for row in stock_on(actor, actor.today)}
    if options.file == STANDARD_INPUT:
        write_register(actor, days, dialect, sys.stdout.buffer, only_kobo=options.only_kobo)
        return EXIT_OK
    file = Path(options.file)
    with whole_or_not(file) as opened:
        write_register(actor, days, dialect, opened, only_kobo=options.only_kobo)
    if options.json:
        print_json({"file": options.file, "bytes": file.stat().st_size})
    return EXIT_OK
