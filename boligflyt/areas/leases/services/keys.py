"""The key out and the key back: a lease begins to run, ends, or comes to nothing."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.dwellings.models import StatusEntry
from boligflyt.areas.leases.choices import LeaseState, LedTo
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.services.leading_on import note_where
from boligflyt.areas.leases.services.signing import keep, locked_lease
from boligflyt.domain.periods import Period
from boligflyt.toolkit.faults import Refused

ONE_DAY = timedelta(days=1)
BOUGHT = "Leietakeren kjøpte boligen."


def hand_over_key(actor: Actor, pk: UUID, version: int | None, on: date) -> Lease:
    """The tenant has the key: the lease runs, and the dwelling's line in the ledger stops. Done once.

    Raises Refused when the contract is not signed, or the day is before the first day or in the future.
    """
    lease = locked_lease(actor, pk, version)
    if lease.key_handed_on:
        return lease
    if lease.state != LeaseState.PREPARED or lease.signed_on is None:
        raise Refused("Kontrakten må være signert før nøkkelen overleveres.")
    first_day = lease.period.first_day
    if on < first_day:
        raise Refused(
            f"Leietiden starter {first_day:%d.%m.%Y}. Nøkkelen kan ikke overleveres før det.", field="on"
        )
    if on > actor.today:
        raise Refused("Datoen kan ikke ligge fram i tid. Før den når nøkkelen er overlevert.", field="on")
    lease.key_handed_on, lease.key_handed_by = on, actor.staff
    lease.state = LeaseState.RUNNING
    keep(actor, lease, "overleverte nøkkel")
    stop_ledger_at(lease.dwelling_id, first_day)
    return lease


def stop_ledger_at(dwelling: UUID, first_day: date) -> None:
    """Cut the dwelling's ledger so that it says nothing from the day the lease answers for it."""
    entries = StatusEntry.objects.select_for_update().filter(
        dwelling_id=dwelling, period__overlap=Period(first_day, None)
    )
    for entry in entries:
        if entry.period.first_day >= first_day:
            entry.delete()
        else:
            entry.period = Period(entry.period.first_day, first_day - ONE_DAY)
            entry.save()


def end_lease(
    actor: Actor, pk: UUID, version: int | None, last_day: date, reason: str, led_to: str = ""
) -> Lease:
    """Set the lease's last day. A day to come is noted as notice given; a day that has been ends the lease.

    `led_to`: where the household goes (`LedTo`); without it that is not known yet, and is asked for. Raises
    Refused for a day before the first one, after the agreed end, or without a reason.
    """
    lease = locked_lease(actor, pk, version)
    if lease.state == LeaseState.ENDED:
        return lease
    if lease.state != LeaseState.RUNNING:
        raise Refused("Bare et leieforhold som løper, kan avsluttes.")
    _check_end(lease.period, last_day, reason)
    lease.period = Period(lease.period.first_day, last_day)
    lease.ended_because = reason.strip()
    if last_day <= actor.today:
        lease.state = LeaseState.ENDED
    else:
        lease.notice_given_on = lease.notice_given_on or actor.today
    if led_to:
        note_where(actor, lease, led_to)
    keep(actor, lease, "avsluttet leieforholdet")
    return lease


def end_by_purchase(actor: Actor, pk: UUID, last_day: date) -> Lease:
    """The tenant bought the dwelling: the lease ends with the day before, or at its own earlier end.

    It is no notice: one that was given falls away. What has ended stays as it ended. It led to a home of
    their own, so nobody is asked (IND-17). Raises Refused for a lease that never ran, and for a purchase
    before it began or in the future.
    """
    lease = locked_lease(actor, pk, None)
    if lease.state == LeaseState.ENDED and lease.period.last <= last_day:
        note_where(actor, lease, LedTo.OWN)
        keep(actor, lease, "skrev at leietakeren kjøpte boligen")
        return lease
    if lease.state != LeaseState.RUNNING:
        raise Refused("Bare et leieforhold som løper, kan slutte med at leietakeren kjøper.")
    if last_day < lease.period.first_day:
        raise Refused(
            f"Leieforholdet startet {lease.period.first_day:%d.%m.%Y}. Overtakelsen må være etter det.",
            field="day",
        )
    if last_day > actor.today:
        raise Refused("Overtakelsen kan ikke ligge fram i tid. Før den når den har vært.", field="day")
    if last_day < lease.period.last:
        lease.period, lease.notice_given_on = Period(lease.period.first_day, last_day), None
    lease.state, lease.ended_because = LeaseState.ENDED, BOUGHT
    note_where(actor, lease, LedTo.OWN)
    keep(actor, lease, "avsluttet leieforholdet da leietakeren kjøpte boligen")
    return lease


def _check_end(agreed: Period, last_day: date, reason: str) -> None:
    if not reason.strip():
        raise Refused("Skriv hvorfor leieforholdet avsluttes.", field="reason")
    if last_day < agreed.first_day:
        raise Refused(
            f"Leieforholdet kan ikke slutte før det startet, {agreed.first_day:%d.%m.%Y}.", field="last_day"
        )
    if last_day > agreed.last:
        raise Refused(
            f"Leietiden er avtalt til {agreed.last:%d.%m.%Y}. Skal den bli lengre, lag en ny avtale.",
            field="last_day",
        )


def void_lease(actor: Actor, pk: UUID, version: int | None, reason: str) -> Lease:
    """A prepared lease that comes to nothing: the dwelling is free again."""
    lease = locked_lease(actor, pk, version)
    if lease.state == LeaseState.VOID:
        return lease
    if lease.state != LeaseState.PREPARED:
        raise Refused("Et leieforhold som har startet, må avsluttes.")
    if not reason.strip():
        raise Refused("Skriv hvorfor avtalen ikke blir noe av.", field="reason")
    lease.state, lease.ended_because = LeaseState.VOID, reason.strip()
    keep(actor, lease, "avtalen ble ikke noe av")
    return lease
