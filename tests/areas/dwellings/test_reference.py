"""The municipality's own lists fill in what buildings lack; what stands there is changed only when asked."""

from __future__ import annotations

import io

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from boligflyt.areas.dwellings.models import Building, PostalPlace, ReferenceFile, SchoolStreet
from boligflyt.areas.dwellings.reference import districts_of, open_reference, place_of, references_known
from boligflyt.areas.dwellings.services import (
    BuildingFacts,
    DwellingFacts,
    confirm_import,
    confirm_reference,
    drop_reference,
    fill_from_reference,
    preview_file,
    preview_reference,
    register_dwelling,
)
from boligflyt.toolkit.faults import Refused, VersionConflict
from tests.support.cast import NOW, TODAY, make_building
from tests.support.dwelling_files import as_text, dwelling_row, file_of

POSTAL = "Postnummer;Poststed\n9999;Nordelv\n0150;Oslo\n"
SCHOOLS = "Gatenavn;Fra;Til;Barneskole;Ungdomsskole\nSkogbrynet;;;Åsen;Nord\nTorget;1;9;Elvebyen;\n"


def read(actor, text: str) -> ReferenceFile:
    return preview_reference(actor, io.BytesIO(text.encode()), "liste.csv")


def flat() -> DwellingFacts:
    return DwellingFacts("H0101", "owned", "flat", 3, 2, 60, 1, 9000, TODAY)


def at(street: str, code: str = "9999", **told) -> BuildingFacts:
    return BuildingFacts(street, "7", code, told.pop("postal_place", ""), 1, 99, TODAY, **told)


def test_nothing_is_used_before_it_is_confirmed_and_then_what_is_lacking_is_filled_in(cast):
    lacks, has = make_building(school_district=""), make_building(school_district="Elvebyen")
    one = read(cast.per, SCHOOLS)
    assert (SchoolStreet.objects.count(), districts_of("Skogbrynet", "1").primary) == (0, "")

    confirm_reference(cast.per, one.pk, 1, correct=False)

    lacks.refresh_from_db(), has.refresh_from_db()
    assert (lacks.school_district, lacks.secondary_district) == ("Åsen", "Nord")
    assert (has.school_district, has.secondary_district) == ("Elvebyen", "Nord")
    one.refresh_from_db()
    assert (one.filled, one.confirmed_at, one.confirmed_by) == (2, NOW, cast.per.staff)
    assert Building.pgh_event_model.objects.filter(pgh_obj_id=lacks.pk).count() == 2


def test_what_stands_there_is_changed_only_when_that_is_asked_for(cast):
    has = make_building(school_district="Elvebyen")

    confirm_reference(cast.per, read(cast.per, SCHOOLS).pk, 1, correct=True)

    has.refresh_from_db()
    assert has.school_district == "Åsen"


def test_a_new_list_takes_the_place_of_the_one_before_and_the_old_is_used_no_more(cast):
    first = read(cast.per, POSTAL)
    confirm_reference(cast.per, first.pk, 1, correct=False)
    second = read(cast.per, "Postnummer;Poststed\n9999;Sørelv\n")
    confirm_reference(cast.per, second.pk, 1, correct=False)

    assert [str(one) for one in PostalPlace.objects.all()] == ["9999 Sørelv"]
    with pytest.raises(Refused, match="gjelder ikke lenger"):
        fill_from_reference(cast.per, first.pk, 2)
    Building.objects.filter(pk=make_building().pk).update(postal_place="")
    assert fill_from_reference(cast.per, second.pk, 2).filled == 1
    assert [(one.lines, one.lacking) for one in references_known()] == [(0, 0), (1, 0)]


def test_a_file_with_a_fault_is_not_taken_in_and_the_list_before_still_holds(cast):
    confirm_reference(cast.per, read(cast.per, POSTAL).pk, 1, correct=False)
    faulty = read(cast.per, POSTAL.replace("0150", "15O"))

    assert [(one["row"], one["column"]) for one in faulty.faults] == [(3, "Postnummer")]
    with pytest.raises(Refused, match="Ingenting er lagret"):
        confirm_reference(cast.per, faulty.pk, 1, correct=False)
    assert place_of("0150") == "Oslo"
    with pytest.raises(IntegrityError), transaction.atomic():
        ReferenceFile.objects.filter(pk=faulty.pk).update(confirmed_at=NOW)
    drop_reference(cast.per, faulty.pk, 1)
    assert ReferenceFile.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Navn;Alder\nMona;40\n", "Poststeder trenger Postnummer og Poststed"),
        ("Postnummer;Poststed\n", "ingen rader under dem"),
        ("", "Filen er tom"),
    ],
)
def test_a_file_that_tells_nothing_is_refused_with_what_to_do(cast, text, words):
    with pytest.raises(Refused, match=words):
        read(cast.per, text)

    assert not ReferenceFile.objects.exists()


def test_a_new_building_gets_its_place_and_districts_by_the_lists(cast):
    for text in (POSTAL, SCHOOLS):
        confirm_reference(cast.per, read(cast.per, text).pk, 1, correct=False)

    told = register_dwelling(cast.per, flat(), at("Torget", postal_place="Byen", school_district="Skogen"))
    filled = register_dwelling(cast.per, flat(), at("Skogbrynet"))

    assert (told.building.postal_place, told.building.school_district) == ("Byen", "Skogen")
    found = filled.building
    assert (found.postal_place, found.school_district, found.secondary_district) == (
        "Nordelv",
        "Åsen",
        "Nord",
    )
    with pytest.raises(Refused) as refused:
        register_dwelling(cast.per, flat(), at("Bakken", code="1234"))
    assert refused.value.field == "postal_place"


def test_only_who_keeps_the_register_opens_a_file_and_two_do_not_take_it_in_at_once(cast):
    one = read(cast.per, POSTAL)

    with pytest.raises(Http404):
        open_reference(cast.liv, one.pk)
    confirm_reference(cast.per, one.pk, 1, correct=False)
    with pytest.raises(VersionConflict):
        confirm_reference(cast.per, one.pk, 1, correct=False)
    with pytest.raises(Refused, match="kan ikke forkastes"):
        drop_reference(cast.per, one.pk, 2)
    with pytest.raises(Refused, match="allerede lagret"):
        confirm_reference(cast.per, one.pk, 2, correct=False)


def test_buildings_that_come_with_a_file_of_dwellings_get_their_districts_and_what_stood_there_stands(cast):
    confirm_reference(cast.per, read(cast.per, SCHOOLS).pk, 1, correct=False)
    Building.objects.create(
        street="Torget", house_number="3", postal_code="0150", cadastral_unit=118, property_unit=503
    )
    rows = (
        dwelling_row(1, gatenavn="Skogbrynet"),
        dwelling_row(2, gatenavn="Skogbrynet", skolekretsbarneskole="Skogen"),
        dwelling_row(3, gatenavn="Torget"),
        dwelling_row(4, gatenavn="Ukjentveien"),
    )

    batch = preview_file(cast.per, file_of(as_text(rows)), "boliger.csv", TODAY)
    confirm_import(cast.per, batch.pk, batch.version)

    told = Building.objects.order_by("property_unit").values_list("school_district", "secondary_district")
    # The third stood there before the file: undoing the import could not tell what it said.
    assert list(told) == [("Åsen", "Nord"), ("Skogen", "Nord"), ("", ""), ("", "")]
