"""The page of what usually comes with a file: filled in, corrected, and seen by who keeps the register."""

from __future__ import annotations

from django.urls import reverse

from boligflyt.areas.dwellings.models import Dwelling
from tests.support.cast import make_dwelling

SAID = {
    "deposit": "30 000 kr", "electricity_meter": "0707", "shared_home": "True", "name": "Nordelv Utleie AS",
    "organisation_number": "974 760 673", "version": "1",
}  # fmt: skip


def test_meters_deposit_and_owner_are_written_by_hand_and_seen_on_the_dwelling(cast, browse):
    per, home = browse("per"), make_dwelling()
    detail, page = reverse("dwellings:detail", args=[home.pk]), reverse("dwellings:more", args=[home.pk])

    before = per.get(detail).content.decode()
    after = per.post(page, SAID, follow=True).content.decode()
    form = per.get(page).content.decode()

    assert "Ikke registrert ennå" in before and page in before
    for words in ("30\u00a0000\u00a0kr", "0707", "Nordelv Utleie AS", "974760673", "Bofellesskap"):
        assert words in after, words
    assert 'value="30000"' in form and 'value="Nordelv Utleie AS"' in form
    assert "Nordelv Utleie AS" not in browse("kari").get(detail).content.decode()


def test_a_faulty_number_is_told_at_its_field_and_what_was_written_stands(cast, browse):
    home = make_dwelling()
    page = reverse("dwellings:more", args=[home.pk])

    answer = browse("per").post(page, {**SAID, "organisation_number": "974760674"})

    told = answer.content.decode()
    assert answer.status_code == 422 and "organisasjonsnummer" in told
    assert 'value="974760674"' in told and 'value="0707"' in told
    assert Dwelling.objects.get().electricity_meter == ""
