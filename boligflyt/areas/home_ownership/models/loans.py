"""The register of startlån and grants: what was asked, decided and paid out, in whole kroner."""

from __future__ import annotations

from typing import Any

import pghistory
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Information
from boligflyt.areas.applications.models import Application
from boligflyt.areas.home_ownership.choices import CoFinancing, LivedBefore, LoanPurpose, LoanState
from boligflyt.toolkit.models import VersionedModel
from boligflyt.toolkit.walls import Graded, Wall

MOST_KRONER = 50_000_000
LONGEST_WHY = 400


def kroner(label: Any) -> Any:
    """An amount in whole kroner: the register has no other unit (INC-16)."""
    return models.PositiveIntegerField(label, default=0, validators=[MaxValueValidator(MOST_KRONER)])


@pghistory.track()
class HousingLoan(Graded, VersionedModel):
    """Lånesak: an application for startlån, a grant for establishment, or both (ECO-01, ECO-02).

    `target_group`: disadvantaged on the housing market, as the municipality has assessed it. `bank_part` is
    what a bank lends beside the startlån, `base_loan` other Husbanken loan. `owner_since` is the day the
    household became owner, whether it is told before or after the payment. Amounts in whole kroner.
    """

    wall = Wall(bits=Information.ECONOMY.bit)

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="loans", verbose_name=_("søknad")
    )
    state = models.CharField(_("status"), max_length=20, choices=LoanState.choices, default=LoanState.APPLIED)
    purpose = models.CharField(_("formål"), max_length=20, choices=LoanPurpose.choices)
    lived_before = models.CharField(_("bodde før"), max_length=20, choices=LivedBefore.choices)
    target_group = models.BooleanField(_("vanskeligstilt på boligmarkedet"))
    applied_on = models.DateField(_("søkt"))
    loan_asked = kroner(_("søkt startlån (kr)"))
    grant_asked = kroner(_("søkt tilskudd (kr)"))
    co_financing = models.CharField(
        _("samfinansiering"), max_length=20, choices=CoFinancing.choices, blank=True
    )
    co_financing_why = models.CharField(_("hvorfor"), max_length=LONGEST_WHY, blank=True)
    decided_on = models.DateField(_("avgjort"), null=True, blank=True)
    loan_granted = kroner(_("innvilget startlån (kr)"))
    grant_granted = kroner(_("innvilget tilskudd (kr)"))
    bank_part = kroner(_("lån i bank (kr)"))
    base_loan = kroner(_("grunnlån (kr)"))
    paid_on = models.DateField(_("utbetalt"), null=True, blank=True)
    loan_paid = kroner(_("utbetalt startlån (kr)"))
    grant_paid = kroner(_("utbetalt tilskudd (kr)"))
    owner_since = models.DateField(_("eier fra"), null=True, blank=True)
    reason = models.CharField(_("begrunnelse"), max_length=LONGEST_WHY, blank=True)

    class Meta:
        verbose_name = _("lånesak")
        verbose_name_plural = _("lånesaker")
        constraints = [
            models.CheckConstraint(
                name="something_is_asked_for", condition=Q(loan_asked__gt=0) | Q(grant_asked__gt=0)
            ),
            models.CheckConstraint(
                name="a_loan_is_decided_with_its_day",
                condition=Q(state__in=["applied", "withdrawn"]) | Q(decided_on__isnull=False),
            ),
            models.CheckConstraint(
                name="co_financing_is_considered",
                condition=~Q(state__in=["granted", "paid_out"]) | Q(loan_granted=0) | ~Q(co_financing=""),
            ),
            models.CheckConstraint(
                name="paid_out_with_day_and_amount",
                condition=~Q(state="paid_out")
                | Q(paid_on__isnull=False) & (Q(loan_paid__gt=0) | Q(grant_paid__gt=0)),
            ),
            models.CheckConstraint(
                name="not_more_paid_than_granted",
                condition=Q(loan_paid__lte=F("loan_granted"), grant_paid__lte=F("grant_granted")),
            ),
        ]
        indexes = [models.Index(fields=["application", "-applied_on"], name="loans_of_application")]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} {self.applied_on:%d.%m.%Y}"
