"""Files that were read and left: what a sheet of the municipality's told is not kept without end."""

from __future__ import annotations

from datetime import timedelta

from boligflyt.areas.audit.services import Trace, record_change
from boligflyt.areas.dwellings.choices import ImportAction, ImportState
from boligflyt.areas.dwellings.models import DwellingImport, ImportRow
from boligflyt.areas.dwellings.services.importing import KIND
from boligflyt.areas.dwellings.workflow import next_state

# After somebody last did something with it. A file can be read again; nobody is served by an old comparison.
KEPT_FOR = timedelta(days=30)


def drop_forgotten(trace: Trace) -> int:
    """Let files go that nobody has confirmed in time, and the rows of those undone; gives how many files.

    Asks for no right: the daily job calls it.
    """
    old = DwellingImport.objects.select_for_update().filter(changed_at__lte=trace.at - KEPT_FOR)
    waiting = list(old.filter(state__in=[ImportState.RECEIVED, ImportState.PREVIEWED]))
    for batch in waiting:
        batch.state = next_state(batch.state, ImportAction.DROP)
        batch.stamp(trace.at, trace.actor)
        batch.save()
        record_change(trace, KIND, batch.pk, "Forkastet en fil med boliger som ingen bekreftet")
    undone = old.filter(state=ImportState.UNDONE, pk__in=ImportRow.objects.values("batch"))
    emptied = [*waiting, *undone]
    ImportRow.objects.filter(batch__in=[one.pk for one in emptied]).delete()
    return len(emptied)
