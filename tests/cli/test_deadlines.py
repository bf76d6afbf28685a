"""`./bf deadlines`: JSON in, JSON out, the examples of the guide, and a message for what has no answer."""

import json
import re

import pytest

from boligflyt.cli import deadlines
from boligflyt.domain.deadlines import KINDS
from tests.support.tree import ROOT

GUIDE = (ROOT / "docs/how-to/deadlines.md").read_text(encoding="utf-8")
ON = "2026-11-28"
BLOCKS = [json.loads(one) for one in re.findall(r"```json\n(.*?)```", GUIDE, re.DOTALL)]
EXAMPLES = list(zip(BLOCKS[::2], BLOCKS[1::2], strict=True))
COMPLAINT = {"kind": "complaint", "decided_on": "2026-11-20", "notice_received_on": "2026-11-23"}


def answered(tmp_path, asked, *flags, on=ON):
    source = tmp_path / "asked.json"
    source.write_text(json.dumps(asked), encoding="utf-8")
    return deadlines.run(["--on", on, "--json", str(source), *flags])


@pytest.mark.parametrize(("asked", "days"), EXAMPLES, ids=lambda one: one.get("kind", ""))
def test_every_example_of_the_guide_gives_the_days_it_says(tmp_path, capsys, asked, days):
    code = answered(tmp_path, asked)
    told = json.loads(capsys.readouterr().out)

    assert code == 0
    assert {one["code"]: one["day"] for one in told["deadlines"]} == days


def test_the_guide_has_every_kind_and_every_field():
    assert [asked["kind"] for asked, _ in EXAMPLES] == list(KINDS)
    for kind in KINDS:
        part = GUIDE.split(f"### `{kind}`", 1)[1].split("\n### ", 1)[0]
        said_before = {"in_writing", "wanted_from", "act"}

        assert {name for name in KINDS[kind].fields if name not in part} <= said_before, kind


def test_a_deadline_says_what_when_where_and_why(tmp_path, capsys):
    answered(tmp_path, COMPLAINT)
    told = json.loads(capsys.readouterr().out)

    first = told["deadlines"][0]
    assert set(told) == {"kind", "on", "deadlines", "findings", "amounts", "explanation", "marks"}
    assert (first["code"], first["bound"], first["days_left"]) == ("complaint_last_day", "last_day", 16)
    assert first["rule"] == "forvaltningsloven §§ 29 og 30"
    assert first["source"] == "https://lovdata.no/dokument/NL/lov/1967-02-10/§29"
    assert first["explanation"] in told["explanation"]


def test_what_must_be_read_again_is_marked(tmp_path, capsys):
    answered(tmp_path, {"kind": "preliminary_answer", "received_on": "2026-11-21"})
    marks = json.loads(capsys.readouterr().out)["marks"]

    assert [(one["rate"], one["mark"], one["value"], one["valid_from"]) for one in marks] == [
        ("law/preliminary_answer_months", "verify", 1, "1996-01-01")
    ]


def test_a_list_gives_a_list_with_the_fault_in_its_place(tmp_path, capsys):
    code = answered(tmp_path, [COMPLAINT, {**COMPLAINT, "notice_received_on": "2026-11-19"}, 3, COMPLAINT])
    told = json.loads(capsys.readouterr().out)

    assert code == 2
    assert ["deadlines" in one for one in told] == [True, False, False, True]
    assert [one["error"]["where"] for one in told[1:3]] == ["$[1].notice_received_on", "$[2]"]


LEASE = {"kind": "lease_length", "first_day": "2026-12-01", "months": 36}
NOTICE = {"kind": "notice", "given_by": "landlord", "received_on": "2026-11-21"}
EVICTION = {"kind": "eviction", "ground": "unpaid_rent", "due_on": "2026-12-01"}
INDEX = {"kind": "rent_index", "last_set_on": "2025-11-01"}
DEPOSIT = {"kind": "deposit", "rent": 9000}


@pytest.mark.parametrize(
    ("asked", "code", "where"),
    [
        ({}, "missing", "$.kind"),
        ({"kind": "appeal"}, "unknown_kind", "$.kind"),
        ({"kind": ["notice"]}, "unknown_kind", "$.kind"),
        ({"kind": "complaint"}, "missing", "$.decided_on"),
        ({**COMPLAINT, "received": "2026-11-23"}, "unknown_field", "$.received"),
        ({**COMPLAINT, "decided_on": "20261120"}, "wrong_value", "$.decided_on"),
        ({**COMPLAINT, "decided_on": "2026-02-30"}, "wrong_value", "$.decided_on"),
        ({**COMPLAINT, "decided_on": "1899-12-31"}, "wrong_value", "$.decided_on"),
        ({**COMPLAINT, "decided_on": "9999-12-31"}, "wrong_value", "$.decided_on"),
        ({**COMPLAINT, "decided_on": 20261120}, "wrong_value", "$.decided_on"),
        ({**COMPLAINT, "decided_on": "2026-11-24"}, "wrong_order", "$.notice_received_on"),
        ({**COMPLAINT, "complaint_given_on": "2026-11-19"}, "wrong_order", "$.complaint_given_on"),
        ({**COMPLAINT, "act": "1814"}, "no_rule", "$"),
        ({"kind": "complaint", "decided_on": "1969-12-31"}, "no_rule", "$"),
        ({"kind": "preliminary_answer", "received_on": "1995-12-31"}, "no_rule", "$"),
        ({**LEASE, "last_day": "2027-01-01"}, "wrong_length", "$.last_day"),
        ({"kind": "lease_length", "first_day": "2026-12-01"}, "wrong_length", "$.last_day"),
        ({"kind": "lease_length", "first_day": "2026-12-01", "last_day": "2026-11-30"}, "wrong_order",
         "$.last_day"),
        ({**LEASE, "months": 0}, "wrong_value", "$.months"),
        ({**LEASE, "months": True}, "wrong_value", "$.months"),
        ({**LEASE, "months": 36.5}, "wrong_value", "$.months"),
        ({**LEASE, "earlier_short_contracts": -1}, "wrong_value", "$.earlier_short_contracts"),
        ({**LEASE, "special_reason": 7}, "wrong_value", "$.special_reason"),
        ({**LEASE, "first_day": "1999-12-31"}, "no_rule", "$"),
        ({**NOTICE, "given_by": "neighbour"}, "wrong_value", "$.given_by"),
        ({**NOTICE, "given_by": ["tenant"]}, "wrong_value", "$.given_by"),
        ({**NOTICE, "in_writing": "yes"}, "wrong_value", "$.in_writing"),
        ({**NOTICE, "protested_on": "2026-11-20"}, "wrong_order", "$.protested_on"),
        ({**NOTICE, "given_by": "tenant", "reason_given": True}, "wrong_field", "$.reason_given"),
        ({**NOTICE, "given_by": "tenant", "protested_on": "2026-12-01"}, "wrong_field", "$.protested_on"),
        ({**NOTICE, "told_that_none_can_be_given": True}, "wrong_field", "$.told_that_none_can_be_given"),
        ({**INDEX, "notice_sent_on": "2025-10-31"}, "wrong_order", "$.notice_sent_on"),
        ({**INDEX, "rent": -1, "index_then": 100, "index_now": 101}, "wrong_value", "$.rent"),
        ({**INDEX, "rent": 9000, "index_then": 0, "index_now": 101}, "wrong_value", "$.index_then"),
        ({**INDEX, "rent": 9000, "index_then": 100}, "missing", "$.index_now"),
        ({**INDEX, "rent": 9000, "month_then": "2025-08", "index_now": 101}, "wrong_field", "$.month_then"),
        ({**INDEX, "rent": 9000, "month_then": "2025-08"}, "no_index", "$.month_then"),
        ({"kind": "market_rent", "tenancy_from": "2024-01-01", "claim_made_on": "2023-12-31"}, "wrong_order",
         "$.claim_made_on"),
        ({"kind": "deposit"}, "missing", "$.rent"),
        ({**DEPOSIT, "rent": 0}, "wrong_value", "$.rent"),
        ({**DEPOSIT, "deposit": -1}, "wrong_value", "$.deposit"),
        ({**DEPOSIT, "deposit": "27000"}, "wrong_value", "$.deposit"),
        ({**DEPOSIT, "deposit": 1e300}, "wrong_value", "$.deposit"),
        ({**DEPOSIT, "told_by_bank_on": "2026-12-01"}, "wrong_field", "$.told_by_bank_on"),
        ({**EVICTION, "notice_stands": True}, "wrong_field", "$.notice_stands"),
        ({**EVICTION, "ground": "breach", "paid_on": "2026-12-20"}, "wrong_field", "$.paid_on"),
        ({**EVICTION, "ground": "noise"}, "wrong_value", "$.ground"),
        ({**EVICTION, "petition_on": "2026-12-20", "put_to_tenant_on": "2026-12-19"}, "wrong_order",
         "$.put_to_tenant_on"),
        ({"kind": "rent_deduction", "agreed_on": "2026-03-01", "revoked_on": "2026-02-28"}, "wrong_order",
         "$.revoked_on"),
        ({"kind": "bostoette", "month": "2026-13"}, "wrong_value", "$.month"),
        ({"kind": "bostoette"}, "missing", "$.month"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_says_what_and_where_and_never_gives_a_day(
    tmp_path, capsys, asked, code, where
):
    found = answered(tmp_path, asked)
    shown = capsys.readouterr()
    error = json.loads(shown.out)["error"]

    assert found == 2
    assert (error["code"], error["where"]) == (code, where)
    assert shown.err.strip() == error["message"]


@pytest.mark.parametrize("day", ["2026-02-30", "20260601", "i dag", "0001-01-01"])
def test_a_day_that_is_none_is_refused_before_anything_is_read(tmp_path, capsys, day):
    with pytest.raises(SystemExit) as ended:
        answered(tmp_path, COMPLAINT, on=day)

    assert ended.value.code == 2
    assert f"«{day}» er ikke en dag" in capsys.readouterr().err


def test_index_numbers_come_from_the_municipalitys_own_file(tmp_path, capsys):
    numbers = tmp_path / "kpi.csv"
    numbers.write_text("month;index\n2025-08;100\n2026-08;102,5\n", encoding="utf-8")
    asked = {**INDEX, "rent": 9000, "month_then": "2025-08", "month_now": "2026-08"}

    code = answered(tmp_path, asked, "--index", str(numbers))
    told = json.loads(capsys.readouterr().out)

    assert (code, told["amounts"]) == (0, {"highest_rent": 9225})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "kan ikke leses"),
        ("maaned;tall\n", "Første linje"),
        ("month;index\n", "ingen måneder"),
        ("month;index\n2026-13;100\n", "Linje 2"),
        ("month;index\n2026-08;-5\n", "Linje 2"),
        ("month;index\n2026-08;NaN\n", "Linje 2"),
        ("month;index\n2026-08;100;3\n", "Linje 2"),
        ("month;index\n2026-08;100\n2026-08;101\n", "august 2026 står to ganger"),
    ],
)
def test_a_faulty_index_file_is_refused_with_its_line(tmp_path, capsys, text, words):
    numbers = tmp_path / "kpi.csv"
    if text is not None:
        numbers.write_text(text, encoding="utf-8")

    code = answered(tmp_path, INDEX, "--index", str(numbers))
    shown = capsys.readouterr()

    assert (code, json.loads(shown.out)["error"]["code"]) == (2, "faulty_index")
    assert words in shown.err


def test_a_month_that_the_file_does_not_have_is_refused(tmp_path, capsys):
    numbers = tmp_path / "kpi.csv"
    numbers.write_text("month;index\n2025-08;100\n", encoding="utf-8")
    asked = {**INDEX, "rent": 9000, "month_then": "2025-08", "month_now": "2026-08"}

    code = answered(tmp_path, asked, "--index", str(numbers))

    assert code == 2
    assert "august 2026" in json.loads(capsys.readouterr().out)["error"]["message"]
