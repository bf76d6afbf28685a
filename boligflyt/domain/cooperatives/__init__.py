"""Shares in a borettslag: how many the public owners may hold together, and how many are left."""

from boligflyt.domain.cooperatives.share import CooperativeShare, share_of

__all__ = ["CooperativeShare", "share_of"]
