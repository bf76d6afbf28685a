"""A page of rows whose number is known already."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator


def page_of_counted(rows: Any, number: int, per_page: int, asked: str | None) -> Page[Any]:
    """The page asked for, as `Paginator.get_page` gives it, without counting the rows once more.

    `rows` need only be sliced; `number` is how many there are.
    """
    paginator = Paginator(rows, per_page)
    paginator.__dict__["count"] = number
    return paginator.get_page(asked)
