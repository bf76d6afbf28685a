"""What stands beside the assessment on a case page: the plan and the support."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.support import Support, support_for, usual_rent
from boligflyt.areas.applications.models import Application
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.queries import leases_visible_to, plans_visible_to
from boligflyt.web.formats import money


def economy_of(application: Application, actor: Actor) -> dict[str, Any]:
    """The support for the person and the plan for their housing, for those who see what is in them."""
    support = _support(application, actor)
    return {
        "plan": plans_visible_to(actor).filter(household=application.household_id).first(),
        "sees_plan": actor.may(Right.LEASE_READ),
        "may_plan": actor.may(Right.LEASE_WRITE),
        "support": support,
        "support_rows": support_rows(support),
        "household_id": application.household_id,
    }


def support_rows(support: Support | None) -> list[tuple[str, int]]:
    """The rent and the support as a sum."""
    if support is None or support.estimate is None or support.rent is None:
        return []
    return [(_("Leie"), support.rent), (_("Bostøtte, anslag"), -support.estimate.monthly)]


def _support(application: Application, actor: Actor) -> Support | None:
    leases = leases_visible_to(actor).filter(application=application.pk).exclude(state=LeaseState.VOID)
    agreed = leases.order_by("-period").values_list("rent", flat=True).first()
    if agreed is not None:
        return support_for(actor, application, agreed, _("Leien i leieavtalen."))
    bedrooms = application.bedrooms_needed
    rent = usual_rent(bedrooms, actor.today)
    about = _("Regnet med %(rent)s, midten av leien for boligene med %(bedrooms)s soverom.") % {
        "rent": money(rent), "bedrooms": bedrooms,
    } if rent else ""  # fmt: skip
    return support_for(actor, application, rent, about)
