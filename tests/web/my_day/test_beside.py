"""What the menu of seven has no room for is one step from the front page, for those who have the right."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from tests.areas.letters.test_outbox import queued

ALSO = {
    "kari": {"letters:outbox", "complaints:list", "home_ownership:campaigns", "private_renting:list"},
    "ingrid": {"letters:register", "complaints:list", "retention:erasures"},
    "nora": {"letters:outbox", "complaints:list", "home_ownership:campaigns", "private_renting:list"},
    "liv": {"retention:due"},
    "per": set(),
    "jon": set(),
}


@pytest.mark.parametrize("who", ALSO)
def test_each_role_reaches_its_own_from_the_front_page_and_no_others(browse, who):
    page = browse(who).get(reverse("my_day")).content.decode()

    found = re.search(r"Også ditt(.*?)</section>", page, re.S)
    links = set(re.findall(r'href="([^"]+)"', found.group(1))) if found else set()
    assert links == {reverse(name) for name in ALSO[who]}


def test_the_number_beside_the_outbox_is_what_stands_in_it(cast, browse):
    queued(cast)
    client = browse("kari")

    day = re.sub(r"<[^>]+>", "", client.get(reverse("my_day")).content.decode())
    outbox = client.get(reverse("letters:outbox")).content.decode()

    assert "Brev å sende: 1" in day and "Åpne klager: ingen" in day
    assert outbox.count('name="letters"') == 1
