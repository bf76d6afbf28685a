"""Guardians and schools: what is known around a person, each from a day on."""

from __future__ import annotations

from datetime import date, timedelta

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.people.models import Guardian, Person, Schooling
from boligflyt.domain.periods import Period
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.toolkit.faults import Refused

ONE_DAY = timedelta(days=1)


def add_guardian(
    actor: Actor,
    ward: Person,
    *,
    name: str,
    scope: str,
    first_day: date,
    last_day: date | None = None,
    phone: str = "",
) -> Guardian:
    """Register a guardian with a scope and a period.

    Raises Refused for a period that ends before it starts.
    """
    actor.demand(Right.PERSON_WRITE)
    if last_day and last_day < first_day:
        raise Refused(f"Vergemålet slutter før det starter, {norwegian_date(last_day)}.", field="last_day")
    _not_before_birth(ward, first_day)
    guardian = Guardian.objects.create(
        ward=ward,
        name=name.strip(),
        phone=phone.strip(),
        scope=scope.strip(),
        period=Period(first_day, last_day),
    )
    record_change(actor.trace, "person", ward.pk, "La til verge")
    return guardian


def add_schooling(
    actor: Actor,
    child: Person,
    *,
    school: str,
    school_district: str,
    parents_wish_to_stay: bool,
    first_day: date,
) -> Schooling:
    """Register the child's school and the parents' wish (TG-13); the school before ends the day before.

    Raises Refused when the day lies before the child was born or in a school that started later.
    """
    actor.demand(Right.PERSON_WRITE)
    _not_before_birth(child, first_day)
    Person.locked(child.pk, None)  # two who register a school at once wait for each other
    _end_earlier(child, first_day)
    schooling = Schooling.objects.create(
        child=child, school=school.strip(), school_district=school_district.strip(),
        parents_wish_to_stay=parents_wish_to_stay, period=Period(first_day, None),
    )  # fmt: skip
    record_change(actor.trace, "person", child.pk, "Registrerte skole")
    return schooling


def _end_earlier(child: Person, first_day: date) -> None:
    open_then = Schooling.objects.select_for_update().filter(
        child=child, period__overlap=Period(first_day, None)
    )
    for earlier in open_then:
        if earlier.period.first_day >= first_day:
            raise Refused(
                f"{child.given_name} går på {earlier.school} {earlier.period}. Velg en senere dag.",
                field="first_day",
            )
        earlier.period = Period(earlier.period.first_day, first_day - ONE_DAY)
        earlier.save()


def _not_before_birth(person: Person, first_day: date) -> None:
    if person.born and first_day < person.born:
        raise Refused(
            f"{person.full_name} er født {norwegian_date(person.born)}. Velg en senere dag.",
            field="first_day",
        )
