"""The pages of pictures: added with words for them, shown with those words, saved and never run."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from boligflyt.areas.dwellings.models import DwellingPicture
from tests.support.cast import make_dwelling
from tests.support.files import photograph


def given(content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile("stue.jpg", photograph() if content is None else content)


def test_a_picture_is_added_shown_with_its_words_and_taken_away(cast, browse):
    per, home = browse("per"), make_dwelling()
    written = {"kind": "photo", "shows": "Stuen mot sør", "file": given()}
    add = reverse("dwellings:picture_add", args=[home.pk])

    page = per.post(add, written, follow=True).content.decode()

    one = DwellingPicture.objects.get()
    shown = reverse("dwellings:picture", args=[home.pk, one.pk])
    assert f'src="{shown}" alt="Bilde: Stuen mot sør"' in page
    answer = per.get(shown)
    assert answer["Content-Type"] == "image/png" and "sandbox" in answer["Content-Security-Policy"]
    saved = per.get(reverse("dwellings:picture_download", args=[home.pk, one.pk]))
    assert saved["Content-Disposition"].startswith("attachment") and saved.content.startswith(b"\xff\xd8")
    assert "Bilder og tegninger (1)" in per.get(reverse("dwellings:detail", args=[home.pk])).content.decode()
    drop = reverse("dwellings:picture_drop", args=[home.pk])
    assert "tatt bort" in per.post(drop, {"picture": one.pk}, follow=True).content.decode()


def test_words_are_demanded_and_a_file_of_something_else_is_answered_at_its_field(cast, browse):
    add = reverse("dwellings:picture_add", args=[make_dwelling().pk])
    per = browse("per")

    without = per.post(add, {"kind": "photo", "shows": "", "file": given()})
    script = per.post(add, {"kind": "photo", "shows": "Stuen", "file": given(b"#!/bin/sh\necho")})

    assert without.status_code == script.status_code == 422
    assert "hva viser det?" in without.content.decode().lower() and "Stuen" in script.content.decode()
    assert not DwellingPicture.objects.exists()
