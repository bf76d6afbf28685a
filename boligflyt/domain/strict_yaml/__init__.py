"""YAML 1.2 read strictly: a slip in a rule or rate file is a fault with a line number, never a guess."""

from boligflyt.domain.strict_yaml.checking import check_document
from boligflyt.domain.strict_yaml.reading import Document, FileError, parse

__all__ = ["Document", "FileError", "check_document", "parse"]
