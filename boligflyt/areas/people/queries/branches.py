"""Where to look for a name, one index at a time and the best first; nobody has passed a door yet.

Names of those who are not protected are read from `PersonName`, by index. Those who are protected have no
row there: they are few, and only a reader with clearance asks among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, Q, QuerySet, Value, When

from boligflyt.areas.access.choices import Grade
from boligflyt.areas.people.models import Person, PersonName
from boligflyt.areas.people.queries.asked import Asked
from boligflyt.areas.people.queries.corrections import once_named
from boligflyt.toolkit.many_keys import is_among
from boligflyt.toolkit.name_folding import skeleton
from boligflyt.toolkit.name_keys import fold_of, initials_of, read_only, skeleton_of, sounds_of

# pg_trgm's word similarity, from 0 to 1, for those who only share a key by ear.
LIKE_ENOUGH = 0.2


class Why(StrEnum):
    """What made somebody a hit, the surest first."""

    NAME = "name"
    INITIALS = "initials"
    FORMER = "former"
    SPELLING = "spelling"


Branch = tuple[Why, "QuerySet[Any, Any]"]
BY_FAMILY = ("family_folded", "given_folded")
# No index has this order, so that PostgreSQL does not read every name in order instead of finding the few.
NO_INDEX = ("folded", "pk")


def by_name(clearance: int, sought: Asked, among: Sequence[UUID] | None) -> Iterator[Branch]:
    """Those whose names have words that begin with these, or who were born that day; then by initials."""
    if sought.born:
        born = _persons(among).filter(born=sought.born, grade__lte=clearance)
        yield Why.NAME, _saying(born, sought.words).order_by(*BY_FAMILY, "pk").values("pk")
        return
    for names, key in _sources(clearance, among):
        if not sought.only_initials:
            for rows in _named(names, sought.words):
                yield Why.NAME, rows.values(key)
        if sought.initials:
            others = names if sought.only_initials else names.exclude(folded__contains=f" {sought.words[0]}")
            for rows in _with_initials(others, sought.initials):
                yield Why.INITIALS, rows.values(key)
    if sought.words and not sought.only_initials:
        once = once_named(sought.written)
        yield Why.FORMER, once if among is None else once.filter(is_among("person", among))


def by_ear(clearance: int, sought: Asked, among: Sequence[UUID] | None) -> Iterator[Branch]:
    """Those whose names sound so or are a letter or two off, the most alike first."""
    if sought.born or not any(sought.heard):
        return
    for names, key in _sources(clearance, among):
        for rows in _sounding(names, sought, walks=key == "person" and len(sought.words) == 1):
            yield Why.SPELLING, rows.values(key)


def _sources(clearance: int, among: Sequence[UUID] | None) -> Iterator[tuple[QuerySet[Any, Any], str]]:
    """Rows with the keys of names, and which field is the person."""
    names = PersonName.objects.all()
    yield names if among is None else names.filter(is_among("person", among)), "person"
    if clearance > Grade.NONE:
        yield _persons(among).filter(grade__gt=Grade.NONE, grade__lte=clearance), "pk"


def _persons(among: Sequence[UUID] | None) -> QuerySet[Any, Any]:
    """Persons with the same keys as `PersonName` keeps, worked out as they are read."""
    full = fold_of("given_name", "family_name")
    everybody = Person.objects.annotate(
        folded=full, family_folded=fold_of("family_name"), given_folded=fold_of("given_name"),
        initials=initials_of(full), sounds=sounds_of(full),
    )  # fmt: skip
    return everybody if among is None else everybody.filter(is_among("pk", among))


def _saying(rows: QuerySet[Any, Any], words: Sequence[str]) -> QuerySet[Any, Any]:
    looked_up = _looked_up(words)
    rows = rows.alias(folded_read=read_only("folded"))
    for word in dict.fromkeys(words):
        rows = rows.filter(**{f"folded{'' if word in looked_up else '_read'}__contains": f" {word}"})
    return rows


def _looked_up(words: Sequence[str]) -> set[str]:
    """The words an index is asked for: the longest two. Few have both, and they are read for the others."""
    return set(sorted(dict.fromkeys(words), key=len, reverse=True)[:2])


def _named(names: QuerySet[Any, Any], words: Sequence[str]) -> Iterator[QuerySet[Any, Any]]:
    """One word walks along an index in order; several are looked up together, whole words first."""
    if len(words) > 1:
        whole = Q(*(Q(folded__contains=f" {word} ") for word in words))
        first = Case(When(whole, then=Value(0)), default=Value(1))
        yield _saying(names, words).order_by(first, *BY_FAMILY, "pk")
        return
    family, given = Q(family_folded__startswith=f" {words[0]}"), Q(given_folded__startswith=f" {words[0]}")
    yield names.filter(family).order_by(*BY_FAMILY)
    yield names.filter(given).exclude(family).order_by("given_folded", "family_folded")
    inside = _saying(names, words).exclude(family | given)
    yield inside.order_by(*NO_INDEX)


def _with_initials(names: QuerySet[Any, Any], letters: str) -> Iterator[QuerySet[Any, Any]]:
    """Exactly these; and where there are two, also the first and the last of more."""
    yield names.filter(initials=letters).order_by("family_folded")
    if len(letters) > 1:
        between = names.filter(initials__startswith=letters[:-1], initials__endswith=letters[-1])
        yield between.exclude(initials=letters).order_by("initials", "family_folded")


def _sounding(names: QuerySet[Any, Any], sought: Asked, *, walks: bool) -> Iterator[QuerySet[Any, Any]]:
    """Those that sound the same, by name; then those a consonant or so off, which are worth comparing.

    `walks`: one word is walked along the indexes. Several words few have, and the protected are few and have
    no index: there both are one question, so that their keys are worked out once.
    """
    same, near = Q(), Q()
    looked_up = _looked_up(sought.words)
    for word, keys in dict(zip(sought.words, sought.heard, strict=True)).items():
        read = "" if word in looked_up else "_read"
        # One word that a name begins with has been looked for already.
        said = (
            Q((f"folded{read}__contains", f" {word}")) if len(sought.words) > 1 or not keys else Q(pk__in=())
        )
        same &= Q((f"sounds{read}__contains", [skeleton(word)])) | said if keys else said
        near &= Q((f"sounds{read}__overlap", keys)) | said if keys else said
    names = names.alias(folded_read=read_only("folded"), sounds_read=read_only("sounds"))
    alike = TrigramWordSimilarity(" ".join(sought.words), "folded")
    if not walks:
        first = Case(When(same, then=Value(0)), default=Value(1))
        found = names.filter(near).annotate(alike=alike).filter(same | Q(alike__gte=LIKE_ENOUGH))
        yield found.order_by(first, "-alike", "pk")
        return
    yield from _one_word_by_ear(names, skeleton(sought.words[0]))
    yield (
        names.filter(near)
        .exclude(same)
        .annotate(alike=alike)
        .filter(alike__gte=LIKE_ENOUGH)
        .order_by("-alike", "pk")
    )


def _one_word_by_ear(names: QuerySet[Any, Any], bones: str) -> Iterator[QuerySet[Any, Any]]:
    """The surname's first word, then the given name's, each walked along an index; then any other word."""
    heard = names.annotate(family_bones=skeleton_of("family_folded"), given_bones=skeleton_of("given_folded"))
    family, given = Q(family_bones__startswith=f" {bones} "), Q(given_bones__startswith=f" {bones} ")
    yield heard.filter(family).order_by("family_bones", *BY_FAMILY)
    yield heard.filter(given).exclude(family).order_by("given_bones", "given_folded", "family_folded")
    yield heard.filter(sounds__contains=[bones]).exclude(family | given).order_by(*NO_INDEX)
