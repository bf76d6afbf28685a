"""Care homes: one stands empty, and somebody whose home does not fit any more waits for it (HOU-02)."""

from __future__ import annotations

from datetime import timedelta

from boligflyt.areas.applications.choices import Housing, Services, TargetGroup
from boligflyt.areas.dwellings.choices import Purpose
from boligflyt.domain.periods import next_working_day
from boligflyt.jobs.demo import courses
from boligflyt.jobs.demo.dice import Dice
from boligflyt.jobs.demo.households import make_single
from boligflyt.jobs.demo.records import ApplicationRecord, Town
from boligflyt.jobs.demo.tenancies import Tenancies

LEFT_DAYS_AGO, ASKED_DAYS_AGO, BETWEEN_DAYS = 32, 82, 5
AGES = (67, 84)
UNFIT = "Trapper som søkeren ikke klarer lenger"
SERVICES = "Hjemmesykepleie to ganger om dagen."


def empty_care_home(town: Town, tenancies: Tenancies) -> None:
    """The tenant of the first care home moved to a nursing home a month ago."""
    theirs = (
        lease for lease in tenancies.sitting.values()
        if tenancies.dwellings[lease.dwelling].fields["purpose"] == Purpose.CARE and lease.application is None
        and tenancies.dwellings[lease.dwelling].bedrooms == 1 and lease.notice_given_on is None
    )  # fmt: skip
    lease = next(theirs, None)
    if lease is not None:
        tenancies.leave(lease, town.today - timedelta(days=LEFT_DAYS_AGO), "Flyttet til sykehjem")


def waiting_for_care(number: int, dice: Dice, town: Town) -> list[ApplicationRecord]:
    """So many who asked for a care home and were granted one."""
    return [_application(place, dice, town) for place in range(number)]


def _application(place: int, dice: Dice, town: Town) -> ApplicationRecord:
    asked = next_working_day(town.today - timedelta(days=ASKED_DAYS_AGO + BETWEEN_DAYS * place))
    household = make_single(dice, town.today, AGES)
    town.households.append(household)
    record = courses.run_course(
        dice, courses.Request(household, asked, is_new=True, granted=True), town.today
    )
    group = TargetGroup.ELDERLY if place % 2 else TargetGroup.DISABILITY
    told = {
        "seeks_care_home": True, "target_groups": [group.value], "referrals": [], "bedrooms_needed": 1,
        "services": Services.NEEDED, "services_text": SERVICES, "housing_place": "", "housing_kind": "",
        "housing": Housing.UNSUITABLE_DWELLING, "unsuitable_because": UNFIT, "housing_ends_on": None,
    }  # fmt: skip
    record.facts = {**record.facts, **told}
    return record
