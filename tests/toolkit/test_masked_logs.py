"""No log line holds a number, a telephone or an address of e-mail, and no text from outside makes a line."""

from __future__ import annotations

import io
import logging
import sys
import uuid

import pytest
from django.conf import settings

from boligflyt.toolkit.masked_logs import MaskedRecords, masked

PLANTED = [
    ("fødselsnummer", "41898512345"),
    ("fødselsnummer with a space", "418985 12345"),
    ("fødselsnummer with a hard space", "418985\u00a012345"),
    ("fødselsnummer in an address", "/sok/?q=418985%2012345&a=1"),
    ("fødselsnummer in a form", "q=418985+12345"),
    ("D-number", "81898512345"),
    ("telephone", "91234567"),
    ("telephone in pairs", "22 12 34 56"),
    ("telephone in groups", "912 34 567"),
    ("telephone with country", "+47 912 34 567"),
    ("telephone with country, zeros", "004791234567"),
    ("telephone abroad", "+46701234567"),
    ("e-mail", "selam.tesfay@example.no"),
    ("e-mail in an address", "?to=selam.tesfay%40example.no"),
]
TELLING = ("12345", "1234567", "34 567", "34 56", "0123", "selam")


def written(say) -> str:
    """What a handler with the filter writes."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(MaskedRecords())
    logger = logging.Logger("test", logging.DEBUG)
    logger.addHandler(handler)
    say(logger)
    return stream.getvalue()


def tells(text: str) -> list[str]:
    return [one for one in TELLING if one in text]


@pytest.mark.parametrize(("what", "planted"), PLANTED, ids=[what for what, _ in PLANTED])
def test_personal_data_is_masked_in_message_arguments_and_exceptions(what: str, planted: str) -> None:
    def say(logger: logging.Logger) -> None:
        logger.error("fant " + planted)
        logger.error("fant %s", planted)
        logger.error("fant %(hva)s", {"hva": planted})
        try:
            secret = planted
            raise ValueError(f"fant {secret}")
        except ValueError as fault:
            try:
                raise RuntimeError("etterpå") from fault
            except RuntimeError:
                logger.exception("det gikk galt", stack_info=True)

    text = written(say)

    assert tells(text) == [], what
    assert text.count("[") >= 4
    assert "RuntimeError: etterpå" in text


def test_keys_days_and_amounts_can_be_read_in_the_log() -> None:
    key = uuid.UUID("12345678-1234-4321-9876-123456789012")

    text = masked(f"{key} 2026-11-23 09:15:02,123 kl. 10.15 linje 1200 kr 10 200")

    assert text == f"{key} 2026-11-23 09:15:02,123 kl. 10.15 linje 1200 kr 10 200"


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\u2028", "\x85", "\x1b[2J", "\x0b"])
def test_text_from_outside_cannot_write_a_line_of_its_own(end: str) -> None:
    text = written(lambda logger: logger.warning("navn: %s", f"Ola{end}ERROR alt er slettet"))

    assert len(text.splitlines()) == 1
    assert "\x1b" not in text


def test_the_text_of_an_exception_cannot_look_like_a_record() -> None:
    def say(logger: logging.Logger) -> None:
        try:
            raise ValueError("x\nERROR alt er slettet")
        except ValueError:
            logger.exception("galt")

    lines = written(say).splitlines()

    assert lines[0] == "galt"
    assert [line for line in lines[1:] if not line.lstrip().startswith("| ")] == []


def test_the_values_of_variables_are_not_in_the_log() -> None:
    def say(logger: logging.Logger) -> None:
        address = "Hemmelig" + "veien 1"
        try:
            raise ValueError(len(address))
        except ValueError:
            logger.exception("galt")

    assert "Hemmeligveien" not in written(say)


def test_an_exception_goes_no_further_than_the_mask() -> None:
    """Whatever writes the record afterwards has the masked text and not the frames with their variables."""
    try:
        raise ValueError("fant ikke 41898512345")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "galt", None, sys.exc_info())

    MaskedRecords().filter(record)

    assert record.exc_info is None
    assert record.exc_text and "[fødselsnummer]" in record.exc_text


def test_a_message_that_does_not_fit_its_arguments_is_masked_too() -> None:
    text = written(lambda logger: logger.error("fant %d", "41898512345"))

    assert "12345" not in text
    assert "[fødselsnummer]" in text


def test_every_handler_of_the_program_masks() -> None:
    handlers = settings.LOGGING["handlers"]

    open_ones = [name for name, one in handlers.items() if "masked" not in one.get("filters", [])]

    assert handlers
    assert open_ones == []
    assert settings.LOGGING["filters"]["masked"]["()"] == "boligflyt.toolkit.masked_logs.MaskedRecords"


def test_no_library_logs_past_the_masking_handlers() -> None:
    named = ["", "django", "django.server", "django.request", "gunicorn.error", "gunicorn.access"]

    ours = [handler for name in named for handler in logging.getLogger(name).handlers]

    of_the_test_run = [one for one in ours if type(one).__module__.startswith("_pytest")]
    unmasked = [
        one
        for one in ours
        if one not in of_the_test_run and not any(isinstance(each, MaskedRecords) for each in one.filters)
    ]
    assert unmasked == []
    assert len(ours) > len(of_the_test_run)
