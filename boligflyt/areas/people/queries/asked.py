"""What somebody wrote in the search field, taken apart: words, initials, a birth date or a whole number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from boligflyt.areas.people.queries.persons import NUMBER_LENGTH, SHORTEST_SEARCH, looks_like_a_number
from boligflyt.toolkit.name_folding import fold, sounds

MOST_INITIALS = 3
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Asked:
    """`words` are folded (toolkit/name_folding.py). `number` is eleven digits; then nothing else counts."""

    words: tuple[str, ...] = ()
    born: date | None = None
    number: str = ""
    written: str = ""  # without the birth date, as it was written

    @property
    def is_empty(self) -> bool:
        """Whether there is too little to look for a person by."""
        return not (self.number or self.born or len("".join(self.words)) >= SHORTEST_SEARCH)

    @property
    def only_initials(self) -> bool:
        """«K. H.»: single letters and nothing else."""
        return len(self.words) > 1 and all(len(word) == 1 for word in self.words)

    @property
    def initials(self) -> str:
        """What may be initials: single letters, or one word of two or three letters. Otherwise empty."""
        joined = "".join(self.words)
        one_word = len(self.words) == 1 and SHORTEST_SEARCH <= len(joined) <= MOST_INITIALS
        return joined if self.only_initials or one_word else ""

    @property
    def heard(self) -> list[list[str]]:
        """For each word the keys that forgive a slip of the pen; empty where the word is too short for it."""
        return [sorted(sounds(word)) for word in self.words]


def asked(text: str) -> Asked:
    """Take the text apart. A date that does not exist is only a text that nobody is called."""
    if looks_like_a_number(text):
        return Asked(number="".join(text.split())[:NUMBER_LENGTH])
    born, rest = _birth_date(text)
    words = tuple(fold(rest).split(" ")[1:-1]) if fold(rest).strip(" ") else ()
    return Asked(words, born, written=rest.strip())


def _birth_date(text: str) -> tuple[date | None, str]:
    for pattern, order in ((_DAY_FIRST, (3, 2, 1)), (_YEAR_FIRST, (1, 2, 3))):
        found = pattern.search(text)
        if found:
            try:
                day = date(*(int(found[part]) for part in order))
            except ValueError:
                continue
            return day, text[: found.start()] + " " + text[found.end() :]
    return None, text
