"""The map: what is drawn, what is not, and the table that has the same dwellings without a script."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ImproperlyConfigured

from boligflyt.areas.allocation.queries import stock_map
from boligflyt.areas.audit.models import Event
from boligflyt.areas.dwellings.models import Building
from boligflyt.areas.dwellings.services import set_place
from boligflyt.config.settings import map_service
from boligflyt.domain.coordinates import Place
from boligflyt.toolkit.faults import Conflict, Forbidden
from tests.support.cast import make_dwelling, make_household, make_protected
from tests.support.dwelling_states import make_lease
from tests.support.same_day import the_day  # noqa: F401 – a fixture used by all tests here

MAP, POINTS, OUTLINE = "/boliger/kart/", "/boliger/kart/punkter/", "/boliger/kart/omriss/"
HERE = Place(Decimal("69.35000"), Decimal("24.40000"))


def placed(place: Place | None = HERE, **fields):
    dwelling = make_dwelling(**fields)
    if place:
        Building.objects.filter(pk=dwelling.building_id).update(
            latitude=place.latitude, longitude=place.longitude
        )
    return dwelling


def drawn(client, asked: str = "") -> dict[str, dict]:
    return {one["words"].split(":")[0]: one for one in client.get(POINTS + asked).json()["points"]}


@pytest.mark.proves("REG-08")
def test_a_point_tells_where_type_and_status_and_leads_to_the_dwelling(browse, cast):
    ready, let = placed(), placed(purpose="temporary_family")
    make_lease(let, date(2024, 1, 1))

    found = drawn(browse("kari"))

    one, other = found[ready.address], found[let.address]
    assert (one["at"], one["letter"], one["group"]) == ([69.35, 24.4], "O", "ready")
    assert (other["letter"], other["group"]) == ("M", "lived-in")
    assert one["url"] == f"/boliger/{ready.pk}/"


def test_no_point_tells_of_health_to_anybody(browse, cast):
    placed(purpose="substance_staffed")

    for name in ("per", "kari"):
        text = browse(name).get(POINTS).content.decode().lower()
        assert '"letter": "t"' in text
        assert "rus" not in text


def test_a_dwelling_that_is_shielded_for_the_reader_is_not_drawn_but_stands_in_the_table(browse, cast):
    dwelling = placed()
    make_lease(dwelling, date(2024, 1, 1), household=make_household(make_protected()))

    hidden, page = drawn(browse("kari")), browse("kari").get(MAP).content.decode()
    cleared = drawn(browse("hedda"))

    assert hidden == {}
    assert dwelling.address in page and "Vises ikke på kartet" in page and "1 vises bare i tabellen" in page
    assert cleared[dwelling.address]["group"] == "lived-in"


def test_a_dwelling_without_a_place_is_counted_listed_and_led_to_where_it_is_mended(browse, cast):
    lost, there = placed(None), placed()

    page = browse("per").get(MAP).content.decode()
    only = browse("per").get(f"{MAP}?uten=1").content.decode()

    assert "1 av 2 boliger er på kartet." in page and "1 mangler plassering" in page
    assert lost.address in only and there.address not in only
    assert f'href="/boliger/{lost.pk}/plassering/"' in only
    assert "Plasser bygningen" not in browse("kari").get(MAP).content.decode()


def test_the_filter_of_the_list_is_that_of_the_map(browse, cast):
    shown, other = placed(bedrooms=3), placed(bedrooms=1)

    found = drawn(browse("per"), "?soverom=3")
    page = browse("per").get(f"{MAP}?soverom=3").content.decode()

    assert set(found) == {shown.address}
    assert other.address not in page
    assert f'data-points="{POINTS}?soverom=3"' in page


def test_all_that_are_drawn_are_one_line_in_the_trace(browse, cast):
    one, _lost = placed(), placed(None)

    browse("per").get(POINTS)

    assert Event.objects.using("side").get(kind="dwelling", deed="listed").subjects == [one.pk]


def test_area_names_stand_in_the_middle_of_their_dwellings(browse, cast):
    for north in ("69.30000", "69.40000"):
        dwelling = placed(Place(Decimal(north), HERE.longitude))
        Building.objects.filter(pk=dwelling.building_id).update(school_district="Åsen")

    assert browse("per").get(POINTS).json()["areas"] == [{"name": "Åsen", "at": [pytest.approx(69.35), 24.4]}]


def test_without_an_outline_of_its_own_the_background_is_plain(browse, cast):
    assert browse("per").get(OUTLINE).json() == {"type": "FeatureCollection", "features": []}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "Omrisset kan ikke leses"),
        ("[]", "FeatureCollection"),
        ('{"type": "Point"}', "FeatureCollection"),
    ],
)
def test_a_fault_in_the_outline_is_told_and_the_points_still_stand(
    browse, cast, settings, tmp_path, text, words
):
    path = tmp_path / "omriss.geojson"
    path.write_text(text, encoding="utf-8")
    settings.MAP_OUTLINE = str(path)
    placed()

    answer = browse("per").get(MAP)

    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert browse("per").get(OUTLINE).json()["features"] == []


def test_pictures_may_be_fetched_from_the_map_service_of_the_setting_and_from_nobody_else():
    assert map_service("") == []
    assert map_service("https://kart.example.no/lag/{z}/{x}/{y}.png") == ["https://kart.example.no"]


@pytest.mark.parametrize(
    "address",
    [
        "http://kart.example.no/{z}/{x}/{y}",
        "https://{s}.example.no/{z}/{x}/{y}",
        "https://kart.example.no/",
        "x",
    ],
)
def test_a_map_service_that_is_not_safe_stops_the_start(address):
    with pytest.raises(ImproperlyConfigured, match="BF_MAP_TILES"):
        map_service(address)


def test_a_building_is_placed_for_all_its_dwellings_and_moved_and_taken_away(browse, cast):
    dwelling = make_dwelling()
    client, at = browse("per"), f"/boliger/{dwelling.pk}/plassering/"

    answers = [
        client.post(at, {"latitude": "69,35", "longitude": "24,4", "stood": ""}),
        client.post(at, {"latitude": "69,36", "longitude": "24,4", "stood": "69.35000 24.40000"}),
        client.post(at, {"latitude": "", "longitude": "", "stood": "69.36000 24.40000"}),
    ]

    building = Building.objects.get(pk=dwelling.building_id)
    assert [one.status_code for one in answers] == [302, 302, 302]
    assert (building.latitude, building.longitude) == (None, None)
    assert Event.objects.filter(kind="dwelling", deed="changed", subject=dwelling.pk).count() == 3


@pytest.mark.parametrize(
    ("north", "east", "words"),
    [("24,4", "69,35", "byttet om"), ("6643000", "262000", "UTM"), ("69,35", "", "Fyll ut lengdegraden")],
)
def test_a_place_that_can_not_be_is_told_at_its_field_and_kept_on_the_page(browse, cast, north, east, words):
    dwelling = make_dwelling()

    answer = browse("per").post(f"/boliger/{dwelling.pk}/plassering/", {"latitude": north, "longitude": east})

    assert answer.status_code == 422
    assert words in answer.content.decode() and f'value="{north}"' in answer.content.decode()
    assert Building.objects.get(pk=dwelling.building_id).latitude is None


def test_two_who_place_a_building_at_once_do_not_overwrite_each_other(cast):
    dwelling = placed()

    with pytest.raises(Conflict, match="Noen andre har plassert"):
        set_place(cast.per, dwelling.pk, None, HERE)
    with pytest.raises(Forbidden):
        set_place(cast.kari, dwelling.pk, HERE, None)


def test_places_go_out_in_the_sheet_of_the_list(browse, cast):
    placed()

    sheet = (
        browse("per").get("/boliger/boliger.csv?kol=breddegrad&kol=lengdegrad").content.decode("utf-8-sig")
    )

    assert sheet.splitlines()[1].endswith('"69,35000";"24,40000"')


@pytest.fixture
def few_points(monkeypatch):
    """Two dwellings are drawn one by one; three are numbers."""
    monkeypatch.setattr(stock_map, "MOST_POINTS", 2)


FAR = Place(Decimal("63.43000"), Decimal("10.39000"))


@pytest.mark.parametrize("asked", ["", "?status=ready"], ids=["counted by PostgreSQL", "row by row"])
def test_where_dwellings_are_many_they_are_numbers_by_the_same_grid(browse, cast, few_points, asked):
    for place in (HERE, HERE, HERE, FAR):
        placed(place)
    client = browse("per")

    found = client.get(POINTS + asked).json()

    assert found["points"] == [] and found["whole"] is False
    assert [(one["count"], [pytest.approx(at) for at in one["at"]]) for one in found["cells"]] == [
        (1, [63.43, 10.39]), (3, [69.35, 24.4]),
    ]  # fmt: skip
    assert found["cells"][1]["edges"] == [[69.35, 24.4], [69.35, 24.4]]
    assert not Event.objects.using("side").filter(kind="dwelling", deed="listed").exists()


def test_a_part_of_the_map_with_few_dwellings_draws_them(browse, cast, few_points):
    away = [placed(), placed(), placed()]
    near = placed(FAR)

    found = drawn(browse("per"), "?boks=63,10,64,11&zoom=12")

    assert set(found) == {near.address}
    assert all(one.address not in found for one in away)


@pytest.mark.parametrize("asked", ["", "?status=let"])
def test_what_is_shielded_for_the_reader_is_in_no_number(browse, cast, few_points, asked):
    make_lease(placed(), date(2024, 1, 1), household=make_household(make_protected()))
    for _ in range(3):
        make_lease(placed(), date(2024, 1, 1))

    seen, cleared = (browse(who).get(POINTS + asked).json()["cells"] for who in ("kari", "hedda"))

    assert [one["count"] for one in seen] == [3]
    assert [one["count"] for one in cleared] == [4]


@pytest.mark.parametrize("boks", ["", "1,2", "a,b,c,d", "64,10,63,11", "1,2,3,1000", "nan,1,2,3"])
def test_a_part_that_cannot_be_read_is_the_whole_map(browse, cast, boks):
    dwelling = placed()

    assert set(drawn(browse("per"), f"?boks={boks}&zoom=x")) == {dwelling.address}
