"""What usually comes with a file can be written by hand, by the same rules, and goes out with the file."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from boligflyt.areas.dwellings.models import Dwelling, DwellingOwner
from boligflyt.areas.dwellings.outgoing_table import register_file
from boligflyt.areas.dwellings.services import MoreFacts, OwnerFacts, set_more
from boligflyt.domain.dwelling_file import Dialect
from boligflyt.domain.national_numbers import make_synthetic_number
from boligflyt.toolkit.faults import Forbidden, Refused, VersionConflict
from tests.support.cast import make_dwelling

NUMBER = next(found for one in range(1000) if (found := make_synthetic_number(date(1990, 5, 4), one)))

FACTS = MoreFacts(
    subcategory="Toroms", shared_home=True, deposit=30_000, electricity_meter="0707", water_meter="V-1",
    vat_compensation=False, information="Nøkkel hos vaktmester",
)  # fmt: skip
OWNER = OwnerFacts("Nordelv Utleie AS", "974 760 673", "900 00 000")


def test_what_is_written_by_hand_goes_out_in_the_columns_of_the_file(cast) -> None:
    home = make_dwelling()

    set_more(cast.per, home.pk, home.version, FACTS, OWNER)

    file = io.StringIO(register_file(cast.per, {}, Dialect(encoding="utf-8")).decode(), newline="")
    [row] = csv.DictReader(file, delimiter=";")
    said = {
        "depositum": "30000", "malernummerstrom": "0707", "malernummervann": "V-1", "erbofellesskap": "1",
        "kvalifiserermvakompensasjon": "0", "boligeiersnavn": "Nordelv Utleie AS", "harpersonalbase": "",
        "boligeiersorganisasjonsnummer": "974760673", "underkategoriboligtype": "Toroms",
    }  # fmt: skip
    assert {name: row[name] for name in said} == said


@pytest.mark.parametrize(
    ("facts", "owner", "field"),
    [
        (FACTS, OwnerFacts("Nordelv AS", "974760674"), "organisation_number"),
        (FACTS, OwnerFacts("Nordelv AS", "", "12"), "mobile"),
        (MoreFacts(information=f"Leies av {NUMBER}"), OWNER, "information"),
        (MoreFacts(water_meter="x" * 41), OWNER, "water_meter"),
    ],
)
def test_what_a_file_could_not_say_is_refused_at_its_field_and_nothing_is_stored(
    cast, facts, owner, field
) -> None:
    home = make_dwelling()

    with pytest.raises(Refused) as refused:
        set_more(cast.per, home.pk, home.version, facts, owner)

    assert refused.value.field == field and str(NUMBER) not in refused.value.message
    assert not DwellingOwner.objects.exists() and Dwelling.objects.get().version == home.version


def test_an_owner_of_whom_nothing_is_told_any_more_is_taken_away_and_stays_in_the_history(cast) -> None:
    home = make_dwelling()
    set_more(cast.per, home.pk, 1, FACTS, OWNER)
    set_more(cast.per, home.pk, 2, FACTS, OwnerFacts())

    history = DwellingOwner.pgh_event_model.objects.order_by("pgh_id").values_list("pgh_label", flat=True)
    assert not DwellingOwner.objects.exists() and list(history) == ["insert"]


def test_who_does_not_keep_the_register_and_who_came_second_are_refused(cast) -> None:
    home = make_dwelling()
    set_more(cast.per, home.pk, 1, FACTS, OWNER)

    with pytest.raises(VersionConflict):
        set_more(cast.per, home.pk, 1, FACTS, OwnerFacts())
    with pytest.raises(Forbidden):
        set_more(cast.kari, home.pk, 2, FACTS, OWNER)
