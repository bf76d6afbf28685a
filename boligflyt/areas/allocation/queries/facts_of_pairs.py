"""Households and dwellings as the matching reads them, and what is needed in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext_lazy as _

from boligflyt.areas.allocation.models import QueueEntry
from boligflyt.areas.allocation.queries.ordering import follows_care_rules, order_key
from boligflyt.areas.allocation.queries.pool import HouseholdFacts
from boligflyt.areas.applications.choices import Referral, TargetGroup
from boligflyt.areas.dwellings.choices import Adaptation, Purpose
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.domain.eligibility import HOUSING_FIRST, LimitKind, RuleSet, care_rule_set, limit_kinds
from boligflyt.domain.matching import VacantDwelling, WaitingHousehold

ADAPTED = frozenset({Adaptation.ADAPTED, Adaptation.FULLY})
GROUND = (0, 1)  # the ground floor is written both ways
# What the dwelling must be like, as it may be said to all in a meeting.
SAID_NEEDS = {
    "needs_adapted": _("Tilrettelagt"), "needs_step_free": _("Uten trapper"), "has_pets": _("Dyr tillatt")
}  # fmt: skip
# Which dwellings kept for a purpose a target group belongs to (seed table 000-01 and TG-rows).
PURPOSES_OF = {
    TargetGroup.ELDERLY: {Purpose.CARE},
    TargetGroup.DISABILITY: {Purpose.CARE},
    TargetGroup.INTELLECTUAL_DISABILITY: {Purpose.INTELLECTUAL_DISABILITY},
    TargetGroup.YOUNG: {Purpose.YOUTH},
    TargetGroup.YOUTH_WITHOUT_SUPPORT: {Purpose.YOUTH, Purpose.TRAINING, Purpose.ASSESSMENT},
    TargetGroup.YOUNG_FROM_CHILD_WELFARE: {Purpose.YOUTH, Purpose.TRAINING, Purpose.ASSESSMENT},
    TargetGroup.MENTAL_OR_SUBSTANCE: {Purpose.MENTAL_HEALTH, Purpose.SUBSTANCE, Purpose.SUBSTANCE_STAFFED},
}


def as_household(
    rules: RuleSet,
    entry: QueueEntry,
    facts: HouseholdFacts,
    override_school: str | None = None,
    set_aside: Iterable[str] = (),
) -> WaitingHousehold:
    """The entry as the matching reads it; its key is the entry's. `set_aside`: keys of dwellings.

    All that the published order says is priority; the lot it ends with parts those who are equal.
    """
    application = entry.application
    _group, *within, lot = order_key(rules, entry)
    return WaitingHousehold(
        key=str(entry.pk), tier=entry.group_rank, order=tuple(within), lot=lot,
        bedrooms_needed=application.bedrooms_needed, wheelchair=application.needs_wheelchair,
        purposes=_purposes(rules, entry),
        office=str(application.office_id),
        only_purpose=Purpose.CARE.value if follows_care_rules(entry) else None,
        school_district=facts.school_district,
        keep_school=facts.school_district is not None, override_school_reason=override_school,
        set_aside=frozenset(set_aside),
        groups=groups_of(limit_kinds(rules), application.target_groups, application.referrals),
        adapted=application.needs_adapted, step_free=application.needs_step_free,
        staffed=application.needs_staffing, pets=application.has_pets,
        avoids=frozenset(re.findall(r"\d{4}", application.avoid_postal_codes)),
        most_rent=application.most_rent, sheltered=application.needs_sheltered,
        women_only=application.needs_women_only, ages=facts.ages_of_adults,
    )  # fmt: skip


def _purposes(rules: RuleSet, entry: QueueEntry) -> frozenset[str]:
    """Those its target groups belong to; a care home only by its own rules, where there are any."""
    if follows_care_rules(entry):
        return frozenset({Purpose.CARE.value})
    groups = entry.application.target_groups
    found = {one.value for group in groups for one in PURPOSES_OF.get(TargetGroup(group), ())}
    return frozenset(found - {Purpose.CARE.value} if care_rule_set(rules.id) else found)


def groups_of(
    kinds: Sequence[LimitKind], target_groups: Iterable[str], referrals: Iterable[str]
) -> frozenset[str]:
    """The codes of the limits that count a household with these target groups and this help."""
    told = set(target_groups) | ({HOUSING_FIRST} if Referral.HOUSING_FIRST in set(referrals) else set())
    return frozenset(kind.code for kind in kinds if kind.groups & told)


def as_vacant(dwelling: Dwelling, *, is_soon: bool = False) -> VacantDwelling:
    """The dwelling as the matching reads it; its key is the dwelling's."""
    return VacantDwelling(
        key=str(dwelling.pk), bedrooms=dwelling.bedrooms, wheelchair=dwelling.wheelchair,
        purpose=None if dwelling.purpose == Purpose.ORDINARY else dwelling.purpose,
        school_district=dwelling.building.school_district or None, floor=dwelling.floor,
        building=str(dwelling.building_id), is_ready=not is_soon,
        adapted=dwelling.wheelchair or dwelling.adaptation in ADAPTED, step_free=is_step_free(dwelling),
        staffed=dwelling.staffed_day_and_night, pets=dwelling.pets_allowed,
        postal_code=dwelling.building.postal_code, rent=dwelling.rent,
        sheltered=dwelling.sheltered, women_only=dwelling.women_only, for_ages=dwelling.for_ages,
        kept_for=str(dwelling.kept_for_id) if dwelling.kept_for_id else None,
    )  # fmt: skip


def is_step_free(dwelling: Dwelling) -> bool | None:
    """Whether one comes in without stairs: as told, by the floor, or by a lift; None: not known."""
    if dwelling.wheelchair or dwelling.adaptation != Adaptation.NONE or dwelling.building.has_lift:
        return True
    return None if dwelling.floor is None else dwelling.floor in GROUND


def needs_of(entry: QueueEntry, facts: HouseholdFacts) -> list[str]:
    """What the household needs of a dwelling, in words."""
    application = entry.application
    number = application.bedrooms_needed
    needs = [f"{number} soverom"]
    if application.needs_wheelchair:
        needs.append("Rullestol")
    needs += [str(words) for name, words in SAID_NEEDS.items() if getattr(application, name)]
    if facts.school_district:
        needs.append(f"Skolekrets {facts.school_district}")
    return needs
