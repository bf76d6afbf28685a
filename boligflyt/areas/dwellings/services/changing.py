"""Dwellings that a file changed, changed or put back in set statements.

The rows of the import tell each column before and after: the statements only move it, and leave the history
to its triggers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import connections, models, router
from django.db.models import Max, Min

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.dwellings.choices import RowOutcome
from boligflyt.areas.dwellings.file_values import OF_BUILDING, OF_DWELLING, OF_OWNER
from boligflyt.areas.dwellings.models import Building, Dwelling, DwellingImport, DwellingOwner
from boligflyt.areas.dwellings.services.spans import Span
from boligflyt.toolkit.copying import many_at_once

AFTER, BEFORE = "after", "before"
# What each changed row gives our columns and the municipality's own, and the words of codes before it.
CHANGED = """
with changed as (
  select r.number, r.dwelling, r."values" as told, coalesce(c.given, '{}') as given, c.columns,
    coalesce(c.own, '{}') as own, coalesce(c.words, '{}') as words
  from dwellings_importrow r cross join lateral (
    select jsonb_object_agg(name, value) filter (where not is_own) as given,
      jsonb_object_agg(name, value) filter (where is_own) as own,
      jsonb_object_agg(name, word) filter (where not is_own and name = any(%(of_dwelling)s)) as words,
      array_agg(name) as columns
    from (
      select one->>'column' as name, one->%(side)s::text as value, one->'word' as word,
        (one->>'own')::boolean as is_own from jsonb_array_elements(r.changes) one) told
  ) c
  where r.batch_id = %(batch)s and r.outcome = %(changed)s and r.number between %(first)s and %(last)s
)
"""
# What is written out again as it came: the words of the codes that changed, and the own columns of the file.
WORDS_AFTER = """jsonb_build_object(
  'codes', coalesce(x.from_file->'codes', '{}') || coalesce((
    select jsonb_object_agg(key, value) from jsonb_each(s.told->'_codes') where key = any(s.columns)), '{}'),
  'own', coalesce(x.from_file->'own', '{}') || coalesce(s.told->'_own', '{}'))"""
# Null in what was there before is nothing, and is taken out.
WORDS_BEFORE = """jsonb_build_object(
  'codes', jsonb_strip_nulls(coalesce(x.from_file->'codes', '{}') || s.words),
  'own', jsonb_strip_nulls(coalesce(x.from_file->'own', '{}') || s.own))"""
STAMP = """version = x.version + 1, changed_at = %(at)s::timestamptz, changed_by = %(staff)s::uuid"""
LOCKED = """
select count(*) from (
  select d.id from dwellings_dwelling d join dwellings_importrow r on r.dwelling = d.id
  where r.batch_id = %(batch)s and r.outcome = any(%(outcomes)s) order by d.id for update of d) locked
"""
PLACED_ELSEWHERE = """
select r.label || ' (plasseringen)', r.number
from dwellings_importrow r cross join lateral jsonb_array_elements(r.changes) one
join dwellings_dwelling d on d.id = r.dwelling join dwellings_building b on b.id = d.building_id
where r.batch_id = %(batch)s and r.outcome in ('new', 'changed') and r.changes <> '[]'
  and one->>'column' in ('breddegrad', 'lengdegrad') and not (one->>'own')::boolean
  and (case one->>'column' when 'breddegrad' then b.latitude else b.longitude end)
    is distinct from (one->>%(side)s::text)::numeric
order by r.number limit 1
"""
MOVED_ON = """
select r.label, r.number from dwellings_importrow r left join dwellings_dwelling d on d.id = r.dwelling
where r.batch_id = %(batch)s and r.outcome = any(%(outcomes)s)
  and d.version is distinct from coalesce(r.version, 0) + %(later)s
order by r.outcome, r.number
"""


def store_changes(actor: Actor, batch: DwellingImport, span: Span) -> None:
    """Store what these changed rows say. Whoever calls has asked `moved_on` first."""
    _move(actor, batch, span, AFTER, WORDS_AFTER)


def put_back(actor: Actor, batch: DwellingImport, span: Span) -> None:
    """Store what stood before these changed rows were stored."""
    _move(actor, batch, span, BEFORE, WORDS_BEFORE)


def place_buildings(batch: DwellingImport, side: str) -> None:
    """Give the buildings that new dwellings place or move, their place before or after; mostly none."""
    moving = batch.rows.filter(outcome=RowOutcome.NEW).exclude(changes=[])
    ends = moving.aggregate(first=Min("number"), last=Max("number"))
    if ends["first"] is None:
        return
    told: dict[str, Any] = {
        "batch": batch.pk, "changed": RowOutcome.NEW.value, **ends, "side": side,
        "of_dwelling": list(OF_DWELLING), "of_building": list(OF_BUILDING),
    }  # fmt: skip
    with many_at_once(Dwelling) as cursor:
        cursor.execute(CHANGED + _buildings(told), told)


def moved_on(
    batch: DwellingImport, outcomes: list[RowOutcome], *, later: int, side: str
) -> list[tuple[str, int]]:
    """Label and row of the dwellings that are not at the version of the row, `later` steps on.

    The dwellings are locked for the rest of the transaction. A new one was at version 0 before it was made.
    After them one whose building does not stand where its row says on that side: placing is no version.
    """
    told: dict[str, Any] = {
        "batch": batch.pk, "outcomes": [one.value for one in outcomes], "later": later, "side": side
    }  # fmt: skip
    with many_at_once(Dwelling) as cursor:
        cursor.execute(LOCKED, told)
        cursor.execute(MOVED_ON, told)
        found = cursor.fetchall()
        cursor.execute(PLACED_ELSEWHERE, told)
        return [(label, number) for label, number in found + cursor.fetchall()]


def _move(actor: Actor, batch: DwellingImport, span: Span, side: str, words: str) -> None:
    told: dict[str, Any] = {
        "batch": batch.pk, "changed": RowOutcome.CHANGED.value, "first": span.first, "last": span.last,
        "side": side, "at": actor.at, "staff": actor.staff,
        "of_dwelling": list(OF_DWELLING), "of_owner": list(OF_OWNER), "of_building": list(OF_BUILDING),
    }  # fmt: skip
    with many_at_once(Dwelling) as cursor:
        for statement in (_dwellings(words, told), _buildings(told), _owners(told), _new_owners(told)):
            cursor.execute(CHANGED + statement, told)


def _dwellings(words: str, told: dict[str, Any]) -> str:
    fields = "".join(f"{one}, " for one in _fields(Dwelling, OF_DWELLING, told))
    return (
        f"update dwellings_dwelling x set {fields} from_file = {words}, {STAMP} "  # noqa: S608  # nosec B608
        "from changed s where x.id = s.dwelling"
    )


def _owners(told: dict[str, Any]) -> str:
    fields = ", ".join(_fields(DwellingOwner, OF_OWNER, told))
    return (
        f"update dwellings_dwellingowner x set {fields} "  # noqa: S608  # nosec B608
        "from changed s where x.dwelling_id = s.dwelling and jsonb_exists_any(s.given, %(of_owner)s)"
    )


def _new_owners(told: dict[str, Any]) -> str:
    names = ", ".join(f'"{_column(DwellingOwner, field)}"' for field in OF_OWNER.values())
    values = ", ".join(f"coalesce(s.given->>'{column}', '')" for column in OF_OWNER)
    return (
        f"insert into dwellings_dwellingowner (id, dwelling_id, {names}) "  # noqa: S608  # nosec B608
        f"select gen_random_uuid(), s.dwelling, {values} from changed s "
        "where jsonb_exists_any(s.given, %(of_owner)s) "
        "and not exists (select from dwellings_dwellingowner o where o.dwelling_id = s.dwelling)"
    )


def _buildings(told: dict[str, Any]) -> str:
    """Rows that say different things of a building are wrong rows; of those that say it, the last is kept."""
    fields = ", ".join(_fields(Building, OF_BUILDING, told))
    return (
        f"update dwellings_building x set {fields} from ("  # noqa: S608  # nosec B608
        "select d.building_id, jsonb_object_agg(k.key, k.value order by s.number) as given from changed s "
        "join dwellings_dwelling d on d.id = s.dwelling cross join lateral jsonb_each(s.given) k "
        "where k.key = any(%(of_building)s) group by d.building_id) s where x.id = s.building_id"
    )


def _fields(model: type[models.Model], columns: Mapping[str, str], told: dict[str, Any]) -> Iterator[str]:
    """Each field as the row gives it; nothing is the field's own way of saying so; else it stays."""
    for column, name in columns.items():
        field: Any = model._meta.get_field(name)
        kind = str(field.db_type(connections[router.db_for_write(model)])).partition("(")[0]
        told[f"empty_{name}"] = None if field.null else field.get_default()
        new = f"coalesce((s.given->>'{column}')::{kind}, %(empty_{name})s::{kind})"
        at = f'"{field.column}"'
        yield f"{at} = case when jsonb_exists(s.given, '{column}') then {new} else x.{at} end"


def _column(model: type[models.Model], field: str) -> str:
    return str(model._meta.get_field(field).column)  # type: ignore[union-attr]
