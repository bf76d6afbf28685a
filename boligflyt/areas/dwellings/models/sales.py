"""Grants that bind dwellings, purchases and sales, and the frames the municipality has given for them."""

from __future__ import annotations

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.dwellings.choices import Buyer, TradeKind
from boligflyt.areas.dwellings.models.register import Dwelling
from boligflyt.domain.sales import Binding
from boligflyt.toolkit.models import UUIDModel


@pghistory.track()
class Grant(UUIDModel):
    """Tilskudd: paid for a dwelling, which it binds for so many years, by the rule of that day."""

    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="grants", verbose_name=_("bolig"))
    amount = models.PositiveIntegerField(_("beløp (kr)"), validators=[MinValueValidator(1)])
    paid_on = models.DateField(_("utbetalt"))
    years = models.PositiveSmallIntegerField(_("bindingstid (år)"))
    percent_a_year = models.DecimalField(_("nedskriving (prosent i året)"), max_digits=4, decimal_places=2)
    reference = models.CharField(_("tilsagnets nummer"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("tilskudd")
        verbose_name_plural = _("tilskudd")
        ordering = ["paid_on", "id"]

    def __str__(self) -> str:
        return f"{self.amount} {self.paid_on}"

    @property
    def binding(self) -> Binding:
        """Until when it binds, and what is left of it."""
        return Binding(self.amount, self.paid_on, self.years, self.percent_a_year)


@pghistory.track()
class Trade(UUIDModel):
    """Handel: a dwelling bought or sold, with price and valuation. Who the other party was, is not kept.

    `day` is the day of takeover: a bought dwelling is the municipality's from it, a sold one is not.
    """

    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="trades", verbose_name=_("bolig"))
    kind = models.CharField(_("kjøp eller salg"), max_length=10, choices=TradeKind.choices)
    day = models.DateField(_("overtatt"))
    price = models.PositiveIntegerField(_("pris (kr)"))
    valuation = models.PositiveIntegerField(_("takst (kr)"), null=True, blank=True)
    valued_on = models.DateField(_("takstdato"), null=True, blank=True)
    buyer = models.CharField(_("solgt til"), max_length=20, choices=Buyer.choices, blank=True)
    note = models.CharField(_("merknad"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("handel")
        verbose_name_plural = _("handler")
        ordering = ["-day", "id"]
        constraints = [
            models.UniqueConstraint(fields=["dwelling", "kind"], name="bought_once_sold_once"),
            models.CheckConstraint(
                condition=Q(valuation=None, valued_on=None)
                | Q(valuation__isnull=False, valued_on__isnull=False),
                name="valuation_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(kind=TradeKind.BOUGHT, buyer="") | Q(kind=TradeKind.SOLD) & ~Q(buyer=""),
                name="sold_to_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.day}"

    @property
    def over_valuation(self) -> int | None:
        """Price less valuation in NOK; None without a valuation."""
        return None if self.valuation is None else self.price - self.valuation


@pghistory.track()
class TradeFrame(UUIDModel):
    """Ramme: what the municipality may buy or sell dwellings for in a year, and by which decision."""

    kind = models.CharField(_("kjøp eller salg"), max_length=10, choices=TradeKind.choices)
    year = models.PositiveSmallIntegerField(
        _("år"), validators=[MinValueValidator(1990), MaxValueValidator(2199)]
    )
    amount = models.PositiveBigIntegerField(_("ramme (kr)"))
    decided = models.CharField(_("vedtatt"), max_length=120, help_text=_("Hvem, når og saksnummer"))

    class Meta:
        verbose_name = _("ramme for kjøp og salg")
        verbose_name_plural = _("rammer for kjøp og salg")
        ordering = ["-year", "kind"]
        constraints = [models.UniqueConstraint(fields=["kind", "year"], name="one_frame_per_year")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.year}"
