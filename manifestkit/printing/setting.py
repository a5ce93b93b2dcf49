"""Setting type: what stands where on a label or a page, before anything is drawn.

Lengths are in points from the upper left corner of what is set. A page is plain data, so that it can be looked at,
moved to its place on a sheet, and drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from manifestkit.printing.characters import MissingGlyphError
from manifestkit.printing.media import Box
from manifestkit.printing.rules import does_not_fit, missing_glyph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    from manifestkit.printing.barcodes import Symbol
    from manifestkit.printing.rules import Trouble
    from manifestkit.printing.text import Fonts, Line

# Source: address reference, 3.4: the smallest type of an address, which here holds for every text.
SMALLEST = 8.0
# The room of a line in sizes of its type, and how much of it is above the baseline, in the usual font.
LEADING = 1.2
_ASCENT = 0.935
_DESCENT = LEADING - _ASCENT
# A longer value has no place on any label; measuring it would take time.
_LONGEST = 1000
_ROUNDING = 1e-6


class Part(NamedTuple):
    """A text, and where it comes from: the JSON Pointer of the member of the manifest, or a name of the same form."""

    pointer: str
    text: str


class Words(NamedTuple):
    """A line of text. ``box`` is the room that it takes."""

    box: Box
    baseline: float
    line: Line


class Bar(NamedTuple):
    """A black rectangle: a rule between two parts, or a side of a frame."""

    box: Box


class Dashes(NamedTuple):
    """A dashed line where scissors go, as wide as the box and in the middle of its height."""

    box: Box


class Code(NamedTuple):
    """A barcode with its quiet zone."""

    box: Box
    symbol: Symbol


if TYPE_CHECKING:
    Item: TypeAlias = Words | Bar | Dashes | Code


def moved(item: Item, x: float, y: float) -> Item:
    """The item further to the right and further down."""
    box = item.box._replace(x=item.box.x + x, y=item.box.y + y)
    if isinstance(item, Words):
        return item._replace(box=box, baseline=item.baseline + y)
    return item._replace(box=box)


class Page(NamedTuple):
    """What is set on one label or page of a size."""

    width: float
    height: float
    items: tuple[Item, ...]


class Setting(NamedTuple):
    """A document on a medium: its pages, one for each label, and what is wrong with them."""

    pages: tuple[Page, ...]
    troubles: tuple[Trouble, ...]

    @property
    def is_fit(self) -> bool:
        """Whether nothing keeps the document from being printed."""
        return not any(trouble.rule.severity == "error" for trouble in self.troubles)


class Compositor:
    """Sets one label or page, and notes what cannot be set."""

    def __init__(self, fonts: Fonts, width: float, height: float) -> None:
        self.fonts = fonts
        self.width = width
        self.height = height
        self.items: list[Item] = []
        self.troubles: list[Trouble] = []
        # The part with the most text, which is to blame where everything together is too much.
        self.longest = Part("", "")

    def page(self) -> Page:
        """What has been set."""
        return Page(self.width, self.height, tuple(self.items))

    def bar(self, box: Box) -> float:
        """Set a rule; gives its lower edge."""
        self.items.append(Bar(box))
        return box.y + box.height

    def frame(self, box: Box, thickness: float = 0.5) -> None:
        """Set the four sides of a box, inside it."""
        x, y, width, height = box
        self.bar(Box(x, y, width, thickness))
        self.bar(Box(x, y + height - thickness, width, thickness))
        self.bar(Box(x, y + thickness, thickness, height - 2 * thickness))
        self.bar(Box(x + width - thickness, y + thickness, thickness, height - 2 * thickness))

    def cut(self, box: Box) -> None:
        """Set a line for scissors."""
        self.items.append(Dashes(box))

    def code(self, box: Box, symbol: Symbol) -> float:
        """Set a barcode; gives the lower edge of its box."""
        self.items.append(Code(box, symbol))
        return box.y + box.height

    def block(self, box: Box, parts: Sequence[Part], largest: float, *, bold: bool = False) -> float:
        """Set lines below one another in one size, as large as fits; gives the lower edge of the last one.

        They shrink to the smallest legal type first, and are broken between words after that (address reference, 3.4).
        """
        lines = [line for part in parts if (line := self._line(part, largest, bold=bold)) is not None]
        if not lines:
            return box.y
        across = box.width / max(box.width, *(line.width for line in lines))
        size = _rounded(largest * min(across, box.height / max(box.height, sum(map(_height, lines)))))
        if size < SMALLEST:
            lines = [piece for part in parts for piece in self._broken(part, box.width, SMALLEST, bold=bold)]
            if sum(map(_height, lines)) > box.height + _ROUNDING:
                self.refuse(max(parts, key=lambda part: len(part.text)))
                return box.y
            size = SMALLEST
        return self._set(box, [line.at(size) for line in lines])

    def line(self, box: Box, part: Part, *, bold: bool = False, align: float = 0) -> float:
        """Set one line as high as its box, smaller where it is too long; gives its lower edge.

        ``align`` says how much of the free width stands before it: 0 sets it on the left, 1 on the right.
        """
        line = self._line(part, box.height / LEADING, bold=bold)
        if line is None:
            return box.y
        share = min(box.width / max(box.width, line.width), box.height / max(box.height, _height(line)))
        if share < 1 - _ROUNDING:
            line = line.at(_rounded(line.size * share))
        if line.size < SMALLEST:
            self.refuse(part)
            return box.y
        return self._set(Box(box.x + (box.width - line.width) * align, box.y, line.width, box.height), [line])

    def refuse(self, part: Part) -> None:
        """Note that a text has no room."""
        self.troubles.append(does_not_fit(part.pointer, part.text))

    def paragraph(self, box: Box, part: Part, size: float, *, bold: bool = False) -> float:
        """Set a text of one size, broken between words; gives the lower edge of its last line."""
        return self._set(box, list(self._broken(part, box.width, size, bold=bold)))

    def _line(self, part: Part, size: float, *, bold: bool) -> Line | None:
        """The whole text as one line, however long; None where there is none or that cannot be."""
        if not part.text:
            return None
        if part.pointer and len(part.text) > len(self.longest.text):
            self.longest = part
        if len(part.text) > _LONGEST:
            self.refuse(part)
            return None
        try:
            return self.fonts.layout(part.text, size, bold=bold)
        except MissingGlyphError as error:
            self.troubles.append(missing_glyph(part.pointer, error.characters))
            return None

    def _broken(self, part: Part, width: float, size: float, *, bold: bool) -> Iterator[Line]:
        whole = self._line(part, size, bold=bold)
        if whole is None or whole.width <= width:
            yield from () if whole is None else (whole,)
            return
        taken = ""
        fitting: Line | None = None
        for word in part.text.split():
            text = f"{taken} {word}" if taken else word
            line = self.fonts.layout(text, size, bold=bold)
            if line.width > width and fitting is not None:
                yield fitting
                text = word
                line = self.fonts.layout(text, size, bold=bold)
            if line.width > width:
                self.refuse(part)
                return
            taken, fitting = text, line
        if fitting is not None:
            yield fitting

    def _set(self, box: Box, lines: Sequence[Line]) -> float:
        y = box.y
        for line in lines:
            above, below = _room(line)
            self.items.append(Words(Box(box.x, y, line.width, above + below), y + above, line))
            y += above + below
        return y


def _room(line: Line) -> tuple[float, float]:
    """What a line takes above and below its baseline: more than usual where marks are piled on its letters."""
    size = line.size
    return max(size * _ASCENT, line.ascent), max(size * _DESCENT, -line.descent)


def _height(line: Line) -> float:
    return sum(_room(line))


def _rounded(size: float) -> float:
    """A size of type in half points, rounded down."""
    return int(size * 2 + _ROUNDING) / 2
