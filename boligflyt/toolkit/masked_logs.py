"""Logs without personal data: numbers, telephones and addresses of e-mail are masked on every handler.

The program logs keys, never names. This is the net under that rule, for what other people's code writes and
for what stands in the text of an exception. A line of the log is one line: what came from outside cannot
write a line of its own.
"""

from __future__ import annotations

import logging
import re
import traceback

# How digits are parted in writing and in addresses of pages: «010190 12345», «912%2034%20567», «91+23…».
_GAP = r"(?:[ \u00a0\u202f.\-+]|%20)?"
_UUID = r"(?P<uuid>\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b)"
_EMAIL = r"(?P<email>[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+)"
_INTERNATIONAL = rf"(?P<abroad>(?:\+|%2[Bb]|(?<!\d)00)[1-9](?:{_GAP}\d){{7,14}}(?!\d))"
_NUMBER = rf"(?P<number>(?<!\d)\d(?:{_GAP}\d){{10}}(?!\d))"
_TELEPHONE = r"(?P<telephone>(?<![\w-])[2-9](?:(?:[ \u00a0\u202f.]|%20)?\d){7}(?![\w-]))"
_PERSONAL = re.compile("|".join((_UUID, _EMAIL, _INTERNATIONAL, _NUMBER, _TELEPHONE)))
_MASKS = {
    "email": "[e-post]", "abroad": "[telefon]", "number": "[fødselsnummer]", "telephone": "[telefon]",
}  # fmt: skip
# Every character that some reader of logs takes for the end of a line, and the terminal's own commands.
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")
NEXT_LINE = "\n  | "


def masked(text: str) -> str:
    """The text with fødselsnummer, D-number, telephone and e-mail replaced by what they are.

    Keys (UUID) are left as they are. Too much is masked rather than too little: any eleven digits are taken
    for a number, any eight from 2 on for a telephone.
    """
    return _PERSONAL.sub(lambda found: _MASKS.get(found.lastgroup or "", found.group()), text)


def on_one_line(text: str) -> str:
    """The text with line ends and control characters written out, as «\\n» and «\\x1b»."""
    return _CONTROL.sub(lambda found: found.group().encode("unicode_escape").decode(), text)


class MaskedRecords(logging.Filter):
    """Stands on a handler: what it writes has been masked, also the text of exceptions."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Replaces message, arguments and exception by masked text; lets every record through."""
        record.msg, record.args = on_one_line(masked(_said(record))), None
        if record.exc_info and record.exc_info[0]:
            # The exception itself goes no further: its frames hold the values of every variable.
            record.exc_text = _told("".join(traceback.format_exception(*record.exc_info, chain=True)))
        elif record.exc_text:
            record.exc_text = _told(record.exc_text)
        record.exc_info = None
        if record.stack_info:
            record.stack_info = _told(record.stack_info)
        return True


def _said(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError):  # a message that does not fit its arguments must not open a way around
        return f"{record.msg} {record.args}"


def _told(text: str) -> str:
    """Text of several lines where no line can be taken for a record of its own."""
    if text.startswith(NEXT_LINE.strip()):  # a second handler meets the same record
        return text
    lines = masked(text).rstrip().split("\n")
    return NEXT_LINE.strip() + " " + NEXT_LINE.join(on_one_line(line) for line in lines)
