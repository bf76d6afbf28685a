"""`export-dwellings`: the register as a file; the deed stands in `dwelling_files`."""

from boligflyt.cli.dwelling_files import run_export as run

__all__ = ["run"]
