"""The page of purposes: the share follows the ticks, and health is told only to who may know it."""

from __future__ import annotations

from django.urls import reverse

from tests.support.cast import make_dwelling

PAGE = "/boliger/formal/"


def words(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


def test_the_share_follows_what_is_ticked_and_the_prepared_homes_are_listed(cast, browse):
    home = make_dwelling(purpose="care", welfare_technology=True)
    make_dwelling()
    kari = browse("kari")

    page = words(kari.get(PAGE))

    assert "50 %" in page and "1 av 2" in page and home.address in page
    assert "Omsorgsboliger med velferdsteknologi" in page
    assert "<dd>0 %" in words(kari.get(PAGE, {"teller": "substance"}))
    seen_by_per = words(browse("per").get(PAGE))
    assert "Tilrettelagt bolig" in seen_by_per and "Omsorgsbolig" not in seen_by_per


def test_it_is_said_on_the_dwellings_own_form_and_seen_on_its_page(cast, browse):
    per, home = browse("per"), make_dwelling()
    edit = reverse("dwellings:edit", args=[home.pk])
    form = per.get(edit).context["form"]
    written = {
        name: "" if value is None else str(value)
        for name, value in form.initial.items()
        if value is not False
    }

    page = words(per.post(edit, {**written, "welfare_technology": "True"}, follow=True))

    assert "Klargjort" in page
    assert "Ingen boliger er registrert" not in words(per.get(PAGE))


def test_an_empty_register_has_no_share(cast, browse):
    assert "Ingen boliger er registrert som klargjort" in words(browse("liv").get(PAGE))
