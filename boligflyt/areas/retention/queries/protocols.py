"""The protocols of what is gone, and what waits for somebody else's approval."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.apps import apps
from django.db.models import QuerySet
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import accounts_of, open_for_days
from boligflyt.areas.audit.services import record_list, record_read
from boligflyt.areas.retention.choices import DisposalGround, DisposalState
from boligflyt.areas.retention.models import Disposal
from boligflyt.areas.retention.queries.due import DueFile, as_due, files_visible_to, with_blocks, with_ends
from boligflyt.areas.retention.queries.plan import plan_in_force
from boligflyt.toolkit.walls import history_of


@dataclass(frozen=True, slots=True)
class Going:
    """How many rows of one kind of record go, and how many lines of its history."""

    label: str
    rows: int
    history: int


def disposals_visible_to(actor: Actor) -> QuerySet[Disposal]:
    """Protocols and what waits: numbers and codes, about nobody."""
    if not actor.may(Right.RETENTION):
        return Disposal.objects.none()
    return Disposal.objects.select_related("prepared_by", "approved_by")


def waiting(actor: Actor) -> QuerySet[Disposal]:
    """What somebody has prepared and nobody has settled, the oldest first."""
    return disposals_visible_to(actor).filter(state=DisposalState.PREPARED).order_by("prepared_at", "pk")


def protocols(actor: Actor) -> QuerySet[Disposal]:
    """What has been carried out, the newest first; deletions of single notes too."""
    return disposals_visible_to(actor).filter(state=DisposalState.DONE).order_by("-done_at", "pk")


def open_disposal(actor: Actor, pk: UUID) -> Disposal:
    """The door to one disposal. Raises Http404 for one that does not exist."""
    found = disposals_visible_to(actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    record_read(actor.trace, "disposal", pk)
    return found


def files_in(actor: Actor, row: Disposal) -> list[DueFile]:
    """The files of a disposal that waits, by case codes; none once it is settled: it leads to nobody then.

    A file that something has come in the way of since says so. Leaves a trace.
    """
    if row.state != DisposalState.PREPARED or row.ground != DisposalGround.PLAN:
        return []
    plan, keys = plan_in_force(), row.items.values("subject")
    with open_for_days(actor):
        seen = with_ends(files_visible_to(actor).filter(pk__in=keys), plan)
        rows = list(with_blocks(seen, actor.today))
    record_list(actor.trace, "household", [one.pk for one in rows])
    return sorted(as_due(rows, plan), key=lambda one: one.codes)


def prepared_it_themselves(actor: Actor, row: Disposal) -> bool:
    """Whether the actor, under any account, prepared it."""
    return row.prepared_by_id in set(accounts_of(actor.staff))


def goes(row: Disposal) -> list[Going]:
    """What the disposal takes, by kind of record in words, the most first."""
    found = []
    for model in apps.get_models():
        number = row.counts.get(model._meta.db_table, 0)
        if number and not hasattr(model, "pgh_tracked_model"):
            history = history_of(model)
            lines = row.counts.get(history._meta.db_table, 0) if history else 0
            found.append(Going(str(model._meta.verbose_name_plural), number, lines))
    return sorted(found, key=lambda one: (-one.rows, one.label))
