"""An independent check of a published answer: ids and plain values only, and nothing of the search is used.

What each part of the certificate must show is written in docs/how-to/match.md.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Document = Mapping[str, Any]
NOTHING = -(1 << 200)  # proves nothing


class Checked:
    """A problem and its answer side by side."""

    def __init__(self, problem: Document, answer: Document) -> None:
        self.answer, self.limits = answer, problem.get("limits", [])
        self.inside = {one["id"]: frozenset(one["dwellings"]) for one in self.limits}
        self.row: dict[str, dict[str, int]] = {one["id"]: {} for one in problem["households"]}
        for pair in problem["pairs"]:
            self.row[pair["household"]][pair["dwelling"]] = pair["misfit"]
        priorities = sorted({tuple(one["priority"]) for one in problem["households"]})
        number = {priority: place for place, priority in enumerate(priorities)}
        self.priorities = [list(each) for each in priorities]
        self.rank = {one["id"]: number[tuple(one["priority"])] for one in problem["households"]}
        self.dwellings = {one["id"] for one in problem["dwellings"]}
        self.home = {one["household"]: one["dwelling"] for one in answer["placements"]}
        self.holder = {dwelling: household for household, dwelling in self.home.items()}
        self.part_of = {
            dwelling: place
            for place, part in enumerate(answer["certificate"]["parts"])
            for dwelling in part["dwellings"]
        }
        self.people: list[list[str]] = [[] for _ in answer["certificate"]["parts"]]
        self.limits_of: dict[str, list[str]] = {one: [] for one in self.row}
        for limit in self.limits:
            for one in limit["households"]:
                self.limits_of[one].append(limit["id"])
        self.holds = Counter(
            key for one, dwelling in self.home.items() for key in self.limits_of.get(one, ())
            if dwelling in self.inside[key]
        )  # fmt: skip

    def placements(self) -> list[str]:
        """Everybody answered once, by pairs that exist, one in each dwelling, limits kept, sums right."""
        answer, home = self.answer, self.home
        answered = [*(one["household"] for one in answer["placements"])]
        answered += [one["household"] for one in answer["unplaced"]]
        faults = [] if sorted(answered) == sorted(self.row) else ["Ikke alle husstander har ett svar."]
        if len(self.holder) != len(answer["placements"]) or not self.holder.keys() <= self.dwellings:
            faults.append("En bolig er gitt til flere, eller finnes ikke.")
        for one in answer["placements"]:
            if self.row.get(one["household"], {}).get(one["dwelling"]) != one["misfit"]:
                faults.append(f"{one['household']} i {one['dwelling']} er ikke et par med dette avviket.")
        faults += [
            f"Grensen {one['id']} er brutt." for one in self.limits if self.holds[one["id"]] > one["at_most"]
        ]
        counts, of = Counter(self.rank[one] for one in home if one in self.rank), Counter(self.rank.values())
        classes = [
            {"priority": priority, "housed": counts[place], "of": of[place]}
            for place, priority in enumerate(self.priorities)
        ]
        if (
            classes != answer["classes"]
            or sum(one["misfit"] for one in answer["placements"]) != answer["total_misfit"]
        ):
            faults.append("Antallene i klassene eller summen av avvik stemmer ikke.")
        return faults

    def parts(self) -> list[str]:
        """No household has pairs in two parts, and no dwelling is in two."""
        faults = []
        if len(self.part_of) != sum(len(one["dwellings"]) for one in self.answer["certificate"]["parts"]):
            faults.append("En bolig står i to deler av beviset.")
        for household, row in self.row.items():
            found = {self.part_of.get(dwelling, -1) for dwelling in row}
            if len(found) > 1 or -1 in found:
                faults.append(f"{household} er ikke i én del av beviset.")
            elif found:
                self.people[found.pop()].append(household)
        return faults

    def best_counts_and_misfit(self) -> list[str]:
        """Each part has the greatest counts, class by class, and the least misfit for them."""
        faults = []
        for place, part in enumerate(self.answer["certificate"]["parts"]):
            people = self.people[place]
            housed = Counter(self.rank[one] for one in people if one in self.home)
            if "closed" in part:
                faults += self._closed(people, part["closed"])
            else:
                told = {one["class"]: one["prices"] for one in part["counts"]}
                for each in sorted({self.rank[one] for one in people}):
                    settled = {other: housed[other] for other in told if other < each}
                    if each not in told or not self._proves(place, told[each], settled, housed[each], each):
                        faults.append(f"Beviset holder ikke for antallet i klasse {each} i del {place + 1}.")
            spent = sum(self.row[one][self.home[one]] for one in people if one in self.home)
            if not self._proves(place, part["misfit"], housed, -spent):
                faults.append(f"Beviset holder ikke for avviket i del {place + 1}.")
        return faults

    def _closed(self, people: Sequence[str], closed: Mapping[str, int]) -> list[str]:
        """A class's closed dwellings are held by that class or earlier ones who can live nowhere else."""
        claims = [(one, self.rank[one]) for one in people if one not in self.home]
        faults = []
        for dwelling, at in closed.items():
            holder = self.holder.get(dwelling)
            if holder is None or self.rank[holder] > at:
                faults.append(f"Boligen {dwelling} er lukket uten grunn.")
            else:
                claims.append((holder, at))
        open_to = [one for one, at in claims if any(closed.get(each, at + 1) > at for each in self.row[one])]
        return faults + [f"{one} kunne fått en bolig som beviset ikke dekker." for one in open_to]

    def _proves(
        self,
        place: int,
        prices: Document | None,
        settled: Mapping[int, int],
        reached: int,
        each: int | None = None,
    ) -> bool:
        """None: HiGHS's search is the only proof."""
        return prices is None or self.quote(place, prices, settled, each).most() == reached

    def quote(
        self, place: int, prices: Document, settled: Mapping[int, int], counted: int | None = None
    ) -> "Quote":
        """What a plan for the part can be worth at most by these prices: weak duality, in whole numbers.

        Worth is one for each household of the class `counted`, or the misfit, below zero, when that is None.
        """
        scale, at, of, costs = prices["scale"], prices["dwellings"], prices["classes"], prices["limits"]
        if scale < 1 or min((*at.values(), *costs.values()), default=0) < 0:
            return Quote(1, NOTHING, {})
        total = sum(of.get(str(each), 0) * number for each, number in settled.items()) + sum(at.values())
        total += sum(costs.get(limit["id"], 0) * limit["at_most"] for limit in self.limits)
        best: dict[str, int] = {}
        for one in self.people[place]:
            rank = self.rank[one]
            fixed = (scale if rank == counted else 0) - (of.get(str(rank), 0) if rank in settled else 0)
            weight = scale if counted is None else 0
            mine = [(self.inside[key], costs[key]) for key in self.limits_of[one] if costs.get(key)]
            best[one] = fixed - min(
                weight * misfit + at.get(each, 0) + sum(price for inside, price in mine if each in inside)
                for each, misfit in self.row[one].items()
            )
        return Quote(scale, total + sum(each for each in best.values() if each > 0), best)


@dataclass(frozen=True, slots=True)
class Quote:
    """A bound in parts of `scale`, and what each household's best pair is worth after its prices."""

    scale: int
    total: int
    best: Mapping[str, int]

    def most(self, forced: str | None = None) -> int:
        """The most a plan is worth; `forced`: a household that must be housed."""
        return (self.total + (min(0, self.best.get(forced, 0)) if forced else 0)) // self.scale
