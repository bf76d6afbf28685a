"""`./bf match`: a problem in, a checked answer out, and one clear message for what cannot be read."""

import copy
import json
import os
import subprocess
import sys

import pytest

from boligflyt.cli import match
from boligflyt.domain.matching import reason_checker
from tests.support.tree import ROOT

ONE = {
    "households": [{"id": "h1", "priority": [1, 2]}, {"id": "h2", "priority": [1, 3]}],
    "dwellings": [{"id": "d1"}, {"id": "d2"}],
    "pairs": [
        {"household": "h1", "dwelling": "d1", "misfit": 3},
        {"household": "h2", "dwelling": "d1", "misfit": 0},
    ],
    "limits": [{"id": "hf-7", "households": ["h1"], "dwellings": ["d1"], "at_most": 1}],
}


def answered(tmp_path, capsys, asked):
    source = tmp_path / "asked.json"
    source.write_text(asked if isinstance(asked, str) else json.dumps(asked), encoding="utf-8")
    code = match.run(["--json", str(source)])
    shown = capsys.readouterr()
    return code, json.loads(shown.out), shown.err


def changed(path, value):
    """ONE with the value at the path; the last step of the path may be a new field or "+" for one more."""
    asked = copy.deepcopy(ONE)
    place = asked
    for step in path[:-1]:
        place = place[step]
    if path[-1] == "+":
        place.append(value)
    elif value is KeyError:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return asked


def test_one_problem_gives_one_answer_with_every_field_of_the_contract(tmp_path, capsys):
    code, told, said = answered(tmp_path, capsys, ONE)

    assert (code, said) == (0, "")
    assert told["placements"] == [{"household": "h1", "dwelling": "d1", "misfit": 3}]
    assert told["unplaced"] == [{"household": "h2", "reason": {"code": "higher_priority"}}]
    assert told["classes"] == [
        {"priority": [1, 2], "housed": 1, "of": 1}, {"priority": [1, 3], "housed": 0, "of": 1},
    ]  # fmt: skip
    assert told["total_misfit"] == 3
    assert set(told) == {"placements", "unplaced", "classes", "total_misfit", "certificate"}


def test_a_list_gives_a_list_in_the_same_order_with_the_fault_in_its_place(tmp_path, capsys):
    empty = {"households": [], "dwellings": [], "pairs": []}

    code, told, said = answered(tmp_path, capsys, [ONE, {**ONE, "pairs": 3}, empty])

    assert code == 2
    assert [one.get("total_misfit") for one in told] == [3, None, 0]
    assert told[1]["error"]["where"] == "$[1].pairs"
    assert len(said.splitlines()) == 1
    assert answered(tmp_path, capsys, [])[:2] == (0, [])


@pytest.mark.parametrize(
    ("path", "value", "code", "where"),
    [
        (("households", "+"), {"id": "h1", "priority": [1, 2]}, "duplicate", "households[2].id"),
        (("dwellings", "+"), {"id": "d1"}, "duplicate", "dwellings[2].id"),
        (("pairs", "+"), {"household": "h1", "dwelling": "d1", "misfit": 1}, "duplicate", "pairs[2]"),
        (("limits", "+"), ONE["limits"][0], "duplicate", "limits[1].id"),
        (("limits", 0, "households", "+"), "h1", "duplicate", "limits[0].households[1]"),
        (("pairs", 0, "household"), "h9", "unknown_reference", "pairs[0].household"),
        (("pairs", 0, "dwelling"), "h1", "unknown_reference", "pairs[0].dwelling"),
        (("limits", 0, "households", 0), "d1", "unknown_reference", "limits[0].households[0]"),
        (("limits", 0, "dwellings", 0), "d9", "unknown_reference", "limits[0].dwellings[0]"),
        (("pairs", 0, "misfit"), -1, "wrong_value", "pairs[0].misfit"),
        (("pairs", 0, "misfit"), 1.5, "wrong_value", "pairs[0].misfit"),
        (("pairs", 0, "misfit"), "3", "wrong_value", "pairs[0].misfit"),
        (("pairs", 0, "misfit"), True, "wrong_value", "pairs[0].misfit"),
        (("pairs", 0, "misfit"), None, "wrong_value", "pairs[0].misfit"),
        (("pairs", 0, "misfit"), 10**12, "wrong_value", "pairs[0].misfit"),
        (("households", 0, "priority", 1), -2, "wrong_value", "households[0].priority[1]"),
        (("households", 0, "priority", 1), 0.5, "wrong_value", "households[0].priority[1]"),
        (("households", 1, "priority"), [1], "unequal_priority", "households[1].priority"),
        (("households", 1, "priority"), 1, "wrong_type", "households[1].priority"),
        (("households", 1, "id"), 7, "wrong_type", "households[1].id"),
        (("households", 1, "id"), "", "wrong_type", "households[1].id"),
        (("households", 1), "h2", "wrong_type", "households[1]"),
        (("households", 1, "priority"), KeyError, "missing", "households[1].priority"),
        (("households", 1, "name"), "Kari", "unknown_field", "households[1].name"),
        (("pairs", 0, "household"), ["h1"], "wrong_type", "pairs[0].household"),
        (("limits", 0, "at_most"), -1, "wrong_value", "limits[0].at_most"),
        (("limits", 0, "at_most"), 0.2, "wrong_value", "limits[0].at_most"),
        (("limits", 0, "dwellings"), "d1", "wrong_type", "limits[0].dwellings"),
        (("limits",), None, "wrong_type", "limits"),
        (("dwellings",), {}, "wrong_type", "dwellings"),
        (("pairs",), KeyError, "missing", "pairs"),
        (("limit",), [], "unknown_field", "limit"),
    ],
)
def test_what_cannot_be_read_gives_one_message_and_no_proposal(tmp_path, capsys, path, value, code, where):
    found, told, said = answered(tmp_path, capsys, changed(path, value))

    assert found == 2
    assert (told["error"]["code"], told["error"]["where"]) == (code, f"$.{where}")
    assert said == f"{told['error']['message']}\n"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("{", "malformed_json"),
        ("3", "not_a_list"),
        ('{"households": [], "households": []}', "duplicate_key"),
        ('{"households": [{"id": "h", "priority": [NaN]}]}', "not_a_number"),
    ],
)
def test_input_that_is_no_problem_is_refused(tmp_path, capsys, asked, code):
    found, told, said = answered(tmp_path, capsys, asked)

    assert (found, told["error"]["code"], len(said.splitlines())) == (2, code, 1)


def test_a_proposal_that_fails_the_check_is_never_shown(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(reason_checker, "check_answer", lambda problem, answer: ["Noe er galt."])

    found, told, said = answered(tmp_path, capsys, ONE)

    assert (found, told["error"]["code"]) == (2, "not_verified")
    assert "Noe er galt." in said and "placements" not in told


def modules_after(asked):
    """The heavy modules that the command has imported when it has answered."""
    script = (
        "import sys; from boligflyt.cli import main; code = main(['match', '--json']); "
        "print(sorted({'highspy', 'numpy', 'scipy', 'numba', 'django'} & set(sys.modules)), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], input=json.dumps(asked), capture_output=True, text=True,
        check=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    json.loads(ran.stdout)
    return ran.stderr.strip()


def test_a_solver_is_imported_only_when_a_limit_binds():
    binding = changed(("limits", 0, "at_most"), 0)

    assert modules_after(ONE) == "[]"
    assert modules_after(binding) == "['highspy', 'numpy']"
