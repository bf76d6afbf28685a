"""What is remembered of a household's way to a private rental."""

from boligflyt.areas.private_renting.models.career import CareerTalk
from boligflyt.areas.private_renting.models.searches import HomeViewing, PrivateSearch
from boligflyt.areas.private_renting.models.securities import RentSecurity

__all__ = ["CareerTalk", "HomeViewing", "PrivateSearch", "RentSecurity"]
