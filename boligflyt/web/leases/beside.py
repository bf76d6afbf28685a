"""What stands beside the lease on its page: the support for the household, and its plan."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.support import support_for
from boligflyt.areas.handovers.queries import moving_of
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.queries import plans_visible_to
from boligflyt.web.applications.case_parts import support_rows
from boligflyt.web.handovers.signs import steps_shown


def beside(lease: Lease, actor: Actor) -> dict[str, Any]:
    """Each part only for those who may see what is in it."""
    named = bool(getattr(lease, "nameable", False))
    support = None
    if named and lease.application is not None and actor.may(Right.ECONOMY_READ):
        support = support_for(actor, lease.application, lease.rent, _("Leien i leieavtalen."))
    return {
        "support": support,
        "support_rows": support_rows(support),
        "chains": moving_chains(lease, actor),
        "plan": plans_visible_to(actor).filter(household=lease.household_id).first() if named else None,
        "sees_plan": named,
        "may_seek": named and actor.may(Right.APPLICATION_WRITE) and actor.may(Right.ECONOMY_READ),
        "may_plan": named and actor.may(Right.LEASE_WRITE),
    }


def moving_chains(lease: Lease, actor: Actor) -> list[tuple[str, list[dict[str, str]]]]:
    """The chain of moving in or out, whichever the lease is at; nothing for one that came to nothing."""
    if lease.state == LeaseState.VOID:
        return []
    moving = moving_of(actor, lease)
    if moving.chain_out:
        return [(_("Utflytting"), steps_shown(moving.chain_out))]
    return [(_("Innflytting"), steps_shown(moving.chain_in))]
