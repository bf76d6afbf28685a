"""`./bf audit` on a real database: words, JSON and exit codes."""

from __future__ import annotations

import json

import pytest
from django.db import OperationalError, connection, transaction

from boligflyt.areas.audit.models import Event, Seal
from boligflyt.cli import audit
from tests.real_roles.test_sealed_trace import RolledBack, sealed, write_some
from tests.support.horizon import wait_for_others

__all__ = ["sealed"]


def tampered(argv: list[str], statement: str) -> int:
    """The exit code of the command after somebody with every right has done this; rolled back."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("alter table audit_event disable trigger all")
            cursor.execute(statement)
            code = audit.run(argv)
            raise RolledBack
    except RolledBack:
        return code


def test_seal_then_verify_and_the_whole_trace_gives_zero(sealed, capsys):
    write_some(7)
    wait_for_others()

    codes = [audit.run(["seal"]), audit.run(["seal"]), audit.run(["verify"])]

    said = capsys.readouterr().out.splitlines()
    assert codes == [0, 0, 0]
    assert said[0].startswith("Forseglet 7 hendelser. Siste segl er nummer ")
    assert said[1] == "Ingenting nytt å forsegle."
    assert said[2].startswith("Sporet er helt. ") and len(said) == 3


def test_a_broken_trace_gives_one_and_says_which_event_where_in_norwegian(sealed, capsys):
    seal = Seal.objects.get(number=4)
    statement = f"update audit_event set purpose = 'x' where position = {seal.first_position}"

    in_words = tampered(["verify"], statement)
    words = capsys.readouterr().out
    as_json = tampered(["verify", "--json"], statement)
    answer = json.loads(capsys.readouterr().out)

    key = answer["faults"][0]["key"]
    assert (in_words, as_json) == (1, 1)
    assert f"Plass {seal.first_position}, mellom segl 3 og segl 4: hendelse {key} er endret" in words
    assert "Sporet er brutt." in words
    assert {name: answer["faults"][0][name] for name in ("kind", "seal", "position")} == {
        "kind": "edited", "seal": 4, "position": seal.first_position,
    }  # fmt: skip
    assert Event.objects.filter(pk=key).exists()
    assert (answer["whole"], len(answer["faults"]), answer["more_faults"]) == (False, 1, 0)


def test_events_that_wait_for_a_seal_are_told_of_and_are_no_fault(sealed, capsys):
    write_some(3)

    code = audit.run(["verify", "--json"])

    answer = json.loads(capsys.readouterr().out)
    assert (code, answer["whole"], answer["unsealed"]) == (0, True, 3)
    assert answer["oldest_unsealed"] == "2026-11-23T09:00:00"


def test_a_seal_kept_elsewhere_is_added_only_while_the_trace_is_whole(sealed, tmp_path, capsys):
    file = tmp_path / "segl.jsonl"
    audit.run(["seal"])
    last = Seal.objects.order_by("-number").first()

    broken = tampered(["verify", "--anchor", str(file)], "delete from audit_event")
    nothing = file.exists()
    whole = [audit.run(["verify", "--anchor", str(file)]) for _ in range(2)]
    file.write_text(file.read_text() + json.dumps({"seal": last.number + 50, "hash": "0" * 64}) + "\n")
    capsys.readouterr()
    removed = audit.run(["verify", "--anchor", str(file)])

    assert (broken, nothing, whole, removed) == (1, False, [0, 0], 1)
    assert json.loads(file.read_text().splitlines()[0]) == {"seal": last.number, "hash": last.hash}
    assert (
        f"Segl {last.number + 50} er tatt vare på et annet sted, men er borte her." in capsys.readouterr().out
    )


def test_an_anchor_that_cannot_be_read_and_a_database_that_fails_give_two(
    sealed, tmp_path, monkeypatch, capsys
):
    unreadable = audit.run(["verify", "--anchor", str(tmp_path)])

    def gone(*args: object, **options: object) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr("boligflyt.areas.audit.services.sealing.seal_events", gone)
    failed = audit.run(["seal"])

    said = capsys.readouterr().err
    assert (unreadable, failed) == (2, 2)
    assert "kan ikke leses" in said and "Databasen kunne ikke gjøre dette" in said


def test_going_on_after_a_restore_changes_nothing_where_there_was_none(sealed, capsys):
    code = audit.run(["continue", "--json"])

    assert (code, json.loads(capsys.readouterr().out)) == (0, {"ahead": 0})


@pytest.mark.parametrize("statement", ["delete from audit_event"])
def test_a_trace_that_is_emptied_is_shown_in_part_and_counted(sealed, statement, monkeypatch, capsys):
    monkeypatch.setattr(audit, "MOST_SHOWN", 10)
    total = sum(Seal.objects.values_list("count", flat=True))

    code = tampered(["verify", "--json"], statement)

    answer = json.loads(capsys.readouterr().out)
    assert (code, len(answer["faults"]), answer["more_faults"]) == (1, 10, total - 10)
