"""What is remembered about a request to see what we have, and the papers that answer it."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.models import Staff
from boligflyt.areas.complaints.choices import ComplainantKind, PaperOfAnswer, RequestState, WithheldGround
from boligflyt.areas.complaints.models.complaint import LONGEST_TEXT
from boligflyt.areas.people.models import Household, Person
from boligflyt.toolkit.models import UUIDModel, VersionedModel
from boligflyt.toolkit.walls import Graded, GradedByRow, Wall


@pghistory.track()
class AccessRequest(Graded, VersionedModel):
    """Innsynskrav: somebody in the household wants to see what we have, and what they were given."""

    wall = Wall(bits=Information.DECISION.bit)

    household = models.ForeignKey(
        Household, models.PROTECT, related_name="access_requests", verbose_name=_("husstand")
    )
    asker = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("den det gjelder"))
    kind = models.CharField(_("hvem spør"), max_length=20, choices=ComplainantKind.choices)
    representative = models.CharField(_("den som spør for parten"), max_length=120, blank=True)
    authority_seen = models.BooleanField(_("fullmakten er sett"), default=False)
    asked_on = models.DateField(_("spurte"))
    wish = models.TextField(_("hva de vil se"), max_length=LONGEST_TEXT)
    due_on = models.DateField(_("frist"))
    state = models.CharField(
        _("status"), max_length=20, choices=RequestState.choices, default=RequestState.OPEN
    )
    given = models.TextField(_("hva vi ga"), max_length=LONGEST_TEXT, blank=True)
    withheld = models.TextField(_("hva vi holdt tilbake"), max_length=LONGEST_TEXT, blank=True)
    withheld_ground = models.CharField(
        _("hjemmel"), max_length=20, choices=WithheldGround.choices, blank=True
    )
    withheld_because = models.TextField(
        _("hvorfor vi holdt det tilbake"), max_length=LONGEST_TEXT, blank=True
    )
    answered_on = models.DateField(_("besvart"), null=True, blank=True)
    answered_by = models.ForeignKey(
        Staff, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("besvart av")
    )

    class Meta:
        verbose_name = _("innsynskrav")
        verbose_name_plural = _("innsynskrav")
        ordering = ["-asked_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="answered_request_says_what",
                condition=Q(state="open", answered_on=None, answered_by=None)
                | Q(state="withdrawn")
                | Q(state="answered", answered_on__isnull=False, answered_by__isnull=False)
                & (~Q(given="") | ~Q(withheld="")),
            ),
            models.CheckConstraint(
                name="what_is_withheld_has_a_ground",
                condition=Q(withheld="", withheld_ground="")
                | ~Q(withheld="") & ~Q(withheld_ground="") & ~Q(withheld_because=""),
            ),
            models.CheckConstraint(
                name="who_asks_for_another_is_named",
                condition=Q(kind="party", representative="") | ~Q(kind="party") & ~Q(representative=""),
            ),
            models.CheckConstraint(
                name="who_asks_for_another_may",
                condition=~Q(kind__in=["representative", "guardian"]) | Q(authority_seen=True),
            ),
        ]

    def __str__(self) -> str:
        return f"Innsynskrav {self.asked_on:%d.%m.%Y}"


class AccessPaper(GradedByRow, UUIDModel):
    """Papir i et svar på innsyn: the letter, or the copy with what is withheld left out. Never changed.

    The copy is walled by every kind of information that is in it (`bits`); the letter by decisions alone,
    because it names what was withheld by its kind only.
    """

    wall = Wall(by_row=True)

    request = models.ForeignKey(
        AccessRequest, models.PROTECT, related_name="papers", verbose_name=_("innsynskravet")
    )
    kind = models.CharField(_("slag"), max_length=10, choices=PaperOfAnswer.choices)
    made_at = models.DateTimeField(_("laget"))
    made_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("laget av"))
    template = models.CharField(_("mal"), max_length=80)
    pdf = models.BinaryField(_("innhold"), editable=False)
    sha256 = models.CharField(_("kontrollsum"), max_length=64)

    class Meta:
        verbose_name = _("papir i et svar på innsyn")
        verbose_name_plural = _("papirer i svar på innsyn")
        constraints = [
            models.UniqueConstraint(fields=["request", "kind"], name="one_paper_of_each_kind_in_an_answer"),
            models.CheckConstraint(
                name="paper_of_answer_is_walled_as_decisions",
                condition=Exact(F("bits").bitand(Information.DECISION.bit), Information.DECISION.bit),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())
