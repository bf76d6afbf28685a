"""Masked copies: a text given with pieces left out, and nothing written into it."""

from boligflyt.domain.masking.masking import MARK, MaskFault, masked_parts

__all__ = ["MARK", "MaskFault", "masked_parts"]
