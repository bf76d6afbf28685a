"""The municipality, its offices, and who works in which role from when to when."""

from __future__ import annotations

from datetime import date, datetime

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import (
    STAFF_ROLES,
    Grade,
    Information,
    OfficeKind,
    Purpose,
    Role,
)
from boligflyt.areas.access.sign_in_models import (
    FormDraft,
    KeptForm,
    RecoveryCode,
    SecondFactor,
    SignInAttempt,
)
from boligflyt.toolkit.models import UUIDModel
from boligflyt.toolkit.period_field import PeriodField


@pghistory.track()
class Municipality(UUIDModel):
    """Kommunen: one row, because one database belongs to one municipality."""

    name = models.CharField(_("navn"), max_length=80)
    number = models.CharField(_("kommunenummer"), max_length=4)
    rule_set = models.CharField(_("regelsett"), max_length=80)
    phone = models.CharField(_("telefon"), max_length=20, blank=True)
    postal_address = models.CharField(_("postadresse"), max_length=200, blank=True)
    excluded_target_groups = models.JSONField(_("målgrupper utenfor planen"), default=list, blank=True)

    class Meta:
        verbose_name = _("kommune")
        verbose_name_plural = _("kommuner")

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Office(UUIDModel):
    """Enhet: a department; on screen «enhet»."""

    name = models.CharField(_("navn"), max_length=80, unique=True)
    kind = models.CharField(_("slag"), max_length=20, choices=OfficeKind.choices)

    class Meta:
        verbose_name = _("enhet")
        verbose_name_plural = _("enheter")

    def __str__(self) -> str:
        return self.name


class StaffAccounts(BaseUserManager["Staff"]):
    """Makes accounts; there are no superusers."""

    def create_user(self, username: str, name: str, password: str | None = None) -> Staff:
        """A staff member who may log in; without a password only by other means."""
        staff = self.model(username=username, name=name)
        staff.set_password(password)
        staff.save(using=self._db)
        return staff


@pghistory.track(exclude=["password", "last_login"])
class Staff(AbstractBaseUser, UUIDModel):
    """Ansatt: somebody who logs in."""

    username = models.CharField(_("brukernavn"), max_length=60, unique=True)
    name = models.CharField(_("navn"), max_length=120)
    is_active = models.BooleanField(_("kan logge inn"), default=True)
    # Two accounts of one human being: four eyes must not be the same two eyes twice.
    same_as = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("samme menneske som")
    )

    objects = StaffAccounts()
    USERNAME_FIELD = "username"

    class Meta:
        verbose_name = _("ansatt")
        verbose_name_plural = _("ansatte")

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Assignment(UUIDModel):
    """Rolle i en enhet, from a first day to a last day."""

    staff = models.ForeignKey(Staff, models.PROTECT, related_name="assignments", verbose_name=_("ansatt"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="assignments", verbose_name=_("enhet"))
    role = models.CharField(_("rolle"), max_length=40, choices=Role.choices)
    period = PeriodField(_("periode"))
    clearance = models.PositiveSmallIntegerField(
        _("klarering"), choices=Grade.choices, default=Grade.NONE, db_default=Grade.NONE
    )
    cleared_by = models.UUIDField(_("klarert av"), null=True, editable=False)

    class Meta:
        verbose_name = _("rolle")
        verbose_name_plural = _("roller")
        constraints = [
            ExclusionConstraint(
                name="one_assignment_at_a_time",
                expressions=[
                    ("staff", RangeOperators.EQUAL), ("office", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                name="assignment_is_a_job", condition=models.Q(role__in=[role.value for role in STAFF_ROLES])
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.office}"


@pghistory.track()
class Substitution(UUIDModel):
    """Vikariat: somebody stands in for an absent colleague, with what they take part in by name."""

    absent = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("den som er borte"))
    substitute = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("vikar"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("enhet"))
    period = PeriodField(_("periode"))

    class Meta:
        verbose_name = _("vikariat")
        verbose_name_plural = _("vikariater")
        constraints = [
            models.CheckConstraint(
                name="not_their_own_substitute", condition=~models.Q(absent=models.F("substitute"))
            )
        ]

    def __str__(self) -> str:
        return f"{self.substitute} for {self.absent}"


# A share of today that is taken back is deleted: its history says that it was there.
@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Participation(UUIDModel):
    """Deltakelse: an office, or one named colleague, takes part in a matter for a purpose and a period.

    `subject` is a household, or a person who is in none yet; known by kind and UUID only. What is not among
    `kinds` is not seen, whatever the role. With `until` it was opened by the colleague for themselves, with a
    written reason, and gives sight until that moment and nothing else.
    """

    kind = models.CharField(_("slag"), max_length=20)
    subject = models.UUIDField(_("gjelder"))
    office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("enhet")
    )
    staff = models.ForeignKey(
        Staff, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ansatt")
    )
    purpose = models.CharField(_("formål"), max_length=20, choices=Purpose.choices)
    kinds = ArrayField(
        models.CharField(max_length=20, choices=Information.choices), verbose_name=_("opplysninger")
    )
    period = PeriodField(_("periode"))
    reason = models.CharField(_("hvorfor"), max_length=200, blank=True)
    given_by = models.UUIDField(_("gitt av"), null=True)
    given_at = models.DateTimeField(_("gitt"), null=True)
    until = models.DateTimeField(_("åpen til"), null=True)

    class Meta:
        verbose_name = _("deltakelse")
        verbose_name_plural = _("deltakelser")
        indexes = [
            models.Index(fields=["kind", "subject"], name="participation_subject"),
            models.Index(fields=["office", "kind"], name="participation_office"),
            models.Index(fields=["staff", "kind"], name="participation_staff"),
        ]
        constraints = [
            models.CheckConstraint(
                name="an_office_or_a_colleague",
                condition=models.Q(office=None, staff__isnull=False)
                | models.Q(office__isnull=False, staff=None),
            ),
            models.CheckConstraint(
                name="opened_by_and_for_oneself",
                condition=models.Q(until=None)
                | (
                    models.Q(staff__isnull=False, given_by__isnull=False, given_at__isnull=False)
                    & models.Q(given_by=models.F("staff"), until__gte=models.F("given_at"))
                    & ~models.Q(reason="")
                ),
            ),
            models.CheckConstraint(
                name="taking_part_gives_identity",
                condition=models.Q(kinds__contains=[Information.IDENTITY.value]),
            ),
            ExclusionConstraint(
                name="one_office_share_at_a_time", condition=models.Q(staff=None),
                expressions=[
                    ("subject", RangeOperators.EQUAL), ("office", RangeOperators.EQUAL),
                    ("purpose", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS),
                ],
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.office or self.staff}, {self.get_purpose_display()}"

    def runs(self, at: datetime, on: date) -> bool:
        """Whether it gives sight at the moment, which is on the day."""
        return bool(self.period.contains(on)) and (self.until is None or self.until > at)


@pghistory.track()
class ContactPerson(UUIDModel):
    """Kontaktperson: the one an office answers through, with a substitute, for each agreement (ORG-02)."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="contacts", verbose_name=_("enhet"))
    agreement = models.CharField(_("avtale eller samarbeid"), max_length=80)
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("kontaktperson"))
    substitute = models.ForeignKey(
        Staff, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("vara")
    )
    period = PeriodField(_("periode"))

    class Meta:
        verbose_name = _("kontaktperson")
        verbose_name_plural = _("kontaktpersoner")
        constraints = [
            ExclusionConstraint(
                name="one_contact_at_a_time",
                expressions=[
                    ("office", RangeOperators.EQUAL), ("agreement", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.staff}, {self.agreement}"


# Where Django looks for models; written in a module of their own.
__all__ = [
    "Assignment", "ContactPerson", "FormDraft", "KeptForm", "Municipality", "Office", "Participation",
    "RecoveryCode", "SecondFactor", "SignInAttempt", "Staff", "StaffAccounts", "Substitution",
]  # fmt: skip
