"""Lines of text in any script, measured and drawn. Source: address reference, 2.6 and 2.7."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from weakref import ref

from manifestkit.printing.bidi import visual_order
from manifestkit.printing.characters import JOINERS, MissingGlyphError, check, clusters
from manifestkit.printing.fonts import FIXED_PITCH, PACKAGED, package_face, read_face, system_face, system_folders
from manifestkit.printing.given import expect_paths
from manifestkit.printing.shaping import extent, kerned, script_of, shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reportlab.pdfbase.pdfdoc import PDFDocument
    from reportlab.pdfgen.canvas import Canvas

    from manifestkit.printing.bidi import Letter
    from manifestkit.printing.embedding import EmbeddedFont
    from manifestkit.printing.fonts import Face

_EM = 1000
_REDRAWN = "`"  # the one character of ASCII for which FiraGO has another glyph beside Latin letters
# Texts whose glyphs are kept: headings and addresses come again on every label of a batch.
_TEXTS_KEPT = 1024


class Run(NamedTuple):
    """Glyphs of one font, one script and one direction; lengths are in thousandths of the size.

    ``shifts`` is by how much each glyph of ``numbers`` stands further to the left than the one before it would have
    it, ``rises`` how high it stands; both are empty where no glyph moves. ``spoken`` is the text where the glyphs do
    not tell it one after another, else empty.
    """

    font: EmbeddedFont
    numbers: str
    shifts: tuple[int, ...]
    rises: tuple[int, ...]
    width: float
    spoken: str


@dataclass(frozen=True, slots=True, eq=False)
class _Glyphs:
    """A line of no particular size, in thousandths of it; one is like no other, so that operators can be kept by it."""

    runs: tuple[Run, ...]
    width: float
    above: float
    below: float


class Line(NamedTuple):
    """A line of text of a size, both as wide as it is and as high, in points.

    ``ascent`` and ``descent`` are how far it reaches above its baseline and, as a negative number, below it, letters
    with marks included.
    """

    text: str
    size: float
    glyphs: _Glyphs

    @property
    def width(self) -> float:
        """How far it advances."""
        return self.glyphs.width * self.size / _EM

    @property
    def ascent(self) -> float:
        """How far it reaches above its baseline."""
        return self.glyphs.above * self.size / _EM

    @property
    def descent(self) -> float:
        """How far it reaches below its baseline, as a negative number."""
        return self.glyphs.below * self.size / _EM

    @property
    def runs(self) -> tuple[Run, ...]:
        """What is drawn one after another."""
        return self.glyphs.runs

    def at(self, size: float) -> Line:
        """The same line in another size."""
        return Line(self.text, size, self.glyphs)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw it with its left end at ``x`` and its baseline at ``y``, in ReportLab's coordinates."""
        document = ref(canvas._doc)  # type: ignore[attr-defined]  # noqa: SLF001  ReportLab's fonts ask for it
        shown = _shown(self.glyphs, self.size, document)
        canvas.addLiteral(f"BT {x:.2f} {y:.2f} Td {shown} ET")


class Fonts:
    """The fonts for the documents of one thread; all lines of one PDF come from the same ``Fonts``.

    FiraGO and Noto Sans come with manifestkit and draw what they have. After them come the fonts of ``files``, and
    then those below ``folders``, which are the system's if None is given; they are read where a character needs them.
    Raises FontError for a file that is no TrueType font or may not be embedded, TypeError for what is no path.
    """

    def __init__(self, files: Iterable[Path | str] = (), folders: Iterable[Path | str] | None = None) -> None:
        self._given = tuple(map(read_face, expect_paths("files", files)))
        self._folders = system_folders() if folders is None else expect_paths("folders", folders)
        self._copies: dict[str, EmbeddedFont] = {}
        self._prefer(PACKAGED)

    @cached_property
    def fixed_pitch(self) -> Fonts:
        """The same fonts after one of fixed pitch, for what people copy letter by letter."""
        other = copy(self)
        other._prefer(FIXED_PITCH)  # noqa: SLF001  it is of this class
        return other

    def _prefer(self, packaged: Mapping[bool, Sequence[str]]) -> None:
        self._packaged = packaged
        self._set = lru_cache(maxsize=_TEXTS_KEPT)(self._glyphs)

    def layout(self, text: str, size: float, *, bold: bool = False) -> Line:
        """Set a text in one line of a size in points.

        Raises MissingGlyphError for characters that no font has, and ForbiddenCharacterError, which is one of these,
        for characters that are never drawn. Source: address reference, 2.6.
        """
        return Line(text, size, self._set(text, bold))

    def _glyphs(self, text: str, bold: bool) -> _Glyphs:  # noqa: FBT001  lru_cache keeps arguments by position
        check(text)
        if not text:
            return _Glyphs((), 0, 0, 0)
        if text.isascii() and _REDRAWN not in text:  # as most texts are; the first font has all of ASCII
            run = self._plain_run(package_face(self._packaged[bold][0]), text)
            return _Glyphs((run,), run.width, run.font.face.ascent, run.font.face.descent)
        faces = self._faces_by_cluster(text, bold=bold)
        set_letters = _with_scripts(visual_order(text), faces)
        runs = []
        above, below = 0.0, 0.0
        for (face, script, to_left), group in groupby(set_letters, key=lambda item: item[1:]):
            letters = [_drawable(letter, face) for letter, *_ in group]
            run, top, bottom = self._run(face, "".join(letters[::-1] if to_left else letters), script, to_left=to_left)
            runs.append(run)
            above, below = max(above, top), min(below, bottom)
        return _Glyphs(tuple(runs), sum(run.width for run in runs), above, below)

    def _plain_run(self, face: Face, text: str) -> Run:
        """A run of ASCII, whose letters are glyphs that kerning alone moves: the same as ``_run`` gives."""
        font = self._embedded(face)
        widths = font.face.charWidths
        shifts = []
        pen = width = 0.0
        for letter, (advance, move) in zip(text, kerned(face, text), strict=True):
            shift = round(pen - width - move)
            shifts.append(shift)
            pen += widths[ord(letter)] - shift
            width += advance
        return Run(font, text, tuple(shifts) if any(shifts) else (), (), width, "")

    def _run(self, face: Face, text: str, script: str | None, *, to_left: bool) -> tuple[Run, float, float]:
        font = self._embedded(face)
        glyphs = shape(face, text, script, to_left=to_left)
        missing = [glyph.text for glyph in glyphs if glyph.gid == 0 and glyph.text not in JOINERS]
        if missing:
            raise MissingGlyphError("".join(missing))
        numbers, shifts, rises = [], [], []
        pen = width = 0.0
        for glyph in glyphs:
            number = font.number(glyph.gid, glyph.text)
            shift = round(pen - width - glyph.dx)
            numbers.append(chr(number))
            shifts.append(shift)
            rises.append(round(glyph.dy))
            pen += font.face.charWidths[number] - shift
            width += glyph.advance
        told = [glyph.text for glyph in glyphs]
        is_spoken = not to_left and not (all(told) and "".join(told) == text)
        run = Run(
            font,
            "".join(numbers),
            tuple(shifts) if any(shifts) or any(rises) else (),
            tuple(rises) if any(rises) else (),
            width,
            text if is_spoken else "",
        )
        ink = extent(face, glyphs)
        return run, max(font.face.ascent, ink[0]), min(font.face.descent, ink[1])

    def _embedded(self, face: Face) -> EmbeddedFont:
        if face.tag not in self._copies:
            self._copies[face.tag] = face.embedded.copied()
        return self._copies[face.tag]

    def _faces_by_cluster(self, text: str, *, bold: bool) -> dict[str, Face]:
        """Find for each letter the first font that has it; a blank that none has is drawn as an ordinary one."""
        faces = [package_face(key) for key in self._packaged[bold]]
        given = (face.at_weight(bold=bold) for face in self._given)
        faces += sorted(given, key=lambda face: face.is_bold is not bold)
        letters = dict.fromkeys(clusters(text))
        missing = [letter for letter in letters if not any(face.covers(letter) for face in faces)]
        while wanted := [ord(character) for letter in missing for character in letter if not character.isspace()]:
            face = system_face(wanted, self._folders, bold=bold)
            if face is None or not any(face.covers(letter) for letter in missing):
                raise MissingGlyphError(map(chr, wanted))
            faces.append(face)
            missing = [letter for letter in missing if not face.covers(letter)]
        return {letter: next((face for face in faces if face.covers(letter)), faces[0]) for letter in letters}


def _drawable(letter: str, face: Face) -> str:
    return " " if letter.isspace() and not face.covers(letter) else letter


def _with_scripts(letters: Sequence[Letter], faces: dict[str, Face]) -> Iterator[tuple[str, Face, str | None, bool]]:
    """Give each letter its font and script; figures, blanks and punctuation take the script of what stands before."""
    script = next(filter(None, (script_of(letter.text[0]) for letter in letters)), None)
    for letter in letters:
        script = script_of(letter.text[0]) or script
        yield letter.text, faces[letter.text], script, letter.to_left


@lru_cache(maxsize=_TEXTS_KEPT)
def _shown(glyphs: _Glyphs, size: float, document: ref[PDFDocument]) -> str:
    """The operators that show a line where the text begins; they are the same wherever else in the PDF it stands."""
    open_document = document()
    assert open_document is not None  # noqa: S101  its canvas is being drawn on
    code: list[str] = []
    moved = 0.0
    for run in glyphs.runs:
        if code:
            code.append(f"{moved * size / _EM:.2f} 0 Td")
        code += _operators(run, size, open_document)
        moved = run.width
    return " ".join(code)


def _operators(run: Run, size: float, document: PDFDocument) -> Iterator[str]:
    """The PDF operators that show a run: PDF 32000-1, 9.4."""
    if run.spoken:
        yield f"/Span <</ActualText <FEFF{run.spoken.encode('utf-16-be').hex().upper()}>>> BDC"
    done = rise = 0
    for subset, codes in run.font.splitString(run.numbers, document):
        yield f"{run.font.getSubsetInternalName(subset, document)} {size:.2f} Tf"
        end = done + len(codes)
        shifts = run.shifts[done:end]
        if not shifts:
            yield f"({_escaped(codes)}) Tj"
        elif not run.rises:
            yield f"[{_moved(zip(codes, shifts, strict=True))}] TJ"
        else:
            moves = zip(codes, shifts, run.rises[done:end], strict=True)
            for raised, group in groupby(moves, key=lambda move: move[2]):
                if raised != rise:
                    rise = raised
                    yield f"{rise * size / _EM:.2f} Ts"
                yield f"[{_moved((code, shift) for code, shift, _ in group)}] TJ"
        done = end
    if rise:
        yield "0 Ts"
    if run.spoken:
        yield "EMC"


def _moved(codes: Iterable[tuple[int, int]]) -> str:
    """Write an array for ``TJ``: strings, and before a glyph that moves by how much it moves to the left."""
    parts: list[str] = []
    string = bytearray()
    for code, shift in codes:
        if shift:
            parts += [f"({_escaped(string)})"] if string else []
            parts.append(str(shift))
            string = bytearray()
        string.append(code)
    return "".join([*parts, f"({_escaped(string)})"])


def _escaped(codes: bytes | bytearray) -> str:
    return codes.decode("latin-1").translate(_ESCAPES)


_ESCAPES = {
    code: f"\\{chr(code)}" if chr(code) in "\\()" else f"\\{code:03o}"
    for code in range(256)
    if chr(code) in "\\()" or not 0x20 <= code < 0x7F  # noqa: PLR2004  what ASCII prints
}
