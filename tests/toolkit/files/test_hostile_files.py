"""Files made to harm: none is kept as it came if anything in it could act, and none costs more than it may.

An even part in every run; `BF_WHOLE=1` takes all, as does `python -m tests.support.hostile_run`, which tells
the figures.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter

import pytest

from boligflyt.toolkit.files import examining
from boligflyt.toolkit.files.examining import FileRefused, examine
from boligflyt.toolkit.files.kinds import Kind
from boligflyt.toolkit.files.limits import MEGABYTE, MOST_MEMORY
from boligflyt.toolkit.files.names import safe_name
from tests.support import files
from tests.support.hostile_files import Hostile, core, corpus, made_anew
from tests.support.hostile_names import NAMES
from tests.support.hostile_run import put_through, told, wrong, wrong_name

WHOLE = bool(os.environ.get("BF_WHOLE"))


def test_none_is_kept_if_it_could_act_and_none_takes_more_than_its_time_and_memory(record_property):
    many = corpus() if WHOLE else core()

    outcome = put_through(many)

    record_property("measured", told(outcome))
    assert outcome.faults == []
    assert outcome.asked == len(many)
    assert outcome.slowest <= 5.5, told(outcome)  # five, and what starting and stopping a process takes
    assert 0 < outcome.peak * 1024 < MOST_MEMORY < 200 * MEGABYTE, told(outcome)


def test_there_are_at_least_five_hundred_of_every_kind_that_was_thought_of():
    families = Counter(one.family.partition(":")[0] for one in corpus())

    assert families.total() >= 500
    assert set(families) == {
        "script", "markup", "polyglot", "pixels", "bomb", "office", "paper", "heavy paper", "damaged", "name"
    }  # fmt: skip
    assert {one.family.partition(":")[0] for one in core()} == set(families)


def test_the_corpus_is_the_same_every_time():
    first, second = corpus(4), tuple(made_anew(4))

    assert [(one.family, one.name) for one in first] == [(one.family, one.name) for one in second]
    # Encryption draws a number of its own.
    changed = [a.family for a, b in zip(first, second, strict=True) if a.content != b.content]
    assert [family for family in changed if "locked" not in family] == []


def test_the_judge_of_the_corpus_finds_what_is_wrong():
    kept = examine(files.docx("ONDSINNET"), "brev.docx")

    assert wrong(Hostile("x", "brev.docx", b""), kept) == "kept"
    assert wrong(Hostile("x", "brev.docx", b"", "text"), kept) == "kept as something else"
    assert wrong_name("a\u202egpj.exe", Kind.JPEG) == "ending or length"
    assert wrong_name("a\u202eb.jpg", Kind.JPEG) == "signs"


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_name_is_made_safe_to_show_to_store_and_to_save(name):
    safe = safe_name(name, "pdf")

    assert wrong_name(safe, Kind.PDF) == ""
    assert safe_name(safe, "pdf") == safe


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("Søknad om bolig, 12.3.2026.PDF", "Søknad om bolig, 12.3.2026.pdf"),
        ("legeerklæring (2).docx.pdf", "legeerklæring (2).pdf"),
        ("C:\\Users\\ola\\Vedtak.pdf", "Vedtak.pdf"),
        ("Ærlig talt & sånn.pdf", "Ærlig talt _ sånn.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("", "dokument.pdf"),
        ("con.txt", "_con.pdf"),
        ("A\u030ase.pdf", "Åse.pdf"),
    ],
)
def test_an_ordinary_name_stays_readable(given, safe):
    assert safe_name(given, "pdf") == safe


def test_the_process_that_opens_a_file_inherits_no_key_and_can_open_nothing():
    script = (
        "import os, sys, _socket; sys.path.insert(0, sys.argv.pop());"
        "from boligflyt.toolkit.files import confined;"
        "confined._confine(); confined._close();"
        "told = [sorted(k for k in os.environ if k.startswith(('BF_', 'DATABASE')))];\n"
        "for act in (lambda: open('/etc/passwd'), lambda: _socket.socket()):\n"
        "    try: act(); told.append('opened')\n"
        "    except (OSError, ImportError) as fault: told.append(type(fault).__name__)\n"
        "os.write(1, repr(told).encode())"
    )
    os.environ["BF_FIELD_KEY"] = kept = os.environ.get("BF_FIELD_KEY", "")
    done = subprocess.run(
        [sys.executable, "-I", "-c", script, str(examining.ROOT)],
        env=examining.ENVIRONMENT,
        capture_output=True,
    )
    os.environ["BF_FIELD_KEY"] = kept

    assert done.stdout == b"[[], 'OSError', 'OSError']"


def test_an_answer_that_does_not_fit_is_not_believed(monkeypatch):
    monkeypatch.setattr(
        examining, "run", lambda *_: examining.Answer({"kind": "pdf", "same": False}, kept=b"MZ", text="x")
    )

    with pytest.raises(FileRefused):
        examine(files.photograph(), "bilde.jpg")


def test_a_process_that_dies_or_never_answers_is_a_refusal(monkeypatch):
    monkeypatch.setattr(examining, "START", "import os; os.kill(os.getpid(), 11)")
    with pytest.raises(FileRefused, match="krever for mye"):
        examine(files.photograph(), "bilde.jpg")

    monkeypatch.setattr(examining, "START", "import time; time.sleep(60)")
    monkeypatch.setattr(examining, "MOST_SECONDS", 1)
    with pytest.raises(FileRefused, match="krever for mye"):
        examine(files.photograph(), "bilde.jpg")
