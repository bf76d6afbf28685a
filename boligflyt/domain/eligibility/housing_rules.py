"""Rules about the present home and the need: situation, own efforts, quarantine, grounds, services."""

from datetime import date

from boligflyt.domain.eligibility.question import Question
from boligflyt.domain.eligibility.situations import homeless_now
from boligflyt.domain.explanation import Finding
from boligflyt.domain.periods import add_months

LEASES = frozenset({"own_lease", "municipal_lease", "sublet"})


def assess_housing_situation(question: Question) -> Finding:
    """At least one of the situations the rule set names (allocation-rules § 11, 9)."""
    facts = question.facts
    day = facts.day("received_on")
    situation = facts.value("housing.situation")
    used = (
        "housing.situation",
        "housing.lease_ends_on",
        "housing.discharge_on",
        "housing.unsuitable_grounds",
    )
    if situation is None:
        return question.missing("housing.situation")
    if day is None:
        return question.missing("received_on")
    tests = {
        "Søkeren er uten bolig.": _homeless(question, day),
        "Leieavtalen slutter snart.": _lease_ends(question, situation, day),
        "Søkeren skrives ut eller løslates snart.": _leaves_soon(question, situation, day),
        "Boligen passer ikke for søkeren.": _unsuitable(question, situation),
    }
    for reason, answer in tests.items():
        if answer:
            return question.met(reason, *used)
    if situation in question.setting("judged_situations", ()):
        return question.judged("Boforholdet skal vurderes i hver sak.", *used)
    if any(answer is None for answer in tests.values()):
        return question.not_assessed("Opplysninger om boforholdet mangler.", *used)
    return question.refused("Boforholdet er ikke blant dem regelen nevner.", *used)


def _homeless(question: Question, day: date) -> bool | None:
    return homeless_now(question.facts, day) if question.setting("homeless") else False


def _within(limit: int | None, ends_on: date | None, day: date, known: bool) -> bool | None:
    """Whether it ends within so many months of the day; the day of the month itself is within."""
    if limit is None:
        return False
    if ends_on is None:
        return False if known else None
    return ends_on <= add_months(day, limit)


def _lease_ends(question: Question, situation: str, day: date) -> bool | None:
    if situation not in LEASES:
        return False
    facts, name = question.facts, "housing.lease_ends_on"
    return _within(question.setting("lease_ends_within_months"), facts.day(name), day, facts.knows(name))


def _leaves_soon(question: Question, situation: str, day: date) -> bool | None:
    name = {"institution_discharge": "housing.discharge_on", "prison_release": "housing.release_on"}.get(
        situation
    )
    if name is None:
        return False
    facts = question.facts
    return _within(question.setting("discharge_within_months"), facts.day(name), day, facts.knows(name))


def _unsuitable(question: Question, situation: str) -> bool | None:
    accepted = question.setting("unsuitable_grounds", ())
    if not accepted:
        return False
    if not question.facts.knows("housing.unsuitable_grounds"):
        return None if situation == "unsuitable_dwelling" else False
    return any(ground in accepted for ground in question.facts.value("housing.unsuitable_grounds") or ())


def assess_own_efforts(question: Question) -> Finding:
    """The applicant's own attempts to find a dwelling are documented (§ 11, 8)."""
    name = "own_efforts.documented"
    if not question.facts.knows(name):
        return question.missing(name)
    if question.facts.value(name):
        return question.met("Egen innsats er dokumentert.", name)
    return question.refused("Egen innsats er ikke dokumentert.", name)


def assess_quarantine(question: Question) -> Finding:
    """No eviction from a municipal dwelling in the months before the day (allocation-rules § 11, 11)."""
    months = question.setting("months")
    if months == 0:
        return question.met("Regelsettet har ingen karantene.")
    if not question.facts.knows("eviction_on"):
        return question.missing("eviction_on")
    evicted_on = question.facts.day("eviction_on")
    if evicted_on is None:
        return question.met("Søkeren er ikke kastet ut av kommunal bolig.", "eviction_on")
    over_on = add_months(evicted_on, months)
    if question.on >= over_on:
        return question.met(f"Karantenen på {months} måneder var over {over_on:%d.%m.%Y}.", "eviction_on")
    return question.refused(f"Karantenen på {months} måneder varer til {over_on:%d.%m.%Y}.", "eviction_on")


def assess_grounds(question: Question) -> Finding:
    """At least one of the grounds the rule set accepts; economy alone only where it says so (§ 11, 12)."""
    if not question.facts.knows("grounds"):
        return question.missing("grounds")
    given = question.facts.value("grounds") or ()
    accepted = [ground for ground in given if ground in question.setting("codes")]
    if not accepted:
        return question.refused("Ingen av grunnene er blant dem regelen nevner.", "grounds")
    if accepted == ["economy"] and not question.setting("economy_alone_is_enough"):
        return question.refused("Lav inntekt alene er ikke nok.", "grounds")
    return question.met("Søkeren har en grunn som regelen nevner.", "grounds")


def assess_services_clarified(question: Question) -> Finding:
    """The need for services is clear before allocation (seed PRO-05).

    An unclear need is the municipality's task, not a reason to refuse: «not assessed», never «not met».
    """
    facts = question.facts
    names = ("services.needed", "services.clarified")
    if not facts.knows("services.needed"):
        return question.missing("services.needed")
    if not facts.value("services.needed"):
        return question.met("Søkeren trenger ikke tjenester.", *names)
    if facts.value("services.clarified"):
        return question.met("Tjenestebehovet er avklart.", *names)
    return question.not_assessed("Kommunen må avklare tjenestebehovet før tildeling.", *names)
