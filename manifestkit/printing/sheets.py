"""What the sheets of paper have in common: a head with the job's barcode, sections below one another, a foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.printing.fitting import LEADING, SMALLEST
from manifestkit.printing.identity import broken_id, fits, identity_code, job_code, printed_id
from manifestkit.printing.imposition import label_size, live_area
from manifestkit.printing.media import Box
from manifestkit.printing.setting import Compositor, Part, moved
from manifestkit.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TypeAlias

    from manifestkit.printing.media import Medium
    from manifestkit.printing.text import Fonts

    # Sets something into a width, from the height 0 on; gives its lower edge.
    Section: TypeAlias = "Callable[[Compositor, Style], float]"

_FOOT_SIZE = SMALLEST
_HEAD_SIZE = 54.0
_CODE_WIDTH = 158.0  # an id of five letters with bars of four dots
_ID_SIZE = 18.0
_THICK = 2.0
_THIN = 0.75
ENDLESS = 1e6
_CAPTIONS = 0.3  # of the width
# The width of small and of large media, and the size of type on them.
_WIDTHS = (271.0, 500.0)
_SIZES = (SMALLEST, 10.5)


class Style:
    """The sizes on a medium, and the room for what is printed there."""

    def __init__(self, medium: Medium) -> None:
        self.area = live_area(medium)
        small, large = _WIDTHS
        share = min(1.0, max(0.0, (self.area.width - small) / (large - small)))
        self.size = int((_SIZES[0] + share * (_SIZES[1] - _SIZES[0])) * 10) / 10
        self.line = self.size * LEADING
        self.gap = self.size * 0.75

    @property
    def width(self) -> float:
        """The width of a line."""
        return self.area.width


def sheets(title: str, job_id: str, sections: Iterable[Section], medium: Medium, fonts: Fonts) -> Iterator[Compositor]:
    """Pages with the sections below one another, as many as it takes; no section is broken."""
    style = Style(medium)
    bottom = style.area.y + style.area.height - _FOOT_SIZE * LEADING - style.gap
    pages = [Compositor(fonts, *label_size(medium))]
    top = first = _set_head(pages[0], style, title, job_id)
    for section in sections:
        galley = Compositor(fonts, style.width, ENDLESS)
        height = section(galley, style)
        if top + height > bottom and top > first:
            pages.append(Compositor(fonts, *label_size(medium)))
            top = _set_head(pages[-1], style, title, job_id)
        if top + height > bottom:
            galley.refuse(galley.longest)
        pages[-1].items += (moved(item, style.area.x, top) for item in galley.items)
        pages[-1].troubles += galley.troubles
        pages[-1].missing += galley.missing
        top += height + style.gap
    for number, page in enumerate(pages, 1):
        counted = f", page {number} of {len(pages)}" if len(pages) > 1 else ""
        _set_foot(page, style, f"{title} {printed_id(job_id)}{counted}")
    yield from pages


def heading(compositor: Compositor, style: Style, words: str) -> float:
    """A thick rule and the name of a section; gives where the section begins."""
    compositor.bar(Box(0, 0, style.width, _THICK))
    line = Box(0, _THICK + style.gap / 2, style.width, style.line)
    return compositor.line(line, Part("", words.upper()), bold=True) + style.gap / 2


def facts(compositor: Compositor, style: Style, top: float, rows: Iterable[tuple[str, Sequence[Part]]]) -> float:
    """What each thing is called, and the lines that say it to the right of that; gives the lower edge."""
    left = style.width * _CAPTIONS
    for caption, parts in rows:
        named = compositor.paragraph(Box(0, top, left - style.gap, ENDLESS), Part("", caption), style.size)
        said = top
        for part in parts:
            said = compositor.paragraph(Box(left, said, style.width - left, ENDLESS), part, style.size, bold=True)
        top = max(named, said) + style.gap / 4
    return top


def items(compositor: Compositor, style: Style, top: float, texts: Iterable[Part], marks: Iterable[str] = ()) -> float:
    """A list, each item behind its mark, or behind a box to tick where there are no marks; gives the lower edge."""
    left, side, numbers = style.size * 1.8, style.size * 0.8, iter(marks)
    for part in texts:
        mark = next(numbers, None)
        if mark is None:
            compositor.frame(Box(0, top + style.size * 0.2, side, side))
        else:
            compositor.line(Box(0, top, left, style.line), Part("", mark), bold=True)
        top = compositor.paragraph(Box(left, top, style.width - left, ENDLESS), part, style.size) + style.gap / 4
    return top


def _set_head(compositor: Compositor, style: Style, title: str, job_id: str) -> float:
    """Set what the sheet is, the job id, and its barcode on the right; gives where the first section begins."""
    x, y, width, _ = style.area
    symbol = job_code(job_id)
    columns = (_CODE_WIDTH, width * 0.62)
    box = next((box for part in columns if fits(symbol, box := Box(x + width - part, y, part, _HEAD_SIZE))), None)
    if box is None:
        symbol, box = identity_code(job_id), Box(x + width - _HEAD_SIZE, y, _HEAD_SIZE, _HEAD_SIZE)
    compositor.code(box, symbol)
    left = Box(x, y, box.x - x - style.gap, 16 * LEADING)
    top = compositor.line(left, Part("", title), bold=True) + style.gap / 2
    top = compositor.line(left.band(top, _FOOT_SIZE * LEADING), Part("", "JOB ID"), bold=True)
    lines = [Part("/jobId", line) for line in broken_id(job_id, int(left.width / (_ID_SIZE * 0.62)))]
    bottom = y + _HEAD_SIZE + _FOOT_SIZE * LEADING
    compositor.block(left.band(top, bottom - top), lines, 20.0, bold=True)
    if symbol.kind == "Code128":
        reading = box.band(y + _HEAD_SIZE, _FOOT_SIZE * LEADING)
        compositor.line(reading, Part("/jobId", symbol.text), bold=True, align=0.5)
    return bottom + style.gap


def _set_foot(compositor: Compositor, style: Style, words: str) -> None:
    x, y, width, height = style.area
    line = Box(x, y + height - _FOOT_SIZE * LEADING, width, _FOOT_SIZE * LEADING)
    compositor.bar(Box(x, line.y - 2 * _THIN, width, _THIN))
    compositor.line(line, Part("", words), bold=True)
    compositor.line(line, Part("", f"manifestkit {__version__}"), align=1)
