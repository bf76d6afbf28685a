"""Entrances of buildings: every third block has two, the second often up some steps."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from boligflyt.areas.dwellings.choices import Adaptation
from boligflyt.areas.dwellings.models import Dwelling, Entrance
from boligflyt.jobs.demo.records import Town

FEWEST_HOMES, EACH_BLOCK = 4, 3
NAMES = ("A", "B")


def load_entrances(town: Town, at: datetime) -> None:
    """The first half of the dwellings of a block is reached by A, the rest by B; the lift is the block's.

    At the first block nobody has looked for steps.
    """
    blocks = defaultdict(list)
    for one in Dwelling.objects.select_related("building").order_by("building", "unit_number", "id"):
        blocks[one.building].append(one)
    large = [(block, homes) for block, homes in blocks.items() if len(homes) >= FEWEST_HOMES]
    for number, (block, homes) in enumerate(large[::EACH_BLOCK]):
        half = (len(homes) + 1) // 2
        for name, theirs in zip(NAMES, (homes[:half], homes[half:]), strict=True):
            reached = name == NAMES[0] or any(one.adaptation != Adaptation.NONE for one in theirs)
            entrance = Entrance.objects.create(
                building=block, name=name, house_number=f"{block.house_number}{name}",
                step_free=reached if number else None, has_lift=block.has_lift,
                created_at=at, changed_at=at,
            )  # fmt: skip
            Dwelling.objects.filter(pk__in=[one.pk for one in theirs]).update(entrance=entrance)
