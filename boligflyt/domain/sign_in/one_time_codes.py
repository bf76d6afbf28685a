"""One-time codes as authenticator apps make them (RFC 6238), and codes for when the telephone is gone.

SHA-1 is the standard's own choice and the only one that all apps know; as a keyed hash it is not weakened by
the collisions that rule it out elsewhere.
"""

from __future__ import annotations

import base64
import hmac
import re
from collections.abc import Callable
from datetime import datetime
from urllib.parse import quote, urlencode

STEP_SECONDS = 30
DIGITS = 6
SLACK = 1  # steps before and after: a telephone's clock may be half a minute off (RFC 6238 § 5.2)
SECRET_BYTES = 20  # as long as the hash (RFC 4226 § 4, R6)
RECOVERY_CODES = 10
RECOVERY_LENGTH = 10
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # without 0, 1, i, l and o, that look like each other


def code_at(secret: bytes, step: int) -> str:
    """The six digits of a step (RFC 4226 § 5.3)."""
    digest = hmac.digest(secret, step.to_bytes(8, "big"), "sha1")
    start = digest[-1] & 0x0F
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFF_FFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def step_of(moment: datetime) -> int:
    """Which half minute since 1970 a moment with time zone is in."""
    return int(moment.timestamp()) // STEP_SECONDS


def matching_step(secret: bytes, typed: str, moment: datetime, after: int) -> int | None:
    """The step whose code was typed, if it is near the moment and later than `after`; else None.

    `after` is the step of the last code that was used: a code that somebody saw or caught is worth nothing.
    All near steps are compared, so that the time taken tells nothing.
    """
    digits = re.sub(r"\s", "", typed)
    if not (digits.isascii() and digits.isdigit()):
        return None
    here = step_of(moment)
    near = range(here - SLACK, here + SLACK + 1)
    found = [step for step in near if hmac.compare_digest(code_at(secret, step), digits)]
    return next((step for step in found if step > after), None)


def secret_text(secret: bytes) -> str:
    """The secret as apps take it: base32 without padding."""
    return base64.b32encode(secret).decode().rstrip("=")


def in_groups(text: str) -> str:
    """Four by four, to be read aloud and typed."""
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def app_address(secret: bytes, account: str, issuer: str) -> str:
    """What the QR code holds: `otpauth://…`, with issuer and account as the app will show them."""
    told = urlencode({"secret": secret_text(secret), "issuer": issuer}, quote_via=quote)
    return f"otpauth://totp/{quote(issuer, safe='')}:{quote(account, safe='')}?{told}"


def recovery_codes(choice: Callable[[str], str]) -> list[str]:
    """Ten codes of about fifty bits, each for use once: «k7m2p-x9wqe». `choice` picks one letter."""
    raw = ("".join(choice(LETTERS) for _ in range(RECOVERY_LENGTH)) for _ in range(RECOVERY_CODES))
    half = RECOVERY_LENGTH // 2
    return [f"{code[:half]}-{code[half:]}" for code in raw]


def plain_recovery(typed: str) -> str:
    """The code without hyphen, blanks and capitals; empty when it cannot be one."""
    letters = re.sub(r"[\s-]", "", typed).lower()
    return letters if len(letters) == RECOVERY_LENGTH and set(letters) <= set(LETTERS) else ""
