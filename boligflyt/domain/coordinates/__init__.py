"""Where something stands, in degrees (EUREF89, EPSG:4258), read as people write it and checked for Norway."""

from boligflyt.domain.coordinates.place import Place, PlaceFault, read_place

__all__ = ["Place", "PlaceFault", "read_place"]
