"""How long households wait for a dwelling of each size, beside how many such dwellings there are."""

from boligflyt.domain.waiting_by_size.sizes import NOBODY, SizeOfWaits, Waits, WaitsBySize, waits_by_size

__all__ = ["NOBODY", "SizeOfWaits", "Waits", "WaitsBySize", "waits_by_size"]
