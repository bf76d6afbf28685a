"""How the municipality has disposed of a dwelling over time, and by which agreement."""

from __future__ import annotations

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.dwellings.choices import Disposal, Title
from boligflyt.areas.dwellings.models.register import Dwelling
from boligflyt.domain.agreements import AgreementTerm
from boligflyt.toolkit.models import UUIDModel
from boligflyt.toolkit.period_field import PeriodField


@pghistory.track(level=pghistory.Statement)
class DisposalPeriod(UUIDModel):
    """Disponering: the form of disposal in a stretch of days, and the agreement it rests on.

    A dwelling has none until somebody says more than its form; then they follow each other without a gap, and
    the last is open: its form is `Dwelling.disposal`. A trigger keeps the two alike however the dwelling is
    changed. When the municipality disposes of it no longer, `Dwelling.disposed_to` says so. The other party
    may be a private person.
    """

    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="disposals", verbose_name=_("bolig"))
    form = models.CharField(_("disposisjonsform"), max_length=20, choices=Disposal.choices)
    title = models.CharField(_("hjemmel"), max_length=20, choices=Title.choices, blank=True)
    period = PeriodField(_("periode"))
    agreed_with = models.CharField(_("avtalepart"), max_length=120, blank=True)
    reference = models.CharField(_("avtalens nummer"), max_length=40, blank=True)
    agreed_to = models.DateField(_("avtalens siste dag"), null=True, blank=True)
    notice_months = models.PositiveSmallIntegerField(
        _("oppsigelsestid (måneder)"), null=True, blank=True, validators=[MaxValueValidator(60)]
    )

    class Meta:
        verbose_name = _("disponering")
        verbose_name_plural = _("disponeringer")
        ordering = ["period", "id"]
        constraints = [
            ExclusionConstraint(
                name="one_form_at_a_time",
                expressions=[("dwelling", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_form_display()} {self.period}"

    @property
    def term(self) -> AgreementTerm:
        """How long the agreement runs, and its notice."""
        return AgreementTerm(self.agreed_to, self.notice_months)
