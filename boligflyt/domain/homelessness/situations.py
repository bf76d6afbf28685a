"""Where a person stays, as codes with Norwegian names."""

from enum import StrEnum


class HousingSituation(StrEnum):
    """How a person lives on a day; the first five can make a person homeless."""

    NO_ROOF = "no_roof"
    ACUTE_OR_TEMPORARY = "acute_or_temporary"
    PRISON_RELEASE = "prison_release"
    INSTITUTION_DISCHARGE = "institution_discharge"
    TEMPORARILY_WITH_OTHERS = "temporarily_with_others"
    SUBLET = "sublet"
    PERMANENTLY_WITH_FAMILY = "permanently_with_family"
    OWN_LEASE = "own_lease"
    MUNICIPAL_LEASE = "municipal_lease"
    OWNS = "owns"
    UNSUITABLE_DWELLING = "unsuitable_dwelling"
    UNKNOWN = "unknown"


class AccommodationKind(StrEnum):
    """Kinds of acute or temporary accommodation."""

    NIGHT_SHELTER = "night_shelter"
    WARMING_ROOM = "warming_room"
    HOSPITS = "hospits"
    ROOM_WITHOUT_CONTRACT = "room_without_contract"
    PENSION = "pension"
    HOTEL = "hotel"
    CRISIS_CENTRE = "crisis_centre"
    CARAVAN = "caravan"
    CABIN = "cabin"
    CRISIS_DWELLING = "crisis_dwelling"
    TRANSITIONAL_DWELLING = "transitional_dwelling"
    OTHER = "other"


class CorrectionalKind(StrEnum):
    """Where a person under kriminalomsorgen is."""

    PRISON = "prison"
    TRANSITIONAL_HOUSE = "transitional_house"
    PROBATION = "probation"


class InstitutionKind(StrEnum):
    """What kind of institution a person stays in."""

    HOSPITAL = "hospital"
    TREATMENT = "treatment"
    CHILD_WELFARE = "child_welfare"
    CARE_HOME = "care_home"
    OTHER = "other"


SITUATION_NAMES = {
    HousingSituation.NO_ROOF: "Uten tak over hodet kommende natt",
    HousingSituation.ACUTE_OR_TEMPORARY: "I akutt eller midlertidig botilbud",
    HousingSituation.PRISON_RELEASE: "Under kriminalomsorgen",
    HousingSituation.INSTITUTION_DISCHARGE: "I institusjon",
    HousingSituation.TEMPORARILY_WITH_OTHERS: "Bor midlertidig hos venner, kjente eller slektninger",
    HousingSituation.SUBLET: "Bor i framleid bolig",
    HousingSituation.PERMANENTLY_WITH_FAMILY: "Bor varig hos pårørende eller nær slektning",
    HousingSituation.OWN_LEASE: "Leier bolig av en privat utleier",
    HousingSituation.MUNICIPAL_LEASE: "Leier kommunal bolig",
    HousingSituation.OWNS: "Eier egen bolig",
    HousingSituation.UNSUITABLE_DWELLING: "Har egen bolig som ikke passer",
    HousingSituation.UNKNOWN: "Ikke oppgitt",
}

ACCOMMODATION_NAMES = {
    AccommodationKind.NIGHT_SHELTER: "natthjem",
    AccommodationKind.WARMING_ROOM: "varmestue",
    AccommodationKind.HOSPITS: "hospits",
    AccommodationKind.ROOM_WITHOUT_CONTRACT: "hybelhus uten kontrakt",
    AccommodationKind.PENSION: "pensjonat",
    AccommodationKind.HOTEL: "hotell",
    AccommodationKind.CRISIS_CENTRE: "krisesenter",
    AccommodationKind.CARAVAN: "campingvogn",
    AccommodationKind.CABIN: "hytte",
    AccommodationKind.CRISIS_DWELLING: "krisebolig",
    AccommodationKind.TRANSITIONAL_DWELLING: "overgangsbolig",
    AccommodationKind.OTHER: "annet midlertidig botilbud",
}

CORRECTIONAL_NAMES = {
    CorrectionalKind.PRISON: "fengsel",
    CorrectionalKind.TRANSITIONAL_HOUSE: "overgangsbolig",
    CorrectionalKind.PROBATION: "friomsorgen",
}

INSTITUTION_NAMES = {
    InstitutionKind.HOSPITAL: "sykehus",
    InstitutionKind.TREATMENT: "behandlingsinstitusjon",
    InstitutionKind.CHILD_WELFARE: "barnevernsinstitusjon",
    InstitutionKind.CARE_HOME: "helse- og omsorgsinstitusjon",
    InstitutionKind.OTHER: "annen institusjon",
}

# Places given for one night at a time, so that the next night is not safe.
ACUTE_ACCOMMODATION = frozenset({AccommodationKind.NIGHT_SHELTER, AccommodationKind.WARMING_ROOM})
