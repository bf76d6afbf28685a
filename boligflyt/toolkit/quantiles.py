"""The median and other quantiles, worked out by PostgreSQL over as many rows as there are."""

from __future__ import annotations

from typing import Any

from django.db.models import Aggregate


class Quantile(Aggregate):
    """The value that the share (0 to 1) lies at or below; between two values it is in proportion."""

    function = "percentile_cont"
    template = "%(function)s(%(share)s) WITHIN GROUP (ORDER BY %(expressions)s)"

    def __init__(self, expression: Any, share: float = 0.5, **more: Any) -> None:
        super().__init__(expression, share=float(share), **more)
