"""Dwellings that are on their way: options, rights in plans, what is bought and what is being built."""

from __future__ import annotations

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.dwellings.choices import ComingOutcome, ComingStage
from boligflyt.toolkit.models import VersionedModel


@pghistory.track()
class ComingHomes(VersionedModel):
    """Boliger på vei: so many dwellings that may come, how sure they are, and when they are expected.

    They are no part of the stock: each is registered as a dwelling when it is taken over.
    """

    name = models.CharField(_("prosjekt eller adresse"), max_length=120)
    stage = models.CharField(_("hvor langt"), max_length=20, choices=ComingStage.choices)
    number = models.PositiveSmallIntegerField(
        _("antall boliger"), validators=[MinValueValidator(1), MaxValueValidator(2000)]
    )
    bedrooms = models.PositiveSmallIntegerField(
        _("soverom i hver"), null=True, blank=True, validators=[MaxValueValidator(15)]
    )
    school_district = models.CharField(_("skolekrets"), max_length=40, blank=True)
    expected_on = models.DateField(_("ventet overtatt"))
    answer_by = models.DateField(_("kommunen må svare innen"), null=True, blank=True)
    note = models.CharField(_("merknad"), max_length=200, blank=True)
    ended_on = models.DateField(_("avsluttet"), null=True, blank=True)
    outcome = models.CharField(_("hva det ble til"), max_length=20, choices=ComingOutcome.choices, blank=True)

    class Meta:
        verbose_name = _("boliger på vei")
        verbose_name_plural = _("boliger på vei")
        ordering = ["expected_on", "name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None, outcome="") | Q(ended_on__isnull=False) & ~Q(outcome=""),
                name="ended_with_an_outcome",
            )
        ]

    def __str__(self) -> str:
        return self.name
