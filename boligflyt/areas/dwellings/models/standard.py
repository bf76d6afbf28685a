"""The yearly assessment of standard: what state a dwelling is in, and what it takes to mend it."""

from __future__ import annotations

import pghistory
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.dwellings.choices import Location, Standard
from boligflyt.areas.dwellings.models.register import Dwelling
from boligflyt.toolkit.models import UUIDModel


@pghistory.track()
class StandardAssessment(UUIDModel):
    """Standardvurdering: what somebody saw in the dwelling on a day; never two of one calendar year.

    It is of the dwelling and never of who lives there.
    """

    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="assessed", verbose_name=_("bolig"))
    assessed_on = models.DateField(_("vurdert"))
    assessed_by = models.CharField(_("hvem som vurderte"), max_length=80)
    standard = models.CharField(_("standard"), max_length=20, choices=Standard.choices)
    location = models.CharField(_("beliggenhet"), max_length=20, choices=Location.choices)
    work = models.CharField(_("hva som må gjøres"), max_length=500, blank=True)
    # NOK; empty is not estimated, and never counted as nothing.
    cost = models.PositiveIntegerField(
        _("anslått kostnad (kr)"), null=True, blank=True, validators=[MaxValueValidator(50_000_000)]
    )

    class Meta:
        verbose_name = _("standardvurdering")
        verbose_name_plural = _("standardvurderinger")
        ordering = ["-assessed_on", "id"]
        indexes = [models.Index(fields=["assessed_on"], name="assessed_in_a_year")]
        constraints = [
            models.UniqueConstraint("dwelling", ExtractYear("assessed_on"), name="assessed_once_a_year"),
            models.CheckConstraint(
                condition=Q(standard=Standard.GOOD) | ~Q(work=""), name="what_must_be_done_is_told"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessed_on.year}: {self.get_standard_display()}"
