"""Post-office boxes: streets to which no parcel service delivers.

Source: Import/Export reference, 2.1: no P.O. box, because UPS does not deliver there. The wordings are
general knowledge of the post in Europe and the Americas.
"""

from __future__ import annotations

import re

from manifestkit.fields.folding import fold, without_accents

_MAX_LENGTH = 500  # characters that are looked at; an address line has fewer

# Words that mean a box wherever they stand in a line.
_BOX = re.compile(
    r"\b(?:"
    r"(?:g ?)?p ?o ?box(?![a-z])"
    r"|(?:"
    r"post(?:al)? office box"
    r"|postfach"
    r"|boite postale|case postale"
    r"|casella postale|caixa postal"
    r"|casilla (?:de correos?|postal)"
    r"|(?:apartado|apdo) (?:de correos?|correos?|postal|aereo)"
    r"|postilokero|skrytka pocztowa|postovni (?:prihradka|schranka)"
    r"|postafiok|postanski pretinac|casuta postala"
    r")\b)"
)

# Words that mean a box when a number follows: alone they are names and abbreviations of other things.
_NUMBERED_BOX = re.compile(
    r"\b(?:post(?:al)? ?box|p ?o ?b|bp|apartado|apdo|casilla|postbus|postboks|skr poczt)"
    r" ?(?:no|nr|n|number)? ?[0-9]+[a-z]?\b"
)

# Words so short that they mean a box only when they and a number are the whole line.
_BOX_ALONE = re.compile(r"(?:box|b p|boks|pf|pl) ?(?:no|nr)? ?[0-9][0-9 ]*")


def is_po_box(street: str) -> bool:
    """Tell whether a line of an address is a post-office box rather than a street.

    Known are the English wordings (``P.O. Box 12``, ``PO Box``, ``Post Office Box``, ``POB 12``,
    ``Post Box 12``, ``GPO Box 12``) and those of German, French, Spanish, Portuguese, Italian, Dutch, the
    Nordic languages, Polish, Czech, Hungarian, Croatian and Romanian. ``Box 12`` is one when it is the whole
    line, as in Sweden. Names that hold such words are none: ``Post Office Road``, ``Box Hill Rd``,
    ``12 Pob Lane``.
    """
    words = " ".join(re.findall("[a-z0-9]+|[,;]", without_accents(fold(street[:_MAX_LENGTH]))))
    return bool(_BOX.search(words) or _NUMBERED_BOX.search(words) or _BOX_ALONE.fullmatch(words))
