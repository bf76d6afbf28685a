"""Trying changed rules on a sealed copy, and emptying the copy."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from random import Random
from uuid import UUID

from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import RehearsalBasis
from boligflyt.areas.allocation.queries.rehearsal_copy import sealed, town_of, unsealed
from boligflyt.areas.allocation.rehearsal_models import Rehearsal
from boligflyt.areas.applications.queries import rules_today
from boligflyt.areas.audit.services import Trace, record_change
from boligflyt.domain.eligibility import RuleSet, RuleSetError
from boligflyt.domain.periods import Period
from boligflyt.domain.rates import shipped_rates
from boligflyt.domain.rehearsal import Changes, changed, compare
from boligflyt.domain.strict_yaml import FileError
from boligflyt.toolkit.faults import Refused

KEPT, SMALLEST = "municipal/rehearsal_kept_days", "municipal/smallest_count_shown"


@dataclass(frozen=True, slots=True)
class Asked:
    """Basis and purpose first, then the days and what is tried."""

    basis: RehearsalBasis
    purpose: str
    first_day: date
    last_day: date
    changes: Changes


def rehearse(actor: Actor, asked: Asked, dice: Random) -> Rehearsal:
    """Make the copy, replay its meetings by the rules of today and by the changed ones, and keep the numbers.

    Raises Refused without a purpose, for days the wrong way round or ahead, when nothing is changed, and when
    no meeting of the period has given a dwelling.
    """
    actor.demand(Right.PROCEDURE_LEAD)
    _check(actor, asked)
    rules, rates = rules_today(actor), shipped_rates()
    tried = _to_try(rules, asked.changes)
    copy = sealed(town_of(actor, rules, Period(asked.first_day, asked.last_day), dice))
    applicants, rounds = unsealed(copy)
    if not rounds:
        raise Refused("Ingen møter i perioden har gitt en bolig. Velg en lengre periode.", field="first_day")
    found = compare(applicants, rounds, rules, tried, smallest=rates.whole(SMALLEST, actor.today))
    made = Rehearsal.objects.create(
        basis=asked.basis, purpose=asked.purpose.strip(), first_day=asked.first_day, last_day=asked.last_day,
        changes=asdict(asked.changes), rule_set=rules.id, rule_set_version=rules.version, made_at=actor.at,
        made_by_id=actor.staff, office_id=actor.office, copy=copy, result=asdict(found),
        kept_until=actor.today + timedelta(days=rates.whole(KEPT, actor.today)),
    )  # fmt: skip
    record_change(actor.trace, "rehearsal", made.pk, "prøvde andre regler", basis=asked.basis)
    return made


def _check(actor: Actor, asked: Asked) -> None:
    if not asked.purpose.strip():
        raise Refused("Skriv hva dere vil finne ut. Uten formål lages ingen kopi.", field="purpose")
    if asked.last_day < asked.first_day:
        raise Refused("Siste dag er før den første.", field="last_day")
    if asked.last_day > actor.today:
        raise Refused("Perioden kan ikke gå lenger enn til i dag.", field="last_day")
    if asked.changes == Changes():
        raise Refused("Ingenting er endret. Velg minst én regel å prøve.", field="waiting_counts")
    if asked.changes.file and replace(asked.changes, file="") != Changes():
        raise Refused("Prøv enten en fil eller enkelte endringer, ikke begge deler.", field="file")


def _to_try(rules: RuleSet, changes: Changes) -> RuleSet:
    """The rules with the changes. Raises Refused when they do not fit, or the file says what holds today."""
    try:
        tried = changed(rules, changes)
    except RuleSetError as fault:
        raise Refused(str(fault), field="group_1") from fault
    except FileError as fault:
        raise Refused(f"Filen kan ikke brukes: {fault}", field="file") from fault
    if changes.file and tried == rules:
        raise Refused(
            "Filen har samme rekkefølge, ventetid og poeng som reglene i dag. Det er ingenting å prøve.",
            field="file",
        )
    return tried


def empty_rehearsal(actor: Actor, pk: UUID) -> Rehearsal:
    """Delete the copy now; the numbers stay. Nothing happens when it is emptied already."""
    actor.demand(Right.PROCEDURE_LEAD)
    made = Rehearsal.objects.select_for_update().filter(pk=pk).first()
    if made is None:
        raise Http404
    if made.emptied_on is None:
        _empty(made, actor.trace, actor.today)
    return made


def empty_due(trace: Trace, today: date) -> int:
    """Delete the copies whose time is over; how many."""
    due = list(Rehearsal.objects.select_for_update().filter(emptied_on=None, kept_until__lt=today))
    for made in due:
        _empty(made, trace, today)
    return len(due)


def _empty(made: Rehearsal, trace: Trace, today: date) -> None:
    made.copy, made.emptied_on = {}, today
    made.save(update_fields=["copy", "emptied_on"])
    record_change(trace, "rehearsal", made.pk, "slettet kopien")
