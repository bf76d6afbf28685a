"""What somebody looks for in the search of a page: posted, so that no number stands in an address."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from boligflyt.areas.people.queries.persons import looks_like_a_number
from boligflyt.web.formats import masked


@dataclass(frozen=True, slots=True)
class Searched:
    """`text` is what is looked for, `shown` what the page repeats of it: never a whole number.

    `refused`: a number came in the address; nothing is looked for.
    """

    text: str = ""
    shown: str = ""
    is_number: bool = False
    refused: bool = False

    @property
    def kept(self) -> str:
        """What stands in the field again."""
        return "" if self.is_number else self.text


def searched(request: HttpRequest) -> Searched:
    """The text of the page's own form; a name may also stand in the address, a number may not."""
    posted = request.method == "POST"
    text = (request.POST if posted else request.GET).get("q", "").strip()
    if not looks_like_a_number(text):
        return Searched(text, text)
    return Searched(text if posted else "", masked(text), is_number=True, refused=not posted)
