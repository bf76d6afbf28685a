"""Who sees which protocol, viewing, belonging and new address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.http import Http404

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_read
from boligflyt.areas.documents.queries import read_preview
from boligflyt.areas.handovers.models import (
    Belonging,
    Forwarding,
    Picture,
    Protocol,
    TenantSignature,
    Viewing,
)
from boligflyt.areas.leases.queries import leases_nameable_to, leases_visible_to
from boligflyt.areas.people.queries.reach import household_keys
from boligflyt.toolkit.walls import open_as


def protocols_visible_to(actor: Actor) -> QuerySet[Protocol]:
    """Protocols of the leases that the actor sees; they hold nothing about the person."""
    return Protocol.objects.filter(lease__in=leases_visible_to(actor))


def viewings_visible_to(actor: Actor) -> QuerySet[Viewing]:
    """Viewings for households whose housing the actor sees."""
    if not actor.may(Right.LEASE_READ):
        return Viewing.objects.none()
    return Viewing.objects.filter(household__in=household_keys(actor, Information.HOUSING))


def belongings_visible_to(actor: Actor) -> QuerySet[Belonging]:
    """What was given with, or left in, the dwellings of the leases that the actor sees."""
    return Belonging.objects.filter(lease__in=leases_visible_to(actor))


def forwardings_visible_to(actor: Actor) -> QuerySet[Forwarding]:
    """Where people have moved to, for those who also see who they are."""
    return Forwarding.objects.filter(lease__in=leases_nameable_to(actor))


def open_protocol(actor: Actor, pk: UUID) -> Protocol:
    """The door to one protocol; unknown and forbidden look alike."""
    found = (
        protocols_visible_to(actor)
        .select_related("lease__dwelling__building", "lease__household", "worker", "adds_to")
        .defer("lease__contract", "lease__notice")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    record_read(actor.trace, "protocol", pk)
    return found


def open_viewing(actor: Actor, pk: UUID) -> Viewing:
    """The door to one viewing; unknown and forbidden look alike."""
    found = (
        viewings_visible_to(actor)
        .select_related("offer__dwelling__building", "shown_by")
        .defer("offer__letter")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    record_read(actor.trace, "viewing", pk)
    return found


def open_belonging(actor: Actor, pk: UUID) -> Belonging:
    """The door to one belonging; unknown and forbidden look alike."""
    found = belongings_visible_to(actor).select_related("lease").filter(pk=pk).first()
    if found is None:
        raise Http404
    record_read(actor.trace, "belonging", pk)
    return found


def paper_of(actor: Actor, protocol: Protocol) -> bytes:
    """The signed paper, with the tenant's name: for those who see who the tenant is. Raises Http404."""
    named = leases_nameable_to(actor).filter(pk=protocol.lease_id).exists()
    paper = TenantSignature.objects.filter(protocol=protocol).values_list("paper", flat=True).first()
    if not named or paper is None:
        raise Http404
    return bytes(paper)


def picture_of(actor: Actor, protocol: Protocol, pk: UUID) -> bytes:
    """A picture of an opened protocol, as the program drew it. Raises Http404 for one of another protocol."""
    with rooms_pictures(actor):
        found = Picture.objects.select_related("document").filter(protocol=protocol, pk=pk).first()
        if found is None:
            raise Http404
        return read_preview(found.document)


@contextmanager
def rooms_pictures(actor: Actor) -> Iterator[None]:
    """Past the wall of identity for the pictures of a protocol that the caller has opened, and no longer.

    Every document stands behind it; who goes through the dwelling sees these through the protocol. A fault
    rolls the transaction back, and the setting with it.
    """
    with connection.cursor() as cursor:
        open_as(cursor, actor.clearance, actor.sees | Information.IDENTITY.bit)
    yield
    with connection.cursor() as cursor:
        open_as(cursor, actor.clearance, actor.sees)
