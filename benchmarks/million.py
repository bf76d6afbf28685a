"""A municipality with a million invented persons, filled straight into empty tables.

Names are common Norwegian and foreign ones, some very common, and some thirty thousand put together from
syllables. Nothing is true of anybody: name, birth date and home are drawn apart from a fixed seed.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from benchmarks.bulk import copied, insert, without_indexes

PERSONS, IN_EACH_HOME = 1_000_000, 2.2
PROTECTED_EVERY = 1_000  # one home in so many
BIG_OFFICE, SMALL_OFFICE = 40_000, 40  # homes that each takes part in; the other offices share the rest
OFFICES = 12
DWELLINGS, APPLICATIONS, LEASES = 15_000, 300_000, 12_000
MANY_ENTRIES = 60  # in the file of three homes in a hundred
SEED = 20261126
TODAY = date(2026, 11, 23)
NEW = "gen_random_uuid()"
STAMP = {"created_at": "now()", "changed_at": "now()", "version": "1"}
COLUMNS = "number int, id uuid, given text, family text, born date, home int, grade int"


def _words(text: str) -> list[str]:
    return text.split()


FAMILY = _words("""
    Hansen Johansen Olsen Larsen Andersen Pedersen Nilsen Kristiansen Jensen Karlsen Johnsen Pettersen
    Eriksen Berg Haugen Hagen Johannessen Andreassen Jacobsen Dahl Jørgensen Halvorsen Henriksen Lund
    Sørensen Jakobsen Moen Gundersen Iversen Strand Solberg Svendsen Martinsen Eide Knutsen Bakken
    Kristoffersen Mathisen Lie Ahmed Ali Mohamed Hussein Khan Nguyen Abdi Tesfay Haile Østby Næss Håland Aas
    Ødegård Bråthen Åsen
""")
GIVEN = _words("""
    Anne Inger Kari Marit Ingrid Liv Eva Berit Astrid Bjørg Hilde Anna Solveig Marianne Randi Ida Nina Maria
    Elisabeth Kristin Bente Heidi Silje Hanne Linda Tone Gerd Jan Per Bjørn Ole Lars Kjell Knut Svein Arne
    Thomas Hans Geir Tor Morten Terje Odd Erik Martin John Andreas Mohammed Fatima Amina Ahmed Selam Dawit
    Åse Øyvind Håkon Mohamed Muhammad Christian Kristian Jon Espen Stian
""")
STARTS = _words("""
    Bak Dal Ei Fla Gra Hol Kve Lun Myr Nor Ras Sand Tve Ul Vik Øv Ås Ska Bre Sol Kro Ful Hau Ves Ber Gus
""")
MIDDLES = _words("ke le me ne re se te ve an en in on el er or al as es is os und ang eng ing ung ber")
ENDS = _words("rud stad land heim dal berg vik nes set moen gård haug bakken lien sund ås tveit vang bø foss")


def names(draw: random.Random) -> tuple[list[str], list[str]]:
    """A given and a family name for each person; the first of the lists are the most common."""
    made = [a + b + c for a in STARTS for b in MIDDLES for c in ENDS]
    rare = draw.choices(made, k=PERSONS)
    weights = [1 / (place + 5) for place in range(len(FAMILY))]
    common = draw.choices(FAMILY, weights, k=PERSONS)
    family = [
        rare_one if draw.random() < 0.85 else common_one
        for rare_one, common_one in zip(rare, common, strict=True)
    ]
    given = draw.choices(GIVEN, [1 / (place + 20) for place in range(len(GIVEN))], k=PERSONS)
    second = draw.choices([*GIVEN, *[""] * (3 * len(GIVEN))], k=PERSONS)
    return [f"{one} {other}".strip() for one, other in zip(given, second, strict=True)], family


def persons() -> Iterator[tuple[Any, ...]]:
    """Number, key, names, birth date, number of the home and grade of each."""
    draw = random.Random(SEED)
    given, family = names(draw)
    for number in range(PERSONS):
        home = int(number / IN_EACH_HOME)
        born = TODAY - timedelta(days=draw.randrange(1, 33_000))
        grade = 3 if home % PROTECTED_EVERY == 0 else 0
        yield number, _key(draw), given[number], family[number], born, home, grade


def homes() -> Iterator[tuple[Any, ...]]:
    """Number and key of each household."""
    draw = random.Random(SEED + 1)
    for number in range(int((PERSONS - 1) / IN_EACH_HOME) + 1):
        yield number, _key(draw)


def _key(draw: random.Random) -> uuid.UUID:
    return uuid.UUID(int=draw.getrandbits(128), version=4)


def fill(offices: list[uuid.UUID], staff: uuid.UUID) -> None:
    """Fill the tables; the first office is the big one, the second the small one."""
    from boligflyt.areas.access.models import Participation
    from boligflyt.areas.people.models import Household, Membership, Person, PersonName

    with without_indexes(PersonName, Membership, Participation, Person, Household):
        copied("many", COLUMNS, persons())
        copied("homes", "number int, id uuid", homes())
        protection = "case when grade > 0 then 'strengt_fortrolig' else 'none' end"
        insert(
            Person, "many", id="id", given_name="given", family_name="family", born="born", grade="grade",
            protection=protection, **STAMP,
        )  # fmt: skip
        insert(PersonName, "many where grade = 0", person_id="id", given_name="given", family_name="family")
        first = "(select distinct on (home) home, id as contact, grade from many order by home, number) as m"
        insert(
            Household, f"homes join {first} on m.home = homes.number", id="homes.id",
            contact_id="m.contact", grade="m.grade", **STAMP,
        )  # fmt: skip
        insert(
            Membership, "many join homes on homes.number = many.home", id=NEW, household_id="homes.id",
            person_id="many.id", role="'adult'", residence="'full'", period="'[2020-01-01,)'",
        )  # fmt: skip
        insert(
            Participation, "homes", id=NEW, kind="'household'", subject="id", purpose="'case_work'",
            office_id=_office_of("number", offices), kinds=_all_kinds(), period="'[2020-01-01,)'",
            reason="''",
        )  # fmt: skip
    _dwellings()
    _cases(offices, staff)
    _entries(offices, staff)


def _office_of(number: str, offices: list[uuid.UUID]) -> str:
    """Homes are spread so that big and small office have protected ones among them."""
    rest = ", ".join(f"'{one}'" for one in offices[2:])
    return (
        f"case when {number} % 11 = 0 and {number} < {11 * BIG_OFFICE} then '{offices[0]}'::uuid "
        f"when {number} % 1100 = 1 and {number} < {1100 * SMALL_OFFICE} then '{offices[1]}'::uuid "
        f"else (array[{rest}]::uuid[])[1 + {number} % {len(offices) - 2}] end"
    )


def _all_kinds() -> str:
    from boligflyt.areas.access.choices import Information

    return "array[" + ", ".join(sorted(f"'{one.value}'" for one in Information)) + "]"


def _dwellings() -> None:
    from boligflyt.areas.dwellings.models import Building, Dwelling

    streets = "(array['Elvegata','Skogbrynet','Kirkeveien','Storgata','Solbakken','Ødegårdsveien','Åsveien'])"
    insert(
        Building, f"generate_series(0, {DWELLINGS // 5 - 1}) as n", id=NEW, cadastral_unit="1",
        street=f"{streets}[1 + n % 7]", house_number="(1 + n / 7)::text", postal_code="'9999'",
        postal_place="'Nordelv'", property_unit="n", completed_on="date '1990-01-01'",
    )  # fmt: skip
    insert(
        Dwelling, "dwellings_building as b, generate_series(1, 5) as n", id=NEW, building_id="b.id",
        unit_number="'H0' || n || '01'", disposal="'owned'", dwelling_type="'flat'", rooms="3",
        bedrooms="2", area_m2="60", floor="n", rent="9000", disposed_from="date '2010-01-01'", **STAMP,
    )  # fmt: skip


def _cases(offices: list[uuid.UUID], staff: uuid.UUID) -> None:
    from boligflyt.areas.applications.models import Application
    from boligflyt.areas.leases.models import Lease

    contact = "people_household as h join homes on homes.id = h.id"
    insert(
        Application, f"{contact} where homes.number < {APPLICATIONS}", id=NEW, household_id="h.id",
        case_code="'2026-' || lpad(upper(to_hex(homes.number)), 5, 'Z')", applicant_id="h.contact_id",
        office_id=_office_of("homes.number", offices), caseworker_id=f"'{staff}'", channel="'phone'",
        received_on="date '2026-01-01' + homes.number % 300", state="'granted'", housing="'own_lease'",
        **STAMP,
    )  # fmt: skip
    dwellings = "(select id, row_number() over (order by id) - 1 as n from dwellings_dwelling) as d"
    insert(
        Lease, f"{contact} join {dwellings} on d.n * 11 = homes.number where d.n < {LEASES}", id=NEW,
        dwelling_id="d.id", household_id="h.id", tenant_id="h.contact_id", state="'running'",
        contract_number="'K-' || lpad(upper(to_hex(d.n::int)), 8, '0')", kind="'indefinite'",
        period="'[2024-01-01,)'", rent="9000", grade="h.grade", **STAMP,
    )  # fmt: skip


def _entries(offices: list[uuid.UUID], staff: uuid.UUID) -> None:
    """Something said and written down about each home, some of them many times."""
    from boligflyt.areas.access.choices import Information
    from boligflyt.areas.casework.models import Entry

    many = f"homes, generate_series(1, case when number % 100 < 3 then {MANY_ENTRIES} else 2 end) as n"
    insert(
        Entry, many, id=NEW, household_id="homes.id", kind="'note'", about="'housing'",
        bits=str(Information.HOUSING.bit), happened_at="timestamptz '2026-01-01' + n * interval '1 day'",
        written_at="timestamptz '2026-11-01'", text="'Snakket om bolig og skole.'",
        office_id=_office_of("number", offices), written_by_id=f"'{staff}'",
    )  # fmt: skip
