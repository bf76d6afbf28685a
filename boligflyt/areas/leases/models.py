"""Leieforhold: the contract with a household about one dwelling, and the plan for its way on to the next."""

from __future__ import annotations

from datetime import date

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.applications.models import Application
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.leases.choices import ExitTarget, HousingGoal, LeaseKind, LeaseState, LedTo, Security
from boligflyt.areas.people.models import Household, Person
from boligflyt.toolkit.models import VersionedModel
from boligflyt.toolkit.period_field import PeriodField
from boligflyt.toolkit.walls import Graded, Wall

KEPT = ["first_day", "after_day", "follows", "renews", "renewed"]  # PostgreSQL works them out


@pghistory.track(exclude=["contract", "notice", *KEPT])
class Lease(Graded, VersionedModel):
    """Leieavtale. PostgreSQL forbids two leases of one dwelling on the same day."""

    wall = Wall()

    dwelling = models.ForeignKey(Dwelling, models.PROTECT, related_name="leases", verbose_name=_("bolig"))
    household = models.ForeignKey(
        Household, models.PROTECT, related_name="leases", verbose_name=_("husstand")
    )
    tenant = models.ForeignKey(Person, models.PROTECT, related_name="leases", verbose_name=_("leietaker"))
    application = models.ForeignKey(
        Application, models.PROTECT, null=True, blank=True, related_name="leases", verbose_name=_("søknad")
    )
    contract_number = models.CharField(_("kontraktnummer"), max_length=12, unique=True, editable=False)
    state = models.CharField(
        _("status"), max_length=20, choices=LeaseState.choices, default=LeaseState.PREPARED
    )
    kind = models.CharField(_("kontraktstype"), max_length=20, choices=LeaseKind.choices)
    period = PeriodField(_("leietid"))
    # PostgreSQL looks nothing up by a function of the period behind row-level security, and reckons with no
    # spread of its days; a day it may.
    first_day = models.GeneratedField(
        expression=F("period__startswith"),  # type: ignore[arg-type] # the stubs know no F here
        output_field=models.DateField(), db_persist=True, verbose_name=_("første dag av leietiden"),
    )  # fmt: skip
    after_day = models.GeneratedField(
        expression=F("period__endswith"),  # type: ignore[arg-type] # the stubs know no F here
        output_field=models.DateField(null=True), db_persist=True,
        verbose_name=_("første dag etter leietiden"),
    )  # fmt: skip
    # Kept by triggers from the household's other leases, void ones aside: the least grade that one must
    # be cleared for to know of any. None is that there is none.
    follows = models.PositiveSmallIntegerField(
        _("laveste grad av et leieforhold dagen før"), null=True, editable=False
    )
    renews = models.PositiveSmallIntegerField(
        _("laveste grad av et tidligere leieforhold i samme bolig"), null=True, editable=False
    )
    renewed = models.BooleanField(
        _("har et senere leieforhold i samme bolig"), default=False, db_default=False, editable=False
    )
    months = models.PositiveSmallIntegerField(_("måneder"), null=True, blank=True)
    term_reason = models.CharField(_("hvorfor denne leietiden"), max_length=400, blank=True)
    special_reason = models.TextField(_("særlig grunn til kortere leietid"), blank=True)
    informed_at = models.DateTimeField(
        _("skriftlig informasjon gitt (husleieloven § 11-1)"), null=True, blank=True
    )
    rent = models.PositiveIntegerField(
        _("husleie (kr per måned)"), validators=[MinValueValidator(1), MaxValueValidator(60_000)]
    )
    # The rent as it has been since this day; None is since the lease began (husleieloven § 4-2).
    rent_since = models.DateField(_("leien gjelder fra"), null=True, blank=True)
    next_rent = models.PositiveIntegerField(
        _("varslet leie (kr per måned)"), null=True, blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(60_000)],
    )  # fmt: skip
    next_rent_from = models.DateField(_("varslet leie gjelder fra"), null=True, blank=True)
    rent_told_on = models.DateField(_("varsel om ny leie sendt"), null=True, blank=True)
    security = models.CharField(
        _("sikkerhet"), max_length=20, choices=Security.choices, default=Security.NONE
    )
    security_amount = models.PositiveIntegerField(_("sikkerhet (kr)"), default=0)
    signed_on = models.DateField(_("signert"), null=True, blank=True)
    key_handed_on = models.DateField(_("nøkkel overlevert"), null=True, blank=True)
    key_handed_by = models.UUIDField(_("nøkkel overlevert av"), null=True, blank=True)
    notice_given_on = models.DateField(_("oppsagt"), null=True, blank=True)
    reassessment_sent_on = models.DateField(_("brev om ny vurdering sendt"), null=True, blank=True)
    ended_because = models.CharField(_("avsluttet fordi"), max_length=200, blank=True)
    # Empty is «not known yet», and is asked for.
    led_to = models.CharField(_("hvor det førte"), max_length=20, choices=LedTo.choices, blank=True)
    led_to_told_on = models.DateField(_("skrevet hvor det førte"), null=True, blank=True)
    exit_target = models.CharField(
        _("mål for å gå videre"), max_length=20, choices=ExitTarget.choices, default=ExitTarget.ORDINARY
    )
    contract_data = models.JSONField(_("kontraktens innhold"), default=dict)
    contract = models.BinaryField(_("kontrakt"), null=True, editable=False)
    contract_sha256 = models.CharField(_("kontraktens kontrollsum"), max_length=64, blank=True)
    notice = models.BinaryField(_("informasjon etter § 11-1"), null=True, editable=False)
    notice_sha256 = models.CharField(_("informasjonens kontrollsum"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("leieavtale")
        verbose_name_plural = _("leieavtaler")
        constraints = [
            ExclusionConstraint(
                name="one_lease_per_dwelling",
                expressions=[("dwelling", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
                condition=~Q(state="void"),
            ),
            models.CheckConstraint(
                name="security_at_most_six_months_rent", condition=Q(security_amount__lte=F("rent") * 6)
            ),
            models.CheckConstraint(
                name="next_rent_has_its_days",
                condition=Q(next_rent=None, next_rent_from=None)
                | Q(next_rent__isnull=False, next_rent_from__isnull=False, rent_told_on__isnull=False),
            ),
            models.CheckConstraint(
                name="led_somewhere_when_it_ends",
                condition=Q(led_to="") | Q(state="ended") | Q(notice_given_on__isnull=False),
            ),
            models.CheckConstraint(
                name="led_to_has_its_day",
                condition=Q(led_to="", led_to_told_on=None) | ~Q(led_to="") & Q(led_to_told_on__isnull=False),
            ),
            models.CheckConstraint(
                name="signed_after_information",
                condition=Q(signed_on=None) | Q(informed_at__isnull=False) | Q(application=None),
            ),
            models.CheckConstraint(
                name="key_after_information",
                condition=Q(key_handed_on=None) | Q(informed_at__isnull=False) | Q(application=None),
            ),
        ]
        # What the lists and figures ask of many leases stands in the index; the wide rows are left.
        indexes = [
            models.Index(
                fields=["state", "after_day"],
                include=["grade", "dwelling", "household", "period", "first_day"], name="lease_state_day",
            ),
            models.Index(
                fields=["dwelling", "state", "grade"], include=["period", "after_day", "notice_given_on"],
                name="lease_dwelling_day",
            ),
            # Where somebody lives, in the order of the register: what is empty is what is missing here.
            models.Index(
                fields=["dwelling"], include=["grade", "household", "period", "first_day"],
                condition=Q(state="running"), name="lease_running",
            ),
            models.Index(fields=["household", "state"], include=["grade", "period"], name="lease_home"),
            models.Index(
                fields=["notice_given_on"], include=["dwelling", "state", "period", "grade"],
                condition=Q(notice_given_on__isnull=False), name="lease_leaving",
            ),
            models.Index(
                fields=["led_to", "after_day"], include=["grade", "household", "dwelling"],
                condition=Q(state="ended"), name="lease_led_to",
            ),
            models.Index(
                fields=["first_day"],
                include=["state", "grade", "household", "dwelling", "after_day", "led_to", *KEPT[2:]],
                name="lease_begun",
            ),
            models.Index(
                fields=["application", "id"],
                include=["key_handed_on", "state", "grade", "household", "after_day"],
                condition=Q(key_handed_on__isnull=False, application__isnull=False), name="lease_keyed",
            ),
            models.Index(
                fields=["application"],
                include=[
                    "state", "grade", "period", "first_day", "after_day",
                    "signed_on", "key_handed_on", "reassessment_sent_on",
                ],
                condition=Q(application__isnull=False), name="lease_of_case",
            ),
            models.Index(
                fields=["household", "dwelling", "first_day"],
                include=["state", "grade", "after_day", "led_to"], name="lease_tenancy",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.contract_number

    @property
    def rent_set_on(self) -> date:
        """The day the rent of today took effect: since it was changed, or since the lease began."""
        first: date = self.period.first_day
        return self.rent_since or first


@pghistory.track()
class HousingPlan(Graded, VersionedModel):
    """Boligplan: where a household is going, the next step there, and by which day (TG-03)."""

    wall = Wall()

    household = models.OneToOneField(
        Household, models.PROTECT, related_name="housing_plan", verbose_name=_("husstand")
    )
    goal = models.CharField(_("mål"), max_length=20, choices=HousingGoal.choices)
    next_step = models.CharField(_("neste steg"), max_length=300)
    next_on = models.DateField(_("innen"))

    class Meta:
        verbose_name = _("boligplan")
        verbose_name_plural = _("boligplaner")

    def __str__(self) -> str:
        return self.get_goal_display()


class NoTenant(models.Model):
    """Bolig uten løpende leieforhold: no lease of it runs, and it is not owned by who lives there.

    Kept by triggers on leases and dwellings, so that where nobody lives is found without reading where
    somebody does. That a protected household's lease runs, everybody sees already (`ShieldedPeriod`).
    """

    dwelling = models.OneToOneField(
        Dwelling, models.DO_NOTHING, primary_key=True, related_name="no_tenant", verbose_name=_("bolig")
    )

    class Meta:
        verbose_name = _("bolig uten løpende leieforhold")
        verbose_name_plural = _("boliger uten løpende leieforhold")

    def __str__(self) -> str:
        return str(self.pk)
