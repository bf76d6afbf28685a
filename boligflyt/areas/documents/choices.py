"""What papers there are, and which kind of information is usually in them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import Information


class PaperKind(models.TextChoices):
    """What a document is."""

    PAPER_APPLICATION = "paper_application", _("Papirsøknad")
    DOCTORS_STATEMENT = "doctors_statement", _("Legeerklæring eller uttalelse om helse")
    INCOME = "income", _("Inntekt, skatt eller gjeld")
    IDENTITY = "identity", _("Legitimasjon eller oppholdstillatelse")
    LEASE = "lease", _("Leiekontrakt, oppsigelse eller utkastelse")
    PHOTOGRAPH = "photograph", _("Bilde av bolig eller tilstand")
    LETTER_IN = "letter_in", _("Brev inn")
    OTHER = "other", _("Annet")


class Role(models.TextChoices):
    """What a stored part belongs to."""

    FILE = "file", _("Filen")
    PREVIEW = "preview", _("Forhåndsvisningen")


# What is usually in each; whoever registers it may say otherwise, but never leave it out. A paper application
# tells of health and money on the same sheet, so the hardest wall is proposed.
USUALLY: dict[str, Information] = {
    PaperKind.PAPER_APPLICATION: Information.HEALTH,
    PaperKind.DOCTORS_STATEMENT: Information.HEALTH,
    PaperKind.INCOME: Information.ECONOMY,
    PaperKind.IDENTITY: Information.IDENTITY,
    PaperKind.LEASE: Information.HOUSING,
    PaperKind.PHOTOGRAPH: Information.HOUSING,
    PaperKind.LETTER_IN: Information.HOUSING,
    PaperKind.OTHER: Information.HEALTH,
}
