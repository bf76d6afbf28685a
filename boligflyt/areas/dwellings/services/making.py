"""New dwellings of an import, with buildings, owners and first lines of the ledger, in set statements.

What a cell means was settled when the file was read: the statements only move what stands in the staged rows,
and leave the history to its triggers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db import connections, models, router

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.dwellings.choices import EmptyCause, RowOutcome, StatusCode
from boligflyt.areas.dwellings.file_values import LET, OF_BUILDING, OF_DWELLING, OF_OWNER, own_number
from boligflyt.areas.dwellings.models import Building, Dwelling, DwellingImport, DwellingOwner, StatusEntry
from boligflyt.areas.dwellings.services.spans import Span
from boligflyt.toolkit.copying import many_at_once

# The new rows with their address as one address is told from another.
STAGED = """
with staged as (
  select number, dwelling, "values" as told, "values"->>'gatenavn' as street,
    ("values"->>'husnummer') || coalesce("values"->>'husbokstav', '') as house,
    "values"->>'postnummer' as postal_code, ("values"->>'statusdato')::date as since
  from dwellings_importrow
  where batch_id = %(batch)s and outcome = %(new)s and number between %(first)s and %(last)s
)
"""
SAME_ADDRESS = """upper(b.street) = upper(s.street) and upper(b.house_number) = upper(s.house)
  and b.postal_code = s.postal_code"""
NEW_BUILDINGS = f"""
from (select distinct on (upper(street), upper(house), postal_code) * from staged
      order by upper(street), upper(house), postal_code, number) s
left join (select distinct on (postal_code) postal_code, postal_place from dwellings_building
           where postal_place <> '' order by postal_code, postal_place) p on p.postal_code = s.postal_code
left join dwellings_postalplace r on r.code = s.postal_code
where not exists (select from dwellings_building b where {SAME_ADDRESS})
"""  # noqa: S608  # nosec B608 – both parts are texts of ours, above
IN_ITS_BUILDING = f"from staged s join dwellings_building b on {SAME_ADDRESS} order by s.number"
HAS_OWNER = "from staged s where jsonb_exists_any(s.told, %(owner)s) order by s.number"
# The ledger begins with the file's status; «utleid» is read from leases and is no line.
HAS_STATUS = "from staged s where s.told->>'boligstatus' <> %(let)s order by s.number"
# What is written out again as it came: the words of codes, and the municipality's own columns.
FROM_FILE = """jsonb_build_object(
  'codes', coalesce(s.told->'_codes', '{}') || case when s.told->>'boligstatus' = %(let)s
    then jsonb_strip_nulls(jsonb_build_object('let', '1', 'statusdato', s.told->>'statusdato'))
    else '{}' end,
  'own', coalesce(s.told->'_own', '{}'))"""

AT = {
    "id": "gen_random_uuid()", "street": "s.street", "house_number": "s.house",
    "postal_code": "s.postal_code", "postal_place": "coalesce(r.place, p.postal_place, '')",
    "cadastral_unit": "split_part(s.told->>'gnrbnr', '/', 1)::integer",
    "property_unit": "split_part(s.told->>'gnrbnr', '/', 2)::integer",
    "municipality_number": "coalesce(nullif(s.told->>'kommunenummer', %(municipality)s), '')",
    "made_by_import": "%(batch)s::uuid",
}  # fmt: skip
WHAT = {
    "id": "s.dwelling", "building": "b.id", "from_file": FROM_FILE,
    "section_number": "coalesce((s.told->>'seksjonsnummer')::integer, 0)",
    "disposed_from": "least(%(disposed_from)s::date, s.since)",
    "created_at": "%(at)s::timestamptz", "changed_at": "%(at)s::timestamptz", "changed_by": "%(staff)s::uuid",
}  # fmt: skip
WHOSE = {"id": "gen_random_uuid()", "dwelling": "s.dwelling"}
HOW = {
    "id": "gen_random_uuid()", "dwelling": "s.dwelling", "status": "s.told->>'boligstatus'",
    "cause": "case when s.told->>'boligstatus' = %(ready)s then %(no_cause)s else %(unknown)s end",
    "period": "daterange(coalesce(s.since, %(disposed_from)s::date), null, '[)')",
}  # fmt: skip


# From here on the old counts make a slow plan; under it counting costs more than it gives.
MANY_MADE = 1000


def count_anew(batch: DwellingImport) -> None:
    """Have the tables counted when the file has brought many rows.

    Else a file that is read in the next minute is compared by plans for the table as it was before: one that
    was counted while it was empty is read whole for every row.
    """
    if batch.counts[RowOutcome.NEW] >= MANY_MADE:
        with connections[router.db_for_write(Dwelling)].cursor() as cursor:
            cursor.execute("select dwellings_count_anew()")


def make_new(actor: Actor, batch: DwellingImport, span: Span) -> list[UUID]:
    """Store the new dwellings of these rows. Raises IntegrityError when one is there already.

    Gives the buildings that were made.
    """
    made: list[UUID] = []
    told: dict[str, Any] = {
        "batch": batch.pk, "first": span.first, "last": span.last,
        "new": RowOutcome.NEW.value, "let": LET, "municipality": own_number(),
        "disposed_from": batch.disposed_from, "at": actor.at, "staff": actor.staff, "owner": list(OF_OWNER),
        "ready": StatusCode.READY.value, "no_cause": EmptyCause.NONE.value,
        "unknown": EmptyCause.UNKNOWN.value,
    }  # fmt: skip
    with many_at_once(Dwelling) as cursor:
        for model, columns, known, whence in (
            (Building, OF_BUILDING, AT, NEW_BUILDINGS),
            (Dwelling, OF_DWELLING, WHAT, IN_ITS_BUILDING),
            (DwellingOwner, OF_OWNER, WHOSE, HAS_OWNER),
            (StatusEntry, {}, HOW, HAS_STATUS),
        ):
            parts = dict(_parts(model, columns, known, told))
            names = ", ".join(f'"{name}"' for name in parts)
            cursor.execute(
                f'{STAGED} insert into "{model._meta.db_table}" ({names}) '
                f"select {', '.join(parts.values())} {whence}"
                + (" returning id" if model is Building else ""),
                told,
            )
            if model is Building:
                made = [pk for (pk,) in cursor.fetchall()]
    return made


def _parts(
    model: type[models.Model], columns: Mapping[str, str], known: Mapping[str, str], told: dict[str, Any]
) -> Iterator[tuple[str, str]]:
    """What each column of the table is given: as said, from the file, or else the field's own default."""
    from_file = {field: column for column, field in columns.items()}
    for field in model._meta.concrete_fields:
        column_name = str(field.column)
        if field.generated:
            continue
        if field.name in known:
            yield column_name, known[field.name]
            continue
        name = f"default_{field.name}"
        kind = str(field.db_type(connections[router.db_for_write(model)])).partition("(")[0]
        told[name] = None if field.null else field.get_default()
        default = f"%({name})s::{kind}"
        if column := from_file.get(field.name):
            yield column_name, f"coalesce((s.told->>'{column}')::{kind}, {default})"
        else:
            yield column_name, default
