"""Pages about documents: a file in and out, never shown as it came; and what the reader meets on the way."""

from __future__ import annotations

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse

from boligflyt.areas.applications.models import Application
from boligflyt.areas.documents.choices import PaperKind
from boligflyt.areas.documents.models import Document, Upload
from boligflyt.toolkit.files.limits import MOST_BYTES
from tests.support import canaries, files
from tests.support.cast import make_household, make_person, make_protected
from tests.support.hostile_files import corpus
from tests.support.papers import make_document


@pytest.fixture
def home(cast):
    return make_household()


def send(client, home, content: bytes | None = None, name: str = "brev.pdf", **facts):
    """The form as a browser without script sends it."""
    given = {"kind": "doctors_statement", "received_on": "23.11.2026", **facts}
    if content is not None:
        given["file"] = SimpleUploadedFile(name, content, "image/jpeg")
    return client.post(reverse("documents:add", args=[home.pk]), given)


def test_a_file_is_sent_in_one_go_and_comes_back_as_an_attachment_that_can_do_nothing(browse, home):
    content = files.pdf()
    client = browse("kari")

    answer = send(client, home, content, "Søknad\u202egpj.exe.pdf", title="Uttalelse")

    document = Document.objects.get()
    assert answer.headers["Location"] == reverse("documents:detail", args=[document.pk])
    file = client.get(reverse("documents:download", args=[document.pk]))
    assert file.content == content
    assert file.headers["Content-Type"] == "application/pdf"
    assert file.headers["Content-Disposition"] == "attachment; filename*=utf-8''S%C3%B8knadgpj.pdf"
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    assert file.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert file.headers["Cache-Control"] == "no-store"


def test_the_preview_is_our_own_picture_and_as_closed_as_the_file(browse, home):
    client = browse("kari")
    send(client, home, files.photograph(), "bilde.jpg")

    shown = client.get(reverse("documents:preview", args=[Document.objects.get().pk]))

    assert (shown.headers["Content-Type"], shown.content[:4]) == ("image/png", b"\x89PNG")
    assert shown.headers["Content-Security-Policy"].startswith("sandbox")


def test_hostile_files_that_may_be_kept_are_only_ever_given_out_as_attachments(browse, home):
    client = browse("kari")
    clean = [one for one in corpus() if one.must in {"cleaned", "text"} and one.family != "name"]

    for number, one in enumerate(clean[::7]):
        send(client, home, one.content, one.name, title=f"Fil {number}")

    kept = list(Document.objects.all())
    answers = [client.get(reverse("documents:download", args=[one.pk])) for one in kept]
    assert len(kept) >= 3
    assert all(one.headers["Content-Disposition"].startswith("attachment;") for one in answers)
    assert {one.headers["Content-Type"] for one in answers} <= {
        "image/jpeg", "image/png", "text/plain; charset=utf-8"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"<script>alert(1)</script>", "bilde.jpg", "nettside eller et tegnet bilde"),
        (files.docx(**{"word/vbaProject.bin": "x"}), "brev.docx", "makroer eller ActiveX"),
        (files.docx(**{"word/media/a.png": b"\0" * 30_000_000}), "brev.docx", "pakker seg ut til mer"),
        (b"", "tom.pdf", "Filen er tom"),
        (b"0" * (MOST_BYTES + 1), "stor.pdf", "større enn 20 MB"),
        (b"MZ\x90", "program.pdf", "et program eller skript"),
    ],
    ids=["script", "macro", "bomb", "empty", "large", "program"],
)
def test_a_file_that_is_not_taken_says_why_and_what_was_written_stays(content, name, words, browse, home):
    answer = send(browse("kari"), home, content, name, title="Min tittel")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert 'value="Min tittel"' in page
    assert not Document.objects.exists()
    assert not Upload.objects.exists()


def test_a_form_without_a_file_asks_for_one(browse, home):
    answer = send(browse("kari"), home)

    assert answer.status_code == 422
    assert "Velg en fil, eller ta et bilde av papiret." in answer.content.decode()


def test_a_photograph_taken_with_the_telephone_is_a_file_too(browse, home):
    given = {"kind": "income", "received_on": "23.11.2026"}
    given["photo"] = SimpleUploadedFile("image.jpg", files.photograph(), "image/jpeg")

    browse("kari").post(reverse("documents:add", args=[home.pk]), given)

    document = Document.objects.get()
    assert (document.content_type, document.information) == ("image/jpeg", "economy")


def test_a_file_need_not_be_chosen_again_when_something_else_must_be_mended(browse, home):
    client = browse("kari")
    first = send(client, home, files.pdf(), received_on="31.02.2026")
    held = re.search(r'name="upload" value="([0-9a-f-]{36})"', first.content.decode())[1]

    second = send(client, home, upload=held)

    assert "brev.pdf</strong> er lastet opp" in first.content.decode()
    assert second.status_code == 302
    assert (Document.objects.get().file_name, Upload.objects.count()) == ("brev.pdf", 0)


def test_the_same_file_twice_is_told_of_kindly_and_kept_once(browse, home):
    client = browse("kari")
    send(client, home, files.pdf(), title="Fra legen")

    answer = send(client, home, files.pdf())

    assert "ligger allerede i saken som «Fra legen»" in answer.content.decode()
    assert Document.objects.count() == 1


def test_a_double_click_keeps_one_document(browse, home):
    client, command = browse("kari"), "0b9f1f70-0000-4000-8000-000000000009"

    answers = [send(client, home, files.pdf(), command=command) for _ in range(2)]

    assert [one.status_code for one in answers] == [302, 302]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]


# Piece by piece


def begin(client, home, size: int, name: str = "brev.pdf") -> dict:
    answer = client.post(reverse("documents:upload", args=[home.pk]), {"name": name, "size": size})
    return json.loads(answer.content) | {"status": answer.status_code}


def piece(client, home, key: str, begins: int, content: bytes):
    path = f"{reverse('documents:upload', args=[home.pk])}?opplasting={key}&fra={begins}"
    return client.post(path, content, content_type="application/octet-stream")


def test_a_file_goes_up_in_pieces_over_a_lost_connection(browse, home):
    client, content = browse("kari"), files.pdf("Over dårlig dekning")
    key = begin(client, home, len(content))["upload"]
    piece(client, home, key, 0, content[:300])
    # The answer was lost: the script asks how far it has come, and goes on from there.
    asked = client.get(f"{reverse('documents:upload', args=[home.pk])}?opplasting={key}")
    far = json.loads(asked.content)["received"]
    last = piece(client, home, key, far, content[far:])

    send(client, home, upload=key)

    assert (far, json.loads(last.content)["received"]) == (300, len(content))
    document = Document.objects.get()
    assert client.get(reverse("documents:download", args=[document.pk])).content == content


def test_a_piece_from_the_wrong_place_is_told_where_to_go_on(browse, home):
    client = browse("kari")
    key = begin(client, home, 900)["upload"]

    answer = piece(client, home, key, 500, b"x" * 100)

    assert (answer.status_code, json.loads(answer.content)) == (409, {"received": 0})


@pytest.mark.parametrize("size", ["", "x", "-1", "0", str(MOST_BYTES + 1), "9" * 30, "１２"])
def test_an_upload_of_a_size_that_no_file_may_have_is_refused_in_words(size, browse, home):
    answer = begin(browse("kari"), home, size)

    assert answer["status"] == 422
    assert len(answer["message"]) > 20


def test_pieces_need_the_secret_of_the_form(home, cast):
    from django.test import Client

    from boligflyt.areas.access.models import Staff

    client = Client(enforce_csrf_checks=True)
    client.force_login(Staff.objects.get(username="kari"))

    assert client.post(reverse("documents:upload", args=[home.pk]), {"size": 3}).status_code == 403


def test_somebody_elses_upload_is_not_found(browse, home, cast):
    key = begin(browse("kari"), home, 900)["upload"]

    assert piece(browse("amir"), home, key, 0, b"x").status_code == 404
    assert "Velg den på nytt" in send(browse("amir"), home, upload=key).content.decode()


# List, search, one document


def test_the_list_and_the_search_show_what_the_reader_sees(browse, home, cast):
    client = browse("kari")
    make_document(cast.kari, home, title="Legeerklæring fra fastlegen")
    make_document(cast.kari, make_household(make_person("Ali", "Berg")), title="Annen sak")

    everything = client.get(reverse("documents:list", args=[home.pk])).content.decode()
    found = client.get(reverse("documents:list", args=[home.pk]), {"q": "papir nummer"}).content.decode()
    nothing = client.get(reverse("documents:list", args=[home.pk]), {"q": "finnes ikke"}).content.decode()

    assert ("Legeerklæring fra fastlegen" in everything, "Annen sak" in everything) == (True, False)
    assert "<mark>Papir</mark>" in found
    assert "Ingen treff på «finnes ikke»" in nothing


def test_words_from_a_file_are_shown_as_words(browse, home):
    client = browse("kari")
    send(client, home, files.docx("heis &lt;b&gt;fet&lt;/b&gt; her"), "x.docx")

    page = client.get(reverse("documents:list", args=[home.pk]), {"q": "heis"}).content.decode()

    assert "&lt;b&gt;fet" in page
    assert "<b>fet" not in page


def test_the_statements_of_the_list_do_not_grow_with_it(browse, home, cast, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = browse("kari")
    counts = []
    for many in (1, 6):
        for _ in range(many):
            make_document(cast.kari, home)
        for query in ({}, {"q": "papir"}):
            with CaptureQueriesContext(connection) as asked:
                client.get(reverse("documents:list", args=[home.pk]), query)
            counts.append(len(asked))

    assert (counts[0], counts[1]) == (counts[2], counts[3])


def test_the_household_page_leads_to_the_documents(browse, home, cast):
    make_document(cast.kari, home, title="Legeerklæring")

    page = browse("kari").get(reverse("people:household", args=[home.pk])).content.decode()

    assert reverse("documents:list", args=[home.pk]) in page


def test_a_document_is_withdrawn_with_a_reason_that_stands_on_its_page(browse, home, cast):
    document, client = make_document(cast.kari, home), browse("kari")
    path = reverse("documents:withdraw", args=[document.pk])

    empty = client.post(path, {"reason": " ", "version": 1})
    client.post(path, {"reason": "Lagt i feil sak", "version": 1})

    page = client.get(reverse("documents:detail", args=[document.pk])).content.decode()
    assert empty.status_code == 422
    assert "Lagt i feil sak" in page
    assert path not in page


def test_correcting_the_kind_of_information_hides_the_document_from_those_who_do_not_see_it(
    browse, home, cast
):
    from tests.support.cast import take_part

    take_part(home, cast.jon.office)
    document = make_document(cast.kari, home, information="housing")
    path = reverse("documents:detail", args=[document.pk])
    before = browse("jon").get(path).status_code
    given = {
        "kind": "other",
        "information": "health",
        "title": "Papir",
        "received_on": "23.11.2026",
        "version": 1,
    }

    browse("kari").post(reverse("documents:change", args=[document.pk]), given)

    assert (before, browse("jon").get(path).status_code) == (200, 404)


# The paper as source


def test_an_application_is_registered_from_the_scanned_paper(browse, home, cast):
    paper = make_document(cast.kari, home, kind=PaperKind.PAPER_APPLICATION)
    client = browse("kari")
    page = client.get(reverse("documents:detail", args=[paper.pk])).content.decode()
    path = f"{reverse('applications:new')}?husstand={home.pk}&papir={paper.pk}"
    given = {
        "received_on": "23.11.2026", "channel": "paper", "matter": "first", "housing": "acute_or_temporary",
        "bedrooms_needed": "2", "household": str(home.pk),
        **dict.fromkeys(
            ["own_efforts_documented", "repayment_plan", "debt_settlement", "can_own_startlaan",
             "can_own_grant", "bostoette_enough", "private_rent", "unable_alone"], "unknown",
        ),
    }  # fmt: skip

    form = client.get(path).content.decode()
    answer = client.post(path, given)

    assert path.replace("&", "&amp;") in page or path in page
    assert '<option value="paper" selected>' in form
    assert answer.status_code == 302, re.findall(r"validation-message.*?<", answer.content.decode())
    paper.refresh_from_db()
    assert paper.application == Application.objects.get()
    shown = client.get(reverse("documents:detail", args=[paper.pk])).content.decode()
    assert reverse("applications:detail", args=[paper.application_id]) in shown


def test_a_paper_of_another_household_is_not_found_as_source(browse, home, cast):
    other = make_document(cast.kari, make_household(make_person("A", "B")), kind=PaperKind.PAPER_APPLICATION)

    path = f"{reverse('applications:new')}?husstand={home.pk}&papir={other.pk}"

    assert browse("kari").get(path).status_code == 404


def test_the_name_of_a_protected_persons_file_reaches_nobody_who_may_not_see_it(browse, cast):
    document = make_document(cast.hedda, make_household(make_protected()), name="Hemmelig uttalelse.txt")

    answers = [browse("kari").get(reverse(f"documents:{one}", args=[document.pk])) for one in
               ("detail", "download", "preview")]  # fmt: skip
    cleared = browse("hedda").get(reverse("documents:download", args=[document.pk]))

    assert [one.status_code for one in answers] == [404, 404, 404]
    assert "Hemmelig" in cleared.headers["Content-Disposition"]


@pytest.mark.parametrize("name", ["Hemmelig.pdf", "%48emmelig.pdf", "%48%65%6D%6D%65%6C%69%67%20brev.pdf"])
def test_the_search_for_canaries_reads_the_names_of_files_as_a_browser_does(name, rf):
    answer = HttpResponse(b"", headers={"Content-Disposition": f"attachment; filename*=utf-8''{name}"})
    answer.wsgi_request = rf.get("/")

    with pytest.raises(canaries.CanaryFound):
        canaries._search(answer, "")
