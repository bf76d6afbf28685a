"""The command `fnr`."""

import io
import json
from datetime import date

import pytest

from boligflyt.cli import fnr
from boligflyt.domain.national_numbers import make_synthetic_number

NUMBERS = [number for i in range(100, 130) if (number := make_synthetic_number(date(1990, 5, 17), i))]
GOOD = NUMBERS[0]


class Standard(io.StringIO):
    """Standard input with bytes under it."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.buffer = io.BytesIO(content)


@pytest.fixture
def command(monkeypatch, capsys):
    def call(content: bytes | str, *argv: str):
        content = content.encode() if isinstance(content, str) else content
        monkeypatch.setattr("sys.stdin", Standard(content))
        code = fnr.run(list(argv) or ["--json"])
        written = capsys.readouterr()
        return code, written.out, written.err

    return call


def test_a_list_gives_a_list_of_equal_length_and_order(command):
    spaced = f"{GOOD[:6]}\u00a0{GOOD[6:]}"

    code, out, err = command(json.dumps([GOOD, spaced, "123", ""]))

    good = {"number": GOOD, "valid": True, "kind": "foedselsnummer", "synthetic": True, "rule": "current"}
    answers = json.loads(out)
    assert (code, err) == (0, "")
    assert answers[:2] == [good | {"error": None}] * 2
    assert [answer["error"]["code"] for answer in answers[2:]] == ["wrong_length", "empty"]
    assert answers[2] == {
        "number": "123",
        "valid": False,
        "kind": None,
        "synthetic": False,
        "rule": None,
        "error": {
            "code": "wrong_length",
            "message": "Nummeret må ha 11 sifre, men har 3. Se om noe mangler eller står dobbelt.",
            "where": "$[2]",
        },
    }


@pytest.mark.parametrize("element", [12345678901, None, True, 1.5, [], {"number": "1"}])
def test_an_element_that_is_no_text_is_an_error_in_its_place(command, element):
    code, out, _ = command(json.dumps([GOOD, element, GOOD]))

    answers = json.loads(out)
    assert code == 2
    assert [answer.get("valid") for answer in answers] == [True, None, True]
    assert set(answers[1]) == {"error"}
    assert (answers[1]["error"]["code"], answers[1]["error"]["where"]) == ("not_text", "$[1]")


@pytest.mark.parametrize(
    ("element", "code", "where"),
    [("NaN", "not_a_number", "$[1]"), ('{"a": [{"b": 1, "b": 2}]}', "duplicate_key", "$[1].a[0].b")],
)
def test_a_value_that_cannot_be_trusted_is_an_error_in_its_place(command, element, code, where):
    exit_code, out, _ = command(f'["{GOOD}", {element}]')

    answers = json.loads(out)
    assert exit_code == 2
    assert answers[0]["valid"]
    assert (answers[1]["error"]["code"], answers[1]["error"]["where"]) == (code, where)


def test_an_empty_list_gives_an_empty_list(command):
    assert command("[]") == (0, "[]\n", "")


@pytest.mark.parametrize(
    ("content", "code", "where"),
    [
        (b'["1",\n  oi]', "malformed_json", "linje 2, kolonne 3"),
        (b"", "malformed_json", "linje 1, kolonne 1"),
        (b'{"number": "1"}', "not_a_list", "$"),
        (b'["\xe6"]', "not_utf8", "byte 3"),
        (b"[" * 100_000, "too_deep", "$"),
        (b"[" + b"1" * 5000 + b"]", "malformed_json", "$"),
    ],
)
def test_input_that_is_no_json_list_is_one_error(command, content, code, where):
    exit_code, out, err = command(content)

    error = json.loads(out)["error"]
    assert exit_code == 2
    assert (error["code"], error["where"]) == (code, where)
    assert err == error["message"] + "\n"


def test_a_byte_order_mark_is_no_fault(command):
    code, out, _ = command("\ufeff" + json.dumps([GOOD]))

    assert code == 0
    assert json.loads(out)[0]["valid"]


def test_half_a_character_does_not_stop_the_list(command):
    code, out, _ = command(r'["\ud800", "' + GOOD + '"]')

    answers = json.loads(out)
    assert code == 0
    assert [answer["valid"] for answer in answers] == [False, True]


def test_a_file_may_be_named(command, tmp_path):
    file = tmp_path / "numbers.json"
    file.write_text(json.dumps(NUMBERS))

    code, out, _ = command("", "--json", str(file))

    assert code == 0
    assert [answer["number"] for answer in json.loads(out)] == NUMBERS
    assert command("", "--json", str(tmp_path / "none.json"))[0] == 2


def test_numbers_on_the_line_are_answered_for_a_reader(command):
    code, out, _ = command("", GOOD, "123")

    assert code == 0
    assert out.splitlines() == [
        f"{GOOD}: gyldig fødselsnummer, syntetisk, etter dagens regel",
        "123: ugyldig. Nummeret må ha 11 sifre, men har 3. Se om noe mangler eller står dobbelt.",
    ]


def test_the_help_is_norwegian(capsys):
    with pytest.raises(SystemExit) as ended:
        fnr.run(["--help"])

    text = capsys.readouterr().out
    assert ended.value.code == 0
    assert text.startswith("Bruk: bf fnr")
    for english in ("usage", "options", "positional", "show this help"):
        assert english not in text


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ([], "skriv minst ett nummer"),
        (["--xml"], "ukjente argumenter: --xml"),
        (["--json", "-", GOOD], "kan ikke brukes sammen"),
    ],
)
def test_a_faulty_command_line_is_explained_in_norwegian(capsys, argv, said):
    with pytest.raises(SystemExit) as ended:
        fnr.run(argv)

    written = capsys.readouterr()
    assert ended.value.code == 2
    assert said in written.err
    assert written.out == ""
