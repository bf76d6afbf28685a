"""The file that a municipality loads its dwellings from, in the columns of Kobo: read, compare, write.

Nothing here knows the register. A code is known by what the caller says it means, and never guessed; a
tenant's number is checked and goes no further.
"""

from boligflyt.domain.dwelling_file.cell_faults import Cell, CellFault, UnknownCode, holds_national_number
from boligflyt.domain.dwelling_file.cells import Meanings, Value, fold, read_cell
from boligflyt.domain.dwelling_file.columns import Column, column_of, columns, in_the_file, shipped_codes
from boligflyt.domain.dwelling_file.comparing import (
    Change,
    Compared,
    Outcome,
    SoFar,
    address,
    compare,
    missing,
)
from boligflyt.domain.dwelling_file.dialect import (
    Dialect,
    FileFault,
    Headings,
    OtherHeadings,
    column_letter,
    encoding_of,
    find_headings,
    separator_of,
)
from boligflyt.domain.dwelling_file.reading import (
    Fault,
    ReadRow,
    identity,
    is_blank,
    read_row,
    read_row_after,
    set_down,
)
from boligflyt.domain.dwelling_file.seen_cells import SeenCells
from boligflyt.domain.dwelling_file.writing import headings, written

__all__ = [
    "Cell",
    "CellFault",
    "Change",
    "Column",
    "Compared",
    "Dialect",
    "Fault",
    "FileFault",
    "Headings",
    "Meanings",
    "OtherHeadings",
    "Outcome",
    "ReadRow",
    "SeenCells",
    "SoFar",
    "UnknownCode",
    "Value",
    "address",
    "column_letter",
    "column_of",
    "columns",
    "in_the_file",
    "compare",
    "encoding_of",
    "find_headings",
    "fold",
    "headings",
    "holds_national_number",
    "identity",
    "is_blank",
    "missing",
    "read_cell",
    "read_row",
    "read_row_after",
    "separator_of",
    "set_down",
    "shipped_codes",
    "written",
]
