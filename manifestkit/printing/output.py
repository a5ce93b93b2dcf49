"""Documents to a PDF for the printer."""

from __future__ import annotations

from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from manifestkit.printing.canvas import new_canvas
from manifestkit.printing.drawing import draw
from manifestkit.printing.imposition import Calibration, slots
from manifestkit.printing.trouble import PreflightError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO, Protocol, TypeVar

    from manifestkit.printing.barcodes import Drawn
    from manifestkit.printing.media import Medium
    from manifestkit.printing.setting import Page, Setting
    from manifestkit.printing.text import Fonts

    Thing = TypeVar("Thing")

    class Settable(Protocol):
        """What can be set on a medium."""

        def setting(self, medium: Medium, fonts: Fonts) -> Setting:
            """The pages, and what is wrong with them."""

    class Watch(Protocol):
        """Looks on while a file is written, and passes on what is done."""

        def drawn(self, copies: Iterable[Thing]) -> Iterable[Thing]:
            """The copies of each document, as they are drawn."""

        def read(self, barcodes: Sequence[Thing]) -> Iterable[Thing]:
            """The barcodes, as they are read again."""


class Job(NamedTuple):
    """How to print: on what, how often, and from which label on.

    ``start_at`` names the first free label, from 1, of one sheet after another. ``verify`` has every barcode read again
    from the finished file. Source: address reference, 3.9; RULINGS 34 and 35.
    """

    medium: Medium
    fonts: Fonts
    title: str = ""
    copies: int = 1
    start_at: tuple[int, ...] = ()
    calibration: Calibration = Calibration()
    verify: bool = True


class _Nobody:
    """Looks on where nobody else does."""

    def drawn(self, copies: Iterable[Thing]) -> Iterable[Thing]:
        return copies

    def read(self, barcodes: Sequence[Thing]) -> Iterable[Thing]:
        return barcodes


_NOBODY = _Nobody()


def to_pdf(documents: Iterable[Settable], job: Job) -> bytes:
    """The documents in one PDF, in their order; see ``write_pdf``."""
    file = BytesIO()
    write_pdf(documents, job, file)
    return file.getvalue()


def write_pdf(documents: Iterable[Settable], job: Job, file: BinaryIO, watch: Watch = _NOBODY) -> None:
    """Write the documents into one PDF, page by page; the same bytes for the same documents.

    ``file`` is empty and can be read too, for the barcodes. PreflightError where a document cannot be printed,
    VerificationError where a barcode cannot be read from the file.
    """
    medium = job.medium
    canvas = new_canvas(file, medium, job.title)
    drawn: list[tuple[int, Drawn]] = []
    number = 0
    pages = chain.from_iterable(watch.drawn(_copies(documents, job)))
    for page, slot in zip(pages, slots(medium, job.start_at, job.calibration), strict=False):
        if slot.page > number:
            canvas.showPage()
            number = slot.page
        codes = draw(page, canvas, slot.box, medium.height)
        drawn += ((number, code) for code in codes if job.verify)
    canvas.showPage()
    canvas.save()
    if job.verify:
        from manifestkit.printing.verifying import verify

        verify(file, watch.read(drawn))


def _copies(documents: Iterable[Settable], job: Job) -> Iterator[tuple[Page, ...]]:
    for document in documents:
        setting = document.setting(job.medium, job.fonts)
        if not setting.is_fit:
            raise PreflightError(setting.troubles)
        for _ in range(job.copies):
            yield setting.pages
