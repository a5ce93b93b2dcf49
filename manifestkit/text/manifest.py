"""The manifest reader: the strict grammar for the ordinary manifest, the tolerant reader for every other text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.text.tolerant import read_tolerantly

if TYPE_CHECKING:
    from manifestkit.text.reading import Dialect, Reading
    from manifestkit.text.source import Source


def read(source: Source, dialect: Dialect) -> Reading:
    """The tree of a manifest and every problem in it, in the order of the text; raises nothing."""
    return read_tolerantly(source.text, dialect)
