from decimal import Decimal

import pytest

from boligflyt.domain.strict_yaml import FileError, parse


def test_codes_dates_and_numbers_are_read_as_they_are_written():
    read = parse('number: "0301"\ncountry: NO\nday: 2020-02-04\nshare: 3.5\ncount: 36\nopen: null\n2026: x\n')

    assert read.value == {
        "number": "0301",
        "country": "NO",
        "day": "2020-02-04",
        "share": Decimal("3.5"),
        "count": 36,
        "open": None,
        "2026": "x",
    }


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("a: 1\nb: 0301", 2, "doubtful_value"),
        ("a: 1\na: 2", 2, "duplicate_key"),
        ("a: &x 1\nb: *x", 1, "anchor"),
        ("a: 1\nb: .inf", 2, "doubtful_value"),
        ("a: 1\nb: !!python/object:os.system x", 2, "doubtful_value"),
        ("a: 1\n? [b]\n: 2", 2, "bad_key"),
        ("a: [1, 2\nb: 3", None, "not_yaml"),
        ("a:\n  <<: {b: 1}", 2, "bad_key"),
        ("\n".join("  " * depth + "a:" for depth in range(60)), 32, "too_deep"),
        ("x" * 500_001, None, "too_large"),
    ],
    ids=["octal", "twice", "anchor", "infinite", "object", "key", "broken", "merge", "deep", "large"],
)
def test_what_can_be_misread_is_refused_with_its_line(text, line, code):
    with pytest.raises(FileError) as raised:
        parse(text)

    assert raised.value.code == code
    assert line is None or raised.value.line == line


def test_an_empty_text_is_an_empty_document():
    assert parse("").value is None
