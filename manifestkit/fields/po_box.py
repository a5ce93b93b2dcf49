"""Post-office boxes: streets to which no parcel service delivers.

Source: Import/Export reference, 2.1: no P.O. box, because UPS does not deliver there. The wordings are
general knowledge of the post all over the world.
"""

from __future__ import annotations

import re
from functools import cache

from manifestkit.fields.folding import fold, without_accents

_MAX_LENGTH = 500  # characters that are looked at; an address line has fewer

# Words that mean a box wherever they stand in a line, unless the line goes on like the name of a street.
_NO_STREET = r"(?! (?:road|rd|lane|ln|street|drive|avenue|ave|way|close|court|crescent|hill)\b)"


@cache
def _box() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:"
        rf"(?:g ?)?p ?o ?(?:box|drawer)(?![a-z]){_NO_STREET}"
        r"|(?:"
        rf"post(?:al)? office box{_NO_STREET}"
        r"|postfach"
        r"|boite postale|case postale"
        r"|casella postale|caixa postal|caja postal"
        r"|casilla (?:de correos?|postal)"
        r"|(?:apartado|apdo) (?:de correos?|correos?|postal|aereo)"
        r"|postilokero|skrytka pocztowa|postovni (?:prihradka|schranka)"
        r"|postafiok|postanski pretinac|casuta postala"
        r")\b)"
    )


# Words that mean a box when a number follows: alone they are names and abbreviations of other things. BP is also a
# company, to which something may be sent in care of it.
@cache
def _numbered_box() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:post(?:al)? ?box|p ?o ?b|(?<!\bc o )bp|apartado|apdo|casilla|postbus|postboks|skr poczt"
        r"|(?:private|locked) (?:mail )?bag)"
        r" ?(?:no|nr|n|number|x)? ?[0-9]+[a-z]?\b"
    )


# The words of other scripts: Russian and Ukrainian, Japanese, Chinese, Korean. Folding has made "no" of the sign №.
@cache
def _box_in_other_scripts() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:а ?/ ?[яс]|абонентск\w* ящик\w*) ?(?:no)? ?[0-9]|私書箱|[邮郵]政信箱|사서함"  # noqa: RUF001 - Cyrillic letters
    )


# Each of the wordings in Latin letters has one of these in it when nothing stands between its letters.
_TELLING = ("apartado", "apdo", "bag", "boks", "box", "bp", "casilla", "pf", "pl", "po")


_NUMBER = re.compile(r" ?(?:no|nr|n|number|x)? ?[0-9]")


def is_po_box(street: str) -> bool:
    """Tell whether a line of an address is a post-office box rather than a street.

    Known are the English wordings (``P.O. Box 12``, ``PO Box``, ``Post Office Box``, ``POB 12``,
    ``Post Box 12``, ``GPO Box 12``, ``Private Bag X12``, ``Locked Bag 12``) and those of German, French, Spanish,
    Portuguese, Italian, Dutch, the Nordic languages, Polish, Czech, Hungarian, Croatian, Romanian, Russian, Ukrainian,
    Japanese, Chinese and Korean. ``Box 12`` is one when it is the whole line, as in Sweden. Names that hold such words
    are none: ``Post Office Road``, ``Box Hill Rd``, ``12 Pob Lane``, ``PO Box Road 3``.
    """
    if street.isascii() and not _may_be_one(street):
        return False
    text = fold(street[:_MAX_LENGTH])
    words = _words(text)
    return bool(
        _box().search(words)
        or _numbered_box().search(words)
        # So short that they mean a box only when they and a number are the whole line.
        or re.fullmatch(r"(?:box|b p|boks|pf|pl) ?(?:no|nr)? ?[0-9][0-9 ]*", words)
        or (not text.isascii() and _box_in_other_scripts().search(text))
    )


def is_po_box_of_company(line: str) -> bool:
    """Tell whether the line for a company is a post-office box rather than the name of one.

    The wordings are those of streets. Companies are called after boxes, too (``POBox Software``), and ``BP 5`` or
    ``Box 12`` may well be one: here a wording is a box with its number, or where it is the whole line.
    """
    if line.isascii() and not _may_be_one(line):
        return False
    text = fold(line[:_MAX_LENGTH])
    words = _words(text)
    return bool(
        any(box[0] == words or _NUMBER.match(words, box.end()) for box in _box().finditer(words))
        or any(not box[0].startswith("bp") for box in _numbered_box().finditer(words))
        or (not text.isascii() and _box_in_other_scripts().search(text))
    )


def _words(text: str) -> str:
    return " ".join(re.findall("[a-z0-9]+|[,;]", without_accents(text)))


def _may_be_one(street: str) -> bool:
    """Whether a line wants a closer look; most streets do not, and to compile the patterns takes long."""
    letters = "".join(filter(str.isalnum, street.lower()))
    return any(part in letters for part in _TELLING)
