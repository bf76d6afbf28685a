"""Moving out: differences, settlement, what is left, new address, the next use; and viewings before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.http import Http404

from boligflyt.areas.dwellings.models import StatusEntry
from boligflyt.areas.handovers.models import Forwarding, SettlementLine, Viewing
from boligflyt.areas.handovers.queries import handovers_due, moving_of, my_viewings, viewings_of
from boligflyt.areas.handovers.services import (
    Thing,
    change_belonging,
    keep_belonging,
    keep_forwarding,
    plan_viewing,
    set_readiness,
    settle,
    tell_outcome,
)
from boligflyt.areas.handovers.services.leaving import Claim, readiness_proposal
from boligflyt.areas.handovers.services.viewings import after_deadline
from boligflyt.areas.leases.queries import open_lease
from boligflyt.domain.rates import shipped_rates
from boligflyt.toolkit.faults import Conflict, Forbidden, Refused
from tests.areas.allocation.allocation_steps import on_day
from tests.areas.allocation.test_offers import sent
from tests.areas.handovers.handover_steps import moved_out, signed
from tests.areas.leases.test_lease_life import running
from tests.support.cast import TODAY

DAMAGED = {"kitchen": {"stove": "damaged", "stove_remark": "Knust"}, "keys": {"entrance": 1}}


def out(cast):
    """A dwelling given back with a damaged stove, a key too few, and a worn floor."""
    lease = running(cast)
    signed(cast.per, lease)
    kari, per = moved_out(cast, lease)
    meters = {"electricity_reading": "13000"}
    return lease, kari, per, signed(per, lease, "out", hall={"floor": "worn"}, meters=meters, **DAMAGED)


def test_the_page_lists_what_is_worse_and_leaves_ordinary_wear_out(cast):
    lease, kari, _, _ = out(cast)

    moving = moving_of(kari, open_lease(kari, lease.pk))

    assert [(one.what, one.settle) for one in moving.differences] == [
        ("Komfyr", True),
        ("Nøkkel til boligen", True),
        ("Strøm", False),
    ]


def test_a_person_says_what_is_claimed_and_the_sum_is_of_that(cast):
    lease, kari, per, protocol = out(cast)

    settle(
        per, protocol.pk, {"kitchen.stove": Claim(True, 4500), "keys.entrance": Claim(False, 300, "Gammel")}
    )

    moving = moving_of(kari, open_lease(kari, lease.pk))
    assert {(one.code, one.claimed, one.amount) for one in moving.settlement} == {
        ("kitchen.stove", True, 4500),
        ("keys.entrance", False, None),
    }
    assert moving.total == 4500
    assert "settled" in {one.code for one in moving.chain_out if one.done}


def test_what_is_no_difference_cannot_be_claimed_and_no_sum_is_beyond_the_possible(cast):
    _, _, per, protocol = out(cast)

    settle(per, protocol.pk, {"hall.floor": Claim(True, 9000)})
    with pytest.raises(Refused, match="hele kroner"):
        settle(per, protocol.pk, {"kitchen.stove": Claim(True, 400_001)})

    assert not SettlementLine.objects.exists()


def test_a_damaged_dwelling_is_proposed_for_repair_and_a_person_confirms_it(cast):
    lease, kari, per, protocol = out(cast)
    status, cause, _ = readiness_proposal(protocol)
    after = lease.period.first_day + timedelta(days=401)

    with pytest.raises(Forbidden):
        set_readiness(kari, protocol.pk, None, status, cause, after)
    with pytest.raises(Refused, match="Velg en dag etter det"):
        set_readiness(per, protocol.pk, None, status, cause, per.today)
    entry = set_readiness(per, protocol.pk, None, status, cause, after)

    assert (entry.status, entry.cause) == ("maintenance", "repair")
    assert StatusEntry.objects.filter(dwelling=lease.dwelling, period__contains=after).exists()


def test_a_thing_left_is_kept_for_the_days_of_the_rate_and_not_thrown_before(cast):
    lease, _, per, _ = out(cast)

    row = keep_belonging(per, lease.pk, Thing("left", "Sofa", 1, "Lageret"))
    with pytest.raises(Refused, match="tas vare på til og med"):
        change_belonging(per, row.pk, row.version, "disposed", "Kastet")
    rate = shipped_rates().on("municipal/belongings_kept_days", per.today)
    late = on_day(cast.per, row.kept_until + timedelta(days=1))
    with pytest.raises(Refused, match="hva som ble gjort"):
        change_belonging(late, row.pk, row.version, "disposed", "")
    gone = change_belonging(late, row.pk, row.version, "disposed", "Levert til gjenvinning")

    assert row.kept_until == per.today + timedelta(days=int(rate.value))
    assert rate.verify
    assert gone.state == "disposed"


def test_furniture_given_at_moving_in_is_a_list_of_its_own(cast):
    lease = running(cast)

    row = keep_belonging(cast.kari, lease.pk, Thing("given", "Seng", 2))
    with pytest.raises(Refused, match="Velg hva som er gjort"):
        change_belonging(cast.kari, row.pk, row.version, "stored", "")

    assert (row.state, row.kept_until) == ("here", None)


def test_the_new_address_is_never_for_those_who_run_the_buildings(cast):
    lease, kari, per, _ = out(cast)

    keep_forwarding(kari, lease.pk, None, "Nyveien 1, 9999 Nordelv", kari.today, mail_told=True)
    with pytest.raises(Http404):
        keep_forwarding(per, lease.pk, None, "Et sted", per.today, mail_told=False)

    assert moving_of(per, open_lease(per, lease.pk)).forwarding is None
    assert "forwarding" not in {one.code for one in moving_of(per, open_lease(per, lease.pk)).chain_out}
    assert moving_of(kari, open_lease(kari, lease.pk)).forwarding.address.startswith("Nyveien")
    assert Forwarding.objects.count() == 1


def test_the_week_lists_keys_out_and_keys_back_until_the_protocol_is_signed(cast):
    lease = running(cast)

    before = handovers_due(cast.per)
    signed(cast.per, lease)

    assert [(one.lease, one.kind) for one in before] == [(lease, "in")]
    assert handovers_due(cast.per) == []


def test_a_viewing_stands_on_the_day_of_who_shows_it_and_says_when_it_comes_too_late(cast):
    offer = sent(cast)
    at = cast.kari.at + timedelta(days=3)

    viewing = plan_viewing(cast.kari, offer.pk, at, "Ved porten", cast.per.staff)
    with pytest.raises(Conflict, match="allerede avtalt"):
        plan_viewing(cast.kari, offer.pk, at, "Ved porten", cast.per.staff)

    assert list(my_viewings(cast.per)) == [viewing]
    assert list(viewings_of(cast.kari, offer.pk)) == [viewing]
    assert not after_deadline(viewing)
    viewing.planned_at = at + timedelta(days=30)
    assert after_deadline(viewing)


def test_what_came_of_a_viewing_is_told_after_it_and_only_calling_off_before(cast):
    offer = sent(cast)
    viewing = plan_viewing(cast.kari, offer.pk, cast.kari.at + timedelta(days=1), "Porten", cast.per.staff)

    with pytest.raises(Refused, match="har ikke vært ennå"):
        tell_outcome(cast.per, viewing.pk, viewing.version, "wants", "")
    later = on_day(cast.per, TODAY + timedelta(days=2))
    told = tell_outcome(later, viewing.pk, viewing.version, "did_not_come", "")

    assert told.state == "did_not_come"
    assert list(my_viewings(later)) == []


@pytest.mark.parametrize(("days", "place", "said"), [(-1, "Porten", "passert"), (1, "  ", "hvor dere møtes")])
def test_a_viewing_has_a_time_to_come_and_a_place(cast, days, place, said):
    offer = sent(cast)

    with pytest.raises(Refused, match=said):
        plan_viewing(cast.kari, offer.pk, cast.kari.at + timedelta(days=days), place, cast.per.staff)

    assert not Viewing.objects.exists()
