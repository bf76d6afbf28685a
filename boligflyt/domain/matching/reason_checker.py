"""An independent check of every reason in a published answer; `check_answer` is the whole check.

What each reason claims is written in docs/how-to/match.md, and is tried here as it is written there.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from boligflyt.domain.matching.answer_checker import Checked, Document

VACANT = -1


def check_answer(problem: Document, answer: Document) -> list[str]:
    """What is wrong with the answer, as Norwegian sentences; an empty list means that it holds."""
    checked = Checked(problem, answer)
    if faults := checked.placements() + checked.parts():
        return faults
    return [*checked.best_counts_and_misfit(), *_Reasons(checked, answer).faults()]


@dataclass(frozen=True, slots=True)
class _Change:
    """What a swap changes: households in each class, misfit, and who is left without."""

    counts: Mapping[int, int]
    extra: int
    left: list[str]


class _Reasons:
    def __init__(self, checked: Checked, answer: Document) -> None:
        self.checked, self.answer = checked, answer
        self.at_most = {limit["id"]: limit["at_most"] for limit in checked.limits}
        self.moves = {
            one: each["moves"] for each in answer["certificate"]["swaps"] for one in each["households"]
        }
        self.earlier: set[str] = set()
        self.limited = {
            place
            for place, people in enumerate(checked.people)
            if any(
                checked.inside[key] & checked.row[one].keys()
                for one in people
                for key in checked.limits_of[one]
            )
        }
        self.least = dict(self._least_with_each())

    def faults(self) -> list[str]:
        rank = self.checked.rank
        waiting = sorted(self.answer["unplaced"], key=lambda one: rank[one["household"]])
        return [
            f"Grunnen «{one['reason']['code']}» holder ikke for {one['household']}."
            for one in waiting
            if not self._holds(one["household"], one["reason"])
        ]

    def _least_with_each(self) -> Iterator[tuple[str, int]]:
        """The least misfit of a part with each of these households housed, as the prices prove it."""
        checked = self.checked
        for place, part in enumerate(self.answer["certificate"]["parts"]):
            housed = Counter(checked.rank[one] for one in checked.people[place] if one in checked.home)
            spent = sum(
                checked.row[one][checked.home[one]] for one in checked.people[place] if one in checked.home
            )
            for each in part["swaps"]:
                quote = checked.quote(place, each["prices"], housed)
                for one in each["households"]:
                    yield one, -quote.most(one) - spent

    def _holds(self, one: str, reason: Document) -> bool:
        code, row, rank = reason["code"], self.checked.row[one], self.checked.rank[one]
        if not row or code == "no_suitable":
            return not row and code == "no_suitable"
        limited = self.checked.part_of[next(iter(row))] in self.limited
        held_by_earlier = all(0 <= self._holding(dwelling) < rank for dwelling in row)
        if code == "higher_priority":
            return held_by_earlier and (limited or self._only_earlier(one))
        if code == "limit":
            return self._kept_out(one, reason)
        change = self._change(one, self.moves.get(one, ()))
        if change is None:
            return False
        if code == "rearrangement":
            first = min(change.counts, default=-1)
            return held_by_earlier and first >= rank and change.counts[first] < 0
        if change.counts or change.extra != reason.get("extra_misfit", 0):
            return False
        if code == "lot":
            mates = [each for each in change.left if self.checked.rank[each] == rank]
            return change.extra == 0 and (limited or all(each < one for each in mates))
        unproved = limited and one not in self.least
        return code == "better_fit" and change.extra > 0 and (unproved or self.least[one] == change.extra)

    def _holding(self, dwelling: str) -> int:
        """The class of who holds the dwelling."""
        holder = self.checked.holder.get(dwelling)
        return VACANT if holder is None else self.checked.rank[holder]

    def _only_earlier(self, one: str) -> bool:
        """Whoever could give way, however they moved, has higher priority. Asked class by class, in order."""
        rank, waiting = self.checked.rank[one], [one]
        for each in waiting:
            for dwelling in self.checked.row[each].keys() - self.earlier:
                if not 0 <= self._holding(dwelling) < rank:
                    return False
                self.earlier.add(dwelling)
                waiting.append(self.checked.holder[dwelling])
        return True

    def _kept_out(self, one: str, reason: Document) -> bool:
        """The limit is full, and keeps it from a dwelling that nobody of higher priority holds."""
        checked, key = self.checked, reason["limit"]
        told = (reason["at_most"], reason["holds"])
        if key not in checked.limits_of[one] or told != (self.at_most[key], checked.holds[key]):
            return False
        if checked.holds[key] < self.at_most[key]:
            return False
        shut = [checked.inside[each] for each in checked.limits_of[one] if not self.at_most[each]]
        if not self.at_most[key] and all(
            any(dwelling in each for each in shut) for dwelling in checked.row[one]
        ):
            return True
        return any(
            holder is None
            or (key not in checked.limits_of[holder] and checked.rank[holder] >= checked.rank[one])
            for holder in map(checked.holder.get, checked.row[one].keys() & checked.inside[key])
        )

    def _change(self, one: str, moves: Sequence[Sequence[str | None]]) -> _Change | None:
        """What the moves change, if they lead to a plan with the household housed; it stands as null."""
        checked = self.checked
        now = {mover or one: to for mover, to in moves}
        taken = [to for to in now.values() if to is not None]
        valid = now.get(one) is not None and len(now) == len(moves) and len(set(taken)) == len(taken)
        valid = valid and all(checked.holder.get(to, one) in now for to in taken)
        if not valid or any(to is not None and to not in checked.row[each] for each, to in now.items()):
            return None
        counts: Counter[int] = Counter()
        holds = Counter(checked.holds)
        extra = 0
        for each, to in now.items():
            for dwelling, sign in ((checked.home.get(each), -1), (to, 1)):
                if dwelling is not None:
                    counts[checked.rank[each]] += sign
                    extra += sign * checked.row[each][dwelling]
                    holds.update(
                        {key: sign for key in checked.limits_of[each] if dwelling in checked.inside[key]}
                    )
        if any(number > self.at_most[key] for key, number in holds.items()):
            return None
        left = [each for each, to in now.items() if to is None]
        return _Change({rank: number for rank, number in counts.items() if number}, extra, left)
