"""How the municipality disposes of a dwelling from a day on: never two forms on a day, and no day without."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.choices import TITLES_OF, Disposal, Title
from boligflyt.areas.dwellings.models import DisposalPeriod, Dwelling
from boligflyt.areas.dwellings.services.status import must_be_at_disposal
from boligflyt.domain.periods import ONE_DAY, Period
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.toolkit.faults import Refused


@dataclass(frozen=True, slots=True)
class DisposalFacts:
    """The form, the right it rests on, and the agreement; what is not told is empty."""

    form: str
    title: str = ""
    agreed_with: str = ""
    reference: str = ""
    agreed_to: date | None = None
    notice_months: int | None = None


def change_disposal(
    actor: Actor, pk: UUID, version: int | None, first_day: date, facts: DisposalFacts
) -> DisposalPeriod:
    """Say how the dwelling is disposed of from a day on; what applied until then ends the day before.

    The first day of the latest line corrects that line. Raises Refused for a day that has not come, lies
    outside the disposal or before the latest line, and for a right that does not go with the form.
    """
    actor.demand(Right.DWELLING_WRITE)
    dwelling = Dwelling.locked(pk, version)
    _check(actor, dwelling, first_day, facts)
    line = _room_for(dwelling, first_day)
    for name, value in asdict(facts).items():
        setattr(line, name, value)
    line.save()
    _note(actor, dwelling, facts.form, f"Endret disponeringen fra {norwegian_date(first_day)}")
    return line


def take_back_disposal(actor: Actor, pk: UUID, version: int | None) -> Dwelling:
    """Take away the latest line, so that the one before applies again. Raises Refused without one."""
    actor.demand(Right.DWELLING_WRITE)
    dwelling = Dwelling.locked(pk, version)
    lines = list(DisposalPeriod.objects.select_for_update().filter(dwelling=pk).order_by("-period")[:2])
    if len(lines) < 2:
        raise Refused("Det finnes ingen tidligere disponering å gå tilbake til. Rett den som står, i stedet.")
    latest, before = lines
    latest.delete()
    before.period = Period(before.period.first_day, None)
    before.save()
    _note(actor, dwelling, before.form, f"Tok bort disponeringen {latest.period}")
    return dwelling


def _check(actor: Actor, dwelling: Dwelling, first_day: date, facts: DisposalFacts) -> None:
    if first_day > actor.today:
        raise Refused("Skriv inn en ny disponering den dagen den begynner, ikke før.", field="first_day")
    must_be_at_disposal(dwelling, first_day)
    if facts.title and facts.title not in TITLES_OF[Disposal(facts.form)]:
        raise Refused(
            f"«{Title(facts.title).label}» hører ikke til «{Disposal(facts.form).label}». "
            f"Velg {' eller '.join(f'«{one.label}»' for one in TITLES_OF[Disposal(facts.form)])}.",
            field="title",
        )
    if facts.agreed_to and facts.agreed_to < first_day:
        raise Refused("Avtalen slutter før den begynner.", field="agreed_to")


def _room_for(dwelling: Dwelling, first_day: date) -> DisposalPeriod:
    """The line to fill in: the latest when it begins then, or a new one after it; the latest is cut."""
    latest = DisposalPeriod.objects.select_for_update().filter(dwelling=dwelling).order_by("-period").first()
    if latest is None and first_day > dwelling.disposed_from:
        latest = DisposalPeriod(
            dwelling=dwelling, form=dwelling.disposal, period=Period(dwelling.disposed_from, None)
        )
    if latest is None:
        return DisposalPeriod(dwelling=dwelling, period=Period(first_day, None))
    if latest.period.first_day == first_day:
        return latest
    if latest.period.first_day > first_day:
        raise Refused(
            f"Det som gjelder nå, begynte {norwegian_date(latest.period.first_day)}. "
            "Velg den dagen for å rette det, en senere dag, eller ta bort linjen først.",
            field="first_day",
        )
    latest.period = Period(latest.period.first_day, first_day - ONE_DAY)
    latest.save()
    return DisposalPeriod(dwelling=dwelling, period=Period(first_day, None))


def _note(actor: Actor, dwelling: Dwelling, form: str, what: str) -> None:
    dwelling.disposal = form
    dwelling.stamp(actor.at, actor.staff)
    dwelling.save()
    record_change(actor.trace, "dwelling", dwelling.pk, what)
