"""The municipality, its offices, and who works in which role from when to when."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import OfficeKind, Role
from boligflyt.toolkit.models import UUIDModel
from boligflyt.toolkit.period_field import PeriodField


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


class Staff(AbstractBaseUser, UUIDModel):
    """Ansatt: somebody who logs in."""

    username = models.CharField(_("brukernavn"), max_length=60, unique=True)
    name = models.CharField(_("navn"), max_length=120)
    is_active = models.BooleanField(_("kan logge inn"), default=True)

    objects = StaffAccounts()
    USERNAME_FIELD = "username"

    class Meta:
        verbose_name = _("ansatt")
        verbose_name_plural = _("ansatte")

    def __str__(self) -> str:
        return self.name


class Assignment(UUIDModel):
    """Rolle i en enhet, from a first day to a last day."""

    staff = models.ForeignKey(Staff, models.PROTECT, related_name="assignments", verbose_name=_("ansatt"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="assignments", verbose_name=_("enhet"))
    role = models.CharField(_("rolle"), max_length=40, choices=Role.choices)
    period = PeriodField(_("periode"))

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
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.office}"
