"""Virkemidler: what was considered for a household besides a municipal dwelling, and what came of it."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.models import Staff
from boligflyt.areas.applications.models import Application
from boligflyt.areas.home_ownership.choices import Instrument, UseState
from boligflyt.toolkit.models import VersionedModel
from boligflyt.toolkit.walls import Graded, Wall

LONGEST_REASON = 400


@pghistory.track()
class InstrumentUse(Graded, VersionedModel):
    """One instrument in one case: who considered it and when, why not, applied, result (MEA-1.4).

    An instrument without a row is not considered. What it said before is in its history.
    """

    wall = Wall(bits=Information.ECONOMY.bit)

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="instruments", verbose_name=_("søknad")
    )
    instrument = models.CharField(_("virkemiddel"), max_length=30, choices=Instrument.choices)
    state = models.CharField(_("status"), max_length=20, choices=UseState.choices)
    considered_on = models.DateField(_("vurdert"))
    considered_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("vurdert av"))
    reason = models.CharField(_("begrunnelse"), max_length=LONGEST_REASON, blank=True)
    applied_on = models.DateField(_("søkt"), null=True, blank=True)
    settled_on = models.DateField(_("svar"), null=True, blank=True)

    class Meta:
        verbose_name = _("virkemiddel i en sak")
        verbose_name_plural = _("virkemidler i saker")
        constraints = [
            models.UniqueConstraint(name="one_of_each_instrument", fields=["application", "instrument"]),
            models.CheckConstraint(
                name="why_an_instrument_is_not_used",
                condition=~Q(state__in=["not_relevant", "refused"]) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="an_instrument_has_its_days",
                condition=Q(state__in=["not_relevant", "relevant"])
                | Q(state="applied", applied_on__isnull=False)
                | Q(applied_on__isnull=False, settled_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_instrument_display()}: {self.get_state_display()}"
