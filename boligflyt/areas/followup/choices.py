"""Codes about the journal."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ContactKind(models.TextChoices):
    """How the contact was; the same six on every telephone, in the order of how often they are used."""

    HOME_VISIT = "home_visit", _("Besøk hjemme")
    PHONE = "phone", _("Telefon")
    OUTSIDE = "outside", _("Møtte ute")
    NO_ANSWER = "no_answer", _("Fikk ikke svar")
    ACCOMPANIED = "accompanied", _("Var med til avtale")
    ON_BEHALF = "on_behalf", _("For husstanden")


# An attempt is written down too, but nobody was reached.
REACHED = frozenset(ContactKind) - {ContactKind.NO_ANSWER}
