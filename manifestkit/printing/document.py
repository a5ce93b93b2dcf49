"""What every document is: something that sets itself on media, or says why it does not go there."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

from manifestkit.printing.characters import ForbiddenCharacterError, MissingGlyphError, check
from manifestkit.printing.fitting import SMALLEST
from manifestkit.printing.given import expect, expect_copies
from manifestkit.printing.job_ids import job_id_troubles
from manifestkit.printing.media import medium as medium_of
from manifestkit.printing.output import Job, to_pdf
from manifestkit.printing.rules.paper import medium_not_allowed
from manifestkit.printing.rules.text import missing_glyph, unprintable_character
from manifestkit.printing.setting import Setting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manifestkit.printing.media import Medium
    from manifestkit.printing.setting import Compositor, Part
    from manifestkit.printing.text import Fonts
    from manifestkit.printing.trouble import Trouble


class Document(ABC):
    """A document about one job.

    ``noun`` is what it is called in a sentence, ``media`` names what it goes on, the usual medium first.
    """

    __slots__ = ()

    noun: ClassVar[str]
    media: ClassVar[tuple[str, ...]]

    @property
    @abstractmethod
    def job_id(self) -> str:
        """The job that the document is about."""

    @property
    def title(self) -> str:
        """The title of a file that has this document alone."""
        return f"{self.noun.capitalize()} {self.job_id}"

    @abstractmethod
    def texts(self) -> Iterator[Part]:
        """Every text that comes from outside."""

    @abstractmethod
    def compose(self, medium: Medium, fonts: Fonts) -> Iterator[Compositor]:
        """Set the pages, one after the other."""

    def troubles(self) -> Iterator[Trouble]:
        """What is wrong whatever the medium is."""
        yield from job_id_troubles(self.job_id)
        for part in self.texts():
            try:
                check(part.text)
            except ForbiddenCharacterError as error:
                yield unprintable_character(part.pointer, error.characters)

    def setting(self, medium: Medium, fonts: Fonts) -> Setting:
        """The document on a medium, with everything that is wrong with it there."""
        troubles = list(self.troubles())
        if medium.name not in self.media:
            troubles.append(medium_not_allowed(self.noun, medium.title, self.media))
        if troubles:
            return Setting((), tuple(troubles))
        composed = list(self.compose(medium, fonts))
        missing = [part for page in composed for part in page.missing]
        found = [trouble for page in composed for trouble in page.troubles]
        found[:0] = (missing_glyph(*part) for part in self._by_texts(missing, fonts))
        return Setting(tuple(page.page() for page in composed), tuple(dict.fromkeys(found)))

    def _by_texts(self, missing: Sequence[Part], fonts: Fonts) -> Iterator[Part]:
        """The characters that no font has, by the texts that they come from: a line may hold several of those."""
        told: set[str] = set()
        for part in self.texts() if missing else ():
            try:
                fonts.layout(part.text, SMALLEST)
            except MissingGlyphError as error:
                told.update(error.characters)
                yield part._replace(text=error.characters)
        yield from (part for part in missing if not told.issuperset(part.text))

    def to_pdf(
        self, medium: str | None = None, *, fonts: Fonts | None = None, copies: int = 1, verify: bool = True
    ) -> bytes:
        """The document as a PDF of the medium's own size; each barcode has been read again from its pages.

        ``medium`` is the name of a page or of a sheet of labels. PreflightError where the document cannot be printed,
        with everything that is wrong with it; ValueError where there is no such medium and for more copies than 10,000;
        TypeError where an argument is of another kind; VerificationError where a barcode cannot be read.
        """
        from manifestkit.printing.text import Fonts

        name = self.media[0] if medium is None else medium
        fonts = Fonts() if fonts is None else fonts
        expect("medium", name, str)
        expect("fonts", fonts, Fonts)
        expect_copies(copies)
        expect("verify", verify, bool)
        return to_pdf([self], Job(medium_of(name), fonts, self.title, copies, verify=verify))
