"""What signing in needs to remember. Imported by `models`, where Django looks."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from boligflyt.toolkit.encryption import EncryptedTextField
from boligflyt.toolkit.models import UUIDModel


class SecondFactor(UUIDModel):
    """Andre trinn: the secret shared with somebody's authenticator app; not in use before it is confirmed.

    `last_step` is the time step of the last code that was used: no code is used twice.
    """

    staff = models.OneToOneField(
        "access.Staff", models.PROTECT, related_name="second_factor", verbose_name=_("ansatt")
    )
    secret = EncryptedTextField(_("hemmelighet"))
    confirmed_at = models.DateTimeField(_("bekreftet"), null=True)
    last_step = models.BigIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("andre trinn")
        verbose_name_plural = _("andre trinn")

    def __str__(self) -> str:
        return str(self.staff)


class RecoveryCode(UUIDModel):
    """Gjenopprettingskode: for the day the telephone is gone. Only a keyed hash is stored."""

    staff = models.ForeignKey(
        "access.Staff", models.PROTECT, related_name="recovery_codes", verbose_name=_("ansatt")
    )
    digest = models.CharField(max_length=64, unique=True)
    used_at = models.DateTimeField(_("brukt"), null=True)

    class Meta:
        verbose_name = _("gjenopprettingskode")
        verbose_name_plural = _("gjenopprettingskoder")

    def __str__(self) -> str:
        return str(self.staff)


class SignInAttempt(UUIDModel):
    """Attempts in a row for one user name, one address or one account's codes, known by a keyed hash only.

    Written over `side`, so that the count stays when the request is refused.
    """

    key = models.CharField(max_length=64, unique=True)
    attempts = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(db_index=True)
    wait_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("innloggingsforsøk")
        verbose_name_plural = _("innloggingsforsøk")

    def __str__(self) -> str:
        return str(self.attempts)


class KeptForm(UUIDModel):
    """What somebody sent after their session had ended, encrypted, to be offered when they sign in again.

    Written over `side`, because nobody is signed in.
    """

    staff = models.UUIDField(_("ansatt"), db_index=True)
    path = models.CharField(_("adresse"), max_length=500)
    content = EncryptedTextField(_("innhold"))
    at = models.DateTimeField(_("sendt"), db_index=True)

    class Meta:
        verbose_name = _("skjema som er tatt vare på")
        verbose_name_plural = _("skjemaer som er tatt vare på")

    def __str__(self) -> str:
        return self.path


class FormDraft(UUIDModel):
    """Utkast: what somebody is writing in a form and has not sent, encrypted; one for each address.

    Written over `side`: keeping it is no part of any change, and it outlives a request that is refused.
    """

    staff = models.UUIDField(_("ansatt"), db_index=True)
    path = models.CharField(_("adresse"), max_length=500)
    content = EncryptedTextField(_("innhold"))
    at = models.DateTimeField(_("skrevet"), db_index=True)

    class Meta:
        verbose_name = _("utkast")
        verbose_name_plural = _("utkast")
        constraints = [models.UniqueConstraint(fields=["staff", "path"], name="one_draft_for_each_form")]

    def __str__(self) -> str:
        return self.path
