"""Whom a dwelling is for, beside its size and its purpose."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.models import Office

AGES_IN_ORDER = models.CheckConstraint(
    condition=models.Q(age_from__isnull=True)
    | models.Q(age_to__isnull=True)
    | models.Q(age_from__lte=models.F("age_to")),
    name="ages_in_order",
)


LONGEST_STAY = 120
STAY_HAS_AN_END = models.CheckConstraint(
    condition=models.Q(longest_stay_months=None) | models.Q(longest_stay_months__range=(1, LONGEST_STAY)),
    name="stay_has_an_end",
)


class ForWhom(models.Model):
    """Skjermet, bare for kvinner, aldre, lengste botid, forbeholdt: for whom, and for how long.

    What is not said is not known; for ages that any is welcome, for the stay that it has no such end, and for
    the office that every office's cases may have the dwelling.
    """

    sheltered = models.BooleanField(_("skjermede omgivelser"), null=True, blank=True)
    women_only = models.BooleanField(_("bare for kvinner"), null=True, blank=True)
    age_from = models.PositiveSmallIntegerField(_("for dem fra (år)"), null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(_("til og med (år)"), null=True, blank=True)
    longest_stay_months = models.PositiveSmallIntegerField(
        _("lengste botid (måneder)"), null=True, blank=True
    )
    # Its cases alone may be given the dwelling (HOU-07): PostgreSQL refuses offers and leases to others.
    kept_for = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("forbeholdt enhet")
    )

    class Meta:
        abstract = True

    @property
    def for_ages(self) -> tuple[int | None, int | None] | None:
        """Lowest and highest age in years; None when it is for any."""
        span = (self.age_from, self.age_to)
        return None if span == (None, None) else span

    @property
    def age_span(self) -> str:
        """«18–30 år», «fra 55 år», «til og med 25 år»; empty when it is for any."""
        if self.age_from is not None and self.age_to is not None:
            return f"{self.age_from}–{self.age_to} år"
        if self.age_from is not None:
            return f"fra {self.age_from} år"
        return "" if self.age_to is None else f"til og med {self.age_to} år"
