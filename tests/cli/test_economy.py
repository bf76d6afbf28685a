"""`./bf economy`: JSON in, JSON out, the municipality's own files, and a clear message for what cannot be."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from boligflyt.cli import economy
from boligflyt.domain.household_economy import asked

GUIDE = Path("docs/how-to/economy.md")
EXAMPLES = Path("docs/how-to/economy")
ONE = {
    "members": [{"age": 36}, {"age": 7}],
    "income": [{"name": "Lønn", "gross": 35_000, "net": 27_000}],
    "budget": [{"name": "Alt", "monthly": 12_000}],
    "stay": {"rent": 9_000},
    "buy": {"price": 1_500_000, "shared_costs": 3_500},
    "loan": {"effective_rate": 4.3, "years": 30},
}


def answered(tmp_path, capsys, told, *flags, on="2026-06-01"):
    source = tmp_path / "asked.json"
    source.write_text(json.dumps(told), encoding="utf-8")
    code = economy.run(["--on", on, "--json", str(source), *flags])
    return code, json.loads(capsys.readouterr().out)


def changed(**parts):
    """The household with some fields of its parts changed; a list or a value stands in place of the old."""
    return ONE | {
        name: {**ONE[name], **value} if isinstance(value, dict) and name in ONE else value
        for name, value in parts.items()
    }  # fmt: skip


def test_one_household_is_told_what_is_left_and_what_it_can_borrow(tmp_path, capsys):
    code, told = answered(tmp_path, capsys, ONE)

    assert code == 0
    assert (told["left_before_housing"], told["ability_to_pay"]) == (15_000, 11_500)
    assert (told["highest_loan"]["years"], told["highest_loan"]["price"]) == (
        30,
        told["highest_loan"]["amount"],
    )
    assert [(one["way"], one["left"]) for one in told["alternatives"]] == [("stay", 6_000), ("buy", 4_149.4)]
    assert told["alternatives"][1]["loans"][0]["nominal_rate"] == 4.2175
    assert told["explanation"][-1].startswith("Dette er et anslag.")
    assert told["marks"] == []


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({"markup": 0.25}, {"effective_rate_without_fees": 4.55}),
        ({"effective_rate": None, "nominal_rate": 4.3}, {"nominal_rate": 4.3, "payment": 7_423.07}),
        ({"effective_rate": None, "nominal_rate": 4.3, "payment_fee": 40}, {"payment": 7_463.07}),
        ({"effective_rate": None, "nominal_rate": 4.8, "interest_only_years": 5}, {"first_instalment": 0}),
        ({"effective_rate": None, "nominal_rate": 4.8, "repayment": "serial"}, {"payment": 10_166.67}),
        ({"effective_rate": 4.3, "payments_per_year": 1}, {"nominal_rate": 4.3, "payments": 30}),
    ],
)
def test_every_term_of_the_loan_reaches_it(tmp_path, capsys, terms, expected):
    _, told = answered(tmp_path, capsys, changed(loan=terms))

    (loan,) = told["alternatives"][1]["loans"]
    assert {name: loan[name] for name in expected} == expected


def test_the_repayment_is_shown_year_by_year_when_asked_for(tmp_path, capsys):
    _, without = answered(tmp_path, capsys, ONE)
    _, told = answered(tmp_path, capsys, ONE, "--plan")

    years = told["alternatives"][1]["loans"][0]["plan"]
    assert "plan" not in without["alternatives"][1]["loans"][0]
    assert (len(years), years[-1]["balance"]) == (30, 0)
    assert set(years[0]) == {"year", "interest", "instalments", "fees", "balance"}


def test_a_list_gives_a_list_with_the_fault_in_its_place(tmp_path, capsys):
    code, told = answered(tmp_path, capsys, [ONE, changed(members=[{"age": 9}]), ONE])

    assert code == 2
    assert [one.get("ability_to_pay") for one in told] == [11_500, None, 11_500]
    assert told[1]["error"]["where"] == "$[1].members"


def test_the_example_in_the_guide_uses_every_file_of_the_municipality(capsys):
    code = economy.run([
        "--on", "2026-06-01", "--json", str(EXAMPLES / "household.example.json"),
        "--norm", str(EXAMPLES / "norm.example.yaml"), "--least", str(EXAMPLES / "least.example.yaml"),
        "--write-down", str(EXAMPLES / "write_down.example.yaml"),
    ])  # fmt: skip
    told = json.loads(capsys.readouterr().out)

    assert code == 0
    assert (told["living_costs"]["counted"], told["living_costs"]["least"]) == (15_800, 13_100)
    assert [one["way"] for one in told["alternatives"]] == ["stay", "rent", "buy"]
    assert [one["check"] for one in told["bank_rule"]] == [
        "debt_to_income", "stressed_payment", "loan_to_value",
    ]  # fmt: skip
    assert told["highest_loan_longest_term"]["years"] == 50
    assert [one["left"] for one in told["grant_left"]][4:8] == [250_000, 250_000, 200_000, 150_000]


@pytest.mark.parametrize(
    ("told", "code", "where"),
    [
        (changed(income=[{"name": "Lønn", "gross": 1, "net": -1}]), "wrong_value", "$.income[0].net"),
        (changed(income=[{"name": "Lønn", "gross": 1}]), "missing", "$.income[0].net"),
        (changed(income=[{"name": " ", "gross": 1, "net": 1}]), "wrong_value", "$.income[0].name"),
        (changed(income="mye"), "wrong_value", "$.income"),
        (changed(income=None), "missing", "$.income"),
        (changed(members=[{"age": 17}]), "not_worked_out", "$.members"),
        (changed(members=[]), "missing", "$.members"),
        (changed(members=[{"age": 36.5}]), "wrong_value", "$.members[0].age"),
        (changed(members=[{"age": 121}]), "wrong_value", "$.members[0].age"),
        (changed(members=["Kari"]), "not_an_object", "$.members[0]"),
        (changed(stay={"rent": 1e300}), "wrong_value", "$.stay.rent"),
        (changed(stay={"rent": 0.001}), "wrong_value", "$.stay.rent"),
        (changed(stay={"heating_included": "ja"}), "wrong_value", "$.stay.heating_included"),
        (changed(salary=1), "unknown_field", "$.salary"),
        (changed(loan={"length": 30}), "unknown_field", "$.loan.length"),
        (changed(loan={"years": 31}), "not_worked_out", "$.loan.years"),
        (
            changed(loan={"years": 51, "long_term_reasons": ["lasting_low_income"]}),
            "not_worked_out", "$.loan.years",
        ),
        (changed(loan={"years": 0}), "not_worked_out", "$.loan.years"),
        (changed(loan={"long_term_reasons": ["because"]}), "wrong_value", "$.loan.long_term_reasons"),
        (changed(loan={"effective_rate": -0.1}), "wrong_value", "$.loan.effective_rate"),
        (changed(loan={"effective_rate": 25.1}), "wrong_value", "$.loan.effective_rate"),
        (changed(loan={"nominal_rate": 4}), "wrong_value", "$.loan.effective_rate"),
        (changed(loan={"effective_rate": None}), "missing", "$.loan.effective_rate"),
        (changed(loan={"payments_per_year": 0}), "not_worked_out", "$.loan.payments_per_year"),
        (changed(loan={"markup": 0.26}), "not_worked_out", "$.loan.markup"),
        (changed(loan={"interest_only_years": 9}), "not_worked_out", "$.loan.interest_only_years"),
        (
            changed(loan={"bank": {"share_percent": 100, "years": 25, "nominal_rate": 5}}),
            "wrong_value", "$.loan.bank.share_percent",
        ),
        (
            changed(loan={"bank": {"share_percent": 50, "years": 0, "nominal_rate": 5}}),
            "wrong_value", "$.loan.bank.years",
        ),
        (changed(municipality="9998"), "unknown_municipality", "$.municipality"),
        (changed(municipality="3301", municipality_group=4), "wrong_place", "$.municipality"),
        (changed(municipality_group=5), "wrong_value", "$.municipality_group"),
        (changed(municipality_group=0), "wrong_value", "$.municipality_group"),
        (changed(bostoette={}), "missing", "$.municipality"),
        (changed(bostoette={"category": "rich"}, municipality="3301"), "wrong_value", "$.bostoette.category"),
        (changed(budget=None), "not_worked_out", "$.budget"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_what_and_where_and_never_gives_a_number(
    tmp_path, capsys, told, code, where
):
    source = tmp_path / "asked.json"
    source.write_text(json.dumps(told), encoding="utf-8")

    found = economy.run(["--on", "2026-06-01", "--json", str(source)])

    captured = capsys.readouterr()
    answer = json.loads(captured.out)
    assert found == 2
    assert set(answer) == {"error"}
    assert (answer["error"]["code"], answer["error"]["where"]) == (code, where)
    assert captured.err.strip() == answer["error"]["message"]


@pytest.mark.parametrize(
    ("told", "on", "first"),
    [
        (ONE, "2025-02-16", "17.02.2025"),
        (changed(loan=None, buy=None), "2017-12-31", "01.01.2018"),
        (changed(loan=None, buy=None, municipality="3301", bostoette={}), "2021-05-31", "01.06.2021"),
    ],
)
def test_a_day_before_the_first_rates_is_refused(tmp_path, capsys, told, on, first):
    code, answer = answered(tmp_path, capsys, told, on=on)

    assert (code, answer["error"]["code"]) == (2, "not_worked_out")
    assert first in answer["error"]["message"]


@pytest.mark.parametrize("flag", ["--norm", "--least", "--write-down"])
def test_a_faulty_file_of_the_municipality_is_refused_with_its_line(tmp_path, capsys, flag):
    faulty = tmp_path / "own.yaml"
    faulty.write_text("name: Egen\nsourc: oppdiktet\nvalues: {}\n", encoding="utf-8")

    code, told = answered(tmp_path, capsys, ONE, flag, str(faulty))
    gone, told_gone = answered(tmp_path, capsys, ONE, flag, str(tmp_path / "none.yaml"))

    assert (code, gone) == (2, 2)
    assert "linje 2" in told["error"]["message"]
    assert told_gone["error"]["code"] == "unreadable_file"


def test_the_guide_tells_of_every_field_that_can_be_asked_and_answered(tmp_path, capsys):
    named = set(re.findall(r"`([a-z_]+)`", GUIDE.read_text(encoding="utf-8")))
    _, told = answered(tmp_path, capsys, ONE)

    can_be_asked = asked.KNOWN | asked.BUYING | asked.LOAN | asked.BANK | asked.RENTING | asked.BOSTOETTE
    loans = told["alternatives"][1]["loans"][0]
    answers = {*told, *told["living_costs"], *told["highest_loan"], *told["alternatives"][1], *loans}
    assert can_be_asked - named == set()
    assert answers - named == set()


def test_the_day_must_be_a_day(capsys):
    with pytest.raises(SystemExit) as ended:
        economy.run(["--on", "2026-02-30"])

    assert ended.value.code == 2
    assert str(date(2026, 2, 28)) not in capsys.readouterr().err
