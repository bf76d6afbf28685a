"""The published order of the queue: what the rule set says, and the recorded lot where it says no more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from boligflyt.areas.allocation.models import QueueEntry
from boligflyt.domain.eligibility import (
    CARE_RANK,
    Priority,
    RuleSet,
    care_rule_set,
    queue_key,
    waiting_time_counts,
)

WAITING_WORDS = {
    "never": "Ventetid teller ikke. Blant dem med samme prioritet foreslås den som passer best i boligen. Er "
    "det likt, avgjør loddet, som er ført på plassen.",
    "tie_break": "Blant like plasser går den som søkte først, foran. Søkte de samme dag, avgjør hvem som "
    "passer best i boligen, og så loddet.",
    "yes": "Den som søkte først i gruppen, går foran. Søkte de samme dag, avgjør undergruppe, hvem som "
    "passer best i boligen, og så loddet.",
}
CARE_HOMES = "Tilrettelagt bolig"
NOT_PLACED = "Ikke plassert i en gruppe"


@dataclass(frozen=True, slots=True)
class GroupBand:
    """A group of the rule set on the list: its number and name, and how its members are ordered."""

    rank: tuple[int, int]
    label: str
    rule: str


def order_key(rules: RuleSet, entry: QueueEntry) -> tuple[int, ...]:
    """What the list is sorted by, lowest first; ends with the lot, so that no two are alike."""
    priority = Priority(
        entry.group or None, entry.sub_group or None, "", "", (entry.group_rank, entry.sub_rank)
    )
    return (*queue_key(rules, priority, entry.application.received_on), entry.lot)


def in_published_order(rules: RuleSet, entries: Iterable[QueueEntry]) -> list[QueueEntry]:
    """The entries as they stand on the list."""
    return sorted(entries, key=lambda entry: (order_key(rules, entry), str(entry.pk)))


def columns_of_order(rules: RuleSet) -> tuple[str, ...]:
    """The same order as `in_published_order`, as the columns PostgreSQL sorts the places by."""
    received = "application__received_on"
    within = {"yes": (received, "sub_rank"), "tie_break": ("sub_rank", received)}
    return ("group_rank", *within.get(waiting_time_counts(rules), ("sub_rank",)), "lot", "id")


def waiting_words(rules: RuleSet) -> str:
    """Whether waiting time counts, and how ties are settled, in one or two sentences."""
    return WAITING_WORDS[waiting_time_counts(rules)]


def follows_care_rules(entry: QueueEntry) -> bool:
    """Whether the place was given by the rules for care homes, and is for one of them only (HOU-02)."""
    return entry.group_rank >= CARE_RANK


def rules_of(rules: RuleSet, entry: QueueEntry) -> RuleSet:
    """The rules that the place was given by, where `rules` are the municipality's ordinary ones."""
    return (care_rule_set(rules.id) or rules) if follows_care_rules(entry) else rules


def rules_followed(rules: RuleSet, entries: Iterable[QueueEntry]) -> str:
    """The rule sets that these places were given by, with versions, as the minutes say it."""
    found = {rules.id: rules} | {one.id: one for one in (rules_of(rules, entry) for entry in entries)}
    return ", ".join(f"{one.id} {one.version}" for one in found.values())


def _care_band(rules: RuleSet, entry: QueueEntry) -> GroupBand:
    """Named by the word that those may read who are not told what a home is for."""
    rank, groups = entry.group_rank - CARE_RANK, rules_of(rules, entry).priority_groups
    label = f"{rank + 1} {groups[rank]['label']}" if rank < len(groups) else NOT_PLACED.lower()
    return GroupBand(
        (entry.group_rank, entry.sub_rank), f"{CARE_HOMES}: {label}",
        f"Egne regler. {_rule_of(rules)}",
    )  # fmt: skip


def band_of(rules: RuleSet, entry: QueueEntry) -> GroupBand:
    """The band that the entry stands in. With waiting time across sub-groups the band is the whole group."""
    if follows_care_rules(entry):
        return _care_band(rules, entry)
    groups = rules.priority_groups
    rank = (entry.group_rank, entry.sub_rank if waiting_time_counts(rules) != "yes" else 0)
    if not groups:
        return GroupBand((0, 0), "Etter behov", str(rules.sections["priority"]["text"]))
    if entry.group_rank >= len(groups):
        return GroupBand(rank, NOT_PLACED, "Kommer etter gruppene i reglene")
    group = groups[entry.group_rank]
    subs = group.get("sub", ())
    number, label = str(entry.group_rank + 1), str(group["label"])
    if waiting_time_counts(rules) != "yes" and subs:
        number += "abcdefgh"[min(entry.sub_rank, 7)]
        label = (
            f"{label}: {subs[entry.sub_rank]['label'].lower()}"
            if entry.sub_rank < len(subs)
            else f"{label}: andre"
        )
    return GroupBand(rank, f"{number} {label}", _rule_of(rules))


def _rule_of(rules: RuleSet) -> str:
    return {
        "never": "Best passform går foran, så lodd",
        "tie_break": "Den som søkte først, går foran",
        "yes": "Den som søkte først, går foran",
    }[waiting_time_counts(rules)]
