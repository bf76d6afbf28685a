"""`audit`: seal the trace, verify it against its seals, and go on after a restore."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

from boligflyt.cli.arguments import NorwegianParser
from boligflyt.cli.audit_anchor import AnchorError, keep, kept_in
from boligflyt.cli.json_lists import print_json

EXIT_WHOLE, EXIT_BROKEN, EXIT_USAGE = 0, 1, 2
MOST_SHOWN = 1_000
DESCRIPTION = """\
Forsegl innsynsloggen (sporet), og kontroller at ingen har endret den.

  seal      forsegler det som er skrevet siden sist; kjøres for eksempel hvert minutt
  verify    regner ut seglene på nytt og sier hvilke hendelser som er endret, slettet,
            flyttet eller satt inn etterpå
  continue  kjøres én gang når databasen er lastet inn på en ny server fra en kopi

Databasen står i miljøvariabelen DATABASE_URL."""
EPILOG = """\
Eksempel:
  ./bf audit verify --anchor /sikkert/sted/segl.jsonl

Avslutningskode: 0 når sporet er helt, 1 når noe er endret, 2 ved feil i kommandolinjen eller oppsettet."""


def run(argv: list[str]) -> int:
    """Do what the first word says. Gives the exit code."""
    parser = NorwegianParser(prog="bf audit", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("what", metavar="HVA", choices=sorted(DEEDS), help="seal, verify eller continue")
    parser.add_argument("--json", action="store_true", help="skriv svaret som JSON på standard ut")
    parser.add_argument(
        "--anchor", metavar="FIL", type=Path,
        help="sammenlign med segl som er tatt vare på i filen, og legg til det siste når sporet er helt",
    )  # fmt: skip
    options = parser.parse_args(argv)
    if options.anchor and options.what != "verify":
        parser.error("--anchor brukes bare sammen med verify")
    if not os.environ.get("DATABASE_URL"):
        parser.error("miljøvariabelen DATABASE_URL mangler")
    return _with_database(lambda: DEEDS[options.what](options))


def _with_database(do: Callable[[], int]) -> int:
    """Django set up around the deed; what is wrong with the set-up is said, and is no broken trace."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "boligflyt.config.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError, InterfaceError

    from boligflyt.toolkit.faults import Conflict

    try:
        django.setup()
        return do()
    except (ImproperlyConfigured, AnchorError) as fault:
        print(fault, file=sys.stderr)
    except Conflict as conflict:
        print(conflict.message, file=sys.stderr)
    except (DatabaseError, InterfaceError) as fault:
        print(f"Databasen kunne ikke gjøre dette: {str(fault).strip()}", file=sys.stderr)
    return EXIT_USAGE


def seal(options: argparse.Namespace) -> int:
    """Seal what can be sealed now."""
    from django.utils import timezone

    from boligflyt.areas.audit.services.sealing import seal_events

    made = seal_events(timezone.now(), "bf audit seal")
    if options.json:
        print_json({"seals": [{"number": one.number, "events": one.count, "hash": one.hash} for one in made]})
    elif made:
        events = sum(one.count for one in made)
        print(f"Forseglet {events} hendelser. Siste segl er nummer {made[-1].number}.")
    else:
        print("Ingenting nytt å forsegle.")
    return EXIT_WHOLE


def verify(options: argparse.Namespace) -> int:
    """Recompute the chain and say what is wrong with it."""
    from boligflyt.areas.audit.models import Seal
    from boligflyt.areas.audit.queries import verification

    anchors = kept_in(options.anchor) if options.anchor else {}
    checked = verification.Checked()
    findings = verification.verify(checked, anchors)
    shown = list(islice(findings, MOST_SHOWN))
    more = sum(1 for _ in findings)
    last = Seal.objects.filter(hash=checked.last_hash).first()
    if options.anchor and last and not shown and last.number not in anchors:
        keep(options.anchor, last.number, last.hash)
    if options.json:
        print_json(_as_json(shown, more, checked))
    else:
        print("\n".join(_as_text(shown, more, checked)))
    return EXIT_BROKEN if shown else EXIT_WHOLE


def _as_json(shown: list[Any], more: int, checked: Any) -> dict[str, Any]:
    faults = [{**asdict(one), "key": str(one.key) if one.key else None} for one in shown]
    return {"whole": not shown, "faults": faults, "more_faults": more, **asdict(checked)}


def _as_text(shown: list[Any], more: int, checked: Any) -> list[str]:
    lines = [one.says for one in shown]
    if more:
        lines.append(f"… og {more} feil til.")
    covered = f"{checked.events} hendelser og {checked.seals} segl er kontrollert."
    lines.append(f"Sporet er brutt. {covered}" if shown else f"Sporet er helt. {covered}")
    if checked.unsealed:
        oldest = f"den eldste er fra {checked.oldest_unsealed} (UTC)"
        lines.append(f"{checked.unsealed} hendelser er ikke forseglet ennå; {oldest}.")
    return lines


def go_on(options: argparse.Namespace) -> int:
    """After a restore on another server: number transactions on from where the copy stopped."""
    from boligflyt.areas.audit.services.sealing import continue_after_restore

    ahead = continue_after_restore()
    if options.json:
        print_json({"ahead": ahead})
    else:
        print("Klart. Nye hendelser får nummer etter dem som var i kopien.")
    return EXIT_WHOLE


DEEDS: dict[str, Callable[[argparse.Namespace], int]] = {"seal": seal, "verify": verify, "continue": go_on}
