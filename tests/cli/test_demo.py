"""The command line as people meet it: Norwegian help everywhere, and a demo that can be started twice."""

from __future__ import annotations

import fcntl
import json
import os
import socket
import subprocess
import sys

import pytest

from boligflyt.cli import COMMANDS, demo, demo_web, main, postgres, postgres_alive
from boligflyt.cli.demo_state import DemoState


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A data folder of the test's own."""
    monkeypatch.setenv("BF_DATA", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_in_norwegian(name, capsys):
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])

    said = capsys.readouterr().out

    assert ended.value.code == 0
    assert said.startswith(f"Bruk: bf {name}")
    assert "vis denne hjelpen og avslutt" in said
    assert "usage" not in said.lower() and "show this help" not in said


@pytest.mark.parametrize("name", COMMANDS)
def test_the_overview_names_every_command(name, capsys):
    assert main([]) == 0

    said = capsys.readouterr().out

    assert f"  {name} " in said


def test_an_unknown_command_is_refused_in_norwegian_with_the_overview(capsys):
    code = main(["demmo"])

    said = capsys.readouterr()

    assert code == 2
    assert "Kommandoen «demmo» finnes ikke." in said.err
    assert "demo" in said.err
    assert said.out == ""


def test_an_unknown_size_is_refused_in_norwegian(capsys):
    with pytest.raises(SystemExit) as ended:
        demo.run(["--size", "bergen"])

    said = capsys.readouterr().err

    assert ended.value.code == 2
    assert "--size kan ikke være 'bergen'" in said


def test_a_second_start_says_where_the_first_one_answers(home, capsys):
    first = DemoState()
    assert first.take()
    first.tell("http://127.0.0.1:8000", os.getpid())

    code = demo.run([])
    said = capsys.readouterr().out
    first.release()

    assert code == 0
    assert "Demoen kjører allerede på http://127.0.0.1:8000" in said


def test_a_second_start_while_the_first_still_starts_says_so(home, capsys):
    first = DemoState()
    assert first.take()

    code = demo.run([])
    said = capsys.readouterr().out
    first.release()

    assert code == 0
    assert "i ferd med å starte" in said


def test_the_lock_is_free_again_when_the_launcher_is_gone(home):
    launcher = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from boligflyt.cli.demo_state import DemoState as D; s = D(); "
            "print(s.take(), flush=True); sys.stdin.read()",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    held = launcher.stdout.readline().strip()
    taken_meanwhile = DemoState().take()
    launcher.kill()
    launcher.communicate()

    after = DemoState()

    assert held == "True"
    assert not taken_meanwhile
    assert after.take()
    after.release()


def test_a_leftover_process_number_that_belongs_to_another_program_is_left_alone(home):
    bystander = subprocess.Popen(
        [sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE
    )
    (home / "demo.json").write_text(
        json.dumps({"address": "http://127.0.0.1:8000", "process": bystander.pid})
    )
    state = DemoState()
    state.take()

    state.end_leftover()
    still_alive = bystander.poll() is None
    bystander.communicate(b"")
    state.release()

    assert still_alive
    assert state.address() is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"process": "x"}'])
def test_a_spoilt_state_file_stops_nobody(home, content):
    (home / "demo.json").write_text(content)
    state = DemoState()
    state.take()

    state.end_leftover()
    state.release()

    assert state.address() is None


def test_a_taken_port_gives_the_next_free_one():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        wanted = taken.getsockname()[1]

        given = demo_web.free_port(wanted)

    assert wanted < given < wanted + demo_web.PORTS_TRIED


def test_no_free_port_is_said_in_norwegian():
    with pytest.raises(demo_web.WebError, match="Fant ingen ledig port"):
        demo_web.free_port(70000)


def test_resetting_a_database_named_by_the_environment_is_refused(home, monkeypatch, capsys):
    monkeypatch.setenv("DATABASE_URL", "postgres://nobody@127.0.0.1:1/nothing")

    code = demo.run(["--reset"])
    said = capsys.readouterr().err

    assert code == 1
    assert "--reset gjelder bare demoens egen database" in said


def test_migrating_without_a_database_is_refused_in_norwegian(monkeypatch, capsys):
    monkeypatch.delenv("DATABASE_URL", raising=False)

    with pytest.raises(SystemExit) as ended:
        main(["migrate"])

    assert ended.value.code == 2
    assert "DATABASE_URL mangler" in capsys.readouterr().err


def test_an_unknown_check_is_refused_with_the_names_of_those_there_are(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["check", "rustfmt"])

    said = capsys.readouterr().err

    assert ended.value.code == 2
    assert "«rustfmt» finnes ikke" in said
    assert "lint-imports" in said


@pytest.mark.parametrize("lines", [[], ["x"], ["1", "", "", "not a port"], ["999999999", "", "", "1"]])
def test_a_server_that_is_gone_is_not_taken_for_living(tmp_path, lines):
    (tmp_path / "postmaster.pid").write_text("\n".join(lines))

    port = postgres_alive.living_port(tmp_path)

    assert port is None


def test_another_program_on_the_port_is_not_taken_for_postgresql(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))

        (tmp_path / "postmaster.pid").write_text(f"{os.getpid()}\n\n\n{other.getsockname()[1]}\n")
        port = postgres_alive.living_port(tmp_path)

    assert port is None


def test_two_starters_share_one_server_and_it_ends_with_the_one_that_started_it(home):
    with postgres.running("twice", durable=False) as first:
        with postgres.running("twice", durable=False) as second:
            same = (first.port == second.port, first.started_here, second.started_here)

        alive_after_second = postgres_alive.serves(first.port, first.data)
    alive_after_first = postgres_alive.serves(first.port, first.data)

    assert same == (True, True, False)
    assert alive_after_second
    assert not alive_after_first


def test_a_server_left_behind_is_reused_and_ended_by_its_sole_owner(home):
    left_behind, process = postgres.start(home / f"left-{postgres.major_version()}", durable=False)

    with postgres.running("left", durable=False, sole_owner=True) as found:
        reused = found.port == left_behind.port
    process.wait(timeout=20)

    assert reused
    assert process.returncode is not None


def test_only_one_starts_postgresql_on_a_folder_at_a_time(home):
    data = home / "locked"
    home.mkdir(exist_ok=True)
    with (home / "locked.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        waiting = subprocess.Popen(
            [
                sys.executable,
                "-c",
                "from pathlib import Path; from boligflyt.cli import postgres; "
                f"postgres.start(Path({str(data)!r}))",
            ]
        )
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(timeout=2)
        waiting.kill()
        waiting.wait()

    assert not data.exists()
