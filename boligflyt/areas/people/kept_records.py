"""What is kept when a record turns out to be wrong, or to be there twice: nothing is thrown away."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.models import Staff
from boligflyt.toolkit.encryption import EncryptedTextField
from boligflyt.toolkit.models import UUIDModel
from boligflyt.toolkit.walls import Graded, Wall

LONGEST_REASON = 300


class Correction(Graded, UUIDModel):
    """Retting: one fact that was wrong from the first day, what it is now, who said so, when and why.

    Only added to. As protected as the person was when it was corrected, or is now, whichever is most: the
    address somebody was hidden at does not come into sight because they are hidden no more.
    """

    wall = Wall()

    person = models.ForeignKey(
        "people.Person", models.PROTECT, related_name="corrections", verbose_name=_("person")
    )
    household = models.ForeignKey(
        "people.Household", models.PROTECT, null=True, blank=True, related_name="corrections",
        verbose_name=_("husstand"),
    )  # fmt: skip
    field = models.CharField(_("opplysning"), max_length=40)
    before = EncryptedTextField(_("før"))
    after = EncryptedTextField(_("nå"))
    # What the first value is found by: a name in small letters, the blind index of a number; else empty.
    search_key = models.CharField(_("søkenøkkel"), max_length=80, blank=True, editable=False)
    why = models.CharField(_("hvorfor rettet"), max_length=LONGEST_REASON)
    corrected_at = models.DateTimeField(_("rettet"))
    corrected_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("rettet av"))

    class Meta:
        verbose_name = _("retting")
        verbose_name_plural = _("rettinger")
        indexes = [
            models.Index(
                fields=["field", "search_key"], name="correction_found_by", condition=~Q(search_key="")
            )
        ]
        constraints = [models.CheckConstraint(name="person_correction_says_why", condition=~Q(why=""))]

    def __str__(self) -> str:
        return f"{self.field} {self.corrected_at:%d.%m.%Y}"
