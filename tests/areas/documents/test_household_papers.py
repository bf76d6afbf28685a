"""Documents of a household: who reads them, that they are kept as they were, and how they are found."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import Http404

from boligflyt.areas.access.choices import Information
from boligflyt.areas.audit.models import Event
from boligflyt.areas.documents import services
from boligflyt.areas.documents.choices import USUALLY, PaperKind
from boligflyt.areas.documents.models import Document, DocumentText, StoredPart, Upload, UploadPart
from boligflyt.areas.documents.queries import (
    documents_visible_to,
    find_in,
    kinds_for,
    open_document,
    read_file,
    read_preview,
)
from boligflyt.areas.documents.services import DocumentFacts
from boligflyt.toolkit.faults import Conflict, Forbidden, Refused, VersionConflict
from boligflyt.toolkit.files.sealing import PART, BrokenSeal
from boligflyt.toolkit.walls import history_of
from tests.support import files
from tests.support.cast import TODAY, make_application, make_household, make_person, make_protected, take_part
from tests.support.papers import make_document


def facts(kind: str = PaperKind.DOCTORS_STATEMENT, **rest) -> DocumentFacts:
    given = {"information": USUALLY[kind], "title": "Uttalelse", "received_on": TODAY, **rest}
    return DocumentFacts(kind=kind, **given)


@pytest.fixture
def home(cast):
    return make_household()


def add(actor, home, content: bytes | None = None, **rest) -> Document:
    return services.add_document(actor, home, facts(**rest), content or files.pdf("Trenger heis"), "brev.pdf")


def test_a_document_is_given_back_byte_for_byte_with_a_picture_of_its_first_page(cast, home):
    content = files.pdf("Trenger heis")

    document = add(cast.kari, home, content)

    assert read_file(cast.kari, document) == content
    assert read_preview(document).startswith(b"\x89PNG")
    assert document.size == len(content)


def test_neither_bytes_nor_words_stand_in_clear_in_the_database(cast, home):
    add(cast.kari, home, files.docx("Sykdommen heter fnugg"))

    with connection.cursor() as cursor:
        cursor.execute(
            "select content from documents_storedpart union all select text from documents_documenttext"
        )
        kept = [bytes(content) for (content,) in cursor.fetchall()]
    assert len(kept) == 2
    assert not any(b"fnugg" in one or b"PK\x03\x04" in one for one in kept)


@pytest.mark.parametrize("harm", ["changed", "swapped", "last missing", "of another"])
def test_stored_parts_that_were_tampered_with_are_not_given_out(harm, cast, home):
    content = "".join(f"linje {number}\n" for number in range(PART // 5)).encode()
    document = services.add_document(cast.kari, home, facts(), content, "logg.txt")
    first, second = StoredPart.objects.filter(document=document, role="file").order_by("number")[:2]
    if harm == "changed":
        first.content = bytes(first.content)[:-1] + b"\0"
    elif harm == "swapped":
        first.content, second.content = second.content, first.content
        second.save()
    elif harm == "of another":
        other = add(cast.kari, make_household(make_person("Ali", "Berg")))
        first.content = other.parts.filter(role="file").first().content
    first.save()
    if harm == "last missing":
        StoredPart.objects.filter(document=document, role="file").order_by("number").last().delete()

    with pytest.raises(BrokenSeal):
        read_file(cast.kari, document)


def test_the_same_file_is_kept_once_and_told_of_kindly(cast, home):
    add(cast.kari, home, title="Fra fastlegen")

    with pytest.raises(Refused, match="ligger allerede i saken som «Fra fastlegen», mottatt 23"):
        add(cast.amir, home)


def test_the_same_file_may_come_again_after_it_was_withdrawn(cast, home):
    first = add(cast.kari, home)
    services.withdraw_document(cast.kari, first, first.version, "Lagt i feil sak")

    assert add(cast.kari, home).pk != first.pk


def test_two_who_add_the_same_file_at_once_keep_it_once(cast, home):
    first = add(cast.kari, home)
    first.pk, first._state.adding, first.storage = None, True, home.pk

    with pytest.raises(IntegrityError, match="same_file_once"), transaction.atomic():
        Document.objects.create(
            **{f.attname: getattr(first, f.attname) for f in Document._meta.concrete_fields if f.name != "id"}
        )


@pytest.mark.parametrize("kind", list(Information))
def test_who_reads_a_document_follows_from_the_kind_of_information_in_it(kind, cast, home):
    take_part(home, cast.jon.office)
    document = make_document(cast.kari, home, information=kind)

    seen = documents_visible_to(cast.jon).filter(pk=document.pk).exists()

    assert seen == (kind in {"identity", "housing", "children", "followup"})


def test_an_office_sees_only_the_kinds_that_were_shared_with_it(cast, home):
    take_part(home, cast.nora.office, Information.ECONOMY)
    for kind in (Information.ECONOMY, Information.HEALTH):
        make_document(cast.kari, home, information=kind)

    seen = documents_visible_to(cast.nora).values_list("information", flat=True)

    assert list(seen) == ["economy"]
    assert kinds_for(cast.nora, home) == [Information.IDENTITY, Information.ECONOMY]


def test_a_document_that_is_hidden_answers_as_one_that_does_not_exist(cast):
    home = make_household(make_protected())
    document = make_document(cast.hedda, home)

    with pytest.raises(Http404):
        open_document(cast.kari, document.pk)
    assert open_document(cast.hedda, document.pk) == document


def test_nobody_registers_a_paper_with_information_that_they_may_not_see_themselves(cast, home):
    take_part(home, cast.jon.office)

    with pytest.raises(Refused, match="Du ser ikke slike opplysninger"):
        add(cast.jon, home)


def test_a_role_without_the_right_adds_nothing(cast, home):
    with pytest.raises(Forbidden):
        add(cast.ingrid, home)


def test_a_document_is_withdrawn_with_a_reason_and_stays_readable(cast, home):
    document = add(cast.kari, home)

    with pytest.raises(Refused, match="Skriv hvorfor"):
        services.withdraw_document(cast.kari, document, document.version, "  ")
    services.withdraw_document(cast.amir, document, document.version, "Lagt i feil sak")

    again = open_document(cast.kari, document.pk)
    assert (again.withdrawn_because, again.withdrawn_by) == ("Lagt i feil sak", cast.amir.staff)
    assert read_file(cast.kari, again).startswith(b"%PDF")


def test_the_database_keeps_no_withdrawal_without_a_reason(cast, home):
    document = make_document(cast.kari, home)

    with pytest.raises(IntegrityError, match="withdrawn_with_a_reason"), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(withdrawn_at=cast.kari.at)


def test_a_document_from_tomorrow_is_refused(cast, home):
    with pytest.raises(Refused, match="frem i tid"):
        add(cast.kari, home, received_on=TODAY + timedelta(days=1))


def test_correcting_the_kind_of_information_moves_everything_stored_behind_that_wall(cast, home):
    document = add(cast.kari, home, kind=PaperKind.LEASE)
    before = set(StoredPart.objects.values_list("bits", flat=True))

    services.change_document(cast.kari, document, document.version, facts())

    kept = [
        *StoredPart.objects.values_list("bits", flat=True),
        *DocumentText.objects.values_list("bits", flat=True),
    ]
    health = Information.IDENTITY.bit | Information.HEALTH.bit
    assert before == {Information.IDENTITY.bit | Information.HOUSING.bit}
    assert set(kept) == {health}
    assert set(history_of(Document).objects.values_list("bits", flat=True)) == {health}


def test_the_database_knows_the_same_kinds_of_information_as_the_program(cast, home):
    kept = {kind: make_document(cast.kari, home, information=kind) for kind in Information}

    for document in kept.values():
        document.refresh_from_db()
    assert {kind: one.bits for kind, one in kept.items()} == {
        kind: kind.bit | Information.IDENTITY.bit for kind in Information
    }


def test_a_change_that_somebody_else_came_before_is_not_lost(cast, home):
    document = make_document(cast.kari, home)
    services.change_document(cast.amir, document, document.version, facts(title="Ny"))

    with pytest.raises(VersionConflict):
        services.change_document(cast.kari, document, 1, facts(title="Annen"))


def test_every_opening_and_every_change_leaves_a_trace(cast, home):
    document = add(cast.kari, home)
    open_document(cast.kari, document.pk)

    changes = Event.objects.filter(subject=document.pk).values_list("deed", flat=True)
    looks = Event.objects.using("side").filter(subject=document.pk).values_list("deed", flat=True)
    assert (list(changes), list(looks)) == (["changed"], ["read"])


@pytest.mark.parametrize("text", ["fastlegen", "LEGE heis", "ærend", "aerend", "uttalelse"])
def test_words_in_the_document_are_found_within_the_case(text, cast, home):
    add(cast.kari, home, files.docx("Fastlegen skriver: trenger heis, har ærend hver dag"))
    add(cast.kari, make_household(make_person("Ali", "Berg")), files.docx("Fastlegen, heis, ærend"))

    hits = find_in(cast.kari, home.pk, text)

    assert [hit.document.household_id for hit in hits] == [home.pk]


def test_the_words_around_what_was_found_are_shown(cast, home):
    add(cast.kari, home, files.docx("Pasienten trenger heis og korte avstander"))

    hit = find_in(cast.kari, home.pk, "heis")[0]

    assert (hit.before[-9:], hit.found, hit.after[:3]) == (" trenger ", "heis", " og")


def test_search_finds_nothing_in_what_the_reader_may_not_see(cast, home):
    take_part(home, cast.jon.office)
    add(cast.kari, home, files.docx("Diagnosen"))

    assert find_in(cast.jon, home.pk, "diagnosen") == []


def test_a_search_text_with_signs_of_a_pattern_is_only_a_text(cast, home):
    add(cast.kari, home, files.docx("a(b"))

    assert len(find_in(cast.kari, home.pk, "a(b")) == 1
    assert find_in(cast.kari, home.pk, ".*") == []


# Uploads piece by piece


def test_a_file_that_comes_in_pieces_is_the_same_file(cast, home):
    content = files.pdf("I deler")
    upload = services.begin_upload(cast.kari, home, "brev.pdf", len(content))
    for begins in range(0, len(content), 100):
        services.add_piece(cast.kari, upload, begins, content[begins : begins + 100])

    found = services.upload_of(cast.kari, home.pk, upload.pk)

    assert services.uploaded_file(found) == (content, "brev.pdf")


def test_a_piece_that_is_sent_again_after_a_lost_answer_changes_nothing(cast, home):
    upload = services.begin_upload(cast.kari, home, "x.txt", 8)

    assert services.add_piece(cast.kari, upload, 0, b"abcd") == 4
    assert services.add_piece(cast.kari, upload, 0, b"abcd") == 4
    assert services.add_piece(cast.kari, upload, 4, b"efgh") == 8
    assert services.uploaded_file(services.upload_of(cast.kari, home.pk, upload.pk))[0] == b"abcdefgh"


def test_a_piece_that_leaves_a_hole_or_is_more_than_announced_is_refused(cast, home):
    upload = services.begin_upload(cast.kari, home, "x.txt", 8)

    with pytest.raises(Conflict):
        services.add_piece(cast.kari, upload, 4, b"efgh")
    with pytest.raises(Refused):
        services.add_piece(cast.kari, upload, 0, b"abcdefghi")
    with pytest.raises(Refused, match="ikke ferdig"):
        services.uploaded_file(upload)


def test_an_upload_is_only_for_the_one_who_sends_it_and_to_the_household_it_was_begun_for(cast, home):
    upload = services.begin_upload(cast.kari, home, "x.txt", 8)
    other = make_household(make_person("Ali", "Berg"))

    for actor, household in ((cast.amir, home), (cast.kari, other)):
        with pytest.raises(Http404):
            services.upload_of(actor, household.pk, upload.pk)


def test_unfinished_uploads_are_forgotten_after_a_day(cast, home):
    upload = services.begin_upload(cast.kari, home, "x.txt", 8)
    services.add_piece(cast.kari, upload, 0, b"abcd")
    tomorrow = replace(cast.kari, at=cast.kari.at + timedelta(hours=24))

    with pytest.raises(Http404):
        services.upload_of(tomorrow, home.pk, upload.pk)
    assert services.forget_unfinished(cast.kari.at) == 0
    assert services.forget_unfinished(tomorrow.at) == 1
    assert (Upload.objects.count(), UploadPart.objects.count()) == (0, 0)


def test_somebody_who_begins_many_uploads_keeps_the_latest(cast, home):
    begun = [services.begin_upload(cast.kari, home, f"{number}.txt", 8).pk for number in range(7)]

    kept = set(Upload.objects.values_list("pk", flat=True))

    assert len(kept) == 5
    assert begun[-1] in kept


# The paper as source


def test_a_paper_application_is_the_source_of_one_application(cast, home):
    paper = make_document(cast.kari, home, kind=PaperKind.PAPER_APPLICATION)
    application = make_application(cast.kari, home)

    services.tell_source(cast.kari, paper, application)

    paper.refresh_from_db()
    assert paper.application == application


def test_a_paper_of_another_household_or_of_another_kind_is_no_source(cast, home):
    application = make_application(cast.kari, make_household(make_person("Ali", "Berg")))
    paper = make_document(cast.kari, home, kind=PaperKind.PAPER_APPLICATION)
    letter = make_document(cast.kari, application.household, kind=PaperKind.LETTER_IN)

    for wrong in (paper, letter):
        with pytest.raises(Refused, match="hører ikke til"):
            services.tell_source(cast.kari, wrong, application)


def test_the_usual_kind_of_information_is_named_for_every_kind_of_paper():
    assert set(USUALLY) == set(PaperKind)
