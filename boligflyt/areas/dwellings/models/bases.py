"""Bases: where staff are at work, and the dwellings they cover."""

from __future__ import annotations

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.dwellings.choices import Staffing
from boligflyt.areas.dwellings.models.building import Building
from boligflyt.areas.dwellings.models.register import Dwelling
from boligflyt.toolkit.models import UUIDModel, VersionedModel
from boligflyt.toolkit.period_field import PeriodField


@pghistory.track()
class Base(VersionedModel):
    """Bemanningsbase: a service at work in a building, and how many dwellings it has capacity to cover.

    The base itself is no dwelling. What service mans it tells about the health of those it covers.
    """

    name = models.CharField(_("navn"), max_length=80, unique=True)
    staffing = models.CharField(_("bemanning"), max_length=20, choices=Staffing.choices)
    manned_by = models.CharField(_("tjeneste som bemanner"), max_length=120)
    building = models.ForeignKey(Building, models.PROTECT, related_name="bases", verbose_name=_("bygning"))
    capacity = models.PositiveSmallIntegerField(
        _("boliger basen kan følge opp"), validators=[MinValueValidator(1), MaxValueValidator(500)]
    )
    closed_on = models.DateField(_("lagt ned"), null=True, blank=True)

    class Meta:
        verbose_name = _("base")
        verbose_name_plural = _("baser")

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class BasePeriod(UUIDModel):
    """Basetilknytning: the days a dwelling is covered by a base; never by two on a day."""

    base = models.ForeignKey(Base, models.PROTECT, related_name="covers", verbose_name=_("base"))
    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="covered", verbose_name=_("bolig"))
    period = PeriodField(_("periode"))

    class Meta:
        verbose_name = _("basetilknytning")
        verbose_name_plural = _("basetilknytninger")
        ordering = ["period", "id"]
        constraints = [
            ExclusionConstraint(
                name="one_base_at_a_time",
                expressions=[("dwelling", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            )
        ]

    def __str__(self) -> str:
        return f"{self.base} {self.period}"
