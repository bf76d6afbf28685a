"""Oppfølgingsjournal: what those who support a household at home have done, and when."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.models import Office, Staff
from boligflyt.areas.followup.choices import ContactKind
from boligflyt.areas.people.models import Household
from boligflyt.toolkit.models import UUIDModel
from boligflyt.toolkit.walls import Graded, Wall

LONGEST_TEXT = 10_000
LONGEST_REASON = 300
LONGEST_MINUTES = 24 * 60


class JournalNote(Graded, UUIDModel):
    """Oppfølgingsnotat: one contact with a household. It stands without any application.

    Never changed and never deleted: a correction is a note of its own that points at the one it corrects.
    So the table is its own history and has no other. The database says the same (migration 0002).
    """

    wall = Wall(bits=Information.FOLLOWUP.bit)

    household = models.ForeignKey(
        Household, models.PROTECT, related_name="journal_notes", verbose_name=_("husstand")
    )
    kind = models.CharField(_("slags kontakt"), max_length=20, choices=ContactKind.choices)
    happened_at = models.DateTimeField(_("når det var"))
    minutes = models.PositiveSmallIntegerField(_("minutter"))
    text = models.TextField(_("notat"), blank=True)
    written_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("skrevet av"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("enhet"))
    written_at = models.DateTimeField(_("skrevet"))
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="correction", verbose_name=_("retter")
    )
    reason = models.CharField(_("hvorfor det ble rettet"), max_length=LONGEST_REASON, blank=True)

    class Meta:
        verbose_name = _("oppfølgingsnotat")
        verbose_name_plural = _("oppfølgingsnotater")
        constraints = [
            models.CheckConstraint(
                name="note_after_the_contact", condition=Q(happened_at__lte=F("written_at"))
            ),
            models.CheckConstraint(name="note_within_a_day", condition=Q(minutes__lte=LONGEST_MINUTES)),
            models.CheckConstraint(
                name="note_not_too_long", condition=LessThanOrEqual(Length("text"), LONGEST_TEXT)
            ),
            models.CheckConstraint(
                name="correction_has_a_reason",
                condition=Q(corrects=None, reason="") | Q(corrects__isnull=False) & ~Q(reason=""),
            ),
            models.CheckConstraint(name="note_does_not_correct_itself", condition=~Q(corrects=F("id"))),
            # What the key of a correction points at: it may not lead to another household's note.
            models.UniqueConstraint(fields=["id", "household"], name="note_of_its_household"),
        ]
        indexes = [
            models.Index(
                fields=["household", "-happened_at"], include=["grade"], name="journal_of_household"
            ),
            # All that the statistics count a note by; the texts are left.
            models.Index(
                fields=["happened_at"], include=["household", "kind", "office", "written_at", "grade", "id"],
                name="journal_by_day",
            ),
            models.Index(
                fields=["written_at"], include=["corrects", "grade"], condition=Q(corrects__isnull=False),
                name="journal_corrected",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.happened_at:%d.%m.%Y}"
