"""Leases whose notice has run out end by themselves, the day after their last day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from boligflyt.areas.audit.services import Trace, record_change
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease


def end_leases_run_out(trace: Trace, today: date) -> list[UUID]:
    """End every running lease under notice whose last day is before the day; gives those ended now.

    A fixed term without notice is left alone: it does not end for a tenant who lives there still
    (husleieloven § 9-2). Running it twice does nothing more. The trace names the system as the one who acts.
    """
    past = Lease.objects.select_for_update(skip_locked=True).filter(
        state=LeaseState.RUNNING, notice_given_on__isnull=False, period__endswith__lte=today
    )
    ended = []
    for lease in past.defer("contract", "notice", "contract_data").order_by("contract_number"):
        lease.state = LeaseState.ENDED
        lease.stamp(trace.at, trace.actor)
        lease.save(update_fields=["state", "version", "changed_at", "changed_by"])
        record_change(trace, "lease", lease.pk, "avsluttet leieforholdet da oppsigelsestiden var ute")
        ended.append(lease.pk)
    return ended
