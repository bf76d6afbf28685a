"""Any sheet of dwellings read as ours: a mapping that a person makes once, proposed by the headings' names.

Nothing is guessed silently: a proposal is only shown, and what a cell cannot be taken apart into is a fault.
"""

from boligflyt.domain.sheet_mapping.mapping import (
    LEFT_OUT,
    MOST_COLUMNS,
    OWN,
    PARTS,
    MappingFault,
    SheetMapping,
    faults_of,
    gives,
    known_targets,
    lacking,
    unique_headings,
)
from boligflyt.domain.sheet_mapping.proposing import (
    fits,
    heading_row,
    headings_known,
    hidden_places,
    is_about_a_person,
    named,
    propose,
)
from boligflyt.domain.sheet_mapping.rows import Titles, kept_cells, set_down_mapped
from boligflyt.domain.sheet_mapping.splitting import SPLITS, Split, take_apart

__all__ = [
    "LEFT_OUT",
    "MOST_COLUMNS",
    "OWN",
    "PARTS",
    "SPLITS",
    "MappingFault",
    "SheetMapping",
    "Split",
    "Titles",
    "faults_of",
    "fits",
    "gives",
    "heading_row",
    "headings_known",
    "hidden_places",
    "is_about_a_person",
    "kept_cells",
    "known_targets",
    "lacking",
    "named",
    "propose",
    "set_down_mapped",
    "take_apart",
    "unique_headings",
]
