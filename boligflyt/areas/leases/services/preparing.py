"""Making a lease ready: its length from the rules, its limits from the law, and no two for one dwelling."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import date

from django.db import IntegrityError, transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.choices import Services, State
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.queries import domain_facts, rules_for
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.choices import Disposal
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.queries import shielded_from
from boligflyt.areas.leases.choices import LeaseKind, LeaseState, Security
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.eligibility import LeaseTerm, lease_months
from boligflyt.domain.explanation import Outcome
from boligflyt.domain.periods import Period, fixed_term_last_day, whole_months
from boligflyt.domain.tenancy import (
    StayTooLongError,
    check_lease_term,
    lease_within_stay,
    most_security_months,
    shortest_months,
    stay_in_words,
)
from boligflyt.toolkit.faults import Conflict, Refused

INDEFINITE_LAW = "husleieloven § 9-4"


@dataclass(frozen=True, slots=True)
class LeaseDraft:
    """What is agreed. Rent and security in NOK; `rent` None is the dwelling's, `months` None the rules' term.

    `last_day` is the vedtak's: what is decided goes before what the rules would have given.

    `special_reason` is why the term is shorter than the law's (husleieloven § 11-1), `weighty_reason` why
    that is done once more for the same dwelling and tenant.
    """

    first_day: date
    last_day: date | None = None
    rent: int | None = None
    months: int | None = None
    indefinite: bool = False
    security: Security = Security.NONE
    security_amount: int = 0
    special_reason: str = ""
    weighty_reason: str = ""


def prepare_lease(actor: Actor, application: Application, dwelling: Dwelling, draft: LeaseDraft) -> Lease:
    """A lease ready for information and signature; the dwelling is reserved by it from its first day.

    Raises Refused when law or rules stand in the way, Conflict when the dwelling is let in the period.
    """
    actor.demand(Right.LEASE_WRITE)
    dwelling = Dwelling.objects.select_for_update().get(pk=dwelling.pk)
    _check_application(application)
    _check_kept_for(application, dwelling)
    term = agreed_term(actor, application, dwelling, draft)
    period = _period(draft, term.months, dwelling.longest_stay_months)
    check_dwelling_in(dwelling, period)
    _check_free(actor, dwelling, period)
    rent = draft.rent or dwelling.rent
    check_security(rent, draft.security, draft.security_amount, actor.today)
    lease = Lease(
        dwelling=dwelling, household=application.household, tenant=application.applicant,
        application=application,
        contract_number=f"K-{secrets.token_hex(4).upper()}", period=period, months=term.months, rent=rent,
        kind=LeaseKind.INDEFINITE if term.months is None else LeaseKind.FIXED_TERM,
        term_reason=f"{term.reason} ({term.law})",
        special_reason=_short_reason(_with_reason(draft, dwelling), term.months, actor.today),
        security=draft.security,
        security_amount=draft.security_amount if draft.security != Security.NONE else 0,
    )  # fmt: skip
    lease.stamp(actor.at, actor.staff)
    _save_alone(lease)
    record_change(actor.trace, "lease", lease.pk, "gjorde leieavtalen klar")
    return lease


def agreed_term(actor: Actor, application: Application, dwelling: Dwelling, draft: LeaseDraft) -> LeaseTerm:
    """The term asked for, else the vedtak's, else the rules' for the group (NUM-04); always a lawful one."""
    earlier = Lease.objects.filter(dwelling=dwelling, tenant=application.applicant).exclude(
        state=LeaseState.VOID
    )
    rules_term = lease_months(
        rules_for(actor, application), domain_facts(application, actor.today), earlier.count() + 1,
        on=actor.today,
        private_allocation_right=dwelling.disposal == Disposal.PRIVATE_RIGHT,
    )  # fmt: skip
    term = _within_the_stay(_wanted_term(draft, rules_term), draft, dwelling)
    draft = _with_reason(draft, dwelling)
    shortest = shortest_months(actor.today)
    finding = check_lease_term(
        term.months, on=actor.today, special_reason=draft.special_reason, weighty_reason=draft.weighty_reason,
        earlier_short_contracts=earlier.filter(months__lt=shortest).count(),
    )  # fmt: skip
    if finding.outcome != Outcome.MET:
        raise Refused(f"{finding.reason} ({finding.law})", field="special_reason")
    return term


def _wanted_term(draft: LeaseDraft, rules_term: LeaseTerm) -> LeaseTerm:
    """What is agreed by hand goes first, then the vedtak's last day, then the rules."""
    if draft.indefinite:
        return LeaseTerm(None, "Avtalt uten sluttdato.", INDEFINITE_LAW)
    if draft.months is not None:
        agreed = LeaseTerm(draft.months, draft.special_reason or "Avtalt leietid.", rules_term.law)
        return rules_term if draft.months == rules_term.months else agreed
    if draft.last_day is None:
        return rules_term
    if draft.last_day < draft.first_day:
        raise Refused(
            f"Vedtaket gjelder til {draft.last_day:%d.%m.%Y}. Leien må starte før det.", field="first_day"
        )
    months = whole_months(draft.first_day, draft.last_day)
    if months == rules_term.months:
        return rules_term
    return LeaseTerm(months, f"Følger vedtaket, til og med {draft.last_day:%d.%m.%Y}.", rules_term.law)


def _within_the_stay(term: LeaseTerm, draft: LeaseDraft, dwelling: Dwelling) -> LeaseTerm:
    """No longer than the dwelling is for: a training flat, or one to find out what somebody needs."""
    longest, agreed = dwelling.longest_stay_months, draft.indefinite or draft.months is not None
    try:
        months = lease_within_stay(term.months, longest, agreed=agreed)
    except StayTooLongError as fault:
        raise Refused(str(fault), field="indefinite" if draft.indefinite else "months") from None
    if months == term.months or longest is None:
        return term
    return LeaseTerm(months, stay_in_words(longest), term.law)


def _with_reason(draft: LeaseDraft, dwelling: Dwelling) -> LeaseDraft:
    """Why the term is short is said by the dwelling, where nobody has said it."""
    longest = dwelling.longest_stay_months
    if longest is None or draft.special_reason.strip():
        return draft
    return replace(draft, special_reason=stay_in_words(longest, dwelling.get_purpose_display().lower()))


def _check_kept_for(application: Application, dwelling: Dwelling) -> None:
    """A dwelling kept for one office is let to its cases alone (HOU-07); who lives there already may stay."""
    if dwelling.kept_for_id in (None, application.office_id):
        return
    lived = Lease.objects.filter(dwelling=dwelling, household=application.household_id)
    if not lived.exclude(state=LeaseState.VOID).exists():
        raise Refused(
            f"{dwelling.address} er forbeholdt {dwelling.kept_for}. Saken er hos {application.office}, "
            "og bare den enheten som har boligen, kan gi den.",
            field="dwelling",
        )


def check_security(rent: int, security: str, amount: int, on: date) -> None:
    """Deposit and guarantee together within the law's number of months' rent (husleieloven §§ 3-5, 3-6)."""
    if security == Security.NONE:
        return
    most = most_security_months(on)
    if amount > most * rent:
        raise Refused(
            f"Sikkerheten kan være høyst {most} måneders leie, {most * rent} kr "
            "(husleieloven §§ 3-5 og 3-6).",
            field="security_amount",
        )
    if amount < 1:
        raise Refused("Skriv hvor stor sikkerheten er, eller velg «Ingen».", field="security_amount")


def check_dwelling_in(dwelling: Dwelling, period: Period) -> None:
    """The dwelling must exist and be the municipality's to let in the whole period."""
    built, disposed = dwelling.building.completed_on, dwelling.disposed_from
    if built and period.first_day < built:
        raise Refused(
            f"Bygningen ble tatt i bruk {built:%d.%m.%Y}. Leieforholdet kan ikke starte før det.",
            field="first_day",
        )
    if period.first_day < disposed:
        raise Refused(
            f"Kommunen disponerer boligen fra {disposed:%d.%m.%Y}. Leieforholdet kan ikke starte før det.",
            field="first_day",
        )
    if dwelling.disposed_to and period.last > dwelling.disposed_to:
        raise Refused(
            f"Kommunen disponerer boligen bare til {dwelling.disposed_to:%d.%m.%Y}. "
            "Velg en annen bolig eller en kortere leietid med særlig grunn.",
            field="first_day",
        )


def _check_application(application: Application) -> None:
    if application.state != State.GRANTED:
        raise Refused("Søknaden er ikke innvilget. En leieavtale bygger på et vedtak.")
    if application.services == Services.NOT_CLARIFIED:
        raise Refused("Avklar behovet for tjenester før boligen leies ut.")


def _period(draft: LeaseDraft, months: int | None, longest: int | None) -> Period:
    if months is None:
        return Period(draft.first_day, None)
    agreed = fixed_term_last_day(draft.first_day, months)
    if draft.last_day and draft.months is None and longest is None:
        return Period(draft.first_day, draft.last_day)
    return Period(draft.first_day, min(agreed, draft.last_day or agreed))


def _short_reason(draft: LeaseDraft, months: int | None, on: date) -> str:
    short = months is not None and months < shortest_months(on)
    return (draft.weighty_reason or draft.special_reason).strip() if short else ""


def _check_free(actor: Actor, dwelling: Dwelling, period: Period) -> None:
    if shielded_from(actor.clearance).filter(dwelling=dwelling, period__overlap=period).exists():
        raise Conflict("Boligen er ikke tilgjengelig i perioden. Velg en annen bolig.")
    other = (
        Lease.objects.filter(dwelling=dwelling, period__overlap=period)
        .exclude(state=LeaseState.VOID)
        .defer("contract", "notice")
        .first()
    )
    if other is not None:
        raise Conflict(
            f"Boligen er allerede leid ut {other.period} (kontrakt {other.contract_number}). "
            "Velg en annen bolig eller en annen startdato.",
            by=other.changed_by, at=other.changed_at, kind="lease", pk=other.pk,
        )  # fmt: skip


def _save_alone(lease: Lease) -> None:
    try:
        with transaction.atomic():
            lease.save(force_insert=True)
    except IntegrityError as fault:
        if "one_lease_per_dwelling" not in str(fault):
            raise
        raise Conflict("Noen leide ut boligen samtidig med deg. Velg en annen bolig.") from None
