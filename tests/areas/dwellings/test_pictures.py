"""Pictures and plans of a dwelling: examined, without what the camera hid, told in words, by its own door."""

from __future__ import annotations

import io

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from PIL import Image

from boligflyt.areas.dwellings.models import DwellingPicture
from boligflyt.areas.dwellings.pictures import picture_drawn, picture_file, pictures_of
from boligflyt.areas.dwellings.services import add_dwelling_picture, drop_dwelling_picture
from boligflyt.toolkit.faults import Refused
from tests.support.cast import make_dwelling
from tests.support.files import pdf, photograph


def test_a_picture_is_kept_without_where_it_was_taken_and_as_ciphertext(cast):
    home, taken = make_dwelling(), photograph()
    assert Image.open(io.BytesIO(taken)).getexif()

    one = add_dwelling_picture(cast.per, home.pk, "photo", "  Kjøkken med\nspiseplass ", taken, "IMG_1.jpg")

    kept = picture_file(cast.liv, home, one.pk)
    assert not Image.open(io.BytesIO(kept.content)).getexif() and b"Oppdiktet kamera" not in kept.content
    assert (one.shows, kept.content_type) == ("Kjøkken med spiseplass", "image/jpeg")
    stored = bytes(DwellingPicture.objects.get().content)
    assert not stored.startswith(b"\xff\xd8") and kept.content[:64] not in stored
    assert picture_drawn(cast.liv, home, one.pk).startswith(b"\x89PNG")
    assert [picture.pk for picture in pictures_of(cast.liv, home)] == [one.pk]


def test_a_plan_may_be_a_pdf_and_a_picture_may_not(cast):
    home = make_dwelling()

    plan = add_dwelling_picture(cast.per, home.pk, "plan", "Plan av første etasje", pdf(), "plan.pdf")

    assert picture_file(cast.per, home, plan.pk).content_type == "application/pdf"
    with pytest.raises(Refused, match="ikke et bilde"):
        add_dwelling_picture(cast.per, home.pk, "photo", "Stuen", pdf("Noe annet"), "stue.pdf")


@pytest.mark.parametrize(
    ("shows", "content", "field"),
    [
        (" \n ", None, "shows"), ("Stuen", b"<script>alert(1)</script>", "file"),
        ("Stuen", b"Bare tekst", "file"), ("Stuen", b"", "file"),
    ],
)  # fmt: skip
def test_what_is_no_picture_or_has_no_words_is_refused_and_not_kept(cast, shows, content, field):
    with pytest.raises(Refused) as refused:
        add_dwelling_picture(
            cast.per,
            make_dwelling().pk,
            "photo",
            shows,
            photograph() if content is None else content,
            "a.jpg",
        )

    assert refused.value.field == field and not DwellingPicture.objects.exists()


def test_the_same_file_is_not_kept_twice_and_the_database_wants_words(cast):
    home = make_dwelling()
    one = add_dwelling_picture(cast.per, home.pk, "photo", "Stuen", photograph(), "a.jpg")

    with pytest.raises(Refused, match="fra før"):
        add_dwelling_picture(cast.per, home.pk, "photo", "Stuen igjen", photograph(), "b.jpg")
    with pytest.raises(IntegrityError), transaction.atomic():
        DwellingPicture.objects.filter(pk=one.pk).update(shows="")


def test_a_picture_is_reached_only_through_its_own_dwelling_and_by_who_sees_dwellings(cast):
    home, other = make_dwelling(), make_dwelling()
    one = add_dwelling_picture(cast.per, home.pk, "photo", "Stuen", photograph(), "a.jpg")

    for look in (
        lambda: picture_drawn(cast.per, other, one.pk),
        lambda: picture_file(cast.ada, home, one.pk),
        lambda: drop_dwelling_picture(cast.per, other.pk, one.pk),
    ):
        with pytest.raises(Http404):
            look()
    assert pictures_of(cast.ada, home) == []


def test_a_picture_that_is_taken_away_is_gone_and_that_it_was_there_is_history(cast):
    home = make_dwelling()
    one = add_dwelling_picture(cast.per, home.pk, "photo", "Stuen", photograph(), "a.jpg")

    drop_dwelling_picture(cast.per, home.pk, one.pk)

    assert not DwellingPicture.objects.exists()
    event = DwellingPicture.pgh_event_model.objects.get(pgh_obj_id=one.pk)
    assert event.shows == "Stuen" and not hasattr(event, "content")
