"""What is remembered around a household: contacts, notes, tasks, external parties, the group around it."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.models import Office, Staff
from boligflyt.areas.applications.models import Application
from boligflyt.areas.casework.choices import About, EntryKind, MeetingState, PartyKind, TaskState
from boligflyt.areas.people.models import Household
from boligflyt.toolkit.models import UUIDModel, VersionedModel
from boligflyt.toolkit.period_field import PeriodField
from boligflyt.toolkit.walls import Graded, GradedByRow, Wall

LONGEST_TEXT = 10_000


class Entry(GradedByRow, UUIDModel):
    """Henvendelse eller notat: what was said, by whom, when. Never changed: a correction is a new entry.

    Works without an application (DEF-32). What it is about decides who reads it, and the wall compares the
    same (`bits`).
    """

    wall = Wall(by_row=True)

    household = models.ForeignKey(
        Household, models.PROTECT, related_name="entries", verbose_name=_("husstand")
    )
    kind = models.CharField(_("hvordan"), max_length=20, choices=EntryKind.choices)
    about = models.CharField(_("handler om"), max_length=20, choices=About.choices, default=About.HOUSING)
    happened_at = models.DateTimeField(_("når"))
    who = models.CharField(_("hvem"), max_length=120, blank=True)
    text = models.TextField(_("hva"), max_length=LONGEST_TEXT)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("enhet"))
    written_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("skrevet av"))
    written_at = models.DateTimeField(_("skrevet"))
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by", verbose_name=_("retter")
    )
    why_corrected = models.CharField(_("hvorfor rettet"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("henvendelse eller notat")
        verbose_name_plural = _("henvendelser og notater")
        indexes = [models.Index(fields=["household", "-happened_at"], name="entry_household")]
        constraints = [
            models.CheckConstraint(
                name="entry_not_in_the_future", condition=Q(happened_at__lte=F("written_at"))
            ),
            models.CheckConstraint(
                name="entry_wall_is_what_it_is_about",
                condition=Q(about="housing", bits=Information.HOUSING.bit)
                | Q(about="children", bits=Information.CHILDREN.bit)
                | Q(about="economy", bits=Information.ECONOMY.bit)
                | Q(about="health", bits=Information.HEALTH.bit),
            ),
            models.CheckConstraint(
                name="correction_says_why", condition=Q(corrects=None) | ~Q(why_corrected="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.happened_at:%d.%m.%Y}"


@pghistory.track()
class CaseTask(Graded, VersionedModel):
    """Oppgave: what somebody has promised to do for the household, and by when. Never without an owner."""

    wall = Wall()

    household = models.ForeignKey(Household, models.PROTECT, related_name="tasks", verbose_name=_("husstand"))
    title = models.CharField(_("hva skal gjøres"), max_length=200)
    due_on = models.DateField(_("frist"))
    owner = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("ansvarlig"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("enhet"))
    state = models.CharField(_("status"), max_length=20, choices=TaskState.choices, default=TaskState.OPEN)
    outcome = models.CharField(_("hvordan det gikk"), max_length=300, blank=True)
    closed_at = models.DateTimeField(_("lukket"), null=True, blank=True)
    closed_by = models.ForeignKey(
        Staff, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("lukket av")
    )

    class Meta:
        verbose_name = _("oppgave")
        verbose_name_plural = _("oppgaver")
        indexes = [models.Index(fields=["owner", "state", "due_on"], name="task_owner")]
        constraints = [
            models.CheckConstraint(
                name="closed_task_has_a_moment",
                condition=Q(state="open", closed_at=None, closed_by=None)
                | Q(~Q(state="open"), closed_at__isnull=False, closed_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class CaseParty(Graded, VersionedModel):
    """Ekstern part: somebody outside the municipality in this matter, with one contact (ORG-16)."""

    wall = Wall()

    household = models.ForeignKey(
        Household, models.PROTECT, related_name="parties", verbose_name=_("husstand")
    )
    kind = models.CharField(_("slag"), max_length=30, choices=PartyKind.choices)
    name = models.CharField(_("navn på stedet"), max_length=120)
    contact = models.CharField(_("kontaktperson"), max_length=120, blank=True)
    phone = models.CharField(_("telefon"), max_length=20, blank=True)
    email = models.EmailField(_("e-post"), blank=True)
    substitute = models.CharField(_("når kontaktpersonen er borte"), max_length=160, blank=True)
    period = PeriodField(_("periode"))

    class Meta:
        verbose_name = _("ekstern part")
        verbose_name_plural = _("eksterne parter")

    def __str__(self) -> str:
        return f"{self.name} ({self.get_kind_display()})"


@pghistory.track()
class CaseTeam(Graded, VersionedModel):
    """Ansvarsgruppe: those who work together around one household, with a coordinator (PRO-39).

    It rests on the household's consent; without a running consent it holds no meetings.
    """

    wall = Wall()

    household = models.OneToOneField(
        Household, models.PROTECT, related_name="team", verbose_name=_("husstand")
    )
    coordinator = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("koordinator"))
    purpose = models.CharField(_("hva gruppen skal få til"), max_length=300)
    consented_on = models.DateField(_("samtykke gitt"))
    period = PeriodField(_("periode"))

    class Meta:
        verbose_name = _("ansvarsgruppe")
        verbose_name_plural = _("ansvarsgrupper")

    def __str__(self) -> str:
        return self.purpose


@pghistory.track()
class TeamMeeting(Graded, VersionedModel):
    """Ansvarsgruppemøte: who was there and what was agreed. Tasks that follow are tasks of the household."""

    wall = Wall()

    household = models.ForeignKey(
        Household, models.PROTECT, related_name="team_meetings", verbose_name=_("husstand")
    )
    planned_at = models.DateTimeField(_("når"))
    place = models.CharField(_("hvor"), max_length=120, blank=True)
    state = models.CharField(
        _("status"), max_length=20, choices=MeetingState.choices, default=MeetingState.PLANNED
    )
    present = models.CharField(_("til stede"), max_length=400, blank=True)
    agreed = models.TextField(_("hva ble avtalt"), max_length=LONGEST_TEXT, blank=True)

    class Meta:
        verbose_name = _("ansvarsgruppemøte")
        verbose_name_plural = _("ansvarsgruppemøter")
        constraints = [
            models.CheckConstraint(
                name="held_meeting_says_who_and_what",
                condition=~Q(state="held") | (~Q(present="") & ~Q(agreed="")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.planned_at:%d.%m.%Y}"


class OwnStepTick(Graded, UUIDModel):
    """Avkryssing: a step of the municipality's own is said to be done, or not done after all, in one case.

    Only added to: the newest line of a step holds.
    """

    wall = Wall()

    household = models.ForeignKey(Household, models.PROTECT, related_name="+", verbose_name=_("husstand"))
    application = models.ForeignKey(
        Application, models.PROTECT, related_name="own_steps", verbose_name=_("søknad")
    )
    code = models.CharField(_("steg"), max_length=20)
    done = models.BooleanField(_("gjort"))
    on = models.DateField(_("dag"))
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("av"))
    at = models.DateTimeField(_("krysset av"))

    class Meta:
        verbose_name = _("avkryssing")
        verbose_name_plural = _("avkryssinger")
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["application", "at"], name="own_step_of_case")]

    def __str__(self) -> str:
        return self.code
