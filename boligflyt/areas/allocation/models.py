"""The queue, the allocation meeting with its matching runs, and offers."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Grade
from boligflyt.areas.access.models import Office, Staff
from boligflyt.areas.allocation.choices import (
    EntryState,
    LineDecision,
    MeetingState,
    OfferState,
    RefusalReason,
)
from boligflyt.areas.allocation.rehearsal_models import Rehearsal
from boligflyt.areas.applications.models import Application, Vedtak
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.leases.models import Lease
from boligflyt.toolkit.models import UUIDModel, VersionedModel

__all__ = [
    "Attendance",
    "MatchingRun",
    "Meeting",
    "MeetingLine",
    "Offer",
    "QueueEntry",
    "Rehearsal",
]


@pghistory.track()
class QueueEntry(VersionedModel):
    """Plass på ventelisten: a household with a vedtak that waits for a dwelling (REG-17)."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="queue", verbose_name=_("søknad")
    )
    vedtak = models.ForeignKey(Vedtak, models.PROTECT, related_name="+", verbose_name=_("vedtak"))
    state = models.CharField(
        _("status"), max_length=20, choices=EntryState.choices, default=EntryState.WAITING
    )
    group = models.CharField(_("gruppe"), max_length=40)
    sub_group = models.CharField(_("undergruppe"), max_length=40, blank=True)
    group_rank = models.PositiveSmallIntegerField(_("gruppens plass"))
    sub_rank = models.PositiveSmallIntegerField(_("undergruppens plass"), default=0)
    reason = models.CharField(_("hvorfor her"), max_length=400)
    decided_on = models.DateField(_("vedtak gjort"))
    lot = models.PositiveIntegerField(_("loddnummer"))
    left_on = models.DateField(_("ute av køen"), null=True, blank=True)
    left_because = models.CharField(_("fordi"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("plass på ventelisten")
        verbose_name_plural = _("plasser på ventelisten")
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                name="one_place_in_the_queue",
                condition=Q(state__in=["waiting", "offered"]),
            )
        ]
        indexes = [models.Index(fields=["state", "group_rank", "sub_rank"], name="queue_order")]

    def __str__(self) -> str:
        return f"{self.application} {self.get_state_display()}"


@pghistory.track(exclude=["minutes"])
class Meeting(VersionedModel):
    """Tildelingsmøte, every fortnight (ORG-10, PRO-02)."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("enhet"))
    held_on = models.DateField(_("dato"))
    # 0: the common meeting, without those who are protected. Above: a small one for them, for the cleared.
    grade = models.PositiveSmallIntegerField(_("skjerming"), choices=Grade.choices, default=Grade.NONE)
    state = models.CharField(
        _("status"), max_length=20, choices=MeetingState.choices, default=MeetingState.PLANNED
    )
    minutes_data = models.JSONField(_("referatets innhold"), default=dict)
    minutes = models.BinaryField(_("referat"), null=True, editable=False)
    minutes_sha256 = models.CharField(_("referatets kontrollsum"), max_length=64, blank=True)
    closed_at = models.DateTimeField(_("avsluttet"), null=True, blank=True)
    # Limits on who lives together that the meeting has lifted: {key of the limit: {reason, place, label}}.
    lifted = models.JSONField(_("grenser som er fraveket"), default=dict, blank=True)

    class Meta:
        verbose_name = _("tildelingsmøte")
        verbose_name_plural = _("tildelingsmøter")
        ordering = ["-held_on"]
        constraints = [
            models.UniqueConstraint(fields=["office", "held_on", "grade"], name="one_meeting_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.held_on:%d.%m.%Y}"

    @property
    def title(self) -> str:
        """What the meeting is called."""
        return "Skjermet tildelingsmøte" if self.grade else "Tildelingsmøte"


class Attendance(UUIDModel):
    """Oppmøte: who was there."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances", verbose_name=_("møte"))
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("ansatt"))
    role = models.CharField(_("rolle"), max_length=60)

    class Meta:
        verbose_name = _("oppmøte")
        verbose_name_plural = _("oppmøte")
        constraints = [models.UniqueConstraint(fields=["meeting", "staff"], name="attends_once")]

    def __str__(self) -> str:
        return str(self.staff)


class MatchingRun(UUIDModel):
    """Kjøring: what the proposal was made from and what it said, kept before any offer is made."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="runs", verbose_name=_("møte"))
    at = models.DateTimeField(_("tidspunkt"))
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("av"))
    rule_set = models.CharField(_("regelsett"), max_length=80)
    rule_set_version = models.CharField(_("versjon"), max_length=20)
    given = models.JSONField(_("inn"))
    result = models.JSONField(_("ut"))

    class Meta:
        verbose_name = _("kjøring")
        verbose_name_plural = _("kjøringer")
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.at:%d.%m.%Y %H.%M}"


@pghistory.track()
class MeetingLine(VersionedModel):
    """Linje på sakslisten: a waiting household, the dwelling proposed for it, and what the meeting did."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="lines", verbose_name=_("møte"))
    entry = models.ForeignKey(QueueEntry, models.PROTECT, related_name="lines", verbose_name=_("plass"))
    place = models.PositiveSmallIntegerField(_("nummer"))
    proposed = models.ForeignKey(
        Dwelling, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("foreslått bolig")
    )
    proposal_reason = models.CharField(_("forslagets grunn"), max_length=500, blank=True)
    dwelling = models.ForeignKey(
        Dwelling, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("bolig")
    )
    decision = models.CharField(
        _("beslutning"), max_length=20, choices=LineDecision.choices, default=LineDecision.OPEN
    )
    reason = models.TextField(_("grunn"), blank=True)
    decided_by = models.UUIDField(_("besluttet av"), null=True, blank=True)
    # Dwellings that the meeting will not have proposed here: {key of the dwelling: reason}.
    set_aside = models.JSONField(_("satt til side"), default=dict, blank=True)

    class Meta:
        verbose_name = _("linje på sakslisten")
        verbose_name_plural = _("linjer på sakslisten")
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "entry"], name="one_line_each"),
            models.UniqueConstraint(
                fields=["meeting", "dwelling"],
                name="one_household_per_dwelling",
                condition=Q(dwelling__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place}"


@pghistory.track(exclude=["letter"])
class Offer(VersionedModel):
    """Tilbud om bolig: a deadline, an answer, and what a no leads to."""

    entry = models.ForeignKey(QueueEntry, models.PROTECT, related_name="offers", verbose_name=_("plass"))
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="offers", verbose_name=_("bolig"))
    line = models.ForeignKey(
        MeetingLine, models.PROTECT, null=True, blank=True, related_name="offers", verbose_name=_("linje")
    )
    vedtak = models.ForeignKey(
        Vedtak, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("vedtak om tildeling")
    )
    lease = models.ForeignKey(
        Lease, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("leieavtale")
    )
    state = models.CharField(_("status"), max_length=20, choices=OfferState.choices, default=OfferState.SENT)
    sent_on = models.DateField(_("sendt"))
    answer_by = models.DateField(_("svarfrist"))
    answered_on = models.DateField(_("svart"), null=True, blank=True)
    refusal_reason = models.CharField(_("grunn"), max_length=20, choices=RefusalReason.choices, blank=True)
    refusal_text = models.TextField(_("søkers ord"), blank=True)
    consequence = models.CharField(_("følge"), max_length=40, blank=True)
    consequence_text = models.CharField(_("følge i ord"), max_length=400, blank=True)
    letter_data = models.JSONField(_("brevets innhold"), default=dict)
    letter = models.BinaryField(_("brev"), null=True, editable=False)
    letter_sha256 = models.CharField(_("brevets kontrollsum"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("tilbud")
        verbose_name_plural = _("tilbud")
        ordering = ["-sent_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dwelling"], name="one_open_offer_per_dwelling", condition=Q(state="sent")
            ),
            models.UniqueConstraint(fields=["entry"], name="one_open_offer_each", condition=Q(state="sent")),
        ]
        indexes = [
            # What holds a dwelling today; nearly all offers are answered and their lease is written.
            models.Index(
                fields=["dwelling"], include=["entry", "sent_on"], name="offer_holding",
                condition=Q(state="sent") | Q(lease=None, state="accepted"),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.dwelling} {self.get_state_display()}"
