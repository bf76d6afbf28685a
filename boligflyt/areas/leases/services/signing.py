"""Written information first, then signature (husleieloven § 11-1)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import Http404
from django.utils import timezone

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.services.dispatching import Paper, send_out
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.letters import (
    CONTRACT_TEMPLATE,
    NOTICE_TEMPLATE,
    application_of,
    contract_data,
    notice_data,
)
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.queries import leases_visible_to
from boligflyt.areas.letters.choices import DispatchKind, RecordKind
from boligflyt.areas.letters.in_short import page_language
from boligflyt.toolkit.documents import compile_pdf, sha256_hex
from boligflyt.toolkit.faults import Refused


def locked_lease(actor: Actor, pk: UUID, version: int | None) -> Lease:
    """The lease, locked, if the actor may see it at all and may change leases."""
    actor.demand(Right.LEASE_WRITE)
    if not leases_visible_to(actor).filter(pk=pk).exists():
        raise Http404
    return Lease.locked(pk, version)


def give_information(actor: Actor, pk: UUID, version: int | None) -> Lease:
    """Make the notice and the contract, and note when the tenant got them in writing. Done once."""
    lease = locked_lease(actor, pk, version)
    if lease.informed_at:
        return lease
    if lease.state != LeaseState.PREPARED:
        raise Refused(
            f"Leieavtalen er «{lease.get_state_display().lower()}». Informasjonen gis før signering."
        )
    notice, contract = notice_data(actor, lease), contract_data(actor, lease)
    number = lease.contract_number
    lease.notice = compile_pdf(NOTICE_TEMPLATE, notice, actor.at, f"Informasjon før signering {number}")
    lease.contract = compile_pdf(CONTRACT_TEMPLATE, contract, actor.at, f"Leiekontrakt {number}")
    lease.notice_sha256, lease.contract_sha256 = sha256_hex(lease.notice), sha256_hex(lease.contract)
    lease.contract_data = {"contract": contract, "notice": notice}
    lease.informed_at = actor.at
    keep(actor, lease, "ga skriftlig informasjon etter husleieloven § 11-1")
    title = f"Informasjon før signering og leiekontrakt {number}"
    paper = Paper(
        DispatchKind.LEASE,
        title,
        RecordKind.LEASE,
        lease.pk,
        lease.notice_sha256,
        to=lease.tenant,
        page_language=page_language(notice),
    )
    send_out(actor, application_of(lease), paper)
    return lease


def sign_lease(actor: Actor, pk: UUID, version: int | None, on: date) -> Lease:
    """Note the day the contract was signed. Raises Refused without written information before that day."""
    lease = locked_lease(actor, pk, version)
    if lease.signed_on:
        return lease
    if lease.state != LeaseState.PREPARED:
        raise Refused(f"Leieavtalen er «{lease.get_state_display().lower()}» og kan ikke signeres.")
    if lease.informed_at is None:
        raise Refused(
            "Gi leietakeren den skriftlige informasjonen før kontrakten signeres (husleieloven § 11-1)."
        )
    informed_on = timezone.localtime(lease.informed_at).date()
    if on < informed_on:
        raise Refused(
            f"Informasjonen ble gitt {informed_on:%d.%m.%Y}. Kontrakten kan ikke være signert før det "
            "(husleieloven § 11-1).",
            field="on",
        )
    if on > actor.today:
        raise Refused("Datoen for signering kan ikke ligge fram i tid.", field="on")
    lease.signed_on = on
    keep(actor, lease, "førte signering")
    return lease


def keep(actor: Actor, lease: Lease, what: str) -> None:
    """Stamp, save and trace a change of the locked lease."""
    lease.stamp(actor.at, actor.staff)
    lease.save()
    record_change(actor.trace, "lease", lease.pk, what)
