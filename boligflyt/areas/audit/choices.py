"""What the trace can say."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Deed(models.TextChoices):
    """The kind of thing that was done."""

    READ = "read", _("Åpnet")
    LISTED = "listed", _("Så i liste")
    OPENED = "opened", _("Åpnet med skriftlig grunn")
    REVEALED = "revealed", _("Viste fødselsnummer")
    CHANGED = "changed", _("Endret")
    REFUSED = "refused", _("Ble nektet")
    SIGNED_IN = "signed_in", _("Logget inn")
