"""Depositum og garanti: what the municipality stands for towards a private landlord."""

from __future__ import annotations

from typing import Any

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Information
from boligflyt.areas.private_renting.choices import SecurityKind, SecurityState
from boligflyt.areas.private_renting.models.searches import LONGEST_WHY, PrivateSearch, monthly
from boligflyt.toolkit.models import VersionedModel
from boligflyt.toolkit.walls import Graded, Wall


def kroner(label: Any) -> Any:
    """An amount in whole kroner."""
    return models.PositiveIntegerField(label, default=0)


@pghistory.track()
class RentSecurity(Graded, VersionedModel):
    """Sikkerhet: a deposit from the fund, or a guarantee; at most six months' rent of the day it was granted.

    Amounts in whole kroner. `called` is what the landlord got, `back` what came back to the fund.
    """

    wall = Wall(bits=Information.ECONOMY.bit)

    search = models.ForeignKey(
        PrivateSearch, models.PROTECT, related_name="securities", verbose_name=_("boligjakt")
    )
    kind = models.CharField(_("slag"), max_length=20, choices=SecurityKind.choices)
    state = models.CharField(
        _("status"), max_length=20, choices=SecurityState.choices, default=SecurityState.GRANTED
    )
    amount = kroner(_("beløp (kr)"))
    rent = monthly(_("leie da den ble innvilget (kr per måned)"))
    granted_on = models.DateField(_("innvilget"))
    out_on = models.DateField(_("utbetalt eller stilt"), null=True, blank=True)
    called = kroner(_("krevd av utleieren (kr)"))
    called_on = models.DateField(_("krevd"), null=True, blank=True)
    back = kroner(_("betalt tilbake (kr)"))
    over_on = models.DateField(_("betalt tilbake eller opphørt"), null=True, blank=True)
    because = models.CharField(_("hvorfor"), max_length=LONGEST_WHY, blank=True)

    class Meta:
        verbose_name = _("sikkerhet for privat leie")
        verbose_name_plural = _("sikkerhet for privat leie")
        constraints = [
            models.CheckConstraint(
                name="private_security_at_most_six_months",
                condition=Q(amount__gt=0, amount__lte=F("rent") * 6),
            ),
            models.CheckConstraint(
                name="not_more_called_and_back_than_the_security",
                condition=Q(amount__gte=F("called") + F("back")),
            ),
            models.CheckConstraint(
                name="a_security_is_out_before_it_is_used",
                condition=Q(state__in=["granted", "lapsed"], out_on=None) | Q(out_on__isnull=False),
            ),
            models.CheckConstraint(
                name="what_was_called_upon_has_day_and_reason",
                condition=Q(called=0, called_on=None)
                | Q(called__gt=0, called_on__isnull=False) & ~Q(because=""),
            ),
            models.CheckConstraint(
                name="a_called_security_has_an_amount", condition=~Q(state="called_upon") | Q(called__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.amount} kr"
