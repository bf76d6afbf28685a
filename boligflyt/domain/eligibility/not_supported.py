"""What rule files may ask for that the software cannot follow yet; the loader says so instead of ignoring it.

The numbers are the dimensions in docs/rules/dimensions.md.
"""

NOT_SUPPORTED = {
    "rules.residence.tie_by_work": "4: tilknytning gjennom arbeid",
    "rules.income.method=budget_test": "6: inntekt vurdert mot budsjett",
    "priority.method=points": "13: poeng",
    "priority.overrides": "13: Nav kan kreve neste ledige bolig",
    "vacancy_realism_months": "16: bare de som kan få bolig innen en tid",
    "shares.area_quotas": "17: kvoter mellom områder",
    "shares.school_concentration": "17: kommunale leietakere ved samme skole",
    "offers.on_refusal=lower_priority": "18: lavere prioritet etter nei",
    "rent": "22: leiemodell",
    "deposit": "23: depositum og garanti",
    "size_norms": "24: størrelse etter husstand",
    "transfer": "25: bytte av bolig",
    "household_consent": "26: samtykke til nye i husstanden",
    "conditions": "27: vilkår i vedtaket",
    "school_wish": "28: ønske om å beholde skolen",
    "decision_bodies": "31: hvem som vedtar",
    "notice_periods": "33: oppsigelsestid",
}
