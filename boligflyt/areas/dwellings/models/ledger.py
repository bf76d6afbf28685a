"""The ledger of what state a dwelling is in, and the days it is shielded."""

from __future__ import annotations

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.dwellings.choices import EmptyCause, StatusCode
from boligflyt.areas.dwellings.models.register import Dwelling
from boligflyt.toolkit.models import UUIDModel
from boligflyt.toolkit.period_field import PeriodField


@pghistory.track(level=pghistory.Statement)
class StatusEntry(UUIDModel):
    """Statuslinje: the dwelling's state from a first to a last day, with the cause of empty days."""

    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="ledger", verbose_name=_("bolig"))
    status = models.CharField(_("status"), max_length=20, choices=StatusCode.choices)
    cause = models.CharField(_("årsak"), max_length=30, choices=EmptyCause.choices, default=EmptyCause.NONE)
    note = models.CharField(_("merknad"), max_length=200, blank=True)
    period = PeriodField(_("periode"))

    class Meta:
        verbose_name = _("statuslinje")
        verbose_name_plural = _("statuslinjer")
        constraints = [
            ExclusionConstraint(
                name="one_status_at_a_time",
                expressions=[("dwelling", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_status_display()} {self.period}"


class ShieldedPeriod(models.Model):
    """Skjermet periode: a dwelling is not available, for a reason that only the cleared may know.

    Kept by triggers on leases and offers of protected households, whose key is `source`. It says what all
    others see anyway, so it stands outside the wall.
    """

    source = models.UUIDField(_("kilde"), primary_key=True, editable=False)
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="shielded", verbose_name=_("bolig"))
    period = PeriodField(_("periode"))
    grade = models.PositiveSmallIntegerField(_("gradering"), editable=False)

    class Meta:
        verbose_name = _("skjermet periode")
        verbose_name_plural = _("skjermede perioder")

    def __str__(self) -> str:
        return str(self.period)
