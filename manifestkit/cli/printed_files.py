"""The files that printed pages go into: a PDF, a PNG for each page, or ZPL. Each is written whole or not at all."""

# ruff: noqa: PTH122 - pathlib costs start-up time
from __future__ import annotations

import os

from manifestkit.checking.fix import rewrite, rewriting
from manifestkit.cli.input import STDIN
from manifestkit.cli.output import CommandError, named, say_bytes
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO, Literal, TypeAlias

    # Writes a PDF.
    Draw: TypeAlias = Callable[[BinaryIO], None]

_PIECE = 1 << 20  # bytes


def write_pages(path: str, dpi: Literal[203, 300], draw: Draw) -> None:
    """Write the pages that ``draw`` draws as the suffix of the path says; where it raises, nothing is written.

    CommandError where there is no such kind of file, and where it cannot be written.
    """
    if path == STDIN:
        _say_pdf(draw)
        return
    write = _WRITERS.get(os.path.splitext(path)[1].lower())
    if write is None:
        raise CommandError(f"{named(path)}: the name of the file ends with {', '.join(_WRITERS)}")
    try:
        write(path, dpi, draw)
    except OSError as error:
        raise CommandError(f"{named(path)}: cannot be written: {error.strerror or error}") from error


def _say_pdf(draw: Draw) -> None:
    from tempfile import TemporaryFile

    with TemporaryFile() as spool:
        draw(spool)
        spool.seek(0)
        while data := spool.read(_PIECE):
            say_bytes(data)


def _write_pdf(path: str, _: int, draw: Draw) -> None:
    with rewriting(path, is_private=False) as file:
        draw(file)


def _write_pngs(path: str, dpi: int, draw: Draw) -> None:
    from tempfile import TemporaryFile

    from manifestkit.cli.progress import shown
    from manifestkit.printing.raster import opened, to_png

    stem, suffix = os.path.splitext(path)
    with TemporaryFile() as spool:
        draw(spool)
        with opened(spool) as document:
            pages = len(document)
            digits = len(str(pages))
            for page in shown(range(pages), pages, "pictures"):
                name = path if pages == 1 else f"{stem}-{page + 1:0{digits}}{suffix}"
                rewrite(name, to_png(document, page, dpi), is_private=False)


def _write_zpl(path: str, dpi: Literal[203, 300], draw: Draw) -> None:
    from tempfile import TemporaryFile

    from manifestkit.cli.progress import shown
    from manifestkit.printing.raster import opened
    from manifestkit.printing.zpl import to_zpl

    with rewriting(path, is_private=False) as file, TemporaryFile() as spool:
        draw(spool)
        with opened(spool) as document:
            labels = shown(to_zpl(document, dpi), len(document), "labels in ZPL")
            file.writelines(label.encode("ascii") for label in labels)


_WRITERS: dict[str, Callable[[str, Literal[203, 300], Draw], None]] = {
    ".pdf": _write_pdf,
    ".png": _write_pngs,
    ".zpl": _write_zpl,
}
