"""Hard rules: what must hold for a household and a dwelling, first failing rule first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from boligflyt.domain.matching.pool import AgeSpan, VacantDwelling, WaitingHousehold

# Most spare bedrooms a proposal may give. A municipal choice, given to `hard_rules`; this is the common one.
EXTRA_BEDROOMS = 1


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a household cannot live in a dwelling: code, its letter in the grid and a Norwegian sentence."""

    code: str
    letter: str
    sentence: str


@dataclass(frozen=True, slots=True)
class HardRule:
    """A rule with the test that stops a pair.

    `name` is a short Norwegian name; `sentence` is filled with `household` and `dwelling`. What a `private`
    rule is called tells of health, safety or economy, and is not shown to all who are in the meeting.
    """

    code: str
    letter: str
    name: str
    sentence: str
    stops: Callable[[WaitingHousehold, VacantDwelling], bool]
    private: bool = False


def _wheelchair(household: WaitingHousehold, dwelling: VacantDwelling) -> bool:
    return household.wheelchair and not dwelling.wheelchair


def _purpose(household: WaitingHousehold, dwelling: VacantDwelling) -> bool:
    return dwelling.purpose is not None and dwelling.purpose not in household.purposes


def _only_purpose(household: WaitingHousehold, dwelling: VacantDwelling) -> bool:
    return household.only_purpose is not None and dwelling.purpose != household.only_purpose


def _kept_for(household: WaitingHousehold, dwelling: VacantDwelling) -> bool:
    return dwelling.kept_for is not None and dwelling.kept_for != household.office


def _school_unknown(household: WaitingHousehold, dwelling: VacantDwelling) -> bool:
    return household.must_keep_school and None in (household.school_district, dwelling.school_district)


def _school(household: WaitingHousehold, dwelling: VacantDwelling) -> bool:
    return household.must_keep_school and household.school_district != dwelling.school_district


def _lacks(need: str) -> Callable[[WaitingHousehold, VacantDwelling], bool]:
    """The household needs it and the dwelling does not have it; what is not known is asked by `_unknown`."""
    return lambda household, dwelling: getattr(household, need) and getattr(dwelling, need) is False


def _unknown(need: str) -> Callable[[WaitingHousehold, VacantDwelling], bool]:
    return lambda household, dwelling: getattr(household, need) and getattr(dwelling, need) is None


def _avoided(household: WaitingHousehold, dwelling: VacantDwelling) -> bool:
    return dwelling.postal_code in household.avoids


def _kept_for_women(household: WaitingHousehold, dwelling: VacantDwelling) -> bool:
    return dwelling.women_only is True and not household.women_only


def _age_unknown(household: WaitingHousehold, dwelling: VacantDwelling) -> bool:
    return dwelling.for_ages is not None and household.ages is None


def is_outside(ages: tuple[int, int] | None, span: AgeSpan) -> bool:
    """Whether one of the adults is younger or older than the dwelling is meant for; an unknown age is not."""
    if ages is None:
        return False
    (youngest, oldest), (least, most) = ages, span
    return (least is not None and youngest < least) or (most is not None and oldest > most)


def _other_age(household: WaitingHousehold, dwelling: VacantDwelling) -> bool:
    return dwelling.for_ages is not None and is_outside(household.ages, dwelling.for_ages)


def _too_dear(household: WaitingHousehold, dwelling: VacantDwelling) -> bool:
    return household.most_rent is not None and dwelling.rent > household.most_rent


def _set_aside(household: WaitingHousehold, dwelling: VacantDwelling) -> bool:
    return dwelling.key in household.set_aside


SET_ASIDE = HardRule(
    "set_aside",
    "X",
    "satt til side av møtet",
    "Møtet har bestemt at denne boligen ikke skal foreslås for husstanden.",
    _set_aside,
)
WHEELCHAIR = HardRule(
    "wheelchair",
    "R",
    "ikke for rullestol",
    "Husstanden trenger plass til rullestol, og det har ikke boligen.",
    _wheelchair,
)
PURPOSE = HardRule(
    "purpose",
    "F",
    "annet formål",
    "Boligen er satt av til et formål husstanden ikke hører til.",
    _purpose,
)
ONLY_PURPOSE = HardRule(
    "only_purpose",
    "O",
    "venter på annet formål",
    "Husstanden venter på en bolig med et bestemt formål, og det har ikke denne boligen.",
    _only_purpose,
    private=True,
)
KEPT_FOR = HardRule(
    "kept_for",
    "N",
    "forbeholdt en annen enhet",
    "Boligen er forbeholdt sakene til en annen enhet enn den som har saken.",
    _kept_for,
)
SCHOOL_UNKNOWN = HardRule(
    "school_unknown",
    "?",
    "skolekrets mangler",
    "Barna skal beholde skolen, men det mangler skolekrets for husstanden eller boligen.",
    _school_unknown,
)
SCHOOL = HardRule(
    "school",
    "K",
    "annen skolekrets",
    "Barna skal beholde skolen, og boligen ligger i en annen skolekrets.",
    _school,
)
ADAPTED = HardRule(
    "adapted",
    "T",
    "ikke tilrettelagt",
    "Husstanden trenger en tilrettelagt bolig, og det er ikke boligen.",
    _lacks("adapted"),
)
STEP_FREE_UNKNOWN = HardRule(
    "step_free_unknown",
    "?",
    "trapper ukjent",
    "Husstanden kan ikke gå i trapper, og det er ikke ført om boligen har det. Før det på boligen.",
    _unknown("step_free"),
)
STEP_FREE = HardRule(
    "step_free",
    "E",
    "trapper",
    "Husstanden kan ikke gå i trapper, og boligen ligger ikke på bakkeplan og har ikke heis.",
    _lacks("step_free"),
)
STAFFED_UNKNOWN = HardRule(
    "staffed_unknown",
    "?",
    "bemanning ukjent",
    "Husstanden trenger personale døgnet rundt, og det er ikke ført om boligen har det. Før det på boligen.",
    _unknown("staffed"),
    private=True,
)
STAFFED = HardRule(
    "staffed",
    "B",
    "uten bemanning",
    "Husstanden trenger personale døgnet rundt, og det har ikke boligen.",
    _lacks("staffed"),
    private=True,
)
PETS_UNKNOWN = HardRule(
    "pets_unknown",
    "?",
    "dyrehold ukjent",
    "Husstanden har dyr, og det er ikke ført om det er lov i boligen. Spør eieren, og før det på boligen.",
    _unknown("pets"),
)
PETS = HardRule("pets", "D", "ikke dyr", "Husstanden har dyr, og det er ikke lov i boligen.", _lacks("pets"))
AVOIDED = HardRule(
    "avoided",
    "U",
    "område som skal unngås",
    "Boligen ligger i et område som husstanden ikke skal bo i, av hensyn til tryggheten.",
    _avoided,
    private=True,
)
TOO_DEAR = HardRule(
    "too_dear",
    "P",
    "for dyr",
    "Husleien er {dwelling.rent} kr i måneden, og husstanden kan betale {household.most_rent} kr.",
    _too_dear,
    private=True,
)
SHELTERED_UNKNOWN = HardRule(
    "sheltered_unknown",
    "?",
    "skjerming ukjent",
    "Husstanden trenger skjermede omgivelser, og det er ikke ført om boligen har det. Før det på boligen.",
    _unknown("sheltered"),
    private=True,
)
SHELTERED = HardRule(
    "sheltered",
    "M",
    "ikke skjermet",
    "Husstanden trenger skjermede omgivelser, og det har ikke boligen.",
    _lacks("sheltered"),
    private=True,
)
WOMEN_ONLY_UNKNOWN = HardRule(
    "women_only_unknown",
    "?",
    "bare for kvinner: ukjent",
    "Husstanden trenger et sted der det bare bor kvinner, og det er ikke ført om det gjør det her. "
    "Før det på boligen.",
    _unknown("women_only"),
    private=True,
)
WOMEN_ONLY = HardRule(
    "women_only",
    "V",
    "ikke bare for kvinner",
    "Husstanden trenger et sted der det bare bor kvinner, og det gjør det ikke her.",
    _lacks("women_only"),
    private=True,
)
# Nobody's sex is registered: who needs to live among women only is told as a need, and nobody else is
# proposed a place that is for women (TG-14).
KEPT_FOR_WOMEN = HardRule(
    "kept_for_women",
    "W",
    "for kvinner som trenger det",
    "Boligen er et sted der det bare bor kvinner, og husstanden er ikke ført med behov for det.",
    _kept_for_women,
    private=True,
)
AGE_UNKNOWN = HardRule(
    "age_unknown",
    "?",
    "alder ukjent",
    "Boligen er for bestemte aldre, og det mangler fødselsdato for en voksen i husstanden.",
    _age_unknown,
)
OTHER_AGE = HardRule(
    "other_age",
    "A",
    "for en annen alder",
    "Boligen er for en annen alder enn husstandens.",
    _other_age,
    private=True,
)
NEEDS = (
    ADAPTED,
    STEP_FREE_UNKNOWN,
    STEP_FREE,
    STAFFED_UNKNOWN,
    STAFFED,
    PETS_UNKNOWN,
    PETS,
    SHELTERED_UNKNOWN,
    SHELTERED,
    WOMEN_ONLY_UNKNOWN,
    WOMEN_ONLY,
    KEPT_FOR_WOMEN,
    AGE_UNKNOWN,
    OTHER_AGE,
    AVOIDED,
    TOO_DEAR,
)


def hard_rules(extra_bedrooms: int = EXTRA_BEDROOMS) -> tuple[HardRule, ...]:
    """The rules in the order they are tried, where so many bedrooms more than needed are allowed."""
    too_small = HardRule(
        "too_small",
        "L",
        "for liten",
        "Boligen har {dwelling.bedrooms} soverom, og husstanden trenger {household.bedrooms_needed}.",
        lambda household, dwelling: dwelling.bedrooms < household.bedrooms_needed,
    )
    too_big = HardRule(
        "too_big",
        "S",
        "for stor",
        "Boligen har {dwelling.bedrooms} soverom, for mange når husstanden trenger "
        "{household.bedrooms_needed}.",
        lambda household, dwelling: dwelling.bedrooms > household.bedrooms_needed + extra_bedrooms,
    )
    return (
        SET_ASIDE,
        too_small,
        too_big,
        WHEELCHAIR,
        PURPOSE,
        ONLY_PURPOSE,
        KEPT_FOR,
        *NEEDS,
        SCHOOL_UNKNOWN,
        SCHOOL,
    )


STANDARD_RULES = hard_rules()


def first_obstacle(
    household: WaitingHousehold, dwelling: VacantDwelling, rules: Sequence[HardRule] = STANDARD_RULES
) -> Obstacle | None:
    """The first rule that stops the household from living in the dwelling, or None when it can."""
    for rule in rules:
        if rule.stops(household, dwelling):
            sentence = rule.sentence.format(household=household, dwelling=dwelling)
            return Obstacle(rule.code, rule.letter, sentence)
    return None
