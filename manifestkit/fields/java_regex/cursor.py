"""The characters of a pattern, one after the other."""

from __future__ import annotations

from manifestkit.fields.java_regex.problem import PatternError, RegexProblem
from manifestkit.fields.java_regex.quotations import original_offset, without_quotations
from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

# In the syntax of Java only those of ASCII count as letters and digits.
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
DIGITS = frozenset("0123456789")

_BLANKS = frozenset(" \t\n\v\f\r")
_LINE_ENDS = frozenset("\n\r\x85\u2028\u2029")
_UNIX_LINE_ENDS = frozenset("\n")


class Modes(NamedTuple):
    """The flags that change what is syntax: x, d and U."""

    comments: bool = False
    unix_lines: bool = False
    unicode_classes: bool = False

    def switched(self, flag: str, *, on: bool) -> Modes:
        """Return the modes after a flag of Java was turned on or off."""
        match flag:
            case "x":
                return self._replace(comments=on)
            case "d":
                return self._replace(unix_lines=on)
            case "U":
                return self._replace(unicode_classes=on)
            case _:
                return self


class Cursor:
    """A place in a pattern, which moves to the right only, but for a step back over what was just read.

    ``at`` is an offset in the pattern without its quotations. Where a character is asked for, the empty
    string stands for the end. ``peek`` and what begins with ``take`` pass over the blanks and comments of mode
    x as Java does, which has them between the parts of an escape too.
    """

    __slots__ = ("_pattern", "_text", "at", "modes", "newer")

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._text = without_quotations(pattern)
        self.at = 0
        self.modes = Modes()
        self.newer: RegexProblem | None = None
        """The first part so far that Java 7 does not know."""

    def fault(self, at: int, message: str) -> PatternError:
        """Return the error to raise about what stands at ``at``."""
        return PatternError(original_offset(self._pattern, at), message)

    def note_newer(self, at: int, part: str, release: int) -> None:
        """Note what stands at ``at`` and came with a release of Java."""
        if self.newer is None:
            message = f"Only Java {release} and later understand {part}, and the service's Java may be older."
            self.newer = RegexProblem(original_offset(self._pattern, at), message, release)

    def here(self) -> str:
        """Return the character at this very place, blank or not."""
        return self._text[self.at : self.at + 1]

    def after_here(self) -> str:
        """Return the character that follows upon ``here``."""
        return self._text[self.at + 1 : self.at + 2]

    def sees(self, text: str) -> bool:
        """Tell whether this very text follows."""
        return self._text.startswith(text, self.at)

    def peek(self) -> str:
        """Return the next character that is neither blank nor comment, and move up to it."""
        while self.modes.comments and (char := self.here()):
            if char == "#":
                self._pass_comment()
            elif char in _BLANKS:
                self.at += 1
            else:
                break
        return self.here()

    def take(self) -> str:
        """Return the next character and move past it."""
        char = self.peek()
        self.at += len(char)
        return char

    def take_if(self, char: str) -> bool:
        """Move past the next character if it is ``char``, and tell whether it was."""
        if self.peek() != char:
            return False
        self.at += 1
        return True

    def take_run(self, alphabet: AbstractSet[str], most: int | None = None) -> str:
        """Move past characters of an alphabet, ``most`` of them at most, and return them."""
        run: list[str] = []
        while len(run) != most and (char := self.peek()) in alphabet:
            run.append(char)
            self.at += 1
        return "".join(run)

    def take_until(self, char: str) -> str | None:
        """Move past the next ``char`` and return what stands before it, blanks too; None if there is none."""
        end = self._text.find(char, self.at)
        if end < 0:
            return None
        taken = self._text[self.at : end]
        self.at = end + 1
        return taken

    def _pass_comment(self) -> None:
        ends = _UNIX_LINE_ENDS if self.modes.unix_lines else _LINE_ENDS
        while (char := self.here()) and char not in ends:
            self.at += 1
