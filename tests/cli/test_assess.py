import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from boligflyt.cli.assess import run
from boligflyt.domain.eligibility.rule_file import SHIPPED

EXAMPLE = Path(__file__).parents[2] / "docs" / "how-to" / "assess" / "application.example.json"
ON = ["--on", "2026-11-23"]


def ask(capsys, monkeypatch, content, *arguments):
    text = content if isinstance(content, str) else json.dumps(content)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))
    code = run([*arguments])
    return code, json.loads(capsys.readouterr().out)


def test_one_application_gets_one_answer_in_the_published_form(capsys):
    code = run(["--rules", "demo-drammen", *ON, "--json", str(EXAMPLE)])

    answer = json.loads(capsys.readouterr().out)
    assert (code, answer["outcome"], answer["rule_set"]) == (
        0,
        "met",
        {"id": "demo-drammen", "version": "2020-02-04"},
    )
    assert {tuple(finding) for finding in answer["findings"]} == {
        ("rule", "outcome", "force", "reason", "law", "facts")
    }
    assert answer["findings"][0]["facts"][0] == {
        "name": "applicant.born",
        "value": "1990-05-17",
        "source": "Folkeregisteret",
    }


def test_a_list_gets_a_list_with_errors_in_their_place(capsys, monkeypatch):
    content = [{}, {"aplicant": {}}, 7, {"eviction_on": "i fjor"}, {"kind": "temporary_housing"}]

    code, answers = ask(capsys, monkeypatch, content, "--rules", "demo-bergen", *ON, "--json")

    assert code == 2
    assert [answer.get("outcome") for answer in answers] == ["not_assessed", None, None, None, "not_assessed"]
    assert [answers[place]["error"]["where"] for place in (1, 2, 3)] == [
        "$[1].aplicant",
        "$[2]",
        "$[3].eviction_on",
    ]
    assert "Mente du «applicant»?" in answers[1]["error"]["message"]


def test_missing_facts_are_not_assessed_and_never_a_refusal(capsys, monkeypatch):
    code, answer = ask(capsys, monkeypatch, {}, "--rules", "demo-bergen", *ON)

    assert code == 0
    assert {finding["outcome"] for finding in answer["findings"]} == {"not_assessed"}


def test_a_faulty_rule_file_is_refused_with_its_line(capsys, monkeypatch, tmp_path):
    text = (SHIPPED / "demo-bergen.yaml").read_text("utf-8").replace("    min: 18", "    minn: 18")
    path = tmp_path / "rules.yaml"
    path.write_text(text, "utf-8")
    line = text.splitlines().index("    minn: 18") + 1

    code, answer = ask(capsys, monkeypatch, {}, "--rules", str(path), *ON)

    assert code == 2
    assert answer["error"]["where"] == f"linje {line}"
    assert "Mente du «min»?" in answer["error"]["message"]


@pytest.mark.parametrize(
    ("rules", "on", "code"),
    [("no-such.yaml", "2026-11-23", "unreadable_file"), ("demo-bergen", "2016-10-18", "not_valid_on_day")],
)
def test_rules_that_cannot_be_used_are_one_error(capsys, monkeypatch, rules, on, code):
    exit_code, answer = ask(capsys, monkeypatch, {}, "--rules", rules, "--on", on)

    assert (exit_code, answer["error"]["code"]) == (2, code)


@pytest.mark.proves("AGR-18")
def test_a_municipalitys_own_versioned_rules_decide_the_answer(capsys, monkeypatch):
    facts = {"eviction_on": "2025-12-23"}

    answers = [
        ask(capsys, monkeypatch, facts, "--rules", name, *ON)[1] for name in ("demo-drammen", "demo-bergen")
    ]

    found = [{finding["rule"]: finding["outcome"] for finding in answer["findings"]} for answer in answers]
    assert [outcomes["quarantine"] for outcomes in found] == ["met", "not_met"]
    assert [answer["rule_set"]["version"] for answer in answers] == ["2020-02-04", "2016-10-19"]


@pytest.mark.proves("PRO-05")
def test_unclear_services_hold_back_an_otherwise_met_application(capsys, monkeypatch):
    facts = json.loads(EXAMPLE.read_text("utf-8"))
    unclear = facts | {"services": {"needed": True, "clarified": False}}

    _, clear_answer = ask(capsys, monkeypatch, facts, "--rules", "demo-drammen", *ON)
    _, unclear_answer = ask(capsys, monkeypatch, unclear, "--rules", "demo-drammen", *ON)

    assert (clear_answer["outcome"], unclear_answer["outcome"]) == ("met", "not_assessed")


def test_the_command_starts_without_django_or_a_database():
    script = (
        "import sys; from boligflyt.cli.assess import run; "
        "code = run(['--rules', 'demo-bergen', '--on', '2026-11-23', '--check']); "
        "sys.exit(code or any(name.split('.')[0] in ('django', 'psycopg') for name in sys.modules))"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["rule_set"]["id"] == "demo-bergen"
