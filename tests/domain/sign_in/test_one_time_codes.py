"""One-time codes: the standard's own table, a code once, clocks a little off."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from boligflyt.domain.sign_in.one_time_codes import (
    LETTERS,
    app_address,
    code_at,
    matching_step,
    plain_recovery,
    recovery_codes,
    secret_text,
    step_of,
)

SECRET = b"12345678901234567890"  # RFC 6238 appendix B
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_111_111_111, "050471"),
        (1_234_567_890, "005924"),
        (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ],
)
def test_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    assert code_at(SECRET, step_of(datetime.fromtimestamp(seconds, UTC))) == code


@pytest.mark.parametrize(("off", "fits"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_a_clock_half_a_minute_off_is_accepted_and_more_is_not(off: int, fits: bool) -> None:
    code = code_at(SECRET, step_of(NOW + timedelta(seconds=off)))

    assert (matching_step(SECRET, code, NOW, 0) is not None) == fits


def test_a_code_that_was_used_and_the_ones_before_it_are_refused() -> None:
    here = step_of(NOW)

    again, before, after = (
        matching_step(SECRET, code_at(SECRET, step), NOW, here) for step in (here, here - 1, here + 1)
    )

    assert (again, before, after) == (None, None, here + 1)


@pytest.mark.parametrize(
    "typed", ["", "12345", "1234567", "abcdef", "٢٨٧٠٨٢", "287 08", "-28708", "２８７０８２"]
)
def test_what_is_not_six_plain_digits_is_no_code(typed: str) -> None:
    assert matching_step(SECRET, typed, datetime.fromtimestamp(59, UTC), 0) is None


def test_a_code_may_be_typed_with_a_blank_in_the_middle() -> None:
    assert matching_step(SECRET, " 287 082 ", datetime.fromtimestamp(59, UTC), 0) == 1


def test_the_address_for_the_app_holds_secret_account_and_issuer_escaped() -> None:
    told = app_address(SECRET, "kari@nord", "Boligflyt Nordelv & Co")

    assert told == (
        "otpauth://totp/Boligflyt%20Nordelv%20%26%20Co:kari%40nord"
        f"?secret={secret_text(SECRET)}&issuer=Boligflyt%20Nordelv%20%26%20Co"
    )


def test_recovery_codes_differ_and_can_be_typed_with_or_without_hyphen_and_capitals() -> None:
    codes = recovery_codes(random.Random(7).choice)

    typed = [plain_recovery(code.upper().replace("-", " ")) for code in codes]

    assert len(set(codes)) == 10
    assert typed == [code.replace("-", "") for code in codes]
    assert set("".join(typed)) <= set(LETTERS)


@pytest.mark.parametrize("typed", ["", "123456", "k7m2p-x9wq", "k7m2p-x9wq0", "k7m2p-x9wqeee"])
def test_what_cannot_be_a_recovery_code_is_none(typed: str) -> None:
    assert plain_recovery(typed) == ""
