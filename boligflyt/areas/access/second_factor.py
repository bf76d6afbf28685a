"""The second step of signing in: setting it up, codes that work once, the way back without a telephone."""

from __future__ import annotations

import base64
import secrets
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from boligflyt.areas.access.models import RecoveryCode, SecondFactor, Staff
from boligflyt.areas.audit.services import Trace, record_change
from boligflyt.domain.sign_in.one_time_codes import (
    SECRET_BYTES,
    app_address,
    in_groups,
    matching_step,
    plain_recovery,
    recovery_codes,
    secret_text,
)
from boligflyt.toolkit.encryption import blind_index


def has_second_factor(staff: UUID) -> bool:
    """Whether somebody has confirmed a second factor."""
    return SecondFactor.objects.filter(staff=staff, confirmed_at__isnull=False).exists()


def begin_set_up(staff: UUID) -> None:
    """Make a new secret each time the password has been given: one that somebody saw is worth nothing.

    A confirmed factor is left alone.
    """
    secret = base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()
    try:
        with transaction.atomic():
            if not SecondFactor.objects.filter(staff=staff, confirmed_at=None).update(secret=secret):
                SecondFactor.objects.get_or_create(staff_id=staff, defaults={"secret": secret})
    except IntegrityError:  # two clicks at once: the other one made it
        return


def shown_at_set_up(staff: Staff, issuer: str) -> tuple[str, str] | None:
    """The address for the QR code and the same secret to type; None when there is nothing to set up."""
    factor = SecondFactor.objects.filter(staff=staff, confirmed_at=None).first()
    if factor is None:
        return None
    secret = _bytes(factor)
    return app_address(secret, staff.username, issuer), in_groups(secret_text(secret))


def confirm(staff: UUID, typed: str, now: datetime) -> list[str] | None:
    """The telephone shows the right code: it is asked for from now on. Gives the recovery codes, once."""
    with transaction.atomic():
        factor = SecondFactor.objects.select_for_update().filter(staff=staff, confirmed_at=None).first()
        step = matching_step(_bytes(factor), typed, now, factor.last_step) if factor else None
        if factor is None or step is None:
            return None
        factor.confirmed_at, factor.last_step = now, step
        factor.save()
        record_change(_own(staff, now), "staff", staff, "satte opp totrinnsinnlogging")
        return _new_recovery_codes(staff)


def code_is_right(staff: UUID, typed: str, now: datetime) -> bool:
    """Whether the code is right and has not been used; it is used now."""
    factor = SecondFactor.objects.filter(staff=staff, confirmed_at__isnull=False).first()
    step = matching_step(_bytes(factor), typed, now, factor.last_step) if factor else None
    if step is None:
        return False
    # Of two requests with the same code PostgreSQL lets one through.
    fresh = SecondFactor.objects.filter(staff=staff, confirmed_at__isnull=False, last_step__lt=step)
    return fresh.update(last_step=step) == 1


def recovery_code_is_right(staff: UUID, typed: str, now: datetime) -> bool:
    """Whether it is one of the account's recovery codes that has not been used; it is used now."""
    plain = plain_recovery(typed)
    if not plain or not has_second_factor(staff):
        return False
    with transaction.atomic():
        unused = RecoveryCode.objects.filter(staff=staff, digest=_digest(staff, plain), used_at=None)
        if unused.update(used_at=now) != 1:
            return False
        record_change(_own(staff, now), "staff", staff, "brukte en gjenopprettingskode")
    return True


def recovery_codes_left(staff: UUID) -> int:
    """How many can still be used."""
    return RecoveryCode.objects.filter(staff=staff, used_at=None).count()


def remove(staff: UUID, by: Trace) -> None:
    """Telephone and codes are gone: the account sets up anew at the next sign-in."""
    with transaction.atomic():
        SecondFactor.objects.filter(staff=staff).delete()
        RecoveryCode.objects.filter(staff=staff).delete()
        record_change(by, "staff", staff, "fjernet totrinnsinnlogging")


def _new_recovery_codes(staff: UUID) -> list[str]:
    codes = recovery_codes(secrets.choice)
    RecoveryCode.objects.filter(staff=staff).delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(staff_id=staff, digest=_digest(staff, plain_recovery(code))) for code in codes
    )
    return codes


def _digest(staff: UUID, plain: str) -> str:
    return blind_index(f"recovery:{staff}:{plain}")


def _bytes(factor: SecondFactor) -> bytes:
    return base64.b64decode(factor.secret)


def _own(staff: UUID, now: datetime) -> Trace:
    """Nobody has a role yet while signing in."""
    return Trace(staff, "", None, "", now)
