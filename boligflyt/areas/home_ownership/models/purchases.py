"""Leie til eie: a household buys the home it rents, from financing to the time after."""

from __future__ import annotations

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.models import Staff
from boligflyt.areas.applications.models import Application
from boligflyt.areas.home_ownership.choices import PurchaseState, Standing
from boligflyt.areas.home_ownership.models.assessments import EconomyAssessment
from boligflyt.areas.home_ownership.models.loans import MOST_KRONER, HousingLoan, kroner
from boligflyt.areas.home_ownership.models.savings import SavingAgreement
from boligflyt.areas.home_ownership.models.screening import Candidate
from boligflyt.areas.leases.models import Lease
from boligflyt.toolkit.models import UUIDModel, VersionedModel
from boligflyt.toolkit.walls import Graded, Wall

LONGEST_REASON, LONGEST_AFTER = 400, 2000
AT_LEAST_ONE = [MinValueValidator(1), MaxValueValidator(MOST_KRONER)]


@pghistory.track()
class Purchase(Graded, VersionedModel):
    """Kjøp av leid bolig: sold to its tenant at valuation, one running course for each lease (PRO-14).

    With an agreement of leie med sparing the price is the one that it fixed: a foreign key of agreement,
    lease and price together (`bought_at_the_fixed_price`) refuses every other.

    Amounts in whole NOK. `takeover_on` is agreed in the contract, `taken_over_on` is the day it was:
    the lease ended the day before. `loan` is the case in the register that the financing asked for.
    """

    wall = Wall(bits=Information.ECONOMY.bit)

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="purchases", verbose_name=_("søknad")
    )
    candidate = models.ForeignKey(
        Candidate, models.PROTECT, null=True, blank=True, related_name="purchases", verbose_name=_("kandidat")
    )
    lease = models.ForeignKey(Lease, models.PROTECT, related_name="purchases", verbose_name=_("leieavtale"))
    state = models.CharField(
        _("status"), max_length=20, choices=PurchaseState.choices, default=PurchaseState.FINANCING
    )
    saving = models.ForeignKey(
        SavingAgreement,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="purchases",
        verbose_name=_("leie med sparing"),
    )
    begun_on = models.DateField(_("begynt"))
    valuation = models.PositiveIntegerField(_("takst (kr)"), validators=AT_LEAST_ONE)
    valued_on = models.DateField(_("takstdato"))
    price = models.PositiveIntegerField(_("pris (kr)"), validators=AT_LEAST_ONE)
    grant_repaid = models.BooleanField(_("kommunen betaler tilbake tilskudd som binder"), default=False)
    loan = models.ForeignKey(
        HousingLoan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="purchases",
        verbose_name=_("lånesak"),
    )
    offered_on = models.DateField(_("tilbud gitt"), null=True, blank=True)
    answer_by = models.DateField(_("svarfrist"), null=True, blank=True)
    signed_on = models.DateField(_("kontrakt signert"), null=True, blank=True)
    approved_on = models.DateField(_("godkjent av borettslaget"), null=True, blank=True)
    takeover_on = models.DateField(_("avtalt overtakelse"), null=True, blank=True)
    taken_over_on = models.DateField(_("overtatt"), null=True, blank=True)
    next_on = models.DateField(_("neste kontakt"), null=True, blank=True)
    stopped_because = models.CharField(_("stanset fordi"), max_length=LONGEST_REASON, blank=True)

    class Meta:
        verbose_name = _("kjøp av leid bolig")
        verbose_name_plural = _("kjøp av leide boliger")
        constraints = [
            models.UniqueConstraint(
                fields=["lease"], name="one_purchase_of_a_lease", condition=~Q(state="stopped")
            ),
            models.CheckConstraint(
                name="sold_at_valuation", condition=Q(price=F("valuation")) | Q(saving__isnull=False)
            ),
            models.CheckConstraint(
                name="offered_with_its_days",
                condition=~Q(state__in=["offered", "contracted", "owned", "followed_up"])
                | Q(offered_on__isnull=False, answer_by__gte=F("offered_on")),
            ),
            models.CheckConstraint(
                name="contract_has_its_days",
                condition=~Q(state__in=["contracted", "owned", "followed_up"])
                | Q(signed_on__gte=F("offered_on"), takeover_on__gte=F("signed_on")),
            ),
            models.CheckConstraint(
                name="owner_from_a_day",
                condition=Q(state__in=["owned", "followed_up"], taken_over_on__gte=F("signed_on"))
                | ~Q(state__in=["owned", "followed_up"]) & Q(taken_over_on=None),
            ),
            models.CheckConstraint(
                name="stopped_for_a_reason", condition=~Q(state="stopped") | ~Q(stopped_because="")
            ),
        ]
        indexes = [
            models.Index(fields=["application", "-begun_on"], name="purchases_of_application"),
            models.Index(fields=["state", "next_on"], name="purchases_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.begun_on:%d.%m.%Y}"


class PurchaseFinancing(Graded, UUIDModel):
    """Finansiering: one version of who pays what, with the rates of its day. Never changed: a new is made.

    Amounts in whole NOK, `rate` and `bank_rate` in percent a year, terms in years; `monthly` is what the
    loans cost each month. `rates` are those that were used, with value, first day and source.
    """

    wall = Wall(bits=Information.ECONOMY.bit)

    purchase = models.ForeignKey(Purchase, models.PROTECT, related_name="financings", verbose_name=_("kjøp"))
    number = models.PositiveIntegerField(_("versjon"))
    price = kroner(_("pris (kr)"))
    duty = kroner(_("dokumentavgift (kr)"))
    other_costs = kroner(_("andre kostnader (kr)"))
    startlaan = kroner(_("startlån (kr)"))
    grant = kroner(_("tilskudd (kr)"))
    bank = kroner(_("lån i bank (kr)"))
    own = kroner(_("egne penger (kr)"))
    years = models.PositiveSmallIntegerField(_("løpetid startlån (år)"), default=0)
    rate = models.DecimalField(_("rente startlån (prosent)"), max_digits=6, decimal_places=3, default=0)
    long_term_reasons = models.JSONField(_("grunner til lengre løpetid"), default=list)
    bank_years = models.PositiveSmallIntegerField(_("løpetid i bank (år)"), default=0)
    bank_rate = models.DecimalField(_("rente i bank (prosent)"), max_digits=6, decimal_places=3, default=0)
    monthly = models.DecimalField(_("lånene koster (kr per måned)"), max_digits=12, decimal_places=2)
    rates = models.JSONField(_("satser som ble brukt"))
    assessment = models.ForeignKey(
        EconomyAssessment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("økonomi")
    )
    worked_out_on = models.DateField(_("regnet ut for"))
    made_at = models.DateTimeField(_("laget"))
    made_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("laget av"))

    class Meta:
        verbose_name = _("finansiering")
        verbose_name_plural = _("finansieringer")
        constraints = [
            models.UniqueConstraint(fields=["purchase", "number"], name="financing_numbered_in_purchase"),
            models.CheckConstraint(
                name="financing_adds_up",
                condition=Q(startlaan=F("price") + F("duty") + F("other_costs") - F("grant") - F("bank")
                            - F("own")),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number}, {self.worked_out_on:%d.%m.%Y}"


class AfterPurchase(Graded, UUIDModel):
    """Kontakt etter kjøpet: how it goes, and what is owed when it is mislighold. Never changed."""

    wall = Wall(bits=Information.ECONOMY.bit)

    purchase = models.ForeignKey(Purchase, models.PROTECT, related_name="contacts", verbose_name=_("kjøp"))
    held_on = models.DateField(_("dag"))
    standing = models.CharField(_("hvordan det går"), max_length=20, choices=Standing.choices)
    owed = kroner(_("etterslep (kr)"))
    text = models.TextField(_("hva dere snakket om"), blank=True, max_length=LONGEST_AFTER)
    next_on = models.DateField(_("neste kontakt"), null=True, blank=True)
    written_at = models.DateTimeField(_("skrevet"))
    written_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("skrevet av"))

    class Meta:
        verbose_name = _("kontakt etter kjøp")
        verbose_name_plural = _("kontakter etter kjøp")
        constraints = [
            models.CheckConstraint(
                name="who_is_behind_owes",
                condition=Q(standing__in=["behind", "agreed"], owed__gt=0)
                | ~Q(standing__in=["behind", "agreed"]) & Q(owed=0),
            )
        ]
        indexes = [models.Index(fields=["purchase", "-held_on"], name="contacts_of_purchase")]

    def __str__(self) -> str:
        return f"{self.get_standing_display()} {self.held_on:%d.%m.%Y}"
