"""Text made alike: the spellings of one word that differ only in case, width, accents or typography."""

from __future__ import annotations

_TYPOGRAPHY = str.maketrans(
    {
        ".": None,
        "\u2018": "'",
        "\u2019": "'",
        "\u02bb": "'",
        "\u02bc": "'",
        "`": "'",
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2212": "-",
        "&": " and ",
    }
)
_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {"\u0131": "i", "ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th"}
)


def fold(text: str) -> str:
    """Give the comparable form of a text: compatible characters unified, no case, no dots, single blanks.

    The caller bounds the length: Unicode normalisation takes quadratic time on long runs of combining marks.
    """
    if text.isascii():
        return " ".join(text.replace(".", "").replace("`", "'").replace("&", " and ").lower().split())
    from unicodedata import category, normalize

    plain = normalize("NFKC", text).translate(_TYPOGRAPHY).casefold()
    plain = "".join(character for character in plain if category(character) != "Cf")
    return " ".join(plain.split())


def without_accents(folded: str) -> str:
    """Give a folded text with its accents and vowel marks taken off: ``são`` and ``sao`` become one."""
    if folded.isascii():
        return folded
    from unicodedata import category, normalize

    bare = "".join(character for character in normalize("NFKD", folded) if category(character) != "Mn")
    return normalize("NFC", bare.translate(_LETTERS_WITHOUT_DECOMPOSITION))


def letters(text: str) -> str:
    """Reduce a name to its bare letters and digits, so that only real differences of spelling remain.

    The caller bounds the length.
    """
    return "".join(filter(str.isalnum, without_accents(fold(text)))).replace("臺", "台")
