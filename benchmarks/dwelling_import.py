"""A file of 100 000 dwellings in and out, beside COPY with the same checks in SQL.

./bf bench --only import

One of the rows is wrong. The file is on disk and is read as a stream; the memory is the most the process has
held since it began with that step, above what it held before the step.
"""

from __future__ import annotations

import csv
import os
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROWS = int(os.environ.get("BF_IMPORT_ROWS", "100000"))
DWELLINGS_IN_A_BUILDING = 8
NAMES = (
    "kommunenummer", "gnrbnr", "bruksenhetsnummer", "gatenavn", "husnummer", "postnummer", "koboboligtype",
    "kobodisposisjonsform", "boligstatus", "statusdato", "manedsleie", "antallsoverom", "depositum",
)  # fmt: skip
# The checks that COPY alone leaves out: whole numbers, a day, codes, a cadastral number, no row twice.
CHECKS = """
select count(*) from loaded where kommunenummer !~ '^\\d{4}$' or gnrbnr !~ '^\\d{1,5}/\\d{1,5}$'
  or bruksenhetsnummer !~ '^[HUKL]\\d{4}$' or postnummer !~ '^\\d{4}$' or manedsleie !~ '^\\d+$'
  or antallsoverom !~ '^\\d+$' or statusdato !~ '^\\d{4}-\\d{2}-\\d{2}$'
  or koboboligtype not in ('Leilighet') or kobodisposisjonsform not in ('Eid av kommunen')
  or boligstatus not in ('KLAR_FOR_INNFLYTTING', 'VEDLIKEHOLD') or gatenavn = '' or husnummer !~ '^\\d+$'
"""
TWICE = """
select count(*) from (
  select 1 from loaded group by kommunenummer, gnrbnr, bruksenhetsnummer having count(*) > 1) twice
"""
KNOWN = """
select count(*) from loaded l join dwellings_building b
  on b.cadastral_unit || '/' || b.property_unit = l.gnrbnr join dwellings_dwelling d
  on d.building_id = b.id and d.unit_number = l.bruksenhetsnummer
"""
# What confirming stores, with history, from rows that are taken to be right and new.
STORED = (
    """
insert into dwellings_building (id, street, house_number, postal_code, postal_place, cadastral_unit,
  property_unit, section, municipality_number, school_district, secondary_district, has_lift)
select distinct on (gatenavn, husnummer) gen_random_uuid(), gatenavn, husnummer, postnummer, '',
  split_part(gnrbnr, '/', 1)::int, split_part(gnrbnr, '/', 2)::int, 0, '', '', '', false from loaded
""",
    """
insert into dwellings_dwelling (id, version, created_at, changed_at, building_id, unit_number,
  leasehold_number, section_number, extra_reference, disposal, dwelling_type, subcategory, purpose, bedrooms,
  wheelchair, adaptation, rent, deposit, electricity_meter, water_meter, information, from_file,
  disposed_from, gained_by, lost_by)
select gen_random_uuid(), 1, now(), now(), b.id, l.bruksenhetsnummer, 0, 0, '', 'owned', 'flat', '',
  'ordinary', l.antallsoverom::int, false, 'none', l.manedsleie::int, l.depositum::int, '', '', '', '{}',
  '2015-01-01', '', '' from loaded l
  join dwellings_building b on b.street = l.gatenavn and b.house_number = l.husnummer
  where l.manedsleie ~ '^\\d+$'
""",
    """
insert into dwellings_statusentry (id, dwelling_id, status, cause, note, period)
select gen_random_uuid(), id, 'ready', 'none', '', daterange('2024-02-01', null) from dwellings_dwelling
""",
)


def run() -> list[dict[str, Any]]:
    """Do it once; print a line for each step and give the rows."""
    from benchmarks.null_controls import as_the_program

    with tempfile.TemporaryDirectory() as folder, as_the_program():
        file = Path(folder) / "boliger.csv"
        _make(file)
        actor = _keeper()
        rows = [_row("COPY and the same checks in SQL", lambda: _copied(file))]
        held: list[Any] = []
        rows.append(_row("COPY, checks and dwellings in SQL", lambda: _copied(file, STORED)))
        rows.append(_row("read and compare", lambda: held.append(_previewed(actor, file))))
        rows.append(_row("confirm", lambda: _confirmed(actor, held[0])))
        rows.append(_row("read again, unchanged", lambda: _previewed(actor, file)))
        rows.append(_row("write out", lambda: _exported(actor)))
    for row in rows:
        print(
            f"{row['what']:34} {row['rows']:7} rows {row['seconds']:8.2f} s {row['memory']:6.0f} MB",
            flush=True,
        )
    return rows


def _row(what: str, do: Callable[[], Any]) -> dict[str, Any]:
    before, began = _most_held(), time.perf_counter()
    do()
    return {
        "what": what, "rows": ROWS, "seconds": time.perf_counter() - began, "memory": _most_held() - before
    }  # fmt: skip


def _most_held() -> float:
    """The most memory the process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _make(file: Path) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, delimiter=";")
        writer.writerow(NAMES)
        for number in range(ROWS):
            house, place = divmod(number, DWELLINGS_IN_A_BUILDING)
            rent = "feil" if number == ROWS // 2 else str(8000 + number % 5000)
            state = "VEDLIKEHOLD" if number % 50 == 0 else "KLAR_FOR_INNFLYTTING"
            writer.writerow([
                "9999", f"{1 + house // 5000}/{1 + house % 5000}",
                f"H{1 + place // 4:02d}{1 + place % 4:02d}",
                f"Målveien {house // 200}", str(1 + house % 200), "9999",
                "Leilighet", "Eid av kommunen", state,
                "2024-02-01", rent, str(number % 5), "20000",
            ])  # fmt: skip


def _keeper() -> Any:
    """A municipality with one property manager."""
    from datetime import date

    from django.utils import timezone

    from boligflyt.areas.access.choices import OfficeKind, Role
    from boligflyt.areas.access.models import Assignment, Municipality, Office, Staff
    from boligflyt.areas.access.queries import actor_for
    from boligflyt.domain.periods import Period

    Municipality.objects.create(name="Målingen", number="9999", rule_set="demo-drammen")
    office = Office.objects.create(name="Eiendom", kind=OfficeKind.PROPERTY)
    staff = Staff.objects.create_user("per", "Per", None)
    period = Period(date(2020, 1, 1), None)
    Assignment.objects.create(
        staff=staff, office=office, role=Role.PROPERTY_MANAGER, period=period, clearance=0
    )
    return actor_for(staff.pk, timezone.now(), timezone.localdate())


def _copied(file: Path, stored: tuple[str, ...] = ()) -> None:
    """Into a table that is gone afterwards; what is stored is let go again, for the steps after it."""
    from django.db import connection, transaction

    columns = ", ".join(f"{name} text" for name in NAMES)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"create temporary table loaded ({columns}) on commit drop")
        statement = "copy loaded from stdin with (format csv, delimiter ';', header true)"
        with cursor.copy(statement) as copy, file.open("rb") as opened:
            for piece in iter(lambda: opened.read(1 << 16), b""):
                copy.write(piece)
        for check in (CHECKS, TWICE, KNOWN):
            cursor.execute(check)
            cursor.fetchone()
        for statement in stored:
            cursor.execute(statement)
        cursor.execute("set constraints all immediate")
        transaction.set_rollback(bool(stored))


def _previewed(actor: Any, file: Path) -> Any:
    from datetime import date

    from boligflyt.areas.dwellings.services import preview_file

    with file.open("rb") as opened:
        batch = preview_file(actor, opened, file.name, date(2015, 1, 1))
    assert batch.counts["wrong"] == 1, batch.counts
    return batch


def _confirmed(actor: Any, batch: Any) -> None:
    from boligflyt.areas.dwellings.services import confirm_import

    confirm_import(actor, batch.pk, batch.version)


def _exported(actor: Any) -> None:
    from boligflyt.areas.dwellings.outgoing_table import register_file
    from boligflyt.domain.dwelling_file import Dialect

    assert register_file(actor, {}, Dialect()).count(b"\r\n") == ROWS
