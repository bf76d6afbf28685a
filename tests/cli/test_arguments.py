"""The parser of the command line speaks Norwegian."""

import pytest

from boligflyt.cli.arguments import NorwegianParser


def parser() -> NorwegianParser:
    made = NorwegianParser(prog="bf prøve")
    made.add_argument("--year", type=int)
    made.add_argument("--size", choices=["small", "large"])
    made.add_argument("--pair", nargs=2)
    made.add_argument("--some", nargs="+")
    made.add_argument("--flag", action="store_true")
    either = made.add_mutually_exclusive_group()
    either.add_argument("--one", action="store_true")
    either.add_argument("--other", action="store_true")
    made.add_argument("name")
    return made


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ([], "disse argumentene mangler: name"),
        (["x", "--year"], "--year mangler en verdi"),
        (["x", "--year", "ti"], "--year kan ikke være 'ti'"),
        (["x", "--size", "huge"], "--size kan ikke være 'huge'; velg blant"),
        (["x", "--pair", "1"], "--pair må ha 2 verdier"),
        (["x", "--some"], "--some må ha minst én verdi"),
        (["x", "--flag=1"], "--flag skal ikke ha verdien '1'"),
        (["x", "--one", "--other"], "--other kan ikke brukes sammen med --one"),
        (["x", "--o"], "kan bety flere valg"),
        (["x", "y"], "ukjente argumenter: y"),
    ],
)
def test_errors_are_norwegian(capsys, argv, said):
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(argv)

    written = capsys.readouterr().err
    assert ended.value.code == 2
    assert written.startswith("Bruk: bf prøve")
    assert "bf prøve: feil: " in written
    assert said in written


def test_the_headings_of_the_help_are_norwegian():
    text = parser().format_help()

    assert "Argumenter:" in text
    assert "Valg:" in text
    assert "vis denne hjelpen og avslutt" in text
