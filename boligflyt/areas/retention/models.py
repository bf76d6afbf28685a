"""What is disposed of, by whom and why; and what may not be disposed of for the time being.

The protocol holds nothing about a person: numbers, classes, codes. What was to go is named by key until it is
gone.
"""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.models import Staff
from boligflyt.areas.people.models import Household
from boligflyt.areas.retention.choices import (
    DisposalGround,
    DisposalState,
    ErasureReason,
    HoldReason,
    Unit,
)
from boligflyt.toolkit.models import UUIDModel, VersionedModel


@pghistory.track()
class Disposal(VersionedModel):
    """Protokoll: one disposal or deletion, prepared by one and approved by another; kept for ever.

    `counts`: rows in each table, worked out when it was prepared; nothing else may go. `plan_sha256`: the
    plan it rests on. `hash`: over everything the protocol says, once it is carried out.
    """

    ground = models.CharField(_("grunnlag"), max_length=20, choices=DisposalGround.choices)
    state = models.CharField(
        _("status"), max_length=20, choices=DisposalState.choices, default=DisposalState.PREPARED
    )
    reason = models.CharField(_("hvorfor"), max_length=20, choices=ErasureReason.choices, blank=True)
    law = models.CharField(_("hjemmel"), max_length=300)
    units = models.PositiveIntegerField(_("antall mapper eller notater"))
    counts = models.JSONField(_("rader i hver tabell"))
    first_day = models.DateField(_("eldste hendelse"), null=True, blank=True)
    last_day = models.DateField(_("nyeste hendelse"), null=True, blank=True)
    plan_sha256 = models.CharField(_("planens kontrollsum"), max_length=64, blank=True)
    prepared_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("forberedt av"))
    prepared_at = models.DateTimeField(_("forberedt"))
    approved_by = models.ForeignKey(
        Staff, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("godkjent av")
    )
    approved_at = models.DateTimeField(_("godkjent"), null=True, blank=True)
    done_at = models.DateTimeField(_("utført"), null=True, blank=True)
    hash = models.CharField(_("protokollens kontrollsum"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("kassasjon eller sletting")
        verbose_name_plural = _("kassasjoner og slettinger")
        constraints = [
            models.CheckConstraint(name="disposal_of_something", condition=Q(units__gte=1)),
            models.CheckConstraint(
                name="disposal_two_persons",
                condition=Q(approved_by=None) | ~Q(approved_by=F("prepared_by")),
            ),
            models.CheckConstraint(
                name="disposal_done_when_approved",
                condition=Q(state__in=["prepared", "called_off"], done_at=None)
                | Q(state="approved", approved_by__isnull=False, approved_at__isnull=False, done_at=None)
                | Q(
                    state="done", approved_by__isnull=False, approved_at__isnull=False, done_at__isnull=False
                ),
            ),
            models.CheckConstraint(
                name="erasure_says_why",
                condition=Q(ground="plan", reason="") | (Q(ground="erasure") & ~Q(reason="")),
            ),
        ]
        indexes = [models.Index(fields=["state", "-prepared_at"], name="disposal_state")]

    def __str__(self) -> str:
        return f"{self.get_ground_display()} {self.prepared_at:%d.%m.%Y}"


class DisposalItem(UUIDModel):
    """Linje: one thing that is to go, by key; removed when it is gone: the protocol leads to nobody."""

    disposal = models.ForeignKey(Disposal, models.PROTECT, related_name="items", verbose_name=_("kassasjon"))
    unit = models.CharField(_("slag"), max_length=30, choices=Unit.choices)
    subject = models.UUIDField(_("gjelder"))
    household = models.UUIDField(_("husstand"))

    class Meta:
        verbose_name = _("linje i en kassasjon")
        verbose_name_plural = _("linjer i en kassasjon")
        constraints = [
            # A thing is in one disposal at a time; one that was called off lets it go.
            models.UniqueConstraint(fields=["unit", "subject"], name="disposed_once")
        ]
        indexes = [models.Index(fields=["household"], name="disposal_household")]

    def __str__(self) -> str:
        return f"{self.get_unit_display()}"


@pghistory.track()
class LegalHold(VersionedModel):
    """Stans: nothing of the household is disposed of until the last day, or until somebody ends it."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="holds", verbose_name=_("husstand"))
    reason = models.CharField(_("hvorfor"), max_length=20, choices=HoldReason.choices)
    begun_on = models.DateField(_("fra"))
    until = models.DateField(_("til og med"), null=True, blank=True)
    set_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("stanset av"))

    class Meta:
        verbose_name = _("stans av kassasjon")
        verbose_name_plural = _("stans av kassasjon")
        constraints = [
            models.CheckConstraint(
                name="hold_ends_after_it_begins", condition=Q(until=None) | Q(until__gte=F("begun_on"))
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_reason_display()}"
