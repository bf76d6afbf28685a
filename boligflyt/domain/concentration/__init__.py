"""How the municipality's dwellings are spread: share of all, and per 1 000 inhabitants, by area (REG-08)."""

from boligflyt.domain.concentration.figures import AreaFigure, FigureFault, read_figures
from boligflyt.domain.concentration.shares import AreaShare, shares_of

__all__ = ["AreaFigure", "AreaShare", "FigureFault", "read_figures", "shares_of"]
