"""An import undone as a whole, as long as nothing else has touched what it made or changed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, models, transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.choices import ImportAction, ImportState, RowOutcome
from boligflyt.areas.dwellings.models import Dwelling, DwellingImport, DwellingOwner, StatusEntry
from boligflyt.areas.dwellings.services.changing import moved_on, put_back
from boligflyt.areas.dwellings.services.importing import KIND
from boligflyt.areas.dwellings.services.spans import Span, spans_of
from boligflyt.areas.dwellings.workflow import next_state
from boligflyt.toolkit.copying import many_at_once
from boligflyt.toolkit.faults import Refused
from boligflyt.toolkit.parts import Parts, whole

MOST_NAMED = 5
MADE_WITH_IT = (StatusEntry, DwellingOwner)
MADE = """select dwelling from dwellings_importrow
  where batch_id = %(batch)s and outcome = %(new)s and number between %(first)s and %(last)s"""
# A building that a file made goes with the last of its dwellings: one of this import, or of an earlier one
# that was undone while it still had dwellings of this. One that somebody registered stays, without dwellings.
TAKEN_AWAY = (
    f"delete from dwellings_statusentry where dwelling_id in ({MADE})",  # noqa: S608  # nosec B608
    f"delete from dwellings_dwellingowner where dwelling_id in ({MADE})",  # noqa: S608  # nosec B608
    f"""with gone as (
      delete from dwellings_dwelling where id in ({MADE}) returning id, building_id
    ) delete from dwellings_building b where b.id in (select building_id from gone)
      and (b.made_by_import = %(batch)s or exists (
        select from dwellings_dwellingimport i where i.id = b.made_by_import and i.state = %(undone)s))
      and not exists (select from dwellings_dwelling d
                      where d.building_id = b.id and d.id not in (select id from gone))""",  # noqa: S608  # nosec B608
)


def undo_import(actor: Actor, pk: UUID, version: int | None) -> DwellingImport:
    """Put the register back as it was. Raises Refused, naming them, when dwellings were changed since."""
    return whole(undo_in_parts(actor, pk, version))


def undo_in_parts(actor: Actor, pk: UUID, version: int | None) -> Parts[DwellingImport]:
    """As `undo_import`: all of it is put back after the last part, and nothing before."""
    actor.demand(Right.DWELLING_WRITE)
    return _undone(actor, pk, version)


def _undone(actor: Actor, pk: UUID, version: int | None) -> Parts[DwellingImport]:
    with transaction.atomic():
        batch = DwellingImport.locked(pk, version)
        batch.state = next_state(batch.state, ImportAction.UNDO)
        _refuse_touched(batch)
        for span in spans_of(batch, RowOutcome.CHANGED):
            put_back(actor, batch, span)
            yield span.done
        yield from _taken_away(batch)
        batch.undone_at, batch.undone_by = actor.at, actor.staff
        batch.stamp(actor.at, actor.staff)
        batch.save()
        record_change(actor.trace, KIND, pk, "Angret boliger fra fil")
    return batch


def _refuse_touched(batch: DwellingImport) -> None:
    touched = moved_on(batch, [RowOutcome.CHANGED, RowOutcome.NEW], later=1)
    if touched:
        named = _named([label for label, _ in touched])
        raise Refused(f"Importen kan ikke angres: {named} er endret etterpå. Rett disse for seg.")


def _named(labels: list[str]) -> str:
    more = len(labels) - MOST_NAMED
    return "; ".join(labels[:MOST_NAMED]) + (f" og {more} til" if more > 0 else "")


def _taken_away(batch: DwellingImport) -> Parts[None]:
    """Delete what the import made. Raises Refused when something else has come to rest on it.

    Whoever undoes may not see all that rests there: the database has the last word.
    """
    if used := _in_use(batch):
        raise Refused(f"Importen kan ikke angres: {_named(used)} er tatt i bruk.")
    try:
        with transaction.atomic():
            for span in spans_of(batch, RowOutcome.NEW):
                _take_away(batch, span)
                yield span.done
            with connection.cursor() as cursor:
                cursor.execute("set constraints all immediate")
    except IntegrityError:
        raise Refused("Importen kan ikke angres: noen av boligene eller bygningene er tatt i bruk.") from None


def _take_away(batch: DwellingImport, span: Span) -> None:
    told: dict[str, Any] = {
        "batch": batch.pk, "new": RowOutcome.NEW.value, "first": span.first, "last": span.last,
        "undone": ImportState.UNDONE.value,
    }  # fmt: skip
    with many_at_once(Dwelling) as cursor:
        for statement in TAKEN_AWAY:
            cursor.execute(statement, told)


def _in_use(batch: DwellingImport) -> list[str]:
    """The labels of new dwellings that something rests on which the import did not make, as in the file."""
    made = batch.rows.filter(outcome=RowOutcome.NEW)
    keys = [
        relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": made.values("dwelling")})
        .order_by()
        .values_list(relation.field.attname, flat=True)
        for relation in Dwelling._meta.related_objects
        if relation.related_model not in MADE_WITH_IT and relation.on_delete is models.PROTECT
    ]
    found = set(keys[0].union(*keys[1:]))  # one statement, however many things may rest on a dwelling
    return list(made.filter(dwelling__in=found).order_by("number").values_list("label", flat=True))
