"""Pages and sheets of labels. Source: address reference, 3.2 and 3.3.

All lengths are in points (1/72 inch), measured from the upper left corner, as the sheets' makers give them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

INCH = 72.0
MM = 72.0 / 25.4

# What stays clear at every edge: thermal printers reach further than laser and inkjet printers (3.2).
_THERMAL_MARGIN = 3 * MM
_OFFICE_MARGIN = 5 * MM


class Box(NamedTuple):
    """A rectangle, from its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    def inside(self, margin: float) -> Box:
        """The rectangle without a margin on each side."""
        return Box(self.x + margin, self.y + margin, self.width - 2 * margin, self.height - 2 * margin)

    def band(self, y: float, height: float) -> Box:
        """A strip across it."""
        return Box(self.x, y, self.width, height)

    def below(self, y: float) -> Box:
        """What there is of it from ``y`` down."""
        return Box(self.x, y, self.width, self.y + self.height - y)

    def column(self, x: float, width: float) -> Box:
        """A strip from its top to its bottom."""
        return Box(x, self.y, width, self.height)


class Sheet(NamedTuple):
    """Where the labels are: ``columns`` times ``rows``, the first at ``x``, ``y``, the next one pitch further."""

    columns: int
    rows: int
    x: float
    y: float
    dx: float
    dy: float
    width: float
    height: float


class Medium(NamedTuple):
    """Something to print on.

    ``width`` and ``height`` are those of the page. ``margin`` stays clear at every edge of it. ``sheet`` is None
    where the page itself is the label.
    """

    name: str
    title: str
    width: float
    height: float
    margin: float
    sheet: Sheet | None = None

    def boxes(self) -> tuple[Box, ...]:
        """The labels of one page, row by row."""
        return tuple(self._boxes())

    def _boxes(self) -> Iterator[Box]:
        sheet = self.sheet
        if sheet is None:
            yield Box(0, 0, self.width, self.height)
            return
        for row in range(sheet.rows):
            for column in range(sheet.columns):
                yield Box(sheet.x + column * sheet.dx, sheet.y + row * sheet.dy, sheet.width, sheet.height)


def _letter(name: str, title: str, sheet: Sheet) -> Medium:
    return Medium(name, title, 8.5 * INCH, 11 * INCH, _OFFICE_MARGIN, sheet)


def _a4(name: str, title: str, sheet: Sheet) -> Medium:
    return Medium(name, title, 210 * MM, 297 * MM, _OFFICE_MARGIN, sheet)


def _inches(columns: int, rows: int, *lengths: float) -> Sheet:
    return Sheet(columns, rows, *(length * INCH for length in lengths))


MEDIA: dict[str, Medium] = {
    medium.name: medium
    for medium in (
        Medium("4x6", "4 x 6 in", 4 * INCH, 6 * INCH, _THERMAL_MARGIN),
        Medium("a6", "A6", 105 * MM, 148 * MM, _THERMAL_MARGIN),
        Medium("a5", "A5", 148 * MM, 210 * MM, _OFFICE_MARGIN),
        Medium("a4", "A4", 210 * MM, 297 * MM, _OFFICE_MARGIN),
        Medium("letter", "Letter", 8.5 * INCH, 11 * INCH, _OFFICE_MARGIN),
        _letter("5160", "Avery 5160", _inches(3, 10, 0.15625, 0.5, 2.78125, 1, 2.625, 1)),
        _letter("5163", "Avery 5163", _inches(2, 5, 0.1625, 0.5, 4.1875, 2, 4, 2)),
        _letter("5164", "Avery 5164", _inches(2, 3, 0.15625, 0.5, 4.1875, 10 / 3, 4, 10 / 3)),
        _letter("5168", "Avery 5168", _inches(2, 2, 0.5, 0.5, 4, 5, 3.5, 5)),
        _letter("5126", "Avery 5126", _inches(1, 2, 0, 0, 8.5, 5.5, 8.5, 5.5)),
        _letter("8126", "Avery 8126", _inches(1, 2, 0, 0, 8.5, 5.5, 8.5, 5.5)),
        _a4("l7160", "Avery L7160", Sheet(3, 7, 21.2, 43.9, 187.2, 108, 181.4, 108)),
        _a4("l7163", "Avery L7163", Sheet(2, 7, 9.5, 43, 292, 108, 280.9, 108)),
        _a4("l7165", "Avery L7165", Sheet(2, 4, 13.24, 36.96, 288.11, 191.99, 280.8, 191.99)),
        _a4("j8165", "Avery J8165", Sheet(2, 4, 13.24, 36.96, 288.11, 191.99, 280.8, 191.99)),
        _a4("l7169", "Avery L7169", Sheet(2, 2, 14.2, 20.0, 287.7, 394.0, 280.9, 394.0)),
    )
}


def medium(name: str) -> Medium:
    """The medium of a name in any case; ValueError where there is none."""
    known = MEDIA.get(name.lower())
    if known is None:
        raise ValueError(f"there is no medium {name!r}; there are {', '.join(MEDIA)}")
    return known
