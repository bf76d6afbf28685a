"""What is remembered about a complaint over a vedtak, and about a request to see what we have."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.models import Staff
from boligflyt.areas.applications.models import Vedtak
from boligflyt.areas.complaints.choices import (
    ComplainantKind,
    ComplaintOutcome,
    ComplaintState,
    DismissGround,
    Lateness,
    PaperOfAnswer,
    RequestState,
    Suspension,
    WithheldGround,
)
from boligflyt.areas.complaints.workflow import OPEN
from boligflyt.areas.people.models import Household, Person
from boligflyt.toolkit.models import UUIDModel, VersionedModel
from boligflyt.toolkit.walls import Graded, GradedByRow, Wall

LONGEST_TEXT = 10_000
TREATED = ["under_review", "reversed", "forwarded", "decided"]


@pghistory.track()
class Complaint(Graded, VersionedModel):
    """Klage: somebody wants a vedtak changed (forvaltningsloven chapter VI)."""

    wall = Wall(bits=Information.DECISION.bit)

    vedtak = models.ForeignKey(
        Vedtak, models.PROTECT, related_name="complaints", verbose_name=_("vedtaket det klages på")
    )
    complainant = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("klager"))
    kind = models.CharField(_("hvem klager"), max_length=20, choices=ComplainantKind.choices)
    representative = models.CharField(_("den som klager for parten"), max_length=120, blank=True)
    authority_seen = models.BooleanField(_("fullmakten er sett"), default=False)
    notice_on = models.DateField(_("vedtaksbrevet kom fram"), null=True, blank=True)
    sent_on = models.DateField(_("klagen ble sendt"), null=True, blank=True)
    received_on = models.DateField(_("klagen kom"))
    deadline = models.DateField(_("klagefristen var"))
    lateness = models.CharField(_("i tide eller ikke"), max_length=20, choices=Lateness.choices)
    late_because = models.TextField(_("behandles likevel fordi"), blank=True)
    text = models.TextField(_("hva klagen sier"), max_length=LONGEST_TEXT)
    suspension = models.CharField(
        _("utsatt iverksetting"), max_length=20, choices=Suspension.choices, default=Suspension.NOT_ASKED
    )
    suspension_because = models.TextField(_("hvorfor vedtaket venter eller ikke"), blank=True)
    state = models.CharField(
        _("status"), max_length=20, choices=ComplaintState.choices, default=ComplaintState.RECEIVED
    )
    registered_by = models.ForeignKey(
        Staff, models.PROTECT, related_name="+", verbose_name=_("registrert av")
    )
    acknowledged_on = models.DateField(_("brev om at klagen er mottatt"), null=True, blank=True)
    due_on = models.DateField(_("neste frist"), null=True, blank=True)
    reviewed_by = models.ForeignKey(
        Staff, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("vurdert på nytt av")
    )
    statement = models.TextField(_("uttalelse til klageinstansen"), max_length=LONGEST_TEXT, blank=True)
    forwarded_on = models.DateField(_("sendt klageinstansen"), null=True, blank=True)
    outcome = models.CharField(
        _("klageinstansen bestemte"), max_length=20, choices=ComplaintOutcome.choices, blank=True
    )
    dismiss_ground = models.CharField(
        _("avvist fordi"), max_length=20, choices=DismissGround.choices, blank=True
    )
    closed_because = models.TextField(_("begrunnelse"), max_length=LONGEST_TEXT, blank=True)
    closed_on = models.DateField(_("ferdig"), null=True, blank=True)
    closed_by = models.ForeignKey(
        Staff, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("avsluttet av")
    )

    class Meta:
        verbose_name = _("klage")
        verbose_name_plural = _("klager")
        indexes = [models.Index(fields=["state", "due_on"], name="complaint_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["vedtak", "complainant"],
                name="one_open_complaint",
                condition=Q(state__in=sorted(OPEN)),
            ),
            models.CheckConstraint(
                name="complaint_sent_before_it_came",
                condition=Q(sent_on=None) | Q(sent_on__lte=F("received_on")),
            ),
            # Forvaltningsloven § 31: late only with a reason, after a year not at all.
            models.CheckConstraint(
                name="late_complaint_has_a_reason",
                condition=~Q(state__in=TREATED, lateness="late") | ~Q(late_because=""),
            ),
            models.CheckConstraint(
                name="no_complaint_after_a_year",
                condition=~Q(state__in=TREATED) | ~Q(lateness="too_late"),
            ),
            # § 33: what is sent on has been looked at here, and carries our view.
            models.CheckConstraint(
                name="forwarded_complaint_has_a_statement",
                condition=~Q(state__in=["forwarded", "decided"])
                | (~Q(statement="") & Q(forwarded_on__isnull=False, reviewed_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="decided_complaint_has_an_outcome",
                condition=Q(state="decided") & ~Q(outcome="") | ~Q(state="decided") & Q(outcome=""),
            ),
            models.CheckConstraint(
                name="closed_complaint_says_when_who_why",
                condition=Q(state__in=sorted(OPEN), closed_on=None, closed_by=None)
                | Q(~Q(state__in=sorted(OPEN)), closed_on__isnull=False, closed_by__isnull=False)
                & ~Q(closed_because=""),
            ),
            # To dismiss is a vedtak of its own: not by whoever registered the complaint.
            models.CheckConstraint(
                name="complaint_dismissed_by_another",
                condition=~Q(state="dismissed") | (~Q(dismiss_ground="") & ~Q(closed_by=F("registered_by"))),
            ),
            models.CheckConstraint(
                name="suspension_has_a_reason",
                condition=Q(suspension__in=["not_asked", "asked"]) | ~Q(suspension_because=""),
            ),
            models.CheckConstraint(
                name="who_complains_for_another_is_named",
                condition=Q(kind="party", representative="") | ~Q(kind="party") & ~Q(representative=""),
            ),
            models.CheckConstraint(
                name="who_complains_for_another_may",
                condition=~Q(kind__in=["representative", "guardian"]) | Q(authority_seen=True),
            ),
        ]

    def __str__(self) -> str:
        return f"Klage {self.received_on:%d.%m.%Y}"


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
