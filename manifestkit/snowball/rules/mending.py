"""The usual ways to mend a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.findings.observation import Mend
from manifestkit.text.edits import Edit
from manifestkit.text.nodes import Scalar

if TYPE_CHECKING:
    from manifestkit.findings.observation import Safety
    from manifestkit.text.places import Place

_QUOTES = {"double": '"', "single": "'", "plain": ""}


def word(place: Place, text: str, safety: Safety = "unsafe") -> Mend | None:
    """The change of a value to a word of letters, digits and underscores; its quotes stay as they are."""
    node = place.node
    if not isinstance(node, Scalar) or not is_on_a_line(place):
        return None
    quote = _QUOTES[node.style]
    return Mend(safety, f"write {text}", (Edit(node.start, node.end, f"{quote}{text}{quote}"),))


def is_on_a_line(place: Place) -> bool:
    """Whether it is a text that another one can take the place of, as in JSON or in one line of YAML."""
    return isinstance(place.node, Scalar) and place.node.style in _QUOTES
