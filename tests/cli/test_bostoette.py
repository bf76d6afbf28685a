"""`./bf bostoette`: JSON in, JSON out, and a clear message for what cannot be answered."""

import json

import pytest

from boligflyt.cli import bostoette, main

ONE = {"municipality_group": 4, "adults": 1, "monthly_income": 15_000, "monthly_housing_cost": 12_000}


def answered(tmp_path, capsys, asked, *flags, on="2026-06-01"):
    source = tmp_path / "asked.json"
    source.write_text(json.dumps(asked), encoding="utf-8")
    code = bostoette.run(["--on", on, "--json", str(source), *flags])
    return code, json.loads(capsys.readouterr().out)


def test_one_household_is_told_its_sum_every_step_and_the_marks(tmp_path, capsys):
    code, told = answered(tmp_path, capsys, ONE)

    assert code == 0
    assert (told["monthly"], told["monthly_exact"], told["weight"]) == (3603, 3602.99, 1)
    assert (told["egenandel"], told["cap"], told["approved_cost"]) == (33569.25, 92_234, 92_234)
    assert told["weighted_income"] == 180_000
    assert told["explanation"][-1] == "Dette er et anslag. Husbanken avgjør."
    assert {one["rate"] for one in told["marks"]} >= {"bostoette/own_share_least"}
    assert {one["mark"] for one in told["marks"]} == {"verify"}


def test_a_list_gives_a_list_with_the_fault_in_its_place(tmp_path, capsys):
    code, told = answered(tmp_path, capsys, [ONE, {**ONE, "adults": 0, "children": 1}, ONE])

    assert code == 2
    assert [one.get("monthly") for one in told] == [3603, None, 3603]
    assert told[1]["error"]["where"] == "$[1].adults"


def test_the_municipality_gives_its_group_also_under_a_number_that_has_ended(tmp_path, capsys):
    rest = {name: value for name, value in ONE.items() if name != "municipality_group"}
    asked = [{**rest, "municipality": number} for number in ("3201", "0219", "3301")]

    _, told = answered(tmp_path, capsys, asked)

    assert [one["cap"] for one in told] == [92_234 + 19_079, 92_234 + 19_079, 92_234]


def test_the_highest_income_is_found_with_and_without_an_income_told(tmp_path, capsys):
    without = {"municipality_group": 1, "adults": 1, "monthly_housing_cost": 30_000}

    _, told = answered(tmp_path, capsys, [without, {**without, "monthly_income": 20_000}], "--max-income")

    assert [one["max_monthly_income"] for one in told] == [28_241, 28_241]
    assert "monthly" not in told[0] and told[1]["monthly"] > 0


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        ({"monthly_income": -1}, "wrong_value", "$.monthly_income"),
        ({"monthly_income": "15000"}, "wrong_value", "$.monthly_income"),
        ({"monthly_income": None}, "missing", "$.monthly_income"),
        ({"monthly_income": 1e300}, "wrong_value", "$.monthly_income"),
        ({"adults": True}, "wrong_value", "$.adults"),
        ({"adults": 1.5}, "wrong_value", "$.adults"),
        ({"children": -1}, "wrong_value", "$.children"),
        ({"category": "rich"}, "wrong_value", "$.category"),
        ({"category": ["ordinary"]}, "wrong_value", "$.category"),
        ({"owner": "yes"}, "wrong_value", "$.owner"),
        ({"municipality_group": 5}, "wrong_value", "$.municipality_group"),
        ({"municipality": "3301"}, "wrong_place", "$.municipality_group"),
        ({"salary": 1}, "unknown_field", "$.salary"),
    ],
)
def test_what_cannot_be_read_says_what_and_where_and_never_gives_a_number(
    tmp_path, capsys, change, code, where
):
    found, told = answered(tmp_path, capsys, {**ONE, **change})

    assert found == 2
    assert (told["error"]["code"], told["error"]["where"]) == (code, where)


@pytest.mark.parametrize("number", ["9998", "301", 3301])
def test_a_municipality_that_does_not_exist_is_refused(tmp_path, capsys, number):
    rest = {name: value for name, value in ONE.items() if name != "municipality_group"}

    code, told = answered(tmp_path, capsys, {**rest, "municipality": number})

    assert (code, told["error"]["code"]) == (2, "unknown_municipality")


def test_a_day_before_the_first_rates_is_refused(tmp_path, capsys):
    code, told = answered(tmp_path, capsys, ONE, on="2021-05-31")

    assert (code, told["error"]["code"]) == (2, "not_estimated")
    assert "01.06.2021" in told["error"]["message"]


def test_a_list_instead_of_a_household_is_refused(tmp_path, capsys):
    code, told = answered(tmp_path, capsys, [[ONE], 3])

    assert code == 2
    assert {one["error"]["code"] for one in told} == {"not_an_object"}


def test_a_faulty_folder_of_the_municipalitys_own_rates_stops_every_command(tmp_path, monkeypatch, capsys):
    (tmp_path / "cap_1.yaml").write_text("name: Tak\n", encoding="utf-8")
    monkeypatch.setenv("BF_RATES", str(tmp_path))

    assert main(["bostoette", "--on", "2026-06-01"]) == 2
    told = capsys.readouterr()
    assert told.out == "" and "cap_1.yaml: «Øvre grense" in told.err and "settes ikke av kommunen" in told.err
