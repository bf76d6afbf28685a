"""Whatever is imported, edited, moved, sold and undone, two days differ by the movements between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, timedelta
from random import Random

import pytest
from django.db import transaction

from boligflyt.areas.dwellings.choices import Disposal, StatusCode
from boligflyt.areas.dwellings.models import DisposalPeriod, Dwelling, DwellingImport, StatusEntry, Trade
from boligflyt.areas.dwellings.services import confirm_import, preview_file, undo_import
from boligflyt.areas.dwellings.services.disposals import DisposalFacts, change_disposal
from boligflyt.areas.dwellings.services.register import DwellingFacts, change_dwelling
from boligflyt.areas.dwellings.services.sales import TradeFacts, record_sale, take_back_trade
from boligflyt.areas.dwellings.services.status import set_status
from boligflyt.areas.dwellings.stock import holdings_of, stock_between
from boligflyt.domain.stock import account_of
from boligflyt.toolkit.faults import Refused
from tests.support.cast import TODAY
from tests.support.dwelling_files import as_text, dwelling_row, file_of

FIRST = date(2018, 1, 1)
DAYS = (TODAY - FIRST).days
STEPS = 14


class Office:
    """Does one thing after another to the register, as the dice say."""

    def __init__(self, actor, seed: int) -> None:
        self.actor, self.dice = actor, Random(seed)
        self.loaded: list[DwellingImport] = []
        self.deeds = (self.load, self.load, self.undo, self.edit, self.leave, self.status, self.form,
                      self.sell, self.take_back)  # fmt: skip

    def day(self) -> date:
        return FIRST + timedelta(days=self.dice.randrange(DAYS))

    def one(self) -> Dwelling | None:
        found = list(Dwelling.objects.select_related("building").order_by("pk"))
        return self.dice.choice(found) if found else None

    def load(self) -> None:
        rows = [
            dwelling_row(self.dice.randrange(1, 12), manedsleie=str(self.dice.randrange(5000, 20_000)))
            for _ in range(self.dice.randrange(1, 5))
        ]
        batch = preview_file(self.actor, file_of(as_text(rows)), "boliger.csv", self.day())
        self.loaded.append(confirm_import(self.actor, batch.pk, batch.version))

    def undo(self) -> None:
        if self.loaded:
            undo_import(self.actor, self.loaded.pop().pk, None)

    def edit(self) -> None:
        self._change(rent=self.dice.randrange(5000, 20_000))

    def leave(self) -> None:
        self._change(disposed_to=self.day(), lost_by="agreement_ended")

    def _change(self, **other) -> None:
        if (one := self.one()) is not None:
            known = {each.name: getattr(one, each.name) for each in fields(DwellingFacts)}
            change_dwelling(self.actor, one.pk, one.version, DwellingFacts(**{**known, **other}))

    def status(self) -> None:
        if (one := self.one()) is not None:
            code = self.dice.choice([StatusCode.READY, StatusCode.TURNOVER])
            set_status(self.actor, one.pk, one.version, code, self.day(), "repair")

    def form(self) -> None:
        if (one := self.one()) is not None:
            form = self.dice.choice([Disposal.OWNED, Disposal.LEASED_IN])
            change_disposal(self.actor, one.pk, one.version, self.day(), DisposalFacts(form))

    def sell(self) -> None:
        if (one := self.one()) is not None:
            facts = TradeFacts(self.day(), 1_000_000, 1_000_000, FIRST, "Leietaker")
            record_sale(self.actor, one.pk, one.version, facts)

    def take_back(self) -> None:
        trade = Trade.objects.select_related("dwelling").order_by("pk").first()
        if trade is not None:
            take_back_trade(self.actor, trade.dwelling_id, trade.dwelling.version, trade.pk)

    def days(self) -> Iterator[tuple[date, date]]:
        for _ in range(3):
            first, second = sorted((self.day(), self.day()))
            yield first, second


def counted(day: date) -> Counter[str]:
    """The stock of a day, one dwelling at a time."""
    found = Counter[str]()
    for one in Dwelling.objects.all():
        if one.disposed_from <= day and (one.disposed_to is None or day <= one.disposed_to):
            line = DisposalPeriod.objects.filter(dwelling=one, period__contains=day).first()
            found[line.form if line else one.disposal] += 1
    return found


def register() -> list[object]:
    """Everything the deeds can change."""
    models = (Dwelling, DisposalPeriod, StatusEntry, Trade)
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.mark.parametrize("seed", range(16))
def test_the_stock_of_two_days_differs_by_the_movements_between_after_every_deed(cast, seed):
    office = Office(cast.per, seed)
    refused = 0

    for _ in range(STEPS):
        before = register()
        try:
            with transaction.atomic():
                office.dice.choice(office.deeds)()
        except Refused:
            refused += 1
            assert register() == before
        for after, until in office.days():
            report = stock_between(cast.per, after, until, 5)
            account, each = report.account, account_of(holdings_of(Dwelling.objects.all()), after, until)
            first = sorted((one.day, one.key, one.count) for one in each.movements)[:5]
            assert account.number == len(each.movements)
            assert (
                sorted((one.movement.day, one.movement.key, one.movement.count) for one in report.moved)
                == first
            )
            moved = Counter(account.opening)
            moved.update(account.gained)
            moved.subtract(account.lost)
            assert +moved == +account.closing
            assert (+account.opening, +account.closing) == (counted(after), counted(until))

    assert refused < STEPS


def test_an_import_that_is_undone_leaves_the_register_as_it_was(cast):
    office = Office(cast.per, 7)
    office.load()
    before = register()

    office.load()
    office.undo()

    # An edit is an edit: what was put back has a version of its own.
    kept = {"version", "changed_at", "changed_by"}
    told = [[{k: v for k, v in row.items() if k not in kept} for row in rows] for rows in register()]
    assert told == [[{k: v for k, v in row.items() if k not in kept} for row in rows] for rows in before]
