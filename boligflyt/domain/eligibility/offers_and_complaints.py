"""What follows from a no to an offer, how long an approval lasts, and where a complaint goes."""

from dataclasses import dataclass
from datetime import date

from boligflyt.domain.eligibility.rule_set import RuleSet
from boligflyt.domain.periods import add_months
from boligflyt.domain.rates import Rates, shipped_rates

COMPLAINT_WEEKS = "law/complaint_weeks"
STATSFORVALTEREN = "statsforvalteren"
STATE_COMPLAINTS = {
    "assistance": "boligsosialloven § 7",
    "temporary_housing": "sosialtjenesteloven § 47",
}
MUNICIPAL_COMPLAINTS = frozenset({"municipal_dwelling", "allocation"})
MUNICIPAL_LAW = "forvaltningsloven §§ 28 og 29"
KEEPS_PLACE = "keeps_place"
CONSEQUENCE_TEXTS = {
    KEEPS_PLACE: "Søkeren hadde en god grunn og beholder plassen.",
    "none": "Et nei får ingen følger.",
    "reconsider_need": "Kommunen vurderer behovet på nytt.",
    "lapse": "Søknaden faller bort.",
}


@dataclass(frozen=True, slots=True)
class OfferConsequence:
    """What a no leads to: a code, a Norwegian text, and whether it leaves the applicant worse off."""

    code: str
    text: str
    is_worsening: bool


@dataclass(frozen=True, slots=True)
class Complaint:
    """Where a complaint goes: code and name of the body, weeks from the notice was received, and the law."""

    body: str
    name: str
    weeks: int
    law: str


def offer_consequence(rule_set: RuleSet, reason_code: str | None) -> OfferConsequence:
    """What a no with this reason leads to; None is a no without a reason."""
    section = rule_set.sections["offers"]
    code = KEEPS_PLACE if reason_code in section["valid_reasons"] else str(section["on_refusal"])
    return OfferConsequence(code, CONSEQUENCE_TEXTS[code], is_worsening=code == "lapse")


def complaint_for(kind: str, rule_set: RuleSet, *, on: date, rates: Rates | None = None) -> Complaint:
    """Where to complain over a vedtak of this kind made on the day.

    Assistance and temporary housing always go to Statsforvalteren, whatever the rule set says;
    `municipal_dwelling` and `allocation` go to the body the rule set names. Raises ValueError otherwise.
    """
    if kind in STATE_COMPLAINTS:
        weeks = (rates or shipped_rates()).whole(COMPLAINT_WEEKS, on)
        return Complaint(STATSFORVALTEREN, "Statsforvalteren", weeks, STATE_COMPLAINTS[kind])
    if kind not in MUNICIPAL_COMPLAINTS:
        raise ValueError(f"Det er ikke fastsatt hvor det klages over «{kind}».")
    section = rule_set.sections["complaint"]
    return Complaint(section["body"], section["name"], section["weeks"], MUNICIPAL_LAW)


def preliminary_answer_days(rule_set: RuleSet) -> int | None:
    """Days to a preliminary answer; None where only the law's month holds (forvaltningsloven § 11 a)."""
    days: int | None = rule_set.sections["service_levels"].get("preliminary_answer_days")
    return days


def approval_ends_on(rule_set: RuleSet, approved_on: date) -> date | None:
    """The day an approval must be renewed while waiting; None where it lasts."""
    months: int | None = rule_set.sections.get("approval_validity_months")
    return None if months is None else add_months(approved_on, months)
