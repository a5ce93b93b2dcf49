"""Lines of text: which font draws a letter, how wide a line is, and what a reader of the PDF finds in it."""

# ruff: noqa: RUF001  the scripts of the world have letters that look like Latin ones

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typeset import cjk_face, extracted, pdf, picture

from manifestkit.printing.characters import ForbiddenCharacterError, MissingGlyphError
from manifestkit.printing.fonts import PACKAGED, Face, package_face, read_face
from manifestkit.printing.text import Fonts

_TEXTS = {
    "English": "7664-A Fullerton Road (VA) \\ To & AV <b>1</b>",
    "Polish": "Zażółć gęślą jaźń, ul. Piękna 5",
    "Vietnamese": "Nguyễn Thị Ệ",
    "decomposed": "Cafe\u0301 e\u0323\u0302",
    "Greek": "Οδός Ερμού 12, Αθήνα",
    "Russian": "ул. Ленина, 5, Тверь",
    "Georgian": "თბილისი 0105",
    "Hindi": "नई दिल्ली ११०००१ क्षत्रिय हिन्दी 110001",
    "Hindi and English": "Flat 5, नई दिल्ली 110001, India",
    "Thai": "ถนนพระรามที่ ๙ กรุงเทพฯ น้ำ ปู่ 10310",
    "Hebrew": "רחוב הרצל 12",
    "Hebrew in brackets": "תל אביב (ישראל)",
    "Arabic": "شارع الملك فهد 12345 (الرياض)",
    "lam and alef": "السلام لا",
    "Persian": "می\u200cخواهم پچگ",
    "Urdu": "اردو لاہور ٹھیک ہے",
}
_DRAWN = "".join(map("".join, _TEXTS.values()))


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    """What every installation has."""
    return Fonts(folders=())


@pytest.mark.parametrize("bold", [False, True], ids=["regular", "bold"])
@pytest.mark.parametrize("language", _TEXTS)
def test_the_text_of_the_pdf_is_the_text_given(fonts: Fonts, language: str, bold: bool) -> None:  # noqa: FBT001
    """In each script that works after a plain installation, PDFium extracts what was given, in the order of speech."""
    assert extracted(pdf([fonts.layout(_TEXTS[language], 14, bold=bold)])) == _TEXTS[language]


@pytest.mark.parametrize("language", _TEXTS)
def test_every_font_is_embedded(fonts: Fonts, language: str) -> None:
    """Each font of the PDF is a part of FiraGO or Noto Sans that is in the file; there is no Helvetica."""
    data = pdf([fonts.layout(_TEXTS[language], 14)])
    names = re.findall(rb"/BaseFont /([A-Z]{6}\+[\w-]+)", data)
    assert names
    assert all(name[7:].startswith((b"FiraGO-Regular", b"NotoSans-Regular")) for name in names)
    assert data.count(b"/FontFile2") == len(names) == data.count(b"/Subtype /TrueType")
    assert b"Helvetica" not in data


def test_the_same_text_gives_the_same_bytes() -> None:
    """A PDF does not depend on what was set before it, nor on the fonts that set it."""
    used = Fonts(folders=())
    pdf([used.layout(text, 11, bold=True) for text in reversed(_TEXTS.values())])
    used.layout("क्षत्रिय ٱللُّغَة", 9)
    fresh = Fonts(folders=())
    assert pdf([used.layout(text, 14) for text in _TEXTS.values()]) == pdf(
        [fresh.layout(text, 14) for text in _TEXTS.values()]
    )


@pytest.mark.parametrize("language", _TEXTS)
def test_a_line_is_as_wide_as_its_ink(fonts: Fonts, language: str) -> None:
    """Nothing is drawn left of the beginning, right of the width, above the ascent or below the descent."""
    line = fonts.layout(_TEXTS[language], 24)
    image = picture(pdf([line]))
    left, top, right, bottom = image.point(lambda grey: 255 * (grey < 128)).getbbox()
    assert left / 3 >= 20 - 2
    assert right / 3 == pytest.approx(20 + line.width, abs=4)
    assert top / 3 >= 60 - 20 - line.ascent - 0.5
    assert bottom / 3 <= 60 - 20 - line.descent + 0.5


@pytest.mark.parametrize("bold", [False, True])
def test_ascii_is_set_as_everything_else(fonts: Fonts, *, bold: bool) -> None:
    """The short way for ASCII gives what the general one does, for every pair of characters, kerning included."""
    ascii_ = list(map(chr, range(0x20, 0x7F)))
    face = package_face(PACKAGED[bold][0])
    for first in ascii_:
        text = "".join(first + second for second in ascii_)
        general, above, below = fonts._run(face, text, "Latn", to_left=False)  # noqa: SLF001 - both ways side by side
        line = fonts.layout(text, 1000, bold=bold)
        assert line.runs == (general,)
        assert (line.ascent, line.descent) == (above, below)


def test_width_grows_with_size(fonts: Fonts) -> None:
    """A line of twice the size is twice as wide; ``at`` gives the same line as setting it again."""
    line = fonts.layout("Springfield", 10)
    assert line.at(20).width == pytest.approx(2 * line.width)
    assert line.at(20) == fonts.layout("Springfield", 20)


def test_pairs_of_letters_are_kerned(fonts: Fonts) -> None:
    """A and V stand closer together than each by itself."""
    assert fonts.layout("AV", 10).width < fonts.layout("A", 10).width + fonts.layout("V", 10).width


def test_nothing_is_nothing(fonts: Fonts) -> None:
    """An empty text has no width and draws nothing."""
    assert fonts.layout("", 10).width == 0
    assert extracted(pdf([fonts.layout("", 10)])) == ""


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("a\nb", "U+000A (control character)"),
        ("a\tb", "U+0009 (control character)"),
        ("a\x00b", "U+0000 (control character)"),
        ("a\x7f", "U+007F (control character)"),
        ("a\u202eb", "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        ("a\u2066b", "U+2066 (LEFT-TO-RIGHT ISOLATE)"),
        ("a\u200fb", "U+200F (RIGHT-TO-LEFT MARK)"),
        ("a\ufeffb", "U+FEFF (ZERO WIDTH NO-BREAK SPACE)"),
        ("a\u2028b", "U+2028 (LINE SEPARATOR)"),
        ("a\ue000b", "U+E000"),
        ("a\u0378b", "U+0378"),
        ("a\ud800b", "U+D800 (half of a character)"),
        ("\U0001f600", "U+1F600 (GRINNING FACE)"),
        ("\u2764\ufe0f", "U+FE0F (VARIATION SELECTOR-16)"),
        ("1\ufe0f\u20e3", "U+20E3 (COMBINING ENCLOSING KEYCAP)"),
        ("a" + "\u0301" * 9, "U+0301 (COMBINING ACUTE ACCENT)"),
    ],
    ids=ascii,
)
def test_what_is_never_drawn_is_named(fonts: Fonts, text: str, named: str) -> None:
    """Control characters, bidi overrides, emoji, lone surrogates and heaps of marks are refused by name."""
    with pytest.raises(ForbiddenCharacterError, match=re.escape(named)) as caught:
        fonts.layout(text, 10)
    assert set(caught.value.characters) <= set(text)


def test_a_character_that_no_font_has_is_named(fonts: Fonts) -> None:
    """The error has each missing character once, and says which fonts would do for Chinese, Japanese and Korean."""
    with pytest.raises(MissingGlyphError) as caught:
        fonts.layout("Tokyo 東京東京 京", 10)
    assert caught.value.characters == "東京"
    assert "U+6771" in str(caught.value)
    assert "IPAex Gothic" in str(caught.value)


def test_the_error_for_other_scripts_names_no_font_of_theirs(fonts: Fonts) -> None:
    """For other scripts it says how to give a font."""
    with pytest.raises(MissingGlyphError, match="--font") as caught:
        fonts.layout("\u1780", 10)  # Khmer
    assert "IPAex" not in str(caught.value)


def test_many_missing_characters_make_a_short_message(fonts: Fonts) -> None:
    """No more than five are named."""
    with pytest.raises(MissingGlyphError, match="and 95 more") as caught:
        fonts.layout("".join(map(chr, range(0x4E00, 0x4E64))), 10)
    assert len(caught.value.characters) == 100


@pytest.mark.parametrize("blank", ["\u00a0", "\u2009", "\u202f", "\u3000"], ids=ascii)
def test_blanks_of_any_width_are_drawn(fonts: Fonts, blank: str) -> None:
    """A blank that no font has is drawn as an ordinary one."""
    assert fonts.layout(f"a{blank}b", 10).width > fonts.layout("ab", 10).width


@pytest.mark.parametrize("text", ["Example Street 1 " * 600, "न" * 10_000, "مرحبا " * 1700, "e\u0301" * 5000])
def test_long_texts_are_fast(fonts: Fonts, text: str) -> None:
    """Ten thousand characters take well under a second of the processor."""
    start = time.process_time()
    fonts.layout(text, 10)
    assert time.process_time() - start < 1


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text_is_drawn_or_refused(text: str) -> None:
    """Whatever the text, it is set, or refused with the characters to blame, which are in it."""
    fonts = Fonts(folders=())
    try:
        line = fonts.layout(text, 10)
    except MissingGlyphError as error:
        blamed = set(error.characters)
        assert blamed <= set(text)
        assert blamed
    else:
        assert pdf([line]).startswith(b"%PDF")


@given(st.text(alphabet=sorted(set(_DRAWN)), max_size=40))
@settings(max_examples=200, deadline=None)
def test_what_the_fonts_have_is_drawn_in_any_mixture(text: str) -> None:
    """Letters of the scripts that come with the fonts are drawn in whatever order they stand."""
    pdf([Fonts(folders=()).layout(text, 10)])


def test_a_font_file_is_asked_after_the_fonts_that_come_with_manifestkit(tmp_path: Path) -> None:
    """A named font draws what the others lack, and nothing else."""
    import pymupdf_fonts

    file = tmp_path / "blocks.ttf"
    file.write_bytes(pymupdf_fonts.myfont("cascadia"))
    with pytest.raises(MissingGlyphError):
        Fonts(folders=()).layout("\u2588", 10)
    line = Fonts([file], folders=()).layout("A\u2588", 10)
    names = [run.font.face.name for run in line.runs]
    assert names[0] == b"FiraGO-Regular"
    assert names[1].startswith(b"CascadiaMono")
    assert extracted(pdf([line])) == "A\u2588"


def test_a_font_of_the_system_is_found(tmp_path: Path) -> None:
    """A font below the folders draws what no other has; a broken file beside it does no harm."""
    import pymupdf_fonts

    (tmp_path / "a.ttf").write_bytes(b"\0\1\0\0" + b"rubbish" * 100)
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "blocks.TTF").write_bytes(pymupdf_fonts.myfont("cascadia"))
    assert extracted(pdf([Fonts(folders=[tmp_path]).layout("A\u2588", 10)])) == "A\u2588"


@pytest.mark.parametrize("text", ["東京都千代田区丸の内", "北京市朝阳区", "서울특별시"])  # Japanese, Chinese, Korean
def test_cjk_is_drawn_where_there_is_a_font(text: str) -> None:
    """With a TrueType font for it below the folders, CJK is drawn and extracted like everything else."""
    fonts = Fonts(folders=[Path(cjk_face(text).name).parent])
    assert extracted(pdf([fonts.layout(f"{text} 209", 12)])) == f"{text} 209"


@pytest.mark.parametrize("bold", [False, True])
def test_letters_of_fixed_pitch_are_equally_wide(*, bold: bool) -> None:
    """What is copied letter by letter can be counted; the usual letters are as they were."""
    fonts = Fonts(folders=())
    before = fonts.layout("Il", 10, bold=bold)
    widths = {fonts.fixed_pitch.layout(chr(code), 10, bold=bold).width for code in range(0x20, 0x7F)}
    assert len(widths) == 1
    assert fonts.layout("Il", 10, bold=bold) == before
    assert fonts.fixed_pitch.layout("Żółć Ωя", 10, bold=bold).runs


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize(("letter", "is_filled"), [("0", True), ("O", False)])
def test_a_zero_of_fixed_pitch_is_no_letter(letter: str, *, is_filled: bool, bold: bool) -> None:
    """There is ink in the middle of a zero and none in the middle of an O."""
    image = picture(pdf([Fonts(folders=()).fixed_pitch.layout(letter, 24, bold=bold)]))
    left, top, right, bottom = image.point(lambda level: 255 - level).getbbox() or (0, 0, 0, 0)
    middle = image.getpixel(((left + right) // 2, (top + bottom) // 2))
    assert isinstance(middle, int)
    assert (middle < 128) is is_filled


def test_a_font_of_a_range_of_weights_is_regular_and_bold() -> None:
    """Its own default may be as thin as a hair, which no label printer shows."""
    text = "東京都"
    found = cjk_face(text)
    if "fvar" not in Face(found.name, Path(found.name).read_bytes()).shaper.face.table_tags:
        pytest.skip("the font has one weight")
    fonts = Fonts([found.name], folders=())
    ink = [
        sum(level < 128 for level in picture(pdf([fonts.layout(text, 24, bold=bold)])).tobytes())
        for bold in (False, True)
    ]
    assert ink[0] * 1.2 < ink[1]
    face = read_face(Path(found.name))
    assert [face.at_weight(bold=bold).style.weight for bold in (False, True)] == [400, 700]
    assert face.at_weight(bold=True) is face.at_weight(bold=True)


def test_a_font_of_one_weight_stays_as_it_is() -> None:
    """There is nothing to choose."""
    face = package_face(PACKAGED[False][0])
    assert face.at_weight(bold=True) is face
