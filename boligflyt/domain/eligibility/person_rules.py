"""Rules about the applicant: age, residence, lawful stay."""

from datetime import date

from boligflyt.domain.eligibility.application_facts import age_on
from boligflyt.domain.eligibility.question import Question
from boligflyt.domain.explanation import Finding
from boligflyt.domain.periods import add_months

ONE_YEAR_IN_MONTHS = 12


def assess_age(question: Question) -> Finding:
    """At least `min` and at most `max` years on the day the rule measures age (allocation-rules § 11, 3)."""
    born = question.facts.day("applicant.born")
    day = question.measured_on()
    used = ("applicant.born", "received_on")
    if born is None or day is None:
        absent = [name for name, value in zip(used, (born, day), strict=True) if value is None]
        return question.missing(*absent)
    age = age_on(born, day)
    lowest, highest = question.setting("min"), question.setting("max")
    if age < lowest:
        return question.refused(f"Søkeren var {age} år {day:%d.%m.%Y}. Kravet er {lowest} år.", *used)
    if highest is not None and age > highest:
        return question.refused(f"Søkeren var {age} år {day:%d.%m.%Y}. Øvre grense er {highest} år.", *used)
    return question.met(f"Søkeren var {age} år {day:%d.%m.%Y}.", *used)


def assess_residence(question: Question) -> Finding:
    """Registered in the municipality for so many months (allocation-rules § 11, 4).

    Months in an institution do not count where the rule set says so; «the whole last year» needs an unbroken
    registration, not a sum of months.
    """
    day = question.measured_on()
    if day is None:
        return question.missing("received_on")
    registered = _registered(question, day)
    if registered is None:
        return question.missing("applicant.registered_since")
    if question.setting("registered") and not registered:
        return question.refused("Søkeren er ikke folkeregistrert i kommunen.", "applicant.registered_since")
    months = question.setting("months")
    if question.setting("whole_last_year"):
        months = max(months, ONE_YEAR_IN_MONTHS)
    if months == 0:
        return question.met("Søkeren er folkeregistrert i kommunen.", "applicant.registered_since")
    return _long_enough(question, months, day)


def _registered(question: Question, day: date) -> bool | None:
    facts = question.facts
    since = facts.day("applicant.registered_since")
    if since is not None:
        return since <= day
    if facts.knows("applicant.registered"):
        return bool(facts.value("applicant.registered"))
    if facts.knows("applicant.registered_since"):
        return False
    if facts.knows("applicant.months_registered"):
        return bool(facts.value("applicant.months_registered"))
    return None


def _long_enough(question: Question, months: int, day: date) -> Finding:
    facts = question.facts
    since = facts.day("applicant.registered_since")
    used = ["applicant.registered_since", "received_on"]
    uncounted = 0
    if question.setting("institution_time_counts") is False:
        used.append("applicant.institution_months")
        if not facts.knows("applicant.institution_months"):
            return question.missing("applicant.institution_months")
        uncounted = facts.value("applicant.institution_months") or 0
    if since is not None:
        enough = add_months(since, months + uncounted) <= day
    elif question.setting("whole_last_year") or not facts.knows("applicant.months_registered"):
        return question.missing("applicant.registered_since")
    else:
        used[0] = "applicant.months_registered"
        enough = facts.value("applicant.months_registered") - uncounted >= months
    if enough:
        return question.met(f"Søkeren har vært folkeregistrert i minst {months} måneder.", *used)
    return question.refused(f"Søkeren har vært folkeregistrert i mindre enn {months} måneder.", *used)


def assess_lawful_stay(question: Question) -> Finding:
    """Lawful stay, or a permit of the kinds the rule set names (boligsosialloven § 2; § 11, 5)."""
    facts = question.facts
    permits = question.setting("permits")
    if facts.value("applicant.lawful_stay") is False:
        return question.refused("Søkeren har ikke lovlig opphold.", "applicant.lawful_stay")
    permit = facts.value("applicant.permit")
    if "any_lawful" in permits:
        if facts.value("applicant.lawful_stay") or permit:
            return question.met("Søkeren har lovlig opphold.", "applicant.lawful_stay", "applicant.permit")
        return question.missing("applicant.lawful_stay")
    if permit is None:
        return question.missing("applicant.permit")
    if permit in permits:
        return question.met("Søkeren har en oppholdstillatelse som regelen godtar.", "applicant.permit")
    return question.refused("Oppholdstillatelsen er ikke blant dem regelen godtar.", "applicant.permit")
