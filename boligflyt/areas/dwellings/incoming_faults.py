"""Where the faults of a file are: the same fault in many rows is mended column by column."""

from __future__ import annotations

from django.db import connection

from boligflyt.areas.dwellings.choices import RowOutcome
from boligflyt.areas.dwellings.models import DwellingImport

MOST_COLUMNS = 12
BY_COLUMN = """
select fault->>'letter', fault->>'column', count(distinct number)
from dwellings_importrow, jsonb_array_elements(faults) fault
where batch_id = %s and outcome = %s
group by 1, 2 order by 3 desc, 1, 2 limit %s
"""


def faults_by_column(batch: DwellingImport) -> list[tuple[str, str, int]]:
    """The sheet's letter, the column, and in how many rows it has a fault; those with most rows first.

    What is amiss with a whole row has neither letter nor column.
    """
    with connection.cursor() as cursor:
        cursor.execute(BY_COLUMN, [batch.pk, RowOutcome.WRONG.value, MOST_COLUMNS])
        return [(letter, column, rows) for letter, column, rows in cursor.fetchall()]
