"""One rule asked about one application: what every `assess_…` function gets, and how it answers."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from boligflyt.domain.eligibility.application_facts import ApplicationFacts
from boligflyt.domain.eligibility.fact_labels import EXCEPTION_LABELS, FACT_LABELS
from boligflyt.domain.eligibility.rule_set import Rule
from boligflyt.domain.explanation import Fact, Finding, Outcome
from boligflyt.domain.rates import Rates

EXCEPTION_FACTS = {
    "daily_care_of_child": "applicant.daily_care_of_child",
    "guardian": "applicant.has_guardian",
    "refugee_settlement": "applicant.refugee_settled_on",
    "debt_settlement": "arrears.debt_settlement",
}


@dataclass(frozen=True, slots=True)
class Question:
    """A rule, the facts, the day of the assessment and the rates."""

    rule: Rule
    facts: ApplicationFacts
    on: date
    rates: Rates

    def setting(self, name: str, default: Any = None) -> Any:
        """The rule's setting, or the default where the rule file leaves it out."""
        return self.rule.settings.get(name, default)

    def measured_on(self) -> date | None:
        """The day the rule measures on: the application's or the decision's; None when it is unknown."""
        if self.setting("at") == "application":
            return self.facts.day("received_on")
        return self.facts.day("decided_on") or self.on

    def finding(self, outcome: Outcome, reason: str, *names: str, extra: tuple[Fact, ...] = ()) -> Finding:
        """The answer, with the named facts and any extra ones."""
        rule = self.rule
        facts = tuple(self.facts.fact(name) for name in names) + extra
        return Finding(rule.name, outcome, rule.force, reason, rule.law, facts, exceptions=rule.exceptions)

    def met(self, reason: str, *names: str) -> Finding:
        """The rule is met."""
        return self.finding(Outcome.MET, reason, *names)

    def not_assessed(self, reason: str, *names: str) -> Finding:
        """A fact or a judgement is missing; the reason says which."""
        return self.finding(Outcome.NOT_ASSESSED, reason, *names)

    def missing(self, *names: str) -> Finding:
        """The facts that are missing, by their Norwegian labels."""
        labels = ", ".join(f"«{FACT_LABELS[name]}»" for name in names)
        return self.not_assessed(f"Opplysninger mangler: {labels}.", *names)

    def judged(self, reason: str, *names: str) -> Finding:
        """The caseworker's recorded judgement, or not assessed when none is recorded."""
        judgement = (self.facts.value("judgements") or {}).get(self.rule.name)
        if judgement is None:
            return self.not_assessed(f"{reason} Saksbehandlerens vurdering mangler.", *names)
        outcome = Outcome.MET if judgement["met"] else Outcome.NOT_MET
        by = Fact(f"judgements.{self.rule.name}", "Vurdert av", judgement["by"], "saksbehandlerens vurdering")
        return self.finding(outcome, judgement["reason"], *names, extra=(by,))

    def refused(self, reason: str, *names: str, extra: tuple[Fact, ...] = ()) -> Finding:
        """Not met, unless one of the rule's own exceptions applies or is not yet known to apply."""
        for exception in self.rule.exceptions:
            granted = self._exception(exception)
            if granted is not None:
                return granted
        open_questions = tuple(
            EXCEPTION_FACTS[exception]
            for exception in self.rule.exceptions
            if exception in EXCEPTION_FACTS and not self.facts.knows(EXCEPTION_FACTS[exception])
        )
        if open_questions:
            labels = ", ".join(f"«{FACT_LABELS[name]}»" for name in open_questions)
            return self.not_assessed(f"{reason} Unntak kan gjelde, men det mangler: {labels}.", *names)
        return self.finding(Outcome.NOT_MET, reason, *names, extra=extra)

    def _exception(self, exception: str) -> Finding | None:
        """The finding when the rule's own exception applies."""
        label = EXCEPTION_LABELS[exception]
        if exception == "special_reasons":
            for reason in self.facts.value("special_reasons") or []:
                if reason["rule"] == self.rule.name and reason["accepted"]:
                    return self.met(f"Unntak for {label}: {reason['reason']}", "special_reasons")
            return None
        if self.facts.value(EXCEPTION_FACTS[exception]):
            return self.met(f"Unntak: {label}.", EXCEPTION_FACTS[exception])
        return None
