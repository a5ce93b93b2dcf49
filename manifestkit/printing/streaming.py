"""A ReportLab canvas that writes each page as soon as it is finished: a batch of any length takes the same room."""

from __future__ import annotations

import zlib
from array import array
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfdoc import PDFIndirectObject, PDFObject
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from typing import BinaryIO

# The first version in which a text can say what it stands for (ActualText: PDF 32000-1, 14.9.4).
_VERSION = (1, 5)
_ID_LENGTH = 16


class _PageTree(PDFObject):
    """The pages by the numbers of their objects, and what all of them share: PDF 32000-1, 7.7.3."""

    __RefOnly__ = 1

    def __init__(self, width: float, height: float) -> None:
        self.numbers = array("L")
        self._size = f"{width:.4f} {height:.4f}"

    def format(self, document: Any) -> bytes:  # noqa: ANN401 - ReportLab's stubs know little of it
        """Write it, as ReportLab asks its objects to."""
        fonts = document.Reference(document.idToObject["BasicFonts"]).format(document).decode("ascii")
        kids = " ".join(f"{number} 0 R" for number in self.numbers)
        shared = f"/MediaBox [0 0 {self._size}] /Resources << /Font {fonts} /ProcSet [/PDF /Text /ImageB] >>"
        return f"<< /Type /Pages /Count {len(self.numbers)} {shared} /Kids [{kids}] >>".encode("ascii")


class StreamingCanvas(Canvas):
    """A canvas of pages of one size that writes them into ``file`` one by one.

    ReportLab's own keeps all pages until it is saved. Here only the places of the objects stay, 8 bytes for each, and
    the glyphs of the fonts, which are written at the end with everything else that pages refer to.
    """

    def __init__(self, file: BinaryIO, width: float, height: float, font: str) -> None:
        super().__init__(
            file,
            (width, height),
            pageCompression=1,
            pdfVersion=_VERSION,
            invariant=1,
            initialFontName=font,  # type: ignore[arg-type] # its stubs take the name for a number
            lang="en-US",
        )
        self._file = file
        self._document: Any = self._doc  # type: ignore[attr-defined] # nothing public leads to it
        self._pages = self._document.Pages = self._document.Catalog.Pages = _PageTree(width, height)
        self._tree = self._numbered(self._pages)
        self._digest = sha256(usedforsecurity=False)
        self._places = array("Q")  # of the objects in the file, by number
        self._written = 0
        self._write(b"%%PDF-%d.%d\n%%\xe2\xe3\xcf\xd3\n" % _VERSION)

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        """Finish a page and write it."""
        number = self._document.objectcounter + 1
        self._document.objectcounter += 2
        self._pages.numbers.append(number)
        page = b"<< /Type /Page /Parent %d 0 R /Contents %d 0 R >>" % (self._tree, number + 1)
        self._add(number, b"%d 0 obj\n%b\nendobj\n" % (number, page))
        data = zlib.compress("\n".join(self._code).encode("latin-1"))  # type: ignore[attr-defined] # ReportLab's own list
        head = b"<< /Length %d /Filter /FlateDecode >>" % len(data)
        self._add(number + 1, b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (number + 1, head, data))
        self._startPage()  # type: ignore[attr-defined] # ReportLab has no public way either

    def save(self) -> None:
        """Write what the pages refer to, and where everything is."""
        document = self._document
        for font in document.delayedFonts:
            font.addObjects(document)
        document.info.invariant = document.invariant
        document.Catalog.Outlines = None
        root, info = self._numbered(document.Catalog), self._numbered(document.info)
        number = 0
        while number < document.objectcounter:  # which grows while objects are written
            number += 1
            if number in document.numberToId:
                name = document.numberToId[number]
                self._add(number, PDFIndirectObject(name, document.idToObject[name]).format(document))
        self._write_end(root, info)

    def _write_end(self, root: int, info: int) -> None:
        """The table of where the objects are, and the trailer: PDF 32000-1, 7.5.4 and 7.5.5."""
        start, size = self._written, len(self._places)
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
        for place in self._places[1:]:
            self._write(b"%010d 00000 n \n" % place)
        identity = self._digest.hexdigest()[: 2 * _ID_LENGTH].upper().encode("ascii")
        keys = b"/Size %d /Root %d 0 R /Info %d 0 R /ID [<%b> <%b>]" % (size, root, info, identity, identity)
        self._write(b"trailer\n<< %b >>\nstartxref\n%d\n%%%%EOF\n" % (keys, start))

    def _numbered(self, thing: PDFObject) -> int:
        """The number of an object, which it gets now or has already."""
        reference = self._document.Reference(thing)
        number: int = self._document.idToObjectNumberAndVersion[reference.name][0]
        return number

    def _add(self, number: int, content: bytes) -> None:
        missing = number + 1 - len(self._places)
        if missing > 0:
            self._places.extend([0] * missing)
        self._places[number] = self._written
        self._write(content)

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self._written += len(data)
