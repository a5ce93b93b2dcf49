"""The word that was probably meant."""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_MAX_LENGTH = 64
_LIKENESS = 0.8


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the one candidate that ``word`` was most likely meant to be, or None if none stands out.

    Case, hyphens, underscores and blanks do not count. A candidate that is equal apart from them wins;
    otherwise the one most alike, if it is alike enough and no other is just as much. A word over 64
    characters has none.
    """
    if len(word) > _MAX_LENGTH:
        return None
    name = folded(word)
    choices: dict[str, str] = {}
    for candidate in candidates:
        if len(candidate) <= _MAX_LENGTH:
            choices.setdefault(folded(candidate), candidate)
    if name in choices:
        return choices[name]
    return _most_alike(name, choices)


def no_such(what: str, word: str, known: Collection[str], where: str = "") -> str:
    """The sentence about a word that is none of those known, without its full stop.

    ``what`` is what it should be, such as ``state``; ``where`` says of what, beginning with a blank.
    """
    guess = closest(word, known)
    hint = f"did you mean {guess}? There are" if guess else "there are"
    return f"there is no {what} {word!r}{where}; {hint} {', '.join(known)}"


def folded(word: str) -> str:
    """A word as words are compared: in small letters, without hyphens, underscores and blanks."""
    return "".join(word.casefold().replace("-", "").replace("_", "").split())


def _most_alike(name: str, choices: dict[str, str]) -> str | None:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(name)
    best: list[str] = []
    likeness = _LIKENESS
    for choice, candidate in choices.items():
        matcher.set_seq1(choice)
        if matcher.real_quick_ratio() < likeness or matcher.quick_ratio() < likeness:
            continue
        ratio = matcher.ratio()
        if ratio > likeness:
            best, likeness = [candidate], ratio
        elif ratio == likeness:
            best.append(candidate)
    return best[0] if len(best) == 1 else None
