"""Leie med sparing: the price is fixed, the household saves, and may buy until the last day (PRO-18)."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.models import Staff
from boligflyt.areas.applications.models import Application
from boligflyt.areas.home_ownership.choices import SavingState
from boligflyt.areas.home_ownership.models.loans import MOST_KRONER
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.periods import Period
from boligflyt.domain.saving import Terms
from boligflyt.toolkit.models import UUIDModel, VersionedModel
from boligflyt.toolkit.walls import Graded, Wall

LONGEST_WORDS = 400


@pghistory.track()
class SavingAgreement(Graded, VersionedModel):
    """Avtale om leie med sparing: one that runs for each lease; price, days and shares never change.

    Amounts in whole NOK. `fixed_price` is the valuation of `price_fixed_on`. Percents are the tenant's share
    of the savings, as the rates were when it was made. `next_on`: when somebody must ask what they want.
    """

    wall = Wall(bits=Information.ECONOMY.bit)

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="savings", verbose_name=_("søknad")
    )
    lease = models.ForeignKey(Lease, models.PROTECT, related_name="savings", verbose_name=_("leieavtale"))
    state = models.CharField(
        _("status"), max_length=20, choices=SavingState.choices, default=SavingState.RUNNING
    )
    fixed_price = models.PositiveIntegerField(_("fast pris (kr)"))
    price_fixed_on = models.DateField(_("prisen satt"))
    first_day = models.DateField(_("første dag"))
    last_day = models.DateField(_("siste dag"))
    monthly_saving = models.PositiveIntegerField(_("avtalt sparing (kr per måned)"))
    at_purchase = models.PositiveSmallIntegerField(_("leierens del ved kjøp (prosent)"))
    tenant_breaks = models.PositiveSmallIntegerField(_("leierens del når leieren bryter (prosent)"))
    municipality_breaks = models.PositiveSmallIntegerField(_("leierens del når kommunen bryter (prosent)"))
    next_on = models.DateField(_("spør om kjøpet"), null=True, blank=True)
    ended_on = models.DateField(_("slutt"), null=True, blank=True)
    ended_because = models.CharField(_("hvorfor den sluttet"), max_length=LONGEST_WORDS, blank=True)
    to_tenant = models.PositiveIntegerField(_("til leieren (kr)"), null=True, blank=True)
    to_municipality = models.PositiveIntegerField(_("til kommunen (kr)"), null=True, blank=True)

    class Meta:
        verbose_name = _("avtale om leie med sparing")
        verbose_name_plural = _("avtaler om leie med sparing")
        constraints = [
            models.UniqueConstraint(
                fields=["lease"], name="one_saving_of_a_lease", condition=Q(state="running")
            ),
            # A purchase refers to these three together: it can have no other price than the fixed one.
            models.UniqueConstraint(fields=["id", "lease", "fixed_price"], name="saving_price_of_lease"),
            models.CheckConstraint(
                name="saving_amounts",
                condition=Q(fixed_price__range=(1, MOST_KRONER), monthly_saving__range=(1, MOST_KRONER)),
            ),
            models.CheckConstraint(
                name="saving_shares_are_percents",
                condition=Q(at_purchase__lte=100, tenant_breaks__lte=100, municipality_breaks__lte=100),
            ),
            models.CheckConstraint(
                name="saving_days_in_order",
                condition=Q(last_day__gt=F("first_day"), price_fixed_on__lte=F("first_day")),
            ),
            models.CheckConstraint(
                name="saving_ended_and_settled",
                condition=Q(state="running", ended_on=None, to_tenant=None, to_municipality=None)
                | ~Q(state="running")
                & Q(ended_on__gte=F("first_day"), to_tenant__isnull=False, to_municipality__isnull=False),
            ),
            models.CheckConstraint(
                name="saving_broken_for_a_reason",
                condition=Q(state__in=["running", "bought"]) | ~Q(ended_because=""),
            ),
        ]
        indexes = [
            models.Index(fields=["application", "-first_day"], name="savings_of_application"),
            models.Index(fields=["state", "next_on"], name="savings_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.first_day:%d.%m.%Y}"

    @property
    def trial(self) -> Period:
        """The days the fixed price holds."""
        return Period(self.first_day, self.last_day)

    @property
    def terms(self) -> Terms:
        """The shares it was made with."""
        return Terms(self.at_purchase, self.tenant_breaks, self.municipality_breaks)


class SavingEntry(Graded, UUIDModel):
    """Innskudd: what was saved on a day, whole NOK; below zero is taken out or put right. Never changed."""

    wall = Wall(bits=Information.ECONOMY.bit)

    agreement = models.ForeignKey(
        SavingAgreement, models.PROTECT, related_name="entries", verbose_name=_("avtale")
    )
    saved_on = models.DateField(_("dag"))
    amount = models.IntegerField(_("beløp (kr)"))
    text = models.CharField(_("merknad"), max_length=LONGEST_WORDS, blank=True)
    written_at = models.DateTimeField(_("skrevet"))
    written_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("skrevet av"))

    class Meta:
        verbose_name = _("innskudd")
        verbose_name_plural = _("innskudd")
        constraints = [
            models.CheckConstraint(
                name="saved_something",
                condition=~Q(amount=0) & Q(amount__range=(-MOST_KRONER, MOST_KRONER)),
            ),
            models.CheckConstraint(name="taken_out_with_words", condition=Q(amount__gt=0) | ~Q(text="")),
        ]
        indexes = [models.Index(fields=["agreement", "-saved_on"], name="entries_of_saving")]

    def __str__(self) -> str:
        return f"{self.amount} {self.saved_on:%d.%m.%Y}"
