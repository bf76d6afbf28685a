"""The pages about borettslag: the arithmetic is shown, and a purchase is tried before it is made."""

from __future__ import annotations

from django.urls import reverse

from boligflyt.areas.dwellings.models import Cooperative
from tests.support.cast import make_dwelling

WRITTEN = {
    "name": "Tunet borettslag", "shares": "20", "other_public_shares": "1", "counted_on": "01.02.2026",
}  # fmt: skip


def test_it_is_added_joined_and_shown_with_its_limit_on_the_page_of_the_dwelling(cast, browse):
    per, dwelling = browse("per"), make_dwelling()
    answer = per.post(reverse("dwellings:cooperative_new"), WRITTEN, follow=True)
    tunet = Cooperative.objects.get()

    per.post(reverse("dwellings:in_cooperative", args=[dwelling.pk]), {"cooperative": tunet.pk})

    assert "0 egne + 1 andre offentlige = 1 av 20 andeler" in answer.content.decode()
    page = per.get(reverse("dwellings:detail", args=[dwelling.pk])).content.decode()
    assert "1 egne + 1 andre offentlige = 2 av 20 andeler" in page and "Grensen er nådd" in page


def test_a_purchase_is_tried_before_it_is_made_and_nonsense_is_told(cast, browse):
    per = browse("per")
    per.post(reverse("dwellings:cooperative_new"), {**WRITTEN, "shares": "40"})
    page = reverse("dwellings:cooperative", args=[Cooperative.objects.get().pk])

    def asked(number: str) -> str:
        return per.get(page, {"kjop": number}).content.decode()

    assert "2 til er innenfor" in asked("2")
    assert "4 til går over grensen" in asked("4") and "Det er plass til 3" in asked("4")
    assert "aria-invalid" in asked("mange")
    assert "fra 1 til 39" in asked("40") and "fra 1 til 39" in asked("0")


def test_what_can_not_be_true_stands_at_its_field_and_a_reader_sees_no_buttons(cast, browse):
    answer = browse("per").post(
        reverse("dwellings:cooperative_new"), {**WRITTEN, "other_public_shares": "30"}
    )

    assert answer.status_code == 422 and "Tunet borettslag" in answer.content.decode()
    assert "Nytt borettslag" not in browse("liv").get(reverse("dwellings:cooperatives")).content.decode()
