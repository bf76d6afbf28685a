"""The case files: what was said and promised around each open case, parties outside, one group at work."""

from __future__ import annotations

from datetime import datetime, timedelta

from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.workflow import OPEN
from boligflyt.areas.casework.choices import About, EntryKind, MeetingState, PartyKind
from boligflyt.areas.casework.models import CaseParty, CaseTask, CaseTeam, Entry, TeamMeeting
from boligflyt.areas.people.models import Household
from boligflyt.domain.periods import Period
from boligflyt.jobs.demo.dice import Dice
from boligflyt.jobs.demo.follow_up import EVERYBODYS_FAMILY
from boligflyt.jobs.demo.load_cases import CaseLoader
from boligflyt.jobs.demo.offices import morning
from boligflyt.jobs.demo.records import Town

BATCH = 500
# (how, about what, who said it, what was said)
SAID = (
    (
        EntryKind.PHONE_IN,
        About.HOUSING,
        "Søker",
        "Spør hvor langt saken er kommet. Fikk vite hva som mangler.",
    ),
    (EntryKind.VISIT, About.HOUSING, "Søker", "Leverte leiekontrakten og oppsigelsen fra utleier."),
    (EntryKind.PHONE_OUT, About.HOUSING, "Utleier", "Utleier kan vente til månedsskiftet."),
    (EntryKind.EMAIL, About.ECONOMY, "Søker", "Sendte lønnsslipp for de tre siste månedene."),
    (EntryKind.PHONE_OUT, About.CHILDREN, "Skolen", "Barnet trives og har venner i nærheten."),
    (EntryKind.PHONE_IN, About.HEALTH, "Fastlegen", "Legeerklæringen om behov for heis kommer i posten."),
    (EntryKind.NOTE, About.HOUSING, "", "Vurdert om privat leie kan løse det. Snakkes ved igjen neste uke."),
)
PROMISED = (
    "Ringe tilbake om hva som mangler", "Innhente legeerklæring", "Bestille tolk til samtalen",
    "Spørre utleier om utsettelse", "Se på boligen sammen med søker", "Sende veiledning om bostøtte",
)  # fmt: skip
OUTSIDE = (
    (PartyKind.LANDLORD, "Privat utleier", "", "400 00 301"),
    (PartyKind.HOSPITAL, "Sykehuset, utskrivingskontoret", "Koordinator", "400 00 302"),
    (PartyKind.PRISON, "Fengselet, løslatelsesteamet", "Kontaktbetjent", "400 00 303"),
    (PartyKind.BAILIFF, "Namsmannen", "Saksbehandler", "400 00 304"),
)


class FileLoader:
    """Writes entries, tasks, parties and the group; with chance of its own, so that the town stays."""

    def __init__(self, town: Town, cases: CaseLoader, seed: int) -> None:
        self.cases = cases
        self.today = town.today
        self.dice = Dice(seed)
        self.entries: list[Entry] = []
        self.tasks: list[CaseTask] = []
        self.parties: list[CaseParty] = []

    def load(self) -> None:
        """Write what belongs to every open case."""
        for case in self.cases.applications.values():
            if case.state in OPEN:
                self._around(case)
        Entry.objects.bulk_create(self.entries, BATCH)
        CaseTask.objects.bulk_create(self.tasks, BATCH)
        CaseParty.objects.bulk_create(self.parties, BATCH)
        for household in self.cases.households.values():
            if household.contact.family_name == EVERYBODYS_FAMILY:
                self._group(household)

    def _around(self, case: Application) -> None:
        for kind, about, who, text in self.dice.shuffled(SAID)[: self.dice.whole(0, 4)]:
            at = self.dice.moment(self.dice.day(case.received_on, self.today - timedelta(days=1)))
            self.entries.append(
                Entry(
                    id=self.dice.key(), household_id=case.household_id, kind=kind, about=about,
                    bits=about.information.bit, happened_at=at, who=who, text=text,
                    office_id=case.office_id, written_by_id=case.caseworker_id, written_at=at,
                )
            )  # fmt: skip
        if self.dice.chance(50):
            self._task(case)
        if self.dice.chance(25):
            self._party(case)

    def _task(self, case: Application) -> None:
        due = self.today + timedelta(days=self.dice.whole(-3, 20))
        self.tasks.append(
            CaseTask(
                id=self.dice.key(), household_id=case.household_id, title=self.dice.pick(PROMISED),
                due_on=due, owner_id=case.caseworker_id, office_id=case.office_id,
                **_stamp(self._begun(case)),
            )
        )  # fmt: skip

    def _party(self, case: Application) -> None:
        kind, name, contact, phone = self.dice.pick(OUTSIDE)
        self.parties.append(
            CaseParty(
                id=self.dice.key(), household_id=case.household_id, kind=kind, name=name, contact=contact,
                phone=phone, substitute="Vakttelefonen, 400 00 399", period=Period(case.received_on, None),
                **_stamp(self._begun(case)),
            )
        )  # fmt: skip

    def _begun(self, case: Application) -> datetime:
        return morning(case.received_on)

    def _group(self, household: Household) -> None:
        held, planned = self.today - timedelta(days=40), self.today + timedelta(days=9)
        began = _stamp(morning(held))
        coordinator = next(
            (
                one.caseworker_id
                for one in self.cases.applications.values()
                if one.household_id == household.pk
            ),
            None,
        )
        if coordinator is None:
            return
        CaseTeam.objects.create(
            household=household, coordinator_id=coordinator, consented_on=held, period=Period(held, None),
            purpose="Fast bolig i samme skolekrets innen våren", **began,
        )  # fmt: skip
        TeamMeeting.objects.create(
            household=household, planned_at=morning(held), place="Rådhuset", state=MeetingState.HELD,
            present="Mor, boligkontoret, NAV, oppfølging", **began,
            agreed="Boligkontoret prioriterer skolekretsen. NAV ser på bostøtte. Ny samtale om seks uker.",
        )  # fmt: skip
        TeamMeeting.objects.create(
            household=household, planned_at=morning(planned), place="Rådhuset", **began
        )


def _stamp(at: datetime) -> dict[str, datetime]:
    return {"created_at": at, "changed_at": at}
