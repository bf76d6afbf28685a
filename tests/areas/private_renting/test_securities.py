"""Deposit and guarantee: six months' rent together, paid out, called upon, and come back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from boligflyt.areas.private_renting.choices import SecurityKind, SecurityState
from boligflyt.areas.private_renting.models import RentSecurity
from boligflyt.areas.private_renting.queries import fund_of
from boligflyt.areas.private_renting.services import SecurityStep, grant_security, take_security_step
from boligflyt.areas.private_renting.workflow import SECURITY_NEXT
from boligflyt.toolkit.faults import Refused
from tests.areas.private_renting.test_searching import found, looking
from tests.support.cast import TODAY


def step(actor, security, to: SecurityState, amount: int = 0, because: str = "", on=TODAY):
    return take_security_step(actor, security.pk, None, SecurityStep(to, on, amount, because))


def test_deposit_and_guarantee_together_are_at_most_six_months_rent(cast):
    search = found(cast.kari)  # 11 000 a month, so 66 000 together
    grant_security(cast.kari, search.pk, None, "deposit", 40_000)

    with pytest.raises(Refused, match="er det 26000 kroner igjen"):
        grant_security(cast.kari, search.pk, None, "guarantee", 26_001)
    whole = grant_security(cast.kari, search.pk, None, "guarantee", 26_000)

    assert whole.rent == 11_000
    with pytest.raises(IntegrityError, match="at_most_six_months"), transaction.atomic():
        RentSecurity.objects.filter(pk=whole.pk).update(amount=66_001)


def test_security_waits_for_a_dwelling_whose_rent_is_known(cast):
    with pytest.raises(Refused, match="Skriv først inn boligen"):
        grant_security(cast.kari, looking(cast.kari).pk, None, "deposit", 10_000)


def test_a_deposit_is_paid_out_called_upon_and_the_rest_comes_back(cast):
    deposit = grant_security(cast.kari, found(cast.kari).pk, None, "deposit", 30_000)
    step(cast.kari, deposit, SecurityState.OUT)
    _rows, standing = fund_of(cast.kari)
    with pytest.raises(Refused, match="hva utleieren krever"):
        step(cast.kari, deposit, SecurityState.CALLED_UPON, 12_000)
    step(cast.kari, deposit, SecurityState.CALLED_UPON, 12_000, "Skade på kjøkken, kontrollert.")
    with pytest.raises(Refused, match="høyst 18000 kroner"):
        step(cast.kari, deposit, SecurityState.BACK, 18_001)
    with pytest.raises(Refused, match="mangler 8000 kroner"):
        step(cast.kari, deposit, SecurityState.BACK, 10_000)

    over = step(cast.kari, deposit, SecurityState.BACK, 18_000)

    _rows, sums = fund_of(cast.kari)
    assert over.state == "back"
    assert standing[SecurityKind.DEPOSIT].standing == 30_000
    fund = sums[SecurityKind.DEPOSIT]
    assert (fund.promised, fund.standing, fund.called, fund.back) == (0, 0, 12_000, 18_000)


def test_a_guarantee_ends_without_any_money_coming_back(cast):
    guarantee = grant_security(cast.kari, found(cast.kari).pk, None, "guarantee", 30_000)
    step(cast.kari, guarantee, SecurityState.OUT)

    with pytest.raises(Refused, match="ikke betalt ut"):
        step(cast.kari, guarantee, SecurityState.BACK, 30_000)

    assert step(cast.kari, guarantee, SecurityState.BACK).back == 0


def test_days_come_in_their_order(cast):
    deposit = grant_security(cast.kari, found(cast.kari).pk, None, "deposit", 30_000)

    with pytest.raises(Refused, match="fram i tid"):
        step(cast.kari, deposit, SecurityState.OUT, on=TODAY + timedelta(days=1))
    with pytest.raises(Refused, match="kan ikke være før"):
        step(cast.kari, deposit, SecurityState.OUT, on=TODAY - timedelta(days=1))


@pytest.mark.parametrize("state", sorted(SECURITY_NEXT))
def test_only_what_the_table_leads_to_can_be_done(cast, state):
    deposit = grant_security(cast.kari, found(cast.kari).pk, None, "deposit", 30_000)
    used = {} if state in ("granted", "lapsed") else {"out_on": TODAY}
    used |= {"called": 1, "called_on": TODAY, "because": "Skade"} if state == "called_upon" else {}
    RentSecurity.objects.filter(pk=deposit.pk).update(state=state, **used)

    for wanted in SecurityState:
        if wanted not in SECURITY_NEXT[state]:
            with pytest.raises(Refused, match="kan ikke bli"):
                step(cast.kari, deposit, wanted, 1, "Skade")
