"""The fonts there are: those that come with manifestkit, those whose files are named, and those of the system.

Only TrueType outlines can be embedded, and every font is embedded. Source: address reference, 2.6 and 2.7; the list of
prototypes, 7.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from manifestkit.printing.characters import JOINERS
from manifestkit.printing.font_styles import BOLD, NORMAL_WIDTH, REGULAR, Style, pinned, style_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from manifestkit.printing.embedding import EmbeddedFont

PACKAGED = {False: ("figo", "notos"), True: ("figbo", "notosbo")}
"""The fonts of ``pymupdf_fonts`` by boldness: FiraGO, whose scripts are drawn for one another, and Noto Sans for the
letters of Latin, Greek and Cyrillic that FiraGO lacks."""

FIXED_PITCH = {False: ("cascadia", *PACKAGED[False]), True: ("cascadiab", *PACKAGED[True])}
"""Before these, Cascadia Code: its zero is unlike O, and 1, l and I are unlike each other."""

_LARGEST_FILE = 128 << 20  # bytes; the largest collections of CJK fonts have half of that
_SUFFIXES = frozenset({".ttf", ".ttc", ".otf"})
_TAGS = {
    b"OTTO": "it has PostScript outlines, which cannot be embedded; take the TrueType edition of the font",
    b"wOFF": "it is a font for web pages; take the .ttf file that it was made from",
    b"wOF2": "it is a font for web pages; take the .ttf file that it was made from",
}
_TRUETYPE = frozenset({b"\x00\x01\x00\x00", b"true", b"ttcf"})


class FontError(ValueError):
    """A file that is no font, or none that can be embedded."""


class Face:
    """One font: what it covers, shapes with HarfBuzz and embeds with ReportLab."""

    def __init__(self, name: str, data: bytes) -> None:
        import uharfbuzz

        self.name = name
        self.data = data
        face = uharfbuzz.Face(data)
        self.shaper: Any = uharfbuzz.Font(face)
        self.units = int(face.upem)
        self.coverage = frozenset(face.unicodes)
        self.style = style_of(face)
        self._weights: dict[bool, Face] = {}

    def at_weight(self, *, bold: bool) -> Face:
        """The font in the weight that is meant, where its file has a range of them; else the font as it is."""
        if bold not in self._weights:
            data = pinned(self.shaper.face, BOLD if bold else REGULAR)
            self._weights[bold] = self if data is None else Face(self.name, data)
        return self._weights[bold]

    @property
    def is_bold(self) -> bool:
        """Whether the font is meant for emphasis."""
        return self.style.is_bold

    @cached_property
    def tag(self) -> str:
        """What tells the font from others of the same name: it follows from the font alone."""
        from zlib import crc32

        return f"{crc32(self.data):08x}"

    @cached_property
    def embedded(self) -> EmbeddedFont:
        """The font as ReportLab reads it, to be copied. FontError where ReportLab cannot."""
        from manifestkit.printing.embedding import EmbeddedFont

        try:
            return EmbeddedFont(self.tag, self.data)
        except Exception as error:  # of a broken font, ReportLab raises whatever its arithmetic runs into
            raise FontError(f"{self.name} cannot be embedded: the font is damaged.") from error

    def covers(self, cluster: str) -> bool:
        """Tell whether the font has a letter and its marks, be it as one glyph or as several."""
        if len(cluster) == 1:
            return self.draws(cluster)
        forms = (cluster, unicodedata.normalize("NFC", cluster), unicodedata.normalize("NFD", cluster))
        return any(all(self.draws(c) for c in form if c not in JOINERS) for form in forms)

    def draws(self, character: str) -> bool:
        """Tell whether the font has a glyph for a character, and ink in it unless that is a blank."""
        if ord(character) not in self.coverage:
            return False
        ink = self.shaper.get_glyph_extents(self.shaper.get_nominal_glyph(ord(character)))
        return character.isspace() or (ink is not None and ink.width != 0 and ink.height != 0)


class _Candidate(NamedTuple):
    """A font of the system that has not been read as a whole."""

    path: Path
    coverage: Collection[int]
    style: Style
    is_variable: bool

    def rank(self, wanted: Collection[int], *, bold: bool) -> tuple[object, ...]:
        """Sort the best first: the most of the characters wanted, then the plainest looks, then the path."""
        style = self.style
        weight = BOLD if bold else REGULAR
        return (
            -sum(character in self.coverage for character in wanted),
            self.is_variable,
            style.italic,
            not style.sans,
            style.monospaced,
            abs(style.weight - weight),
            abs(style.width - NORMAL_WIDTH),
            self.path,
        )


@cache
def package_face(key: str) -> Face:
    """Give a font of ``pymupdf_fonts`` by its key there."""
    import pymupdf_fonts

    return Face(key, pymupdf_fonts.myfont(key))


@cache
def initial_font() -> str:
    """Register a font for a new ``Canvas(initialFontName=...)`` and give its name.

    Without it each PDF refers to Helvetica, which ReportLab never embeds.
    """
    from reportlab.pdfbase.pdfmetrics import registerFont

    font = package_face(PACKAGED[False][0]).embedded
    registerFont(font)
    name: str = font.fontName
    return name


def read_face(path: Path) -> Face:
    """Read the file of a TrueType font; the first font of a collection.

    Raises FontError for anything else, and for a font whose maker forbids to embed it.
    """
    face = _face(path)
    if not face.style.embeddable:
        raise FontError(f"{path} cannot be embedded: its maker forbids it.")
    # A font that cannot be embedded is refused when it is named, not on the page.
    face.at_weight(bold=False).embedded  # noqa: B018  it raises
    return face


def system_face(wanted: Collection[int], folders: tuple[Path, ...], *, bold: bool) -> Face | None:
    """Find the font below the folders that has the most of the characters wanted; None where none has any."""
    candidates = sorted(_candidates(folders), key=lambda candidate: candidate.rank(wanted, bold=bold))
    for candidate in candidates:
        if not any(character in candidate.coverage for character in wanted):
            return None
        face = _system_face(candidate.path)
        if face is not None and any(face.draws(chr(character)) for character in wanted):
            return face.at_weight(bold=bold)
    return None


def system_folders() -> tuple[Path, ...]:
    """The folders in which the system keeps fonts."""
    environment = os.environ
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or "/")
    if sys.platform == "win32":
        local = Path(environment.get("LOCALAPPDATA", home / "AppData/Local"))
        return Path(environment.get("WINDIR", "C:/Windows"), "Fonts"), local / "Microsoft/Windows/Fonts"
    if sys.platform == "darwin":
        return home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")
    own = Path(environment.get("XDG_DATA_HOME") or home / ".local/share")
    shared = environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return own / "fonts", home / ".fonts", *(Path(folder, "fonts") for folder in shared.split(":"))


@cache
def _system_face(path: Path) -> Face | None:
    try:
        return read_face(path)
    except FontError:
        return None  # the next one will do


@cache
def _candidates(folders: tuple[Path, ...]) -> tuple[_Candidate, ...]:
    return tuple(candidate for path in _files(folders) if (candidate := _candidate(path)) is not None)


def _files(folders: tuple[Path, ...]) -> Iterator[Path]:
    for folder in folders:
        for parent, below, names in os.walk(folder):
            below.sort()
            yield from (Path(parent, name) for name in sorted(names) if Path(name).suffix.lower() in _SUFFIXES)


def _candidate(path: Path) -> _Candidate | None:
    import uharfbuzz

    try:
        with path.open("rb") as file:
            if file.read(4) not in _TRUETYPE:
                return None
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path))
        style = style_of(face)
        if not style.embeddable or "glyf" not in face.table_tags:
            return None
        return _Candidate(path, face.unicodes, style, face.has_var_data)
    except (OSError, ValueError, uharfbuzz.HarfBuzzError):  # unreadable or damaged, such as tags beyond ASCII
        return None


def _not_a_file(path: Path) -> str:
    if path.is_dir():
        return f"{path} is a folder; name the file of a font."
    return f"{path} is no ordinary file; name the file of a font." if path.exists() else f"There is no file {path}."


def _face(path: Path) -> Face:
    from uharfbuzz import HarfBuzzError

    try:
        if not path.is_file():
            raise FontError(_not_a_file(path))
        if path.stat().st_size > _LARGEST_FILE:
            raise FontError(f"{path} is larger than any font.")
        data = path.read_bytes()
    except OSError as error:
        raise FontError(f"{path} cannot be read: {error.strerror}.") from error
    if data[:4] not in _TRUETYPE:
        reason = _TAGS.get(data[:4], "it is no TrueType font")
        raise FontError(f"{path} cannot be used: {reason}.")
    try:
        face = Face(str(path), data)
        tables = face.shaper.face.table_tags
    except (ValueError, HarfBuzzError) as error:  # such as a table whose tag is beyond ASCII
        raise FontError(f"{path} cannot be used: the font is damaged.") from error
    if "glyf" not in tables:
        reason = _TAGS[b"OTTO"] if {"CFF ", "CFF2"} & set(tables) else "it has no outlines"
        raise FontError(f"{path} cannot be used: {reason}.")
    return face
