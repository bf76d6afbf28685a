"""Deposit and guarantee: granted within six months' rent, paid out, called upon, and come back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Sum

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.private_renting.choices import SearchState, SecurityKind, SecurityState
from boligflyt.areas.private_renting.models import RentSecurity
from boligflyt.areas.private_renting.queries import open_security
from boligflyt.areas.private_renting.services.searching import locked_search
from boligflyt.areas.private_renting.workflow import STANDS, security_must_follow
from boligflyt.domain.private_rental import security_left
from boligflyt.domain.tenancy import most_security_months
from boligflyt.toolkit.faults import Refused

LAW = "husleieloven §§ 3-5 og 3-6"
RENTED = (SearchState.FOUND, SearchState.MOVED_IN)


@dataclass(frozen=True, slots=True)
class SecurityStep:
    """What happened on a day: the new state, kroner called upon or come back, and why."""

    to: SecurityState
    on: date
    amount: int = 0
    because: str = ""


def grant_security(actor: Actor, pk: UUID, version: int | None, kind: str, amount: int) -> RentSecurity:
    """Grant a deposit from the fund or a guarantee, in kroner, for the dwelling that is found.

    Raises Refused before a dwelling is found, and when what stands would be over six months' rent together.
    """
    search = locked_search(actor, pk, version)
    if search.state not in RENTED or search.rent is None:
        raise Refused("Skriv først inn boligen husstanden har funnet. Leien setter grensen for sikkerheten.")
    if kind not in SecurityKind.values:
        raise Refused("Velg depositum eller garanti.", field="kind")
    if amount < 1:
        raise Refused("Skriv beløpet i hele kroner.", field="amount")
    standing = RentSecurity.objects.filter(search=search, state__in=STANDS).aggregate(sum=Sum("amount"))
    left = security_left(search.rent, standing["sum"] or 0, actor.today)
    if amount > left:
        months = most_security_months(actor.today)
        raise Refused(
            f"Depositum og garanti kan til sammen være høyst {months} måneders leie ({LAW}). "
            f"Med leien på {search.rent} kroner er det {left} kroner igjen.",
            field="amount",
        )
    security = RentSecurity(search=search, kind=kind, amount=amount, rent=search.rent, granted_on=actor.today)
    security.stamp(actor.at, actor.staff)
    security.save()
    record_change(actor.trace, "rent_security", security.pk, "innvilget sikkerhet for privat leie")
    return security


def take_security_step(actor: Actor, pk: UUID, version: int | None, step: SecurityStep) -> RentSecurity:
    """Paid out, called upon, come back or lapsed, by the table of states.

    Raises Refused for a step that does not follow, a day out of order, and amounts over what is left.
    """
    actor.demand(Right.APPLICATION_WRITE)
    found = open_security(actor, pk)
    locked_search(actor, found.search_id, None)
    security = RentSecurity.locked(pk, version)
    security_must_follow(security.state, step.to)
    _refuse_day(actor, security, step.on)
    if step.to == SecurityState.OUT:
        security.out_on = step.on
    elif step.to == SecurityState.CALLED_UPON:
        _call_upon(security, step)
    else:
        _end(security, step)
    security.state = step.to
    security.stamp(actor.at, actor.staff)
    security.save()
    record_change(actor.trace, "rent_security", pk, f"sikkerhet for privat leie: {step.to.label}")
    return security


def _refuse_day(actor: Actor, security: RentSecurity, on: date) -> None:
    if on > actor.today:
        raise Refused("Dagen kan ikke ligge fram i tid.", field="on")
    before = max(day for day in (security.granted_on, security.out_on, security.called_on) if day)
    if on < before:
        raise Refused(f"Dagen kan ikke være før {before:%d.%m.%Y}.", field="on")


def _call_upon(security: RentSecurity, step: SecurityStep) -> None:
    if not step.because.strip():
        raise Refused("Skriv hva utleieren krever, og om kravet er kontrollert.", field="because")
    if not 1 <= step.amount <= security.amount:
        raise Refused(f"Skriv et beløp fra 1 til {security.amount} kroner.", field="amount")
    security.called, security.called_on, security.because = step.amount, step.on, step.because.strip()


def _end(security: RentSecurity, step: SecurityStep) -> None:
    left = security.amount - security.called
    if step.to == SecurityState.BACK:
        if security.kind == SecurityKind.GUARANTEE and step.amount:
            raise Refused("En garanti er ikke betalt ut. La beløpet stå tomt.", field="amount")
        if step.amount > left:
            raise Refused(f"Det kan komme høyst {left} kroner tilbake.", field="amount")
        if step.amount < left and security.kind == SecurityKind.DEPOSIT and not step.because.strip():
            raise Refused(f"Det mangler {left - step.amount} kroner. Skriv hvorfor.", field="because")
        security.back = step.amount
    security.over_on = step.on
    security.because = step.because.strip() or security.because
