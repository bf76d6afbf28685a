"""An answer to a request for access: what is withheld is not in the copy; the letter says by which law."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
from django.db import DatabaseError, transaction
from django.http import Http404

from boligflyt.areas.access.choices import Information, Role
from boligflyt.areas.audit.models import Event
from boligflyt.areas.casework.choices import About, EntryKind
from boligflyt.areas.casework.models import Entry
from boligflyt.areas.casework.queries.pieces import pieces_of
from boligflyt.areas.casework.services.access_answers import answer_from_file
from boligflyt.areas.complaints.choices import ComplainantKind, PieceChoice
from boligflyt.areas.complaints.models import AccessPaper
from boligflyt.areas.complaints.pieces import Picked
from boligflyt.areas.complaints.queries import open_paper, papers_of_answers
from boligflyt.areas.complaints.services import Answered, Asked, register_request
from boligflyt.areas.letters.models import Dispatch
from boligflyt.toolkit.documents import sha256_hex
from boligflyt.toolkit.faults import Forbidden, Refused
from tests.support.cast import NOW, TODAY, make_household
from tests.support.papers import make_document
from tests.toolkit.pdf_text import says, shown_text

pytestmark = pytest.mark.django_db(databases=["default", "side"])
SECRET = "Naboen Per Hemmeligsen truer"
WHY = Answered(because="Det handler om noen andre.")


def said(cast, household, text, about=About.HOUSING):
    """An entry of the file."""
    return Entry.objects.create(
        household=household, kind=EntryKind.NOTE, about=about, happened_at=NOW, text=text,
        office_id=cast.kari.office, written_by_id=cast.kari.staff, written_at=NOW,
        bits=Information(about.value).bit,
    )  # fmt: skip


def asked(cast, household, **more):
    return register_request(
        cast.kari, household.pk, Asked(household.contact_id, ComplainantKind.PARTY, TODAY, "Alt.", **more)
    )


def everything_in(document):
    """Every byte of the file, also those that are packed."""
    with pikepdf.open(io.BytesIO(document)) as pdf:
        streams = [one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        kept = [bytes(one) for one in pdf.objects if isinstance(one, pikepdf.String)]
        about = [str(value).encode() for value in pdf.docinfo.values()]
    return b"".join([document, *streams, *kept, *about])


def answered(cast, household, picked, answered=WHY):
    row = asked(cast, household)
    return answer_from_file(cast.kari, row.pk, None, answered, picked)


def paper(row, kind):
    return AccessPaper.objects.get(request=row, kind=kind)


def test_what_is_withheld_is_nowhere_in_the_copy_and_what_is_given_is(cast):
    household = make_household()
    open_note = said(cast, household, "Selam ønsker bolig nær skolen.")
    part = said(cast, household, f"Selam ringte. {SECRET} henne. Hun vil flytte.")
    whole = said(cast, household, f"Internt: {SECRET} alle.")

    row = answered(cast, household, {
        f"entry-{open_note.pk}": Picked(PieceChoice.GIVE),
        f"entry-{part.pk}": Picked(
            PieceChoice.MASK, "third_party", "Selam ringte. [unntatt] henne. Hun vil flytte."
        ),
        f"entry-{whole.pk}": Picked(PieceChoice.WITHHOLD, "internal"),
    })  # fmt: skip

    copy = paper(row, "copy")
    content = bytes(copy.pdf)
    assert says(content, "Selam ønsker bolig nær skolen.") and says(content, "Hun vil flytte.")
    assert says(content, "Unntatt fra innsyn: forvaltningsloven § 19")
    assert says(content, "Unntatt fra innsyn: forvaltningsloven § 18 a")
    assert not any(word in shown_text(content) for word in ("Naboen", "Hemmeligsen", "truer", "Internt"))
    raw = everything_in(content)
    for word in ("Hemmeligsen", "truer"):
        assert word.encode() not in raw and word.encode("utf-16-be") not in raw
    assert copy.sha256 == sha256_hex(content)
    part.refresh_from_db()
    assert SECRET in part.text  # the original stands


def test_the_letter_says_what_was_given_and_withheld_by_which_law_and_how_to_complain(cast):
    household = make_household()
    open_note = said(cast, household, "Vanlig notat.")
    whole = said(cast, household, f"Internt: {SECRET} alle.")
    document = make_document(cast.kari, household, information="housing", title="Uttalelse fra Hemmeligsen")

    row = answered(cast, household, {
        f"entry-{open_note.pk}": Picked(PieceChoice.GIVE),
        f"entry-{whole.pk}": Picked(PieceChoice.WITHHOLD, "internal"),
        f"document-{document.pk}": Picked(PieceChoice.WITHHOLD, "third_party"),
    })  # fmt: skip

    letter = paper(row, "letter")
    content = bytes(letter.pdf)
    assert says(content, "Dokument: forvaltningsloven § 19") and says(content, "forvaltningsloven § 18 a")
    assert says(content, "Det handler om noen andre.") and says(content, "§§ 21 og 29")
    assert says(content, "Fristen er 3 uker") and "Hemmeligsen" not in shown_text(content)
    assert "Hemmeligsen" not in row.withheld + row.given
    assert (row.withheld_ground, row.state) == ("several", "answered")
    sent = Dispatch.objects.get(record=letter.pk)
    assert (sent.record_kind, sent.sha256, sent.recipient_id) == ("access", letter.sha256, row.asker_id)


def test_where_all_is_withheld_there_is_a_letter_and_no_copy_and_where_nothing_is_no_complaint(cast):
    household, other = make_household(), make_household()
    note, seen = said(cast, household, SECRET), said(cast, other, "Kjent.")

    nothing = answered(cast, household, {f"entry-{note.pk}": Picked(PieceChoice.WITHHOLD, "party")})
    all_of_it = answered(cast, other, {f"entry-{seen.pk}": Picked(PieceChoice.GIVE)}, Answered())

    assert [one.kind for one in nothing.papers.all()] == ["letter"]
    assert {one.kind for one in all_of_it.papers.all()} == {"letter", "copy"}
    assert not says(bytes(paper(all_of_it, "letter").pdf), "§§ 21 og 29")


@pytest.mark.parametrize(
    ("picked", "words"),
    [
        (Picked(PieceChoice.WITHHOLD), "Velg hjemmelen"),
        (Picked(PieceChoice.WITHHOLD, "several"), "Velg hjemmelen"),
        (Picked(PieceChoice.MASK, "", "[unntatt]"), "Velg hjemmelen"),
        (Picked(PieceChoice.MASK, "party", "Selam sa noe annet. [unntatt]"), "Kopien må være teksten"),
        (Picked(PieceChoice.MASK, "party", "Selam ringte."), "Sett [unntatt]"),
    ],
)
def test_nothing_is_withheld_without_a_ground_and_no_copy_says_something_else(cast, picked, words):
    household = make_household()
    note = said(cast, household, "Selam ringte.")
    row = asked(cast, household)

    with pytest.raises(Refused) as refused, transaction.atomic():
        answer_from_file(cast.kari, row.pk, None, WHY, {f"entry-{note.pk}": picked})

    row.refresh_from_db()
    assert words in refused.value.message
    assert row.state == "open" and not AccessPaper.objects.exists()


def test_a_reason_is_needed_also_for_what_is_picked(cast):
    household = make_household()
    note = said(cast, household, "Selam ringte.")

    with pytest.raises(Refused, match="hvorfor hjemmelen"):
        answered(cast, household, {f"entry-{note.pk}": Picked(PieceChoice.WITHHOLD, "party")}, Answered())


def test_only_what_the_actor_sees_is_listed_and_can_be_given(cast):
    household, other = make_household(), make_household()
    elsewhere = said(cast, other, "En annen husstand.")
    mine = said(cast, household, "Her.")

    listed = pieces_of(cast.kari, household.pk)

    assert [one.pk for one in listed] == [mine.pk]
    with pytest.raises(Refused, match="ikke å se lenger"):
        answered(cast, household, {f"entry-{elsewhere.pk}": Picked(PieceChoice.GIVE)})


def test_who_may_not_prepare_a_decision_answers_nothing(cast):
    household = make_household()
    note = said(cast, household, "Her.")
    row = asked(cast, household)

    with pytest.raises(Forbidden):
        answer_from_file(cast.jon, row.pk, None, WHY, {f"entry-{note.pk}": Picked(PieceChoice.GIVE)})


def test_a_copy_with_health_in_it_is_hidden_from_who_does_not_see_health(cast):
    household = make_household()
    note = said(cast, household, "Trenger heis etter operasjonen.", About.HEALTH)
    row = answered(cast, household, {f"entry-{note.pk}": Picked(PieceChoice.GIVE)})
    copy, letter = paper(row, "copy"), paper(row, "letter")

    assert copy.bits == Information.DECISION.bit | Information.HEALTH.bit
    refugees = replace(cast.kari, role=Role.REFUGEE_SERVICE)
    assert open_paper(cast.kari, copy.pk) == copy
    assert open_paper(refugees, letter.pk) == letter
    assert papers_of_answers(refugees, household.pk) == {row.pk: [letter]}
    with pytest.raises(Http404):
        open_paper(refugees, copy.pk)


def test_what_the_copy_holds_stands_in_the_trace(cast):
    household = make_household()
    note = said(cast, household, "Kjent.")

    row = answered(cast, household, {f"entry-{note.pk}": Picked(PieceChoice.GIVE)})

    told = [one.detail for one in Event.objects.filter(kind="access_request", subject=row.pk) if one.detail]
    assert any(f"entry {note.pk}" in str(one) for one in told)


def test_a_paper_of_an_answer_is_never_changed_or_deleted(cast):
    household = make_household()
    row = answered(cast, household, {}, Answered(given="Søknaden"))

    for change in (
        lambda: AccessPaper.objects.filter(request=row).update(sha256="1" * 64),
        lambda: AccessPaper.objects.filter(request=row).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert papers_of_answers(cast.kari, household.pk).keys() == {row.pk}
