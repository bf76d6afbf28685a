"""Dokumenter i en sak: what came on paper or as a file, its stored bytes, its text, and uploads under way.

Bytes and text are ciphertext (decision 0018) in tables of their own, behind the same wall as the document.
"""

from __future__ import annotations

import uuid

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.models import Staff
from boligflyt.areas.applications.models import Application
from boligflyt.areas.documents.choices import PaperKind, Role
from boligflyt.areas.people.models import Household
from boligflyt.toolkit.encryption import EncryptedTextField
from boligflyt.toolkit.models import UUIDModel, VersionedModel
from boligflyt.toolkit.walls import Graded, GradedByRow, Wall


@pghistory.track()
class Document(GradedByRow, VersionedModel):
    """Dokument. Never deleted: it is withdrawn with a reason, and kept until the case is discarded."""

    wall = Wall(by_row=True)

    household = models.ForeignKey(
        Household, models.PROTECT, related_name="documents", verbose_name=_("husstand")
    )
    application = models.ForeignKey(
        Application, models.PROTECT, null=True, blank=True, related_name="documents",
        verbose_name=_("søknaden som er registrert fra det"),
    )  # fmt: skip
    kind = models.CharField(_("slags dokument"), max_length=30, choices=PaperKind.choices)
    information = models.CharField(_("opplysninger i det"), max_length=20, choices=Information.choices)
    title = models.CharField(_("tittel"), max_length=120)
    received_on = models.DateField(_("mottatt"))
    file_name = models.CharField(_("filnavn"), max_length=100)
    content_type = models.CharField(_("innholdstype"), max_length=100)
    size = models.PositiveIntegerField(_("størrelse"))
    sha256 = models.CharField(_("kontrollsum for filen som er lagret"), max_length=64)
    received_sha256 = models.CharField(_("kontrollsum for filen som kom"), max_length=64)
    links = models.PositiveIntegerField(_("lenker ut av filen"), default=0)
    has_preview = models.BooleanField(_("har forhåndsvisning"), default=False)
    storage = models.UUIDField(_("lagringsnavn"), default=uuid.uuid4, unique=True, editable=False)
    uploaded_by = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("lagt inn av"))
    withdrawn_at = models.DateTimeField(_("trukket"), null=True, blank=True)
    withdrawn_by = models.UUIDField(_("trukket av"), null=True, blank=True)
    withdrawn_because = models.CharField(_("trukket fordi"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("dokument")
        verbose_name_plural = _("dokumenter")
        constraints = [
            models.UniqueConstraint(
                fields=["household", "information", "received_sha256"], name="same_file_once",
                condition=Q(withdrawn_at=None),
            ),
            models.CheckConstraint(
                name="withdrawn_with_a_reason",
                condition=Q(withdrawn_at=None, withdrawn_because="")
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_because="")),
            ),
            models.CheckConstraint(name="document_has_content", condition=Q(size__gt=0)),
            models.CheckConstraint(
                name="document_information_known", condition=Q(information__in=Information.values)
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["household", "-received_on"], name="document_of_household")]

    def __str__(self) -> str:
        return self.title


class StoredPart(GradedByRow, UUIDModel):
    """Lagret del: a piece of the file or of its preview, as ciphertext bound to name and place."""

    wall = Wall(by_row=True)

    document = models.ForeignKey(Document, models.PROTECT, related_name="parts", verbose_name=_("dokument"))
    role = models.CharField(_("del av"), max_length=10, choices=Role.choices)
    number = models.PositiveSmallIntegerField(_("nummer"))
    content = models.BinaryField(_("innhold"), editable=False)

    class Meta:
        verbose_name = _("lagret del")
        verbose_name_plural = _("lagrede deler")
        constraints = [
            models.UniqueConstraint(fields=["document", "role", "number"], name="one_part_at_each_place")
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.number}"


class DocumentText(GradedByRow):
    """Dokumenttekst: the words in the file, for search within the case; ciphertext too."""

    wall = Wall(by_row=True)

    document = models.OneToOneField(
        Document, models.PROTECT, primary_key=True, related_name="words", verbose_name=_("dokument")
    )
    text = EncryptedTextField(_("tekst"))

    class Meta:
        verbose_name = _("dokumenttekst")
        verbose_name_plural = _("dokumenttekster")

    def __str__(self) -> str:
        return str(self.document_id)


class Upload(Graded, UUIDModel):
    """Opplasting under veis: a file on its way in, piece by piece; only for the one who sends it."""

    wall = Wall(bits=Information.IDENTITY.bit)

    household = models.ForeignKey(Household, models.PROTECT, related_name="+", verbose_name=_("husstand"))
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+", verbose_name=_("sendes av"))
    name = EncryptedTextField(_("filnavn"))
    size = models.PositiveIntegerField(_("størrelse"))
    received = models.PositiveIntegerField(_("mottatt så langt"), default=0)
    begun_at = models.DateTimeField(_("begynt"))

    class Meta:
        verbose_name = _("opplasting")
        verbose_name_plural = _("opplastinger")
        constraints = [
            models.CheckConstraint(
                name="not_more_than_announced", condition=Q(received__lte=models.F("size"))
            )
        ]
        indexes = [models.Index(fields=["begun_at"], name="upload_begun")]

    def __str__(self) -> str:
        return str(self.pk)


class UploadPart(Graded, UUIDModel):
    """Mottatt del: a piece of a file on its way in, as ciphertext."""

    wall = Wall(bits=Information.IDENTITY.bit)

    upload = models.ForeignKey(Upload, models.PROTECT, related_name="parts", verbose_name=_("opplasting"))
    begins = models.PositiveIntegerField(_("fra"))
    content = models.BinaryField(_("innhold"), editable=False)

    class Meta:
        verbose_name = _("mottatt del")
        verbose_name_plural = _("mottatte deler")
        constraints = [models.UniqueConstraint(fields=["upload", "begins"], name="one_piece_from_each_place")]

    def __str__(self) -> str:
        return str(self.begins)
