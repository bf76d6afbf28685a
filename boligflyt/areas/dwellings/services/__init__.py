"""What the office does with the dwelling register, one function per thing."""

from boligflyt.areas.dwellings.services.bases import BaseFacts, change_base, register_base, set_base
from boligflyt.areas.dwellings.services.coming import ComingFacts, change_coming, register_coming
from boligflyt.areas.dwellings.services.confirming import confirm_import, confirm_in_parts
from boligflyt.areas.dwellings.services.cooperatives import (
    CooperativeFacts,
    change_cooperative,
    register_cooperative,
    set_cooperative,
)
from boligflyt.areas.dwellings.services.disposals import DisposalFacts, change_disposal, take_back_disposal
from boligflyt.areas.dwellings.services.economy import DwellingEconomy, set_economy
from boligflyt.areas.dwellings.services.entrances import (
    EntranceFacts,
    add_entrance,
    change_entrance,
    drop_entrance,
)
from boligflyt.areas.dwellings.services.importing import (
    drop,
    preview_file,
    refresh,
    refresh_in_parts,
    say_in_parts,
    say_meanings,
)
from boligflyt.areas.dwellings.services.kept_mappings import drop_mapping, rename_mapping
from boligflyt.areas.dwellings.services.mapping import (
    SaidMapping,
    constant_fault,
    first_rows,
    headings_at,
    map_in_parts,
    map_sheet,
    note_mapping,
    told_of,
)
from boligflyt.areas.dwellings.services.pictures import add_dwelling_picture, drop_dwelling_picture
from boligflyt.areas.dwellings.services.placing import set_place
from boligflyt.areas.dwellings.services.receiving import read_any_file, read_in_parts
from boligflyt.areas.dwellings.services.reference import (
    confirm_reference,
    drop_reference,
    fill_from_reference,
    preview_reference,
)
from boligflyt.areas.dwellings.services.register import (
    BuildingFacts,
    DwellingFacts,
    change_dwelling,
    register_dwelling,
    set_purpose,
)
from boligflyt.areas.dwellings.services.sales import (
    TradeFacts,
    add_grant,
    carry_out_sale,
    drop_grant,
    keep_from_sale,
    record_purchase,
    record_sale,
    set_frame,
    take_back_trade,
)
from boligflyt.areas.dwellings.services.saved_views import change_view, drop_view, keep_view
from boligflyt.areas.dwellings.services.standard import StandardFacts, assess_standard, take_back_assessment
from boligflyt.areas.dwellings.services.status import end_open_status, set_status, write_status
from boligflyt.areas.dwellings.services.together import (
    MOST_TOGETHER,
    TOGETHER,
    Proposed,
    change_together,
    propose_together,
)
from boligflyt.areas.dwellings.services.undoing import undo_import, undo_in_parts
from boligflyt.areas.dwellings.services.waiting import drop_forgotten

__all__ = [
    "drop_forgotten",
    "MOST_TOGETHER",
    "TOGETHER",
    "BaseFacts",
    "BuildingFacts",
    "ComingFacts",
    "CooperativeFacts",
    "DisposalFacts",
    "DwellingEconomy",
    "DwellingFacts",
    "EntranceFacts",
    "Proposed",
    "SaidMapping",
    "StandardFacts",
    "TradeFacts",
    "add_dwelling_picture",
    "add_entrance",
    "add_grant",
    "assess_standard",
    "carry_out_sale",
    "change_base",
    "change_coming",
    "change_cooperative",
    "change_disposal",
    "change_dwelling",
    "change_entrance",
    "change_together",
    "change_view",
    "confirm_import",
    "confirm_in_parts",
    "confirm_reference",
    "constant_fault",
    "drop",
    "drop_dwelling_picture",
    "drop_entrance",
    "drop_grant",
    "drop_mapping",
    "drop_reference",
    "drop_view",
    "end_open_status",
    "fill_from_reference",
    "first_rows",
    "headings_at",
    "keep_from_sale",
    "keep_view",
    "map_in_parts",
    "map_sheet",
    "note_mapping",
    "preview_file",
    "preview_reference",
    "propose_together",
    "read_any_file",
    "read_in_parts",
    "record_purchase",
    "record_sale",
    "refresh",
    "refresh_in_parts",
    "register_base",
    "register_coming",
    "register_cooperative",
    "register_dwelling",
    "rename_mapping",
    "say_in_parts",
    "say_meanings",
    "set_base",
    "set_cooperative",
    "set_economy",
    "set_frame",
    "set_place",
    "set_purpose",
    "set_status",
    "take_back_assessment",
    "take_back_disposal",
    "take_back_trade",
    "told_of",
    "undo_import",
    "undo_in_parts",
    "write_status",
]
