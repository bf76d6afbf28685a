"""Letters that leave: one row for each, and letters written from text blocks, with their drafts.

A row of the register tells of a letter whose bytes stay where they were made (`record_kind`, `record`).
"""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.models import Office, Staff
from boligflyt.areas.letters.choices import (
    DispatchKind,
    DispatchState,
    DraftState,
    LetterChannel,
    RecordKind,
)
from boligflyt.areas.people.choices import Maalform
from boligflyt.areas.people.models import Household, Person
from boligflyt.toolkit.models import VersionedModel
from boligflyt.toolkit.walls import Graded, Wall

_NOT_OUT = Q(sent_on=None, received_on=None, returned_on=None)


@pghistory.track()
class Dispatch(Graded, VersionedModel):
    """Forsendelse: a letter on its way from the outbox to the one it is to.

    `address_mark` is a checksum of the address in the letter, so that a change is seen and nothing is told.
    `made_grade` is how hard the recipient was protected when it was made. `address_sheet`: it goes again with
    a sheet that carries the present address. `sent_because`: why the recipient gets a copy of a letter that
    is written to another; it goes with a sheet that says so. `page_language`: of the last page, where
    it is in another language than the letter.
    """

    wall = Wall(bits=Information.DECISION.bit)

    household = models.ForeignKey(
        Household, models.PROTECT, related_name="dispatches", verbose_name=_("husstand")
    )
    recipient = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("mottaker"))
    attention = models.CharField(_("ved"), max_length=120, blank=True)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("enhet"))
    case = models.UUIDField(_("sak"), null=True, blank=True)
    case_code = models.CharField(_("saksnummer"), max_length=20, blank=True)
    kind = models.CharField(_("slag"), max_length=20, choices=DispatchKind.choices)
    title = models.CharField(_("tittel"), max_length=160)
    record_kind = models.CharField(_("ligger i"), max_length=10, choices=RecordKind.choices)
    record = models.UUIDField(_("nøkkel"))
    sha256 = models.CharField(_("kontrollsum"), max_length=64)
    sent_because = models.CharField(_("egen kopi fordi"), max_length=300, blank=True)
    language = models.CharField(_("språk"), max_length=2, choices=Maalform.choices, default=Maalform.BOKMAAL)
    wanted_language = models.CharField(
        _("språk mottakeren ønsker"), max_length=2, choices=Maalform.choices, default=Maalform.BOKMAAL
    )
    page_language = models.CharField(_("med en side på"), max_length=2, choices=Maalform.choices, blank=True)
    large_print = models.BooleanField(_("stor skrift"), default=False)
    address_mark = models.CharField(_("adressemerke"), max_length=64)
    made_grade = models.PositiveSmallIntegerField(_("skjerming da brevet ble laget"), default=0)
    address_sheet = models.BooleanField(_("med adresseark"), default=False)
    channel = models.CharField(_("sendemåte"), max_length=10, choices=LetterChannel.choices)
    state = models.CharField(
        _("status"), max_length=10, choices=DispatchState.choices, default=DispatchState.QUEUED
    )
    made_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("laget av"))
    queued_on = models.DateField(_("lagt i utboksen"))
    sent_on = models.DateField(_("sendt"), null=True, blank=True)
    sent_by = models.ForeignKey(
        Staff, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("sendt av")
    )
    received_on = models.DateField(_("mottatt"), null=True, blank=True)
    returned_on = models.DateField(_("i retur"), null=True, blank=True)
    because = models.CharField(_("fordi"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("forsendelse")
        verbose_name_plural = _("forsendelser")
        constraints = [
            models.UniqueConstraint(
                fields=["record_kind", "record", "recipient"], name="one_dispatch_of_each_letter"
            ),
            models.CheckConstraint(
                name="dates_follow_the_state",
                condition=(Q(state="queued", because="") & _NOT_OUT)
                | (Q(state="stopped") & ~Q(because="") & _NOT_OUT)
                | Q(state="sent", sent_on__isnull=False, received_on=None, returned_on=None)
                | Q(state="received", sent_on__isnull=False, received_on__isnull=False, returned_on=None)
                | (Q(state="returned", sent_on__isnull=False, returned_on__isnull=False) & ~Q(because="")),
            ),
            models.CheckConstraint(
                name="sent_before_received_or_returned",
                condition=(Q(sent_on=None) | Q(sent_on__gte=F("queued_on")))
                & (Q(received_on=None) | Q(received_on__gte=F("sent_on")))
                & (Q(returned_on=None) | Q(returned_on__gte=F("sent_on"))),
            ),
        ]
        indexes = [models.Index(fields=["household", "-queued_on"], name="dispatch_of_household")]

    def __str__(self) -> str:
        return self.title


@pghistory.track(exclude=["pdf"])
class FreeLetter(Graded, VersionedModel):
    """Brev fra tekstblokker: a draft that its writer works on, then a letter whose bytes are kept."""

    wall = Wall(bits=Information.DECISION.bit)

    household = models.ForeignKey(
        Household, models.PROTECT, related_name="free_letters", verbose_name=_("husstand")
    )
    recipient = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("mottaker"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("enhet"))
    case = models.UUIDField(_("sak"), null=True, blank=True)
    case_code = models.CharField(_("saksnummer"), max_length=20, blank=True)
    author = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("skrevet av"))
    template = models.CharField(_("mal"), max_length=40)
    template_version = models.CharField(_("malens versjon"), max_length=10)
    blocks = models.JSONField(_("tekstblokker"), default=list)
    free_text = models.TextField(_("egen tekst"), max_length=6000, blank=True)
    language = models.CharField(_("språk"), max_length=2, choices=Maalform.choices, default=Maalform.BOKMAAL)
    state = models.CharField(_("status"), max_length=10, choices=DraftState.choices, default=DraftState.DRAFT)
    data = models.JSONField(_("innhold"), null=True, blank=True)
    pdf = models.BinaryField(_("brev"), null=True, editable=False)
    sha256 = models.CharField(_("kontrollsum"), max_length=64, blank=True)
    finished_at = models.DateTimeField(_("ferdig"), null=True, blank=True)

    class Meta:
        verbose_name = _("brev fra tekstblokker")
        verbose_name_plural = _("brev fra tekstblokker")
        constraints = [
            models.CheckConstraint(
                name="finished_with_its_bytes",
                condition=Q(state="finished", pdf__isnull=False, finished_at__isnull=False)
                | (~Q(state="finished") & Q(pdf=None, finished_at=None)),
            )
        ]

    def __str__(self) -> str:
        return self.template
