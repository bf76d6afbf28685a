import hashlib
import json
import re
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from boligflyt.domain.eligibility import (
    FileError,
    Persons,
    RuleSetError,
    application_schema,
    assess,
    available_rule_sets,
    least_persons,
    load_rule_set,
    persons_for,
    rule_set_schema,
    shipped_rule_set,
)
from boligflyt.domain.eligibility.not_supported import NOT_SUPPORTED
from boligflyt.domain.eligibility.rule_file import SHIPPED

ROOT = Path(__file__).parents[3]
DOCS = ROOT / "docs" / "how-to" / "assess"
PACKAGE = SHIPPED.parent
BERGEN = (SHIPPED / "demo-bergen.yaml").read_text("utf-8")


def fault(text):
    with pytest.raises(FileError) as raised:
        load_rule_set(text)
    return raised.value


def line_of(text, words):
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("    min: 18", "    minn: 18", "Mente du «min»?"),
        ("    min: 18", '    min: "18"', "skal være et helt tall"),
        ("    min: 18", "    min: 018", "innledende null"),
        ("    min: 18", "    min: 18\n    min: 19", "står to ganger"),
        ("    at: application", "    at: aplication", "Mente du «application»?"),
        ("  first_day: 2016-10-19", "  first_day: 2016-13-19", "skal være en dato"),
        ("  last_day: null", "  last_day: 2016-10-18", "slutter før den starter"),
        ("    min: 18", "    min: &a 18", "Ankre"),
        ("    min: 18", "    min: [18", "ikke gyldig YAML"),
        ("  basis: guideline", "  basis: NO", "kan ikke være «NO»"),
    ],
    ids=["unknown", "type", "octal", "twice", "value", "day", "period", "anchor", "yaml", "norway"],
)
def test_a_slip_in_a_rule_file_is_refused_with_its_line_in_norwegian(old, new, words):
    text = BERGEN.replace(old, new, 1)

    refused = fault(text)

    assert words in refused.message
    assert refused.line in range(line_of(text, new.splitlines()[0]), line_of(text, new.splitlines()[0]) + 3)


DATED = """\
  quarantine:
    by_date:
      - first_day: 2016-10-19
        last_day: {end}
        rule: {{force: guideline, law: L, text: T, months: 12}}
      - first_day: {start}
        last_day: {last}
        rule: {{force: guideline, law: L, text: T, months: 6}}
"""


def dated(end="2024-06-30", start="2024-07-01", last="null"):
    part = DATED.format(end=end, start=start, last=last)
    return re.sub(r"  quarantine:\n(    .*\n)+", part, BERGEN)


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ({"start": "2024-06-30"}, "overlapper"),
        ({"start": "2024-07-02"}, "Det er et hull"),
        ({"end": "null"}, "overlapper"),
        ({"last": "2025-01-01"}, "slutter ikke samme dag"),
    ],
    ids=["overlap", "gap", "open", "short"],
)
def test_gaps_and_overlaps_between_dated_rules_are_refused_with_the_line(dates, words):
    text = dated(**dates)

    refused = fault(text)

    assert words in refused.message
    assert refused.line == line_of(text, f"first_day: {dates.get('start', '2024-07-01')}")


def test_a_rule_changes_on_its_day_and_not_the_day_before():
    rules = load_rule_set(dated())
    facts = {"eviction_on": "2023-12-01"}

    before = assess(facts, rules, date(2024, 6, 30)).finding("quarantine")
    on_the_day = assess(facts, rules, date(2024, 7, 1)).finding("quarantine")

    assert (before.outcome, on_the_day.outcome) == ("not_met", "met")


@pytest.mark.parametrize("place", sorted(NOT_SUPPORTED))
def test_what_is_not_supported_yet_is_refused_with_those_words(place):
    path, _, value = place.partition("=")
    *groups, key = path.split(".")
    anchors = {
        (): "waiting_counts: tie_break",
        ("rules", "residence"): "    months: 12",
        ("rules", "income"): "    method: g_multiple",
        ("priority",): "  method: criteria",
        ("shares",): None,
        ("offers",): "  on_refusal: lapse",
    }
    anchor = anchors[tuple(groups)]
    if anchor is None:
        text = BERGEN.replace("shares: {", f"shares: {{{key}: 1, ")
    elif value:
        text = BERGEN.replace(anchor, anchor.split(":")[0] + f": {value}", 1)
    else:
        text = BERGEN.replace(anchor, anchor + "\n" + " " * 2 * len(groups) + f"{key}: 1", 1)

    refused = fault(text)

    assert refused.code == "not_supported"
    assert refused.message.endswith("støttes ikke ennå.")


def test_the_table_of_dimensions_lists_all_33_and_exactly_what_the_loader_refuses():
    rows = re.findall(
        r"^\| (\d+) \|.*\| (.+) \| (støttes|støttes ikke ennå) \|$",
        (ROOT / "docs" / "rules" / "dimensions.md").read_text("utf-8"),
        re.MULTILINE,
    )
    refused = {where.strip("`") for _, where, status in rows if status == "støttes ikke ennå"}

    assert {int(number) for number, _, _ in rows} == set(range(1, 34))
    assert refused == set(NOT_SUPPORTED)


def test_a_regulations_force_needs_a_regulation():
    refused = fault(BERGEN.replace("force: guideline", "force: local_regulation", 1))

    assert "lokal forskrift" in refused.message


def test_a_rule_set_says_which_text_it_was_read_from():
    rule_set = shipped_rule_set("demo-bergen")

    assert rule_set.sha256 == hashlib.sha256(BERGEN.encode()).hexdigest()
    assert load_rule_set(BERGEN + "\n").sha256 != rule_set.sha256


def test_a_rule_set_is_silent_before_its_first_day():
    rule_set = shipped_rule_set("demo-bergen")

    with pytest.raises(RuleSetError, match="gjelder fra 19.10.2016"):
        assess({}, rule_set, date(2016, 10, 18))


@pytest.mark.parametrize("rule_set_id", ["demo-bergen", "demo-drammen"])
def test_the_shipped_rule_sets_have_public_texts_and_sources(rule_set_id):
    rule_set = shipped_rule_set(rule_set_id)

    texts = rule_set.texts(date(2026, 11, 23))

    assert all(text.endswith(".") for text in texts.values())
    assert all(source["url"].startswith("https://") for source in rule_set.sources)
    assert available_rule_sets() == ("demo-bergen", "demo-drammen", "demo-drammen-omsorgsbolig")


@pytest.mark.parametrize("name", ["rule_set.schema.json", "application.schema.json"])
def test_the_published_schemas_are_those_of_the_software(name):
    published = (DOCS / name).read_bytes()

    assert published == (PACKAGE / name).read_bytes()
    Draft202012Validator.check_schema(json.loads(published))


def test_the_published_examples_are_valid():
    example = json.loads((DOCS / "application.example.json").read_text("utf-8"))

    rule_set = load_rule_set(DOCS / "rule_set.example.yaml")

    assert list(Draft202012Validator(application_schema()).iter_errors(example)) == []
    assert assess(example, rule_set, date(2026, 11, 23)).outcome == "met"
    assert assess(example, shipped_rule_set("demo-drammen"), date(2026, 11, 23)).outcome == "met"
    assert rule_set_schema()["additionalProperties"] is False


def test_a_municipality_may_ask_for_two_persons_where_one_would_be_lawful():
    stricter = load_rule_set(BERGEN + "decision_persons: {temporary_housing: two}\n")

    asked = {kind: persons_for(kind, stricter) for kind in ("temporary_housing", "assistance")}

    assert least_persons("temporary_housing") is Persons.ONE_SAME_DAY
    assert persons_for("temporary_housing", load_rule_set(BERGEN)) is Persons.ONE_SAME_DAY
    assert asked == {"temporary_housing": Persons.TWO, "assistance": Persons.TWO}


@pytest.mark.parametrize("kind", ["assistance", "municipal_dwelling", "allocation", "offer_refused"])
def test_a_municipality_that_asks_for_fewer_persons_than_the_least_is_told_so_with_the_line(kind):
    text = BERGEN + f"decision_persons:\n  temporary_housing: two\n  {kind}: one_same_day\n"

    refused = fault(text)

    assert refused.code == "too_few_persons"
    assert f"«{kind}» kan ikke avgjøres av én person" in refused.message
    assert "aldri færre" in refused.message
    assert refused.line == line_of(text, f"  {kind}: one_same_day")


def test_a_kind_of_vedtak_that_does_not_exist_is_refused_with_those_that_do():
    refused = fault(BERGEN + "decision_persons: {hasty: two}\n")

    assert "«hasty» er ikke et slag vedtak" in refused.message
    assert "temporary_housing" in refused.message
