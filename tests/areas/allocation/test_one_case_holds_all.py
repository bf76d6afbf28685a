"""Boligsosialt arbeid in one case: dwellings are found, given out, with services and measures (DEF-01)."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from boligflyt.areas.allocation.models import MeetingLine
from boligflyt.areas.allocation.services.moving_in import hand_over_key_and_house
from boligflyt.areas.allocation.services.offers import accept_offer, send_offer
from boligflyt.areas.allocation.services.queue import decide_case_and_enqueue, draw_lot
from boligflyt.areas.applications.choices import Referral, Services, VedtakKind
from boligflyt.areas.applications.models import Vedtak
from boligflyt.areas.applications.queries.case import open_case
from boligflyt.areas.applications.services import assessing, considering, vedtak
from boligflyt.areas.applications.services.intake import register_application
from boligflyt.areas.casework.queries.procedure import course_of
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.services import BuildingFacts, DwellingFacts, register_dwelling, set_status
from boligflyt.areas.leases.queries import plans_visible_to
from boligflyt.areas.leases.services import give_information, keep_plan, sign_lease
from tests.areas.allocation.allocation_steps import closed_meeting, on_day, shown
from tests.areas.applications.test_main_job import approvals_of, draft
from tests.support.cast import TODAY, make_household

BUILDING = BuildingFacts("Åsveien", "4", "9999", "Nordelv", 12, 34, date(2001, 5, 1))
FLAT = DwellingFacts("H0201", "owned", "flat", 4, 3, 84, 2, 11_000, date(2001, 5, 1))
TOLD = {
    "received_on": TODAY, "channel": "phone", "housing": "acute_or_temporary",
    "housing_place": "Elvehotellet", "housing_since": date(2026, 10, 1), "own_efforts": "Fire visninger.",
    "own_efforts_documented": "yes",
    "yearly_income": 310_000, "arrears": 0, "target_groups": ["family", "economic"], "bedrooms_needed": 3,
}  # fmt: skip
NO_OTHER_WAY = {
    "can_own_startlaan": "no", "can_own_grant": "no", "bostoette_enough": "no", "private_rent": "no",
    "unable_alone": "yes", "screening_note": "Inntekten rekker ikke.",
}  # fmt: skip


def supplied(cast) -> Dwelling:
    """Supply: the one who runs the buildings registers a flat, and says that it is ready."""
    dwelling = register_dwelling(cast.per, FLAT, BUILDING)
    set_status(cast.per, dwelling.pk, dwelling.version, "ready", date(2026, 11, 1), "none", "")
    return dwelling


def helped_into_the_queue(cast):
    """Services and measures: clarified and offered before the vedtak, and told in it."""
    application = register_application(cast.kari, make_household(children=2), TOLD)
    assessing.record_screening(cast.kari, application.pk, None, NO_OTHER_WAY)
    assessing.clarify_services(
        cast.kari, application.pk, None, Services.NEEDED, "Boligoppfølger hver uke.", [Referral.DEBT_ADVICE]
    )
    considering.consider_children(cast.kari, application.pk, None, "Barna trenger ro.")
    assessing.record_judgement(cast.kari, application.pk, None, "income", True, "310 000 kr til tre.")
    assessing.run_assessment(cast.kari, application.pk, None)
    both = [draft(VedtakKind.ASSISTANCE), draft(VedtakKind.MUNICIPAL_DWELLING)]
    made = vedtak.prepare_case(cast.kari, application.pk, None, both)
    decide_case_and_enqueue(cast.ingrid, application.pk, approvals_of(made), draw_lot(Random(1)))
    return application


def given_the_key(cast, application):
    """Allocation: meeting, offer, yes, contract, key."""
    meeting = closed_meeting(cast)
    line = MeetingLine.objects.get(meeting=meeting)
    decision = Vedtak.objects.get(application=application, kind=VedtakKind.ALLOCATION)
    offer = send_offer(cast.ingrid, line.pk, line.version, shown(decision))
    lease = accept_offer(cast.kari, offer.pk, offer.version).lease
    lease = give_information(cast.kari, lease.pk, lease.version)
    moved = on_day(cast.kari, lease.period.first_day)
    lease = sign_lease(moved, lease.pk, lease.version, lease.period.first_day)
    return hand_over_key_and_house(moved, lease.pk, lease.version, lease.period.first_day)


@pytest.mark.proves("DEF-01")
def test_supply_allocation_services_and_measures_meet_in_one_case(cast):
    dwelling = supplied(cast)
    application = helped_into_the_queue(cast)
    lease = given_the_key(cast, application)
    keep_plan(cast.kari, application.household, None, "own", "Søke startlån", date(2027, 12, 1))

    case = open_case(cast.kari, application.pk)
    done = {one.step.code for one in course_of(case, cast.kari).steps if one.done.is_done}

    assert lease.dwelling_id == dwelling.pk  # supply
    assert {"queued", "offered", "answered", "signed", "key"} <= done  # allocation
    assert case.application.services == Services.NEEDED  # services, and the letter tells them
    housing = next(one for one in case.vedtak if one.kind == VedtakKind.MUNICIPAL_DWELLING)
    assert housing.services_text == "Boligoppfølger hver uke."
    assert case.application.referrals == [Referral.DEBT_ADVICE]  # measures
    assert plans_visible_to(cast.kari).get(household=application.household).next_step == "Søke startlån"
    assert {"screened", "services", "children", "assessed", "prepared", "decided"} <= done
