"""The signature sheet: the text of the SIGNATURE file, and what to do with it.

Source: Import/Export reference, 8 and 11.2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from manifestkit.importexport import signature
from manifestkit.printing.document import Document
from manifestkit.printing.given import expect
from manifestkit.printing.media import Box
from manifestkit.printing.setting import Part
from manifestkit.printing.sheets import ENDLESS, heading, items, sheets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.importexport.signature import SignatureFile
    from manifestkit.printing.media import Medium
    from manifestkit.printing.setting import Compositor
    from manifestkit.printing.sheets import Style
    from manifestkit.printing.text import Fonts

_LARGEST = 16.0
_OLD_VERSION = "1.0"

_STEPS = (
    "Name the file SIGNATURE: capital letters, no extension.",
    "Put it in the root directory of the device.",
    "Its text is the four lines above, without blanks. Copy it from the answer to the job, and compare it with this.",
    "It belongs to this job and to one device alone. If it is missing or wrong, the job is aborted.",
)
# What to do with a file that AWS did not make: nothing that ends at the post.
_REFUSED_STEPS = (
    "Use it for tests and rehearsals alone. Do not ship a device with it: its job would be aborted.",
    "The file of a real job is what the answer to CreateJob has as SignatureFileContents; GetStatus gives it again.",
    "That one is named SIGNATURE, in capitals and without extension, and goes into the root directory of the device.",
)
# What stands in a frame above the text, where the file is not one that AWS made.
_OFFLINE = "This signature comes from an offline dry run. AWS will not accept it."
_OLD = (
    "This signature is of version 1.0, which senders made themselves for the e-mail interface of 2009. For later jobs"
    " AWS makes the file. AWS will not accept it."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureSheet(Document):
    """The text of a SIGNATURE file to copy or compare, where the file goes, and how it must be named."""

    noun: ClassVar[str] = "signature sheet"
    media: ClassVar[tuple[str, ...]] = ("a4", "letter", "a5", "a6", "4x6")

    file: SignatureFile

    def __post_init__(self) -> None:
        expect("file", self.file, signature.SignatureFile)

    @property
    def job_id(self) -> str:
        """The job that the file belongs to."""
        return self.file.job_id

    @classmethod
    def from_text(cls, text: str) -> SignatureSheet:
        """The sheet for the text of a SIGNATURE file; SignatureError, a ValueError, where it is none."""
        expect("text", text, str)
        return cls(file=signature.parse(text))

    def texts(self) -> Iterator[Part]:
        """Every text that comes from outside."""
        yield from (Part("", line) for line in self.file.to_text().splitlines())

    def compose(self, medium: Medium, fonts: Fonts) -> Iterator[Compositor]:
        """Set the sheet on one page."""
        sections = [*([self._warning] if self._remark else ()), self._text, self._steps]
        return sheets("Signature sheet", self.job_id, sections, medium, fonts)

    @property
    def _remark(self) -> str:
        """Why AWS does not take the file, where that is so."""
        if signature.is_offline(self.file):
            return _OFFLINE
        return _OLD if self.file.version == _OLD_VERSION else ""

    def _warning(self, to: Compositor, style: Style) -> float:
        inner = Box(style.gap, style.gap, style.width - 2 * style.gap, ENDLESS)
        bottom = to.paragraph(inner, Part("", self._remark), style.size + 1, bold=True) + style.gap
        to.frame(Box(0, 0, style.width, bottom), 2)
        return bottom

    def _text(self, to: Compositor, style: Style) -> float:
        top = heading(to, style, "Text of the SIGNATURE file")
        inner = Box(style.gap, top + style.gap, style.width - 2 * style.gap, ENDLESS)
        lines = [Part("", line) for line in self.file.to_text().splitlines()]
        bottom = to.block(inner, lines, _LARGEST, fixed_pitch=True) + style.gap
        to.frame(Box(0, top, style.width, bottom - top))
        return bottom

    def _steps(self, to: Compositor, style: Style) -> float:
        steps = _REFUSED_STEPS if self._remark else _STEPS
        marks = [f"{number}." for number in range(1, len(steps) + 1)]
        return items(to, style, heading(to, style, "What to do with it"), [Part("", step) for step in steps], marks)
