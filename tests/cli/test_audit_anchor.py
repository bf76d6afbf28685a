"""Seals kept elsewhere, and what the command says when it is asked wrongly. No database."""

from __future__ import annotations

import pytest

from boligflyt.cli import audit
from boligflyt.cli.audit_anchor import AnchorError, keep, kept_in

ONE, TWO = "a1" * 32, "b2" * 32


def test_what_is_kept_is_read_again_and_only_added_to(tmp_path):
    file = tmp_path / "segl.jsonl"
    before = kept_in(file)

    keep(file, 3, ONE)
    keep(file, 8, TWO)

    assert (before, kept_in(file)) == ({}, {3: ONE, 8: TWO})


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("tull", "Kan ikke lese linje 2"),
        ("[]", "«seal» og «hash»"),
        ('{"seal": "3", "hash": "' + ONE + '"}', "«seal» er et tall"),
        ('{"seal": 4, "hash": "' + ONE[1:] + '"}', "64 tegn"),
        ('{"seal": 3, "hash": "' + TWO + '"}', "to ganger"),
    ],
)
def test_a_line_that_cannot_be_trusted_is_pointed_out(tmp_path, line, words):
    file = tmp_path / "segl.jsonl"
    keep(file, 3, ONE)
    with file.open("a", encoding="utf-8") as more:
        more.write(line + "\n")

    with pytest.raises(AnchorError, match=words) as said:
        kept_in(file)

    assert "linje 2" in str(said.value)


def test_a_file_that_cannot_be_used_says_so(tmp_path):
    with pytest.raises(AnchorError, match="kan ikke leses"):
        kept_in(tmp_path)
    with pytest.raises(AnchorError, match="Kan ikke skrive"):
        keep(tmp_path / "mangler" / "segl.jsonl", 1, ONE)


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        ([], "mangler"),
        (["slett"], "velg blant"),
        (["seal", "--anchor", "x"], "bare sammen med verify"),
        (["verify"], "DATABASE_URL mangler"),
    ],
)
def test_a_wrong_line_is_explained_and_ends_with_two(argv, words, capsys, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)

    with pytest.raises(SystemExit) as ended:
        audit.run(argv)

    assert (ended.value.code, words in capsys.readouterr().err) == (2, True)
