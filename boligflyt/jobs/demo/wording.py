"""What the caseworkers of the demonstration write: reasons, and drafts of vedtak."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from boligflyt.areas.applications.choices import VedtakKind
from boligflyt.areas.applications.services.vedtak import VedtakDraft
from boligflyt.domain.eligibility import RuleSet, renewal_lead_days
from boligflyt.domain.periods import fixed_term_last_day
from boligflyt.jobs.demo.facts import REFUSALS
from boligflyt.jobs.demo.records import ApplicationRecord

ASSISTANCE_GIVES = "hjelp til å finne og beholde en egnet bolig"
ADVICE_GIVES = "råd og veiledning om bolig, og hjelp til å søke startlån og bostøtte"
DWELLING_GIVES = "en kommunal bolig som passer husstanden, når en slik blir ledig"
ASSISTANCE_REASON = "Husstanden klarer ikke selv å skaffe en egnet bolig."
GRANTED_REASON = "Husstanden fyller vilkårene for å leie kommunal bolig."
COULD_CHANGE = "Boforholdet eller økonomien endrer seg. Da kan du søke på nytt."
REFUSAL_CODES = {"income": "own_solution", "alternatives": "instruments", "housing_situation": "suitable"}
PRELIMINARY_REASON = "Vi venter på opplysninger om økonomien."
PRELIMINARY_WAIT = timedelta(days=28)
PLACE = "Møterom Elva"


def case_drafts(record: ApplicationRecord, rules: RuleSet, on: date, months: int) -> list[VedtakDraft]:
    """The two vedtak that end a request: assistance, and the municipal dwelling."""
    last = fixed_term_last_day(on, months)
    assistance = VedtakDraft(
        VedtakKind.ASSISTANCE, True, ASSISTANCE_REASON, gives=(ASSISTANCE_GIVES,), first_day=on,
        last_day=last, review_on=last - timedelta(days=renewal_lead_days(rules)),
    )  # fmt: skip
    dwelling = replace(
        assistance, kind=VedtakKind.MUNICIPAL_DWELLING, reason=GRANTED_REASON, gives=(DWELLING_GIVES,)
    )
    if not record.refused_because:
        return [assistance, dwelling]
    why, code = REFUSALS[record.refused_because], REFUSAL_CODES[record.refused_because]
    return [
        _assistance(assistance, why, code, helped=record.helped),
        replace(
            dwelling, granted=False, reason=why, reason_code=code, gives=(), could_change=(COULD_CHANGE,)
        ),
    ]


def _assistance(draft: VedtakDraft, why: str, code: str, *, helped: bool) -> VedtakDraft:
    if helped:
        return replace(draft, reason=why, gives=(ADVICE_GIVES,))
    return replace(draft, granted=False, reason=why, reason_code=code, gives=(), could_change=(COULD_CHANGE,))
