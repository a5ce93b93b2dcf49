"""Setting type: what stands where on a label or a page, before anything is drawn.

Lengths are in points from the upper left corner of what is set. A page is plain data, so that it can be looked at,
moved to its place on a sheet, and drawn.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from manifestkit.printing.characters import MissingGlyphError
from manifestkit.printing.fitting import (
    SMALLEST,
    DoesNotFitError,
    TooManyLinesError,
    broken,
    fit,
    fit_line,
    least_height,
    room,
    whole,
)
from manifestkit.printing.identity import fits
from manifestkit.printing.media import Box
from manifestkit.printing.rules.text import barcode_too_wide, does_not_fit, too_many_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeAlias

    from manifestkit.printing.barcodes import Symbol
    from manifestkit.printing.text import Fonts, Line
    from manifestkit.printing.trouble import Trouble

# Headings and addresses come again on every label of a batch.
_KEPT = 1024


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
    """Sets one label or page, and notes what cannot be set.

    ``missing`` has the characters that no font has, each time with where their line comes from.
    """

    def __init__(self, fonts: Fonts, width: float, height: float) -> None:
        self.fonts = fonts
        self.width = width
        self.height = height
        self.items: list[Item] = []
        self.troubles: list[Trouble] = []
        self.missing: list[Part] = []
        self._parts: list[Part] = []

    def page(self) -> Page:
        """What has been set."""
        return Page(self.width, self.height, tuple(self.items))

    def blank(self) -> Compositor:
        """Another one for the same label or page, on which nothing is set."""
        return Compositor(self.fonts, self.width, self.height)

    def take(self, other: Compositor) -> None:
        """Set what another one has set, and note what it has noted."""
        self.items += other.items
        self.troubles += other.troubles
        self.missing += other.missing
        self._parts += other._parts

    @property
    def is_complete(self) -> bool:
        """Whether everything could be set."""
        return not (self.troubles or self.missing)

    @property
    def longest(self) -> Part:
        """The part with the most text, which is to blame where everything together is too much."""
        named = (part for part in self._parts if part.pointer)
        return max(named, key=lambda part: len(part.text), default=Part("", ""))

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
        """Set a barcode of the job id; gives the lower edge of its box."""
        if fits(symbol, box):
            self.items.append(Code(box, symbol))
        else:
            self.troubles.append(barcode_too_wide())
        return box.y + box.height

    def block(
        self, box: Box, parts: Sequence[Part], largest: float, *, bold: bool = False, fixed_pitch: bool = False
    ) -> float:
        """Set lines below one another in one size, as large as fits; gives the lower edge of the last one.

        They shrink to the smallest legal type first, and are broken between words after that (address reference, 3.4).
        """
        said = self._said(parts)
        texts = tuple(part.text for part in said)
        fonts = self.fonts.fixed_pitch if fixed_pitch else self.fonts
        try:
            set_ = _block(fonts, texts, box, largest, bold)
        except TooManyLinesError as error:
            holder = "/".join(said[0].pointer.split("/")[:2])
            self.troubles.append(too_many_lines(holder, error.lines, error.room))
            return box.y
        except DoesNotFitError as error:
            self.refuse(next(part for part in said if part.text == error.text))
            return box.y
        except MissingGlyphError:
            known = [part for part in said if self._has_glyphs(part, bold=bold)]
            return self.block(box, known, largest, bold=bold, fixed_pitch=fixed_pitch)
        return self._set(box, set_)

    def least_height(self, box: Box, parts: Iterable[Part], *, bold: bool = False) -> float:
        """The height of lines in a box, in the smallest legal type; 0 where they cannot be set at all.

        Where they are higher than the box, any height that is.
        """
        try:
            return _least_height(self.fonts, tuple(part.text for part in parts if part.text), *box[2:], bold)
        except (DoesNotFitError, MissingGlyphError):
            return 0.0

    def line(self, box: Box, part: Part, *, bold: bool = False, align: float = 0) -> float:
        """Set one line as high as its box, smaller where it is too long; gives its lower edge.

        ``align`` says how much of the free width stands before it: 0 sets it on the left, 1 on the right.
        """
        if not self._said([part]):
            return box.y
        try:
            set_ = _line(self.fonts, part.text, box, bold, align)
        except (DoesNotFitError, MissingGlyphError) as error:
            self._note(part, error)
            return box.y
        return self._set(box, set_)

    def refuse(self, part: Part) -> None:
        """Note that a text has no room."""
        self.troubles.append(does_not_fit(part.pointer, part.text))

    def paragraph(self, box: Box, part: Part, size: float, *, bold: bool = False) -> float:
        """Set a text of one size, broken between words; gives the lower edge of its last line."""
        if not self._said([part]):
            return box.y
        try:
            lines = list(broken(self.fonts, part.text, box.width, size, bold=bold))
        except (DoesNotFitError, MissingGlyphError) as error:
            self._note(part, error)
            return box.y
        return self._set(box, _below_one_another(box, lines))

    def _said(self, parts: Iterable[Part]) -> list[Part]:
        """Those that have a text."""
        said = [part for part in parts if part.text]
        self._parts += said
        return said

    def _has_glyphs(self, part: Part, *, bold: bool) -> bool:
        """Whether there are fonts for all of a text; notes for what there is none."""
        try:
            whole(self.fonts, part.text, SMALLEST, bold=bold)
        except DoesNotFitError:
            return True  # it is too long for any line, and not measured
        except MissingGlyphError as error:
            self._note(part, error)
            return False
        return True

    def _note(self, part: Part, error: DoesNotFitError | MissingGlyphError) -> None:
        if isinstance(error, MissingGlyphError):
            self.missing.append(part._replace(text=error.characters))
        else:
            self.refuse(part)

    def _set(self, box: Box, lines: Sequence[Words]) -> float:
        self.items += lines
        return lines[-1].box.y + lines[-1].box.height if lines else box.y


@lru_cache(maxsize=_KEPT)
def _block(fonts: Fonts, texts: tuple[str, ...], box: Box, largest: float, bold: bool) -> tuple[Words, ...]:  # noqa: FBT001  lru_cache keeps arguments by position
    return _below_one_another(box, fit(fonts, texts, box.width, box.height, largest, bold=bold))


@lru_cache(maxsize=_KEPT)
def _least_height(fonts: Fonts, texts: tuple[str, ...], width: float, most: float, bold: bool) -> float:  # noqa: FBT001  as above
    return least_height(fonts, texts, width, most, bold=bold)


@lru_cache(maxsize=_KEPT)
def _line(fonts: Fonts, text: str, box: Box, bold: bool, align: float) -> tuple[Words, ...]:  # noqa: FBT001  as above
    line = fit_line(fonts, text, box.width, box.height, bold=bold)
    place = box.column(box.x + (box.width - line.width) * align, line.width)
    return _below_one_another(place, [line])


def _below_one_another(box: Box, lines: Iterable[Line]) -> tuple[Words, ...]:
    """Give lines their places, the first one at the top of a box."""
    set_ = []
    y = box.y
    for line in lines:
        above, below = room(line)
        set_.append(Words(Box(box.x, y, line.width, above + below), y + above, line))
        y += above + below
    return tuple(set_)
