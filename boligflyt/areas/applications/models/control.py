"""The leader's control list: what one did alone, and what a leader said of it. Added to, never changed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.models import Office, Participation, Staff
from boligflyt.areas.applications.control_choices import ControlKind, ControlResult, OpeningReason
from boligflyt.areas.applications.models.vedtak import Vedtak
from boligflyt.areas.people.models import Household
from boligflyt.toolkit.models import UUIDModel
from boligflyt.toolkit.walls import Graded, Wall


class ControlItem(Graded, UUIDModel):
    """Til kontroll: a leader sees who did it, when, why and in which case, and never whom it is about.

    Migration 0013 lets nobody change or delete it, and keeps the grade of the household.
    """

    wall = Wall()

    kind = models.CharField(_("slag"), max_length=20, choices=ControlKind.choices)
    household = models.ForeignKey(Household, models.PROTECT, related_name="+", verbose_name=_("husstand"))
    vedtak = models.OneToOneField(
        Vedtak, models.PROTECT, null=True, blank=True, related_name="control", verbose_name=_("vedtak")
    )
    participation = models.OneToOneField(
        Participation, models.PROTECT, null=True, blank=True, related_name="control",
        verbose_name=_("deltakelse"),
    )  # fmt: skip
    case_code = models.CharField(_("saksnummer"), max_length=12, blank=True)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("enhet"))
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("hvem"))
    at = models.DateTimeField(_("når"))
    reason_code = models.CharField(_("grunn"), max_length=20, choices=OpeningReason.choices, blank=True)
    reason = models.TextField(_("hvorfor"))
    due = models.DateField(_("frist"))

    class Meta:
        verbose_name = _("til kontroll")
        verbose_name_plural = _("til kontroll")
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                name="control_is_of_one_thing",
                condition=Q(kind="acute_decision", vedtak__isnull=False, participation=None)
                | (Q(kind="opening", vedtak=None, participation__isnull=False) & ~Q(reason_code="")),
            ),
            models.CheckConstraint(name="control_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class ControlOutcome(UUIDModel):
    """Kontroll: what a leader said, and when. The database refuses whoever did what is looked at (0013)."""

    item = models.ForeignKey(
        ControlItem, models.PROTECT, related_name="outcomes", verbose_name=_("til kontroll")
    )
    result = models.CharField(_("utfall"), max_length=20, choices=ControlResult.choices)
    comment = models.TextField(_("kommentar"), blank=True)
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("av"))
    at = models.DateTimeField(_("når"))

    class Meta:
        verbose_name = _("kontroll")
        verbose_name_plural = _("kontroller")
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                name="follow_up_says_what", condition=Q(result="in_order") | ~Q(comment="")
            ),
            models.UniqueConstraint(fields=["item"], name="in_order_once", condition=Q(result="in_order")),
        ]

    def __str__(self) -> str:
        return self.get_result_display()
