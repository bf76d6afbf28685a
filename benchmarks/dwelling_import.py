"""A file of 100 000 dwellings in and out, beside COPY with the same checks in SQL.

./bf bench --only import

One of the rows is wrong. A file of twice the rows, with one wrong, comes last. The file is on disk and is
read as a stream; the memory is the most the process has held since it began with that step, above what it
held before the step.
"""

from __future__ import annotations

import csv
import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
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
  disposed_from, gained_by, lost_by, kept_because)
select gen_random_uuid(), 1, now(), now(), b.id, l.bruksenhetsnummer, 0, 0, '', 'owned', 'flat', '',
  'ordinary', l.antallsoverom::int, false, 'none', l.manedsleie::int, l.depositum::int, '', '', '', '{}',
  '2015-01-01', '', '', '' from loaded l
  join dwellings_building b on b.street = l.gatenavn and b.house_number = l.husnummer
  where l.manedsleie ~ '^\\d+$'
""",
    """
insert into dwellings_statusentry (id, dwelling_id, status, cause, note, period)
select gen_random_uuid(), id, 'ready', 'none', '', daterange('2024-02-01', null) from dwellings_dwelling
""",
)


# The columns that writing out fills, with the codes as the register has them and the open line's status.
WRITTEN = """
select coalesce(nullif(b.municipality_number, ''), '9999') as kommunenummer,
  b.cadastral_unit || '/' || b.property_unit as gnrbnr, nullif(d.leasehold_number, 0) as festenummer,
  nullif(d.section_number, 0) as seksjonsnummer, d.unit_number, b.street,
  substring(b.house_number from '^[0-9]+') as husnummer, upper(substring(b.house_number from '[A-Za-z]$')),
  b.postal_code, d.extra_reference, d.dwelling_type, d.subcategory, d.disposal, o.name,
  o.organisation_number, o.mobile, s.status, lower(s.period), d.rent, d.electricity_meter, d.water_meter,
  d.deposit, d.wheelchair::int, d.bedrooms, b.school_district, b.secondary_district, d.information,
  d.vat_compensation::int, d.shared_home::int, d.staffed_day_and_night::int, d.staff_base::int
from dwellings_dwelling d join dwellings_building b on b.id = d.building_id
left join dwellings_dwellingowner o on o.dwelling_id = d.id
left join dwellings_statusentry s on s.dwelling_id = d.id and upper(s.period) is null
order by b.street, b.house_number, d.unit_number, d.id
"""
BARE, STORING = "COPY and the same checks in SQL", "COPY, checks and dwellings in SQL"
OUT, TWICE_AS_LONG = "COPY the same columns out in SQL", "COPY and the same checks, twice as many"


def run() -> list[dict[str, Any]]:
    """Do it once; print a line for each step and give the rows."""
    from benchmarks.null_controls import as_the_program

    with tempfile.TemporaryDirectory() as folder, as_the_program():
        file, changed, long = (Path(folder) / name for name in ("boliger.csv", "endret.csv", "lang.csv"))
        _make(file, ROWS)
        _make(changed, ROWS, raised=100)
        _make(long, 2 * ROWS, street="Langveien", parcels=100)
        actor = _keeper()
        return [*_in(actor, file), *_again(actor, file, changed), *_out(actor, Path(folder)),
                *_twice_as_long(actor, long)]  # fmt: skip


def _in(actor: Any, file: Path) -> Iterator[dict[str, Any]]:
    """Into an empty register."""
    from boligflyt.areas.dwellings.services import confirm_import

    held: list[Any] = []
    yield _row(BARE, lambda: _copied(file))
    yield _row(STORING, lambda: _copied(file, STORED))
    yield _row("django-import-export in bulk mode", lambda: _in_bulk(file), STORING)
    read = _row("read and compare", lambda: held.append(_previewed(actor, file)))
    stored = _row("confirm", lambda: confirm_import(actor, held[0].pk, held[0].version))
    yield from (read, stored)
    yield {
        **read,
        "what": "read, compare and confirm together",
        "beside": STORING,
        "seconds": read["seconds"] + stored["seconds"],
        "memory": read["memory"] + stored["memory"],
    }


def _again(actor: Any, file: Path, changed: Path) -> Iterator[dict[str, Any]]:
    """Into a register that has the dwellings."""
    from boligflyt.areas.dwellings.services import confirm_import, undo_import

    held: list[Any] = []
    yield _row("read again, unchanged", lambda: _previewed(actor, file))
    yield _row("read again, every rent changed", lambda: held.append(_previewed(actor, changed)))
    yield _row("confirm the changes", lambda: confirm_import(actor, held[0].pk, held[0].version))
    yield _row("undo the changes", lambda: undo_import(actor, held[0].pk, None))


def _out(actor: Any, folder: Path) -> Iterator[dict[str, Any]]:
    from benchmarks import import_export

    yield _row(OUT, lambda: _copied_out(folder / "sql.csv"), OUT)
    yield _row("write out", lambda: _written(actor, folder / "ut.csv"), OUT)
    yield _row("write out with django-import-export", import_export.exported, OUT)


def _twice_as_long(actor: Any, file: Path) -> Iterator[dict[str, Any]]:
    """Twice the rows and one of them wrong: what is held does not double, and the rest is stored."""
    from boligflyt.areas.dwellings.services import confirm_import, undo_import

    held: list[Any] = []
    yield _row(TWICE_AS_LONG, lambda: _copied(file), TWICE_AS_LONG, 2)
    yield _row("read and compare", lambda: held.append(_previewed(actor, file)), TWICE_AS_LONG, 2)
    batch = held[0]
    [wrong] = batch.rows.filter(outcome="wrong")
    assert (wrong.number, [one["column"] for one in wrong.faults]) == (ROWS + 2, ["Månedsleie"])
    yield _row("confirm the rest", lambda: confirm_import(actor, batch.pk, batch.version), TWICE_AS_LONG, 2)
    yield _row("undo it", lambda: undo_import(actor, batch.pk, None), TWICE_AS_LONG, 2)


def _row(what: str, do: Callable[[], Any], beside: str = BARE, times: int = 1) -> dict[str, Any]:
    before, began = _most_held(), time.perf_counter()
    do()
    row = {
        "what": what, "rows": times * ROWS, "seconds": time.perf_counter() - began,
        "memory": _most_held() - before, "beside": beside,
    }  # fmt: skip
    print(f"{what:36} {row['rows']:7} rows {row['seconds']:8.2f} s {row['memory']:6.0f} MB", flush=True)
    return row


def _most_held() -> float:
    """The most memory the process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _make(file: Path, rows: int, raised: int = 0, street: str = "Målveien", parcels: int = 1) -> None:
    """`raised`: how much more each rent is, in kroner. `parcels`: the first gårdsnummer."""
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, delimiter=";")
        writer.writerow(NAMES)
        for number in range(rows):
            house, place = divmod(number, DWELLINGS_IN_A_BUILDING)
            rent = "feil" if number == rows // 2 else str(8000 + number % 5000 + raised)
            state = "VEDLIKEHOLD" if number % 50 == 0 else "KLAR_FOR_INNFLYTTING"
            writer.writerow([
                "9999", f"{parcels + house // 5000}/{1 + house % 5000}",
                f"H{1 + place // 4:02d}{1 + place % 4:02d}",
                f"{street} {house // 200}", str(1 + house % 200), "9999",
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


def _in_bulk(file: Path) -> None:
    """As the line in SQL: what is stored is let go again."""
    from django.db import connection, transaction

    from benchmarks import import_export

    with transaction.atomic():
        result = import_export.imported(file)
        told = (result.total_rows, len(result.invalid_rows), result.has_errors())
        assert told == (ROWS, 1, False), (told, result.base_errors, result.row_errors()[:1])
        with connection.cursor() as cursor:
            cursor.execute("set constraints all immediate")
        transaction.set_rollback(True)


def _copied_out(file: Path) -> None:
    from django.db import connection

    with connection.cursor() as cursor, file.open("wb") as opened:
        statement = f"copy ({WRITTEN}) to stdout with (format csv, delimiter ';', header true)"
        with cursor.copy(statement) as copy:
            for piece in copy:
                opened.write(piece)


def _written(actor: Any, file: Path) -> None:
    from boligflyt.areas.dwellings.outgoing_table import write_register
    from boligflyt.domain.dwelling_file import Dialect

    with file.open("wb") as opened:
        write_register(actor, {}, Dialect(), opened)
    with file.open("rb") as opened:
        assert sum(1 for _ in opened) == ROWS  # the headings, and all but the wrong row
