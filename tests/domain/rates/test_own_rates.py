"""A municipality's own rates go before the program's; a faulty file says what, where and how to mend it."""

from datetime import date
from decimal import Decimal

import pytest

from boligflyt.domain.rates import program_rates, shipped_rates, use_own_rates
from boligflyt.domain.rates.listing import group_name, listed
from boligflyt.domain.strict_yaml import FileError

ANSWER_DAYS = """\
name: Frist for å svare på et tilbud
unit: {unit}
checked_on: 2026-11-28
values:
  2026-01-01: {{value: 10, source: "Nordelv kommunestyre, sak 12/26"}}
"""
LIVING = """\
name: Til livsopphold, enslig
unit: kroner i måneden
checked_on: 2026-11-28
note: Oppdiktet.
values:
  2026-01-01: {value: 9100.50, source: "Nordelv kommune"}
"""
KEY = "municipal/offer_answer_days"


@pytest.fixture
def folder(tmp_path):
    yield tmp_path
    use_own_rates(None)


def put(folder, name, text):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_an_own_value_holds_from_its_first_day_and_the_programs_before_it(folder):
    put(folder, "offer_answer_days.yaml", ANSWER_DAYS.format(unit=program_rates().table(KEY).unit))
    proposed = program_rates().whole(KEY, date(2026, 1, 1))

    use_own_rates(folder)

    assert proposed != 10
    assert [shipped_rates().whole(KEY, day) for day in (date(2025, 12, 31), date(2026, 1, 1))] == [
        proposed,
        10,
    ]
    assert program_rates().whole(KEY, date(2026, 1, 1)) == proposed


def test_a_rate_that_only_this_municipality_has_can_be_asked_for(folder):
    put(folder, "livsopphold_single.yaml", LIVING)

    use_own_rates(folder)

    assert shipped_rates().on("municipal/livsopphold_single", date(2026, 6, 1)).value == Decimal("9100.50")


def test_without_a_folder_there_are_only_the_programs():
    assert shipped_rates().own == {}


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        (
            "offer_answer_days.yaml",
            ANSWER_DAYS.format(unit="uker"),
            "Enheten er «uker», men programmet .* Skriv «unit: ",
        ),
        ("offer_answer_day.yaml", LIVING, "Skal filen hete «offer_answer_days.yaml»"),
        ("cap_1.yaml", LIVING, r"bostoette/cap_1\) settes ikke av kommunen. Ta filen ut"),
        ("Livsopphold.yaml", LIVING, "små bokstaver a–z"),
        ("livsopphold.yml", LIVING, "slutte på «.yaml»"),
        (
            "livsopphold.yaml",
            LIVING.replace("value:", "verdi:"),
            "livsopphold.yaml, linje 6: «verdi» er ikke en kjent",
        ),
        ("livsopphold.yaml", LIVING.replace(', source: "Nordelv kommune"', ""), "linje 6: «source» mangler"),
    ],
)
def test_a_faulty_file_says_what_is_wrong_where_and_how_to_mend_it(folder, name, text, words):
    put(folder, name, text)

    with pytest.raises(FileError, match=words) as raised:
        use_own_rates(folder)

    assert str(raised.value).startswith(name)
    assert shipped_rates().own == {}, "nothing of a faulty folder is used"


def test_a_file_in_a_folder_below_and_a_folder_that_is_not_there_are_told_of(folder):
    put(folder / "deep", "livsopphold.yaml", LIVING)

    with pytest.raises(FileError, match="deep/livsopphold.yaml: .*undermappe. Legg den rett i mappen"):
        use_own_rates(folder)
    with pytest.raises(FileError, match="finnes ikke"):
        use_own_rates(folder / "none")


def test_a_file_that_is_not_utf_8_is_told_of(folder):
    (folder / "livsopphold.yaml").write_bytes("name: Bø".encode("latin-1"))

    with pytest.raises(FileError, match="Lagre den på nytt som UTF-8"):
        use_own_rates(folder)


def test_the_list_has_every_rate_once_with_the_value_of_the_day_and_all_others():
    on = date(2026, 6, 1)
    groups = listed(shipped_rates(), on)
    lines = [line for group in groups for line in group.lines]

    assert sorted(line.key for line in lines) == sorted(shipped_rates().tables)
    assert all(len(line.others) + (line.held is not None) == len(line.table.values) for line in lines)
    assert [group.key for group in groups][:1] == ["municipal"]


def test_the_list_tells_own_values_from_the_programs_proposals(folder):
    put(folder, "offer_answer_days.yaml", ANSWER_DAYS.format(unit=program_rates().table(KEY).unit))
    use_own_rates(folder)

    told = {
        on: next(line for group in listed(shipped_rates(), on) for line in group.lines if line.key == KEY)
        for on in (date(2025, 12, 31), date(2026, 1, 1))
    }

    assert [line.own for line in told.values()] == [False, True]
    assert told[date(2026, 1, 1)].proposed == program_rates().on(KEY, date(2026, 1, 1))


def test_a_rate_that_has_not_begun_has_no_value_on_the_day():
    line = next(
        line for group in listed(shipped_rates(), date(1900, 1, 1)) for line in group.lines
        if line.key == "folketrygden/grunnbeloep"
    )  # fmt: skip

    assert line.held is None and len(line.others) == len(line.table.values)


def test_a_group_that_nobody_has_named_has_the_name_of_its_folder():
    assert (group_name("bostoette"), group_name("home_ownership")) == ("Bostøtte", "Home ownership")
