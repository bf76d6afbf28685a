"""What is remembered about a complaint over a vedtak."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.models import Staff
from boligflyt.areas.applications.models import Vedtak
from boligflyt.areas.complaints.choices import (
    PARTLY,
    ComplainantKind,
    ComplaintOutcome,
    ComplaintState,
    DismissGround,
    Lateness,
    Suspension,
)
from boligflyt.areas.complaints.workflow import OPEN
from boligflyt.areas.people.models import Person
from boligflyt.toolkit.models import VersionedModel
from boligflyt.toolkit.walls import Graded, Wall

LONGEST_TEXT = 10_000
TREATED = ["under_review", "reversed", "forwarded", "decided", *sorted(PARTLY)]
SENT_ON = ["forwarded", "decided", "rest_forwarded", "rest_decided"]
DECIDED = ["decided", "rest_decided"]


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
    met = models.TextField(_("det klageren får medhold i"), max_length=LONGEST_TEXT, blank=True)
    rest = models.TextField(_("det klageren ikke får medhold i"), max_length=LONGEST_TEXT, blank=True)
    partly_on = models.DateField(_("delvis medhold"), null=True, blank=True)
    replacement = models.ForeignKey(
        Vedtak, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("det nye vedtaket om delen som ble tatt til følge"),
    )  # fmt: skip
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
                condition=~Q(state__in=SENT_ON)
                | (~Q(statement="") & Q(forwarded_on__isnull=False, reviewed_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="decided_complaint_has_an_outcome",
                condition=Q(state__in=DECIDED) & ~Q(outcome="") | ~Q(state__in=DECIDED) & Q(outcome=""),
            ),
            # § 33: a part is met only when it is said which, and the rest too.
            models.CheckConstraint(
                name="partly_met_complaint_says_which_part",
                condition=Q(state__in=sorted(PARTLY), partly_on__isnull=False) & ~Q(met="") & ~Q(rest="")
                | ~Q(state__in=sorted(PARTLY)) & Q(met="", rest="", partly_on=None, replacement=None),
            ),
            models.CheckConstraint(
                name="rest_goes_on_beside_a_new_vedtak",
                condition=(~Q(state__in=["rest_forwarded", "rest_decided"]) | Q(replacement__isnull=False))
                & (Q(replacement=None) | ~Q(replacement=F("vedtak"))),
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
