"""A rule set with some of its choices changed, to be tried and never to be used."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from boligflyt.domain.eligibility import RuleSet, RuleSetError, fit_points, load_rule_set
from boligflyt.domain.eligibility.rule_set import freeze


@dataclass(frozen=True, slots=True)
class Changes:
    """What is tried: the order of the priority groups by code, whether waiting counts, points of the fit.

    What is empty stays as it is. `file`: the text of a whole rule file instead of the others; of it the parts
    that place those who wait are tried (`TRIED`), for who is on the list is who was.
    """

    groups: Sequence[str] = ()
    waiting_counts: str = ""
    fit: Mapping[str, int] = field(default_factory=dict)
    file: str = ""


TRIED = ("priority", "waiting_counts", "fit")


def changed(rule_set: RuleSet, changes: Changes) -> RuleSet:
    """The rule set with the changes.

    Raises RuleSetError when the groups are not the same ones, FileError for a faulty file.
    """
    if changes.file:
        return _with_parts_of(rule_set, load_rule_set(changes.file))
    sections = dict(rule_set.sections)
    if changes.groups:
        by_code = {group["code"]: group for group in rule_set.priority_groups}
        if sorted(changes.groups) != sorted(by_code):
            raise RuleSetError("Hver gruppe i regelsettet må stå én gang i rekkefølgen.")
        ordered = [by_code[code] for code in changes.groups]
        sections["priority"] = MappingProxyType({**sections["priority"], "groups": tuple(ordered)})
    if changes.waiting_counts:
        sections["waiting_counts"] = changes.waiting_counts
    if changes.fit:
        sections["fit"] = freeze({**fit_points(rule_set), **changes.fit})
    return replace(rule_set, sections=MappingProxyType(sections))


def _with_parts_of(rule_set: RuleSet, other: RuleSet) -> RuleSet:
    kept = {name: part for name, part in rule_set.sections.items() if name not in TRIED}
    taken = {name: part for name, part in other.sections.items() if name in TRIED}
    return replace(rule_set, sections=MappingProxyType(kept | taken))
