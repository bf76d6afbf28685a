"""Words of the leader's control list."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ControlKind(models.TextChoices):
    """What a leader looks at afterwards, because nobody else looked at it before."""

    ACUTE_DECISION = "acute_decision", _("Akutt vedtak fra én person")
    OPENING = "opening", _("Sak åpnet med skriftlig grunn")


class OpeningReason(models.TextChoices):
    """Why somebody opens a household they do not take part in."""

    ACUTE_NEED = "acute_need", _("Noen er i akutt nød")
    AT_THE_DESK = "at_the_desk", _("Personen er her eller ringer, og kan ikke vente")
    COLLEAGUE_AWAY = "colleague_away", _("De som har saken, er borte, og det haster")
    WARNED = "warned", _("Melding fra politi, lege eller vakt")
    OTHER = "other", _("Annet")


class ControlResult(models.TextChoices):
    """What the leader says of it."""

    IN_ORDER = "in_order", _("Sett og i orden")
    FOLLOW_UP = "follow_up", _("Må følges opp")
