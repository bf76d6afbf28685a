"""Visning, protokoll ved overtakelse og tilbakelevering, eiendeler, ny adresse og oppgjør.

A protocol holds nothing about the person: what tells who signed, why somebody would not, and where they went
stands in tables of their own behind the wall of identity.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Self

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.models import Staff
from boligflyt.areas.allocation.models import Offer
from boligflyt.areas.documents.models import Document
from boligflyt.areas.handovers.choices import (
    BelongingKind,
    BelongingState,
    ProtocolKind,
    ProtocolState,
    TenantOutcome,
    ViewingState,
)
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.people.models import Household
from boligflyt.domain.handover import in_order
from boligflyt.toolkit.encryption import EncryptedTextField
from boligflyt.toolkit.models import UUIDModel, VersionedModel
from boligflyt.toolkit.walls import Graded, Wall

IDENTITY = Information.IDENTITY.bit


@pghistory.track()
class Viewing(Graded, VersionedModel):
    """Visning: when and where a household sees the dwelling it is offered, who shows it, what came of it."""

    wall = Wall()

    offer = models.ForeignKey(Offer, models.PROTECT, related_name="viewings", verbose_name=_("tilbud"))
    household = models.ForeignKey(Household, models.PROTECT, related_name="+", verbose_name=_("husstand"))
    planned_at = models.DateTimeField(_("når"))
    place = models.CharField(_("møtested"), max_length=120)
    shown_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("vises av"))
    state = models.CharField(
        _("hvordan det gikk"), max_length=20, choices=ViewingState.choices, default=ViewingState.PLANNED
    )
    note = models.CharField(_("merknad om boligen"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("visning")
        verbose_name_plural = _("visninger")
        ordering = ["planned_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["offer"], name="one_planned_viewing_of_an_offer", condition=Q(state="planned")
            )
        ]

    def __str__(self) -> str:
        return self.get_state_display()


@pghistory.track()
class Protocol(Graded, VersionedModel):
    """Protokoll. Locked by the database once it is signed; a correction is an addition, signed again."""

    wall = Wall()

    lease = models.ForeignKey(Lease, models.PROTECT, related_name="protocols", verbose_name=_("leieavtale"))
    kind = models.CharField(_("slag"), max_length=10, choices=ProtocolKind.choices)
    state = models.CharField(
        _("status"), max_length=20, choices=ProtocolState.choices, default=ProtocolState.DRAFT
    )
    adds_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="additions", verbose_name=_("tillegg til")
    )
    addition_reason = models.CharField(_("hva tillegget retter"), max_length=300, blank=True)
    held_on = models.DateField(_("dag"))
    layout = models.JSONField(_("listen den følger"))
    content = models.JSONField(_("innhold"), default=dict)
    worker = models.ForeignKey(
        Staff, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("signert for kommunen")
    )
    worker_signed_at = models.DateTimeField(_("signert for kommunen når"), null=True, blank=True)
    content_sha256 = models.CharField(_("innholdets kontrollsum"), max_length=64, blank=True)
    outcome = models.CharField(_("leietakers svar"), max_length=10, choices=TenantOutcome.choices, blank=True)
    closed_at = models.DateTimeField(_("ferdig"), null=True, blank=True)
    paper_sha256 = models.CharField(_("PDF-filens kontrollsum"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("protokoll")
        verbose_name_plural = _("protokoller")
        ordering = ["held_on", "created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["lease", "kind"], name="one_protocol_each_way", condition=Q(adds_to=None)
            ),
            models.UniqueConstraint(
                fields=["adds_to"], name="one_open_addition", condition=~Q(state="signed")
            ),
            models.CheckConstraint(
                name="signed_is_complete",
                condition=~Q(state="signed")
                | (Q(worker__isnull=False, closed_at__isnull=False) & ~Q(outcome="") & ~Q(paper_sha256="")),
            ),
            models.CheckConstraint(
                name="nobody_moves_in_unseen", condition=~Q(kind="in", outcome=TenantOutcome.ABSENT)
            ),
            models.CheckConstraint(
                name="addition_has_a_reason",
                condition=Q(adds_to=None, addition_reason="")
                | (Q(adds_to__isnull=False) & ~Q(addition_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], **rest: Any
    ) -> Self:
        """As stored, with the list in its own order: jsonb keeps no order of keys."""
        row = super().from_db(db, field_names, values, **rest)
        if "layout" in row.__dict__:
            row.layout = in_order(row.layout)
        return row

    def section(self, code: str) -> dict[str, Any]:
        """What is written in one part of it."""
        return dict(self.content.get(code, {}))


class TenantSignature(Graded, UUIDModel):
    """Leietakers svar: the name as typed, or why there is none, and the paper with it. Only added to."""

    wall = Wall(bits=IDENTITY)
    # Without a default of the database's own: Django would ask for the row back, and whoever takes the name
    # on their phone may not read it. The trigger sets it all the same.
    grade = models.PositiveSmallIntegerField(default=0, editable=False)

    protocol = models.OneToOneField(
        Protocol, models.PROTECT, related_name="tenant_signature", verbose_name=_("protokoll")
    )
    outcome = models.CharField(_("svar"), max_length=10, choices=TenantOutcome.choices)
    name = EncryptedTextField(_("navn slik det ble skrevet"), blank=True)
    reason = EncryptedTextField(_("hvorfor ikke signert"), blank=True)
    content_sha256 = models.CharField(_("kontrollsummen som ble vist"), max_length=64)
    at = models.DateTimeField(_("når"))
    taken_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("tatt imot av"))
    paper = models.BinaryField(_("protokollen som PDF"), editable=False)

    class Meta:
        verbose_name = _("leietakers svar")
        verbose_name_plural = _("leietakeres svar")

    def __str__(self) -> str:
        return self.get_outcome_display()


class Picture(Graded, UUIDModel):
    """Bilde i protokollen: a document of the household, tied to a room. Only added, and only to a draft."""

    wall = Wall()

    protocol = models.ForeignKey(
        Protocol, models.PROTECT, related_name="pictures", verbose_name=_("protokoll")
    )
    document = models.ForeignKey(Document, models.PROTECT, related_name="+", verbose_name=_("dokument"))
    section = models.CharField(_("rom"), max_length=40)
    caption = models.CharField(_("hva bildet viser"), max_length=120)
    sha256 = models.CharField(_("bildets kontrollsum"), max_length=64)
    taken_at = models.DateTimeField(_("lagt inn"))

    class Meta:
        verbose_name = _("bilde")
        verbose_name_plural = _("bilder")
        ordering = ["taken_at", "id"]

    def __str__(self) -> str:
        return self.caption


@pghistory.track()
class SettlementLine(Graded, VersionedModel):
    """Linje til oppgjør: a difference that may concern the deposit, with an amount in whole NOK or none."""

    wall = Wall()

    protocol = models.ForeignKey(
        Protocol, models.PROTECT, related_name="settlement", verbose_name=_("protokoll")
    )
    code = models.CharField(_("post"), max_length=80)
    text = models.CharField(_("hva"), max_length=300)
    claimed = models.BooleanField(_("kreves"), default=True)
    amount = models.PositiveIntegerField(_("beløp (kr)"), null=True, blank=True)
    note = models.CharField(_("begrunnelse"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("linje til oppgjør")
        verbose_name_plural = _("linjer til oppgjør")
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["protocol", "code"], name="one_line_for_each_difference")
        ]

    def __str__(self) -> str:
        return self.text


@pghistory.track()
class Belonging(Graded, VersionedModel):
    """Eiendel: furniture given with the dwelling, or what somebody left in it and the municipality keeps."""

    wall = Wall()

    lease = models.ForeignKey(Lease, models.PROTECT, related_name="belongings", verbose_name=_("leieavtale"))
    kind = models.CharField(_("slag"), max_length=10, choices=BelongingKind.choices)
    what = models.CharField(_("hva"), max_length=120)
    count = models.PositiveSmallIntegerField(_("antall"), default=1)
    state = models.CharField(_("status"), max_length=10, choices=BelongingState.choices)
    kept_until = models.DateField(_("tas vare på til"), null=True, blank=True)
    place = models.CharField(_("hvor det står"), max_length=120, blank=True)
    note = models.CharField(_("merknad"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("eiendel")
        verbose_name_plural = _("eiendeler")
        ordering = ["kind", "what", "id"]
        constraints = [
            models.CheckConstraint(
                name="stored_has_a_day", condition=~Q(state="stored") | Q(kept_until__isnull=False)
            ),
            models.CheckConstraint(name="disposed_has_a_note", condition=~Q(state="disposed") | ~Q(note="")),
        ]

    def __str__(self) -> str:
        return self.what


@pghistory.track()
class Forwarding(Graded, VersionedModel):
    """Ny adresse etter flytting: where who moved out is reached. Never for those who run buildings."""

    wall = Wall(bits=IDENTITY)

    lease = models.OneToOneField(
        Lease, models.PROTECT, related_name="forwarding", verbose_name=_("leieavtale")
    )
    address = EncryptedTextField(_("ny adresse"), blank=True)
    unknown = models.BooleanField(_("ny adresse er ikke kjent"), default=False)
    from_day = models.DateField(_("gjelder fra"))
    mail_told = models.BooleanField(_("minnet om å videresende posten"), default=False)

    class Meta:
        verbose_name = _("ny adresse etter flytting")
        verbose_name_plural = _("nye adresser etter flytting")

    def __str__(self) -> str:
        return str(self.pk)
