"""How long a match may become, as far as Java looks: a look-behind must be able to tell."""

from __future__ import annotations

from manifestkit.fields.java_regex.repetitions import ENDLESS
from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    from manifestkit.fields.java_regex.cursor import Modes
    from manifestkit.fields.java_regex.repetitions import Repetition

    GroupKind: TypeAlias = Literal["pattern", "group", "atomic", "look-around", "look-behind"]


class Extent(NamedTuple):
    """What a look-behind has to know of a part of it."""

    longest: int
    """The most characters that it matches; ``ENDLESS`` when Java sees no limit."""
    fixed: bool
    """Whether there is one way only to match it, as far as Java looks."""
    loops: bool = False
    """Whether a repetition of it is a loop over a group, whose length Java cannot tell unless it is fixed."""

    def repeated(self, repetition: Repetition) -> Extent:
        """Return the extent of this part with a repetition behind it."""
        if repetition.most == 1 and repetition.least == 0:
            return Extent(self.longest, fixed=False)
        if self.longest == ENDLESS or (self.loops and not self.fixed and not repetition.possessive):
            return Extent(ENDLESS, fixed=False)
        longest = min(self.longest * repetition.most, ENDLESS)
        return Extent(longest, fixed=self.fixed and repetition.least == repetition.most)


NOTHING = Extent(0, fixed=True)
CHARACTER = Extent(1, fixed=True)
UNLIMITED = Extent(ENDLESS, fixed=True)


class OpenGroup:
    """A group whose ``)`` is still to come, or the whole pattern."""

    __slots__ = ("_branch", "_fixed", "_longest_branch", "kind", "modes", "start")

    def __init__(self, start: int, kind: GroupKind, modes: Modes) -> None:
        self.start = start
        self.kind = kind
        self.modes = modes
        """The modes before the group, which hold again after it."""
        self._branch = 0
        self._longest_branch = 0
        self._fixed = True

    def add(self, extent: Extent) -> None:
        """Lengthen the alternative that is being read."""
        self._branch = min(self._branch + extent.longest, ENDLESS)
        self._fixed = self._fixed and extent.fixed

    def begin_alternative(self) -> None:
        """Go on to the next alternative, after a ``|``."""
        self._longest_branch = self.longest()
        self._branch = 0
        self._fixed = False

    def longest(self) -> int:
        """Return the length of the longest alternative so far."""
        return max(self._longest_branch, self._branch)

    def closed(self) -> Extent:
        """Return what the whole group is to those around it."""
        match self.kind:
            case "look-around" | "look-behind":
                return NOTHING
            case "atomic":
                return Extent(self.longest(), self._fixed)
            case _:
                return Extent(self.longest(), self._fixed, loops=True)
