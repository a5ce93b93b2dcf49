"""Font files: which are taken, and what is said of the others."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import pymupdf_fonts
import pytest

from manifestkit.printing.fonts import FontError, initial_font, package_face, read_face, system_face, system_folders

_FONT = pymupdf_fonts.myfont("figo")


def _table(data: bytes, tag: bytes) -> int:
    """Where the entry of a table stands in the directory of a font."""
    count = struct.unpack_from(">H", data, 4)[0]
    return next(12 + 16 * n for n in range(count) if data[12 + 16 * n : 16 + 16 * n] == tag)


def _with_rights(rights: int) -> bytes:
    offset = struct.unpack_from(">L", _FONT, _table(_FONT, b"OS/2") + 8)[0]
    data = bytearray(_FONT)
    struct.pack_into(">H", data, offset + 8, rights)
    return bytes(data)


def _without(tag: bytes, other: bytes) -> bytes:
    at = _table(_FONT, tag)
    return _FONT[:at] + other + _FONT[at + 4 :]


def test_a_truetype_font_is_taken(tmp_path: Path) -> None:
    """A TrueType file gives a face that knows what it covers and whether it is bold."""
    file = tmp_path / "font.ttf"
    file.write_bytes(_FONT)
    face = read_face(file)
    assert face.covers("A")
    assert face.covers("e\u0323\u0302")
    assert not face.covers("\u6771")
    assert not face.is_bold
    assert package_face("figbo").is_bold


_DAMAGED = _without(b"glyf", b"\xff\xfe\xfd\xfc")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no TrueType font"),
        (b"just a text", "no TrueType font"),
        (b"%!PS-AdobeFont-1.0", "no TrueType font"),
        (b"OTTO" + b"\0" * 100, "PostScript outlines"),
        (b"wOF2" + b"\0" * 100, "web pages"),
        (b"wOFF" + b"\0" * 100, "web pages"),
        (b"\0\1\0\0", "outlines"),
        (b"\0\1\0\0" + b"\xff" * 1000, "outlines"),
        (_FONT[:2000], "cannot be"),
        (_FONT[: len(_FONT) // 2], "cannot be"),
        (_without(b"glyf", b"CFF "), "PostScript outlines"),
        (_without(b"loca", b"abcd"), "cannot be embedded"),
        (_DAMAGED, "damaged"),
        (_FONT[:2000], "damaged"),
        (_with_rights(0x0002), "its maker forbids it"),
        (_with_rights(0x0200), "its maker forbids it"),
    ],
)
def test_any_other_file_is_refused_with_the_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    """What is no TrueType font, is broken or may not be embedded is a FontError that names the file."""
    file = tmp_path / "font.ttf"
    file.write_bytes(data)
    with pytest.raises(FontError, match=reason) as caught:
        read_face(file)
    assert str(file) in str(caught.value)


@pytest.mark.parametrize("rights", [0x0000, 0x0004, 0x0008])
def test_rights_that_allow_embedding_are_enough(tmp_path: Path, rights: int) -> None:
    """Fonts for preview and editing may be embedded into documents."""
    file = tmp_path / "font.ttf"
    file.write_bytes(_with_rights(rights))
    assert read_face(file).style.embeddable


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A missing file, a folder and a device are FontErrors that say what stands there."""
    cases = ((tmp_path / "missing.ttf", "There is no file"), (tmp_path, "is a folder"))
    for path, reason in (*cases, *([(Path(os.devnull), "no ordinary file")] if os.name == "posix" else [])):
        with pytest.raises(FontError, match=reason):
            read_face(path)


def test_the_system_gives_the_font_that_has_most(tmp_path: Path) -> None:
    """The font with the most of the characters is taken, and of two alike the one of the right weight."""
    for key, name in (
        ("figbo", "a-bold.ttf"),
        ("figit", "b-italic.ttf"),
        ("figo", "c-regular.ttf"),
        ("notos", "d.ttf"),
    ):
        (tmp_path / name).write_bytes(pymupdf_fonts.myfont(key))
    folders = (tmp_path,)
    hebrew = [0x05D0]
    regular = system_face(hebrew, folders, bold=False)
    bold = system_face(hebrew, folders, bold=True)
    assert regular is not None
    assert regular.name.endswith("c-regular.ttf")
    assert bold is not None
    assert bold.name.endswith("a-bold.ttf")
    assert system_face([0x6771], folders, bold=False) is None
    assert system_face(hebrew, (tmp_path / "missing",), bold=False) is None


@pytest.mark.parametrize("data", [_DAMAGED, _FONT[:2000], b"\0\1\0\0" + b"\xff" * 1000, b""])
def test_damaged_fonts_of_the_system_are_passed_over(tmp_path: Path, data: bytes) -> None:
    """A damaged font hides neither the page nor the sound font that stands behind it."""
    (tmp_path / "a.ttf").write_bytes(data)
    assert system_face([0x05D0], (tmp_path,), bold=False) is None
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.ttf").write_bytes(_FONT)
    found = system_face([0x05D0], (tmp_path, other), bold=False)
    assert found is not None
    assert found.name.endswith("b.ttf")


def test_fonts_that_may_not_be_embedded_are_passed_over(tmp_path: Path) -> None:
    """The system's fonts are taken only where their makers allow it."""
    (tmp_path / "font.ttf").write_bytes(_with_rights(0x0002))
    assert system_face([0x41], (tmp_path,), bold=False) is None


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {"HOME": "/h"}, ["/h/.local/share/fonts", "/h/.fonts", "/usr/local/share/fonts", "/usr/share/fonts"]),
        ("linux", {"HOME": "/h", "XDG_DATA_HOME": "/d", "XDG_DATA_DIRS": "/e"}, ["/d/fonts", "/h/.fonts", "/e/fonts"]),
        ("darwin", {"HOME": "/h"}, ["/h/Library/Fonts", "/Library/Fonts", "/System/Library/Fonts"]),
        ("win32", {"LOCALAPPDATA": "/l", "WINDIR": "/w"}, ["/w/Fonts", "/l/Microsoft/Windows/Fonts"]),
    ],
)
def test_the_systems_folders(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], expected: list[str]
) -> None:
    """Fonts are looked for where fontconfig, macOS and Windows keep them."""
    for name in ("HOME", "USERPROFILE", "XDG_DATA_HOME", "XDG_DATA_DIRS", "LOCALAPPDATA", "WINDIR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    assert [path.as_posix() for path in system_folders()] == expected


def test_the_initial_font_is_no_standard_font() -> None:
    """A canvas that begins with it refers to no font that is not embedded."""
    from reportlab.pdfgen.canvas import Canvas

    assert b"/BaseFont" not in Canvas("x.pdf", initialFontName=initial_font()).getpdfdata()


@pytest.mark.parametrize(("character", "is_covered"), [("A", True), (" ", True), ("\u00a0", True), ("\ufe00", False)])
def test_a_glyph_without_ink_covers_blanks_alone(character: str, *, is_covered: bool) -> None:
    """Noto Sans has an empty glyph for a variation selector; printed, it would be a character that is lost."""
    face = package_face("notos")
    assert ord(character) in face.coverage
    assert face.covers(character) is is_covered
