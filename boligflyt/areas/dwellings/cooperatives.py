"""Borettslag with the public owners' shares worked out from the register (HOU-18)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.dwellings.choices import Disposal
from boligflyt.areas.dwellings.models import Cooperative, Dwelling
from boligflyt.areas.dwellings.queries import address_order, at_disposal, dwellings_visible_to
from boligflyt.domain.cooperatives import CooperativeShare, share_of
from boligflyt.toolkit.norwegian_text import norwegian_order


@dataclass(frozen=True, slots=True)
class Held:
    """A borettslag, and what the public owners hold in it."""

    cooperative: Cooperative
    share: CooperativeShare


def cooperatives_held(actor: Actor) -> list[Held]:
    """Every borettslag with its shares on the actor's day, those over the limit first, then by room left."""
    rows = _counted(actor).order_by(norwegian_order("name"), "id")
    held = [_held(one, actor.today) for one in rows]
    return sorted(held, key=lambda one: (not one.share.over, one.share.left))


def open_cooperative(actor: Actor, pk: UUID) -> Held:
    """The door to a borettslag. Raises Http404 when there is none that the actor may see."""
    found = _counted(actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return _held(found, actor.today)


def own_dwellings(actor: Actor, cooperative: Cooperative) -> QuerySet[Dwelling]:
    """The dwellings in it that the municipality owns on the actor's day, by address."""
    owned = dwellings_visible_to(actor).filter(
        at_disposal(actor.today), building__cooperative=cooperative, disposal=Disposal.OWNED, parent=None
    )
    return owned.select_related("building").order_by(*address_order())


def _counted(actor: Actor) -> QuerySet[Cooperative]:
    if not actor.may(Right.DWELLING_READ):
        return Cooperative.objects.none()
    # A room in a shared home is part of the home's share.
    home, on = "buildings__dwellings__", actor.today
    owned = Q(**{f"{home}disposal": Disposal.OWNED, f"{home}parent": None, f"{home}disposed_from__lte": on})
    still = Q(**{f"{home}disposed_to": None}) | Q(**{f"{home}disposed_to__gte": on})
    return Cooperative.objects.annotate(own=Count("buildings__dwellings", filter=owned & still))


def _held(one: Cooperative, on: date) -> Held:
    own: int = one.own  # type: ignore[attr-defined]
    share = share_of(one.shares, own, one.other_public_shares, on, extra=one.extra_by_statutes)
    return Held(one, share)
