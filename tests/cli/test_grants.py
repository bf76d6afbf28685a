"""`./bf grants`: the examples of the guide, every field documented, and a message for what has no answer."""

import json
import re

import pytest

from boligflyt.cli import grants
from boligflyt.domain.household_economy.grant_questions import FIELDS
from tests.support.tree import ROOT

GUIDE = (ROOT / "docs/how-to/grants.md").read_text(encoding="utf-8")
EXAMPLES = {one["kind"]: one for one in map(json.loads, re.findall(r"```json\n(.*?)```", GUIDE, re.DOTALL))}
OWN = ROOT / "docs/how-to/economy/write_down.example.yaml"


def answered(tmp_path, capsys, asked, *flags, on="2026-06-01"):
    source = tmp_path / "asked.json"
    source.write_text(json.dumps(asked), encoding="utf-8")
    code = grants.run(["--on", on, "--json", str(source), *flags])
    return code, json.loads(capsys.readouterr().out)


def test_the_guide_has_an_example_of_every_kind_and_every_field_and_what_is_answered(tmp_path, capsys):
    assert list(EXAMPLES) == list(FIELDS)
    for kind, asked in EXAMPLES.items():
        code, told = answered(tmp_path, capsys, asked)

        assert code == 0
        for name in (*FIELDS[kind], *told):
            assert f"`{name}`" in GUIDE, (kind, name)


def test_a_rental_grant_counts_each_dwelling_up_to_the_limit(tmp_path, capsys):
    asked = [{"kind": "rental_grant", "group": 4, "square_metres": [80, 80]}, {
        "kind": "rental_grant", "group": 4, "square_metres": [80, 95]}]  # fmt: skip

    _, told = answered(tmp_path, capsys, asked)

    assert told[0]["amount"] == told[1]["amount"] > 0


def test_an_agreement_counts_whole_dwellings_alone(tmp_path, capsys):
    asked = [{**EXAMPLES["agreement"], "dwellings": number} for number in (1, 30)]

    _, told = answered(tmp_path, capsys, asked)

    assert [one["most_dwellings"] for one in told][0] == 0
    assert told[1]["last_day"] > "2026-06-01"


@pytest.mark.parametrize(
    ("on", "left"), [("2022-03-15", 200_000), ("2023-03-14", 200_000), ("2023-03-15", 190_000)]
)
def test_a_grant_is_written_down_when_a_whole_year_has_passed(tmp_path, capsys, on, left):
    _, told = answered(tmp_path, capsys, EXAMPLES["write_down"], on=on)

    assert (told["left"], told["written_down"]) == (left, 200_000 - left)
    assert told["by_year"][-1]["left"] == 0


def test_the_municipality_s_own_write_down_goes_before_the_older_rule(tmp_path, capsys):
    asked = {**EXAMPLES["write_down"], "granted_on": "2026-03-15"}

    _, usual = answered(tmp_path, capsys, asked)
    _, own = answered(tmp_path, capsys, asked, "--write-down", str(OWN))

    assert (usual["years"], own["years"]) == (20, 10)
    assert own["by_year"][5]["left"] == 200_000


@pytest.mark.parametrize(
    ("asked", "where", "words"),
    [
        ({"kind": "gift"}, "kind", "skal være en av"),
        ({"kind": "rental_grant", "square_metres": [50]}, "group", "enten"),
        ({"kind": "rental_grant", "group": 4, "square_metres": [0]}, "square_metres", "over null"),
        (
            {"kind": "rental_grant", "municipality": "9999", "square_metres": [50]},
            "municipality",
            "finnes ikke",
        ),
        ({"kind": "agreement", "dwellings": 4}, "agreement", "allocation"),
        ({"kind": "agreement", "agreement": "referral", "dwellings": 0}, "", "minst én bolig"),
        ({**EXAMPLES["write_down"], "granted_on": "2026-02-31"}, "granted_on", "år-måned-dag"),
        ({**EXAMPLES["write_down"], "granted_on": "2026-06-02"}, "", "etter dagen"),
        ({**EXAMPLES["write_down"], "granted": -1}, "granted", "under null"),
        ({**EXAMPLES["write_down"], "rate": 5}, "rate", "finnes ikke"),
        ([1], "kind", "skal være en av"),
    ],
)
def test_what_has_no_answer_is_told_with_its_place(tmp_path, capsys, asked, where, words):
    code, told = answered(tmp_path, capsys, asked)
    fault = (told[0] if isinstance(told, list) else told)["error"]

    assert code == 2
    assert words in fault["message"]
    assert fault["where"].endswith(where)


def test_a_file_that_is_not_there_is_told(tmp_path, capsys):
    code, told = answered(tmp_path, capsys, EXAMPLES["write_down"], "--write-down", "mangler.yaml")

    assert (code, told["error"]["code"]) == (2, "unreadable_file")
