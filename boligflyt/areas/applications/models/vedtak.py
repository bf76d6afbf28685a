"""Vedtak: the legal decision, prepared by one and decided by another, with all that it rests on frozen."""

from __future__ import annotations

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.models import Staff
from boligflyt.areas.applications.choices import VedtakKind, VedtakState
from boligflyt.areas.applications.models.application import Application
from boligflyt.areas.applications.models.assessment import Assessment
from boligflyt.toolkit.models import VersionedModel
from boligflyt.toolkit.walls import Graded, Wall


@pghistory.track(exclude=["letter"])
class Vedtak(Graded, VersionedModel):
    """Vedtak (enkeltvedtak). `letter` is the letter: its bytes are stored and never made again."""

    wall = Wall()

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="vedtak", verbose_name=_("søknad")
    )
    kind = models.CharField(_("slag"), max_length=30, choices=VedtakKind.choices)
    granted = models.BooleanField(_("innvilget"))
    state = models.CharField(
        _("status"), max_length=20, choices=VedtakState.choices, default=VedtakState.PREPARED
    )
    two_persons = models.BooleanField(_("to personer"), default=True)
    acute_because = models.TextField(_("haster fordi"), blank=True, default="")
    prepared_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("forberedt av"))
    prepared_at = models.DateTimeField(_("forberedt"))
    contributors = ArrayField(models.UUIDField(), verbose_name=_("har arbeidet med saken"), default=list)
    decided_by = models.ForeignKey(
        Staff, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("avgjort av")
    )
    decided_at = models.DateTimeField(_("avgjort"), null=True, blank=True)
    returned_because = models.TextField(_("sendt tilbake fordi"), blank=True)

    assessment = models.ForeignKey(
        Assessment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("vurdering")
    )
    law = models.CharField(_("hjemmel"), max_length=200)
    complaint_body = models.CharField(_("klageinstans"), max_length=80)
    complaint_weeks = models.PositiveSmallIntegerField(_("klagefrist (uker)"))
    reason = models.TextField(_("begrunnelse"))
    reason_code = models.CharField(_("årsakskode"), max_length=40, blank=True)
    services_text = models.TextField(_("tjenester"), blank=True)
    first_day = models.DateField(_("gjelder fra"), null=True, blank=True)
    last_day = models.DateField(_("gjelder til"), null=True, blank=True)
    review_on = models.DateField(_("ny vurdering"), null=True, blank=True)
    dwelling = models.UUIDField(_("bolig"), null=True, blank=True)
    frozen = models.JSONField(_("frosset grunnlag"), default=dict)

    letter_data = models.JSONField(_("brevets innhold"), default=dict)
    letter_template = models.CharField(_("mal"), max_length=80, blank=True)
    letter = models.BinaryField(_("brev"), null=True, editable=False)
    letter_sha256 = models.CharField(_("brevets kontrollsum"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("vedtak")
        verbose_name_plural = _("vedtak")
        ordering = ["prepared_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="vedtak_two_persons",
                condition=Q(two_persons=False) | Q(decided_by=None) | ~Q(decided_by=F("prepared_by")),
            ),
            models.CheckConstraint(
                name="vedtak_not_decided_by_contributor",
                condition=Q(two_persons=False)
                | Q(decided_by=None)
                | ~Q(contributors__contains=[F("decided_by")]),
            ),
            # Sosialtjenesteloven § 27: one person, at once, a yes and with a written reason.
            models.CheckConstraint(
                name="vedtak_one_person_only_when_acute",
                condition=Q(two_persons=True)
                | (
                    Q(kind="temporary_housing", granted=True, state="decided")
                    & Q(decided_by=F("prepared_by"), decided_at=F("prepared_at"))
                    & ~Q(acute_because="")
                ),
            ),
            models.CheckConstraint(
                name="vedtak_decided_is_complete",
                condition=~Q(state="decided")
                | (Q(decided_by__isnull=False) & Q(decided_at__isnull=False) & ~Q(letter_sha256="")),
            ),
            # PRO-04: a granted vedtak has a start, an end and a day for new assessment.
            models.CheckConstraint(
                name="vedtak_granted_has_dates",
                condition=Q(granted=False)
                | ~Q(kind__in=["municipal_dwelling", "allocation", "temporary_housing"])
                | (Q(first_day__isnull=False) & Q(last_day__isnull=False) & Q(review_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="vedtak_starts_before_it_ends",
                condition=Q(last_day=None) | Q(first_day=None) | Q(first_day__lte=F("last_day")),
            ),
            models.UniqueConstraint(
                fields=["application", "kind"],
                name="one_vedtak_in_preparation",
                condition=Q(state="prepared"),
            ),
        ]
        # The last one of each case is read for all cases at once, and read from this.
        indexes = [
            models.Index(
                fields=["application", "-prepared_at", "-id"],
                include=["kind", "decided_at", "grade", "state", "granted"], name="vedtak_newest",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.get_kind_display()
