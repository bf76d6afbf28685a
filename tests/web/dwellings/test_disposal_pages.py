"""The pages about how a dwelling is disposed of: told, taken back, and who reads the other party."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from boligflyt.areas.dwellings.models import DisposalPeriod
from boligflyt.areas.dwellings.services import DisposalFacts, change_disposal
from tests.support.cast import make_dwelling

WRITTEN = {
    "version": "1", "first_day": "01.03.2024", "form": "leased_in", "title": "lease_in",
    "agreed_with": "Ola Utleier", "reference": "24/77", "agreed_to": "31.12.2026", "notice_months": "6",
}  # fmt: skip


@pytest.fixture
def dwelling(cast):
    return make_dwelling()


def address(dwelling, name: str = "disposal") -> str:
    return reverse(f"dwellings:{name}", args=[dwelling.pk])


def test_it_is_told_from_the_page_and_the_dwelling_shows_it_over_time(browse, dwelling):
    per = browse("per")

    answer = per.post(address(dwelling), WRITTEN, follow=True).content.decode()

    for words in ("Disponeringen er lagret", "Leid inn av kommunen", "01.01.2010–29.02.2024", "Ola Utleier",
                  "30.\xa0juni 2026"):  # fmt: skip
        assert words in answer, words


def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(browse, dwelling):
    answer = browse("per").post(address(dwelling), {**WRITTEN, "title": "freehold"})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "hører ikke til" in page and "Ola Utleier" in page
    assert not DisposalPeriod.objects.exists()


def test_the_other_party_is_shown_only_to_those_who_keep_the_register(cast, browse, dwelling):
    change_disposal(
        cast.per, dwelling.pk, 1, date(2024, 3, 1),
        DisposalFacts("leased_in", "lease_in", "Ola Utleier", "24/77", date(2026, 12, 31), 6),
    )  # fmt: skip

    for who, sees in (("per", True), ("liv", False)):
        for page in (address(dwelling, "detail"), reverse("dwellings:agreements")):
            text = browse(who).get(page).content.decode()
            assert ("Ola Utleier" in text) is sees, (who, page)
            assert "31.12.2026" in text or "31.\xa0desember 2026" in text


def test_a_passed_day_of_notice_is_told_and_the_last_line_can_be_taken_back(browse, dwelling):
    per = browse("per")
    per.post(address(dwelling), WRITTEN)
    assert "Fristen for å si fra er ute" in per.get(reverse("dwellings:agreements")).content.decode()

    page = per.post(address(dwelling, "disposal_back"), {"version": "2"}, follow=True).content.decode()

    assert "tatt bort" in page
    assert [one.form for one in DisposalPeriod.objects.all()] == ["owned"]
    assert "ingen tidligere disponering" in per.post(
        address(dwelling, "disposal_back"), {"version": "3"}, follow=True
    ).content.decode()  # fmt: skip
