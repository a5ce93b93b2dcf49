"""Objects that end too early or too late, because a bracket is one too many or is missing further up."""

from __future__ import annotations

import re

from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.edits import Edit
from manifestkit.text.json import trouble
from manifestkit.text.nodes import Mapping

if TYPE_CHECKING:
    from manifestkit.text.json.builder import Builder

_MEMBER_AHEAD = re.compile(r"(?>(?:,[ \t\n\r]*+)?)\"(?>(?:[^\"\\\r\n]++|\\[^\r\n])*)\"[ \t]*+:")
_MOST_MOVES = 3  # since each takes as long as an object has members, and may tell of their keys again
_DEEPEST = 200  # blanks at the beginning of a line that are looked at


def reopen(builder: Builder) -> bool:
    """Whether the object that is the whole goes on behind its end; then the bracket there is left out."""
    root, text = builder.root, builder.text
    if not isinstance(root, Mapping) or not root.entries or _MEMBER_AHEAD.match(text, builder.at) is None:
        return False
    if builder.moves == _MOST_MOVES:
        return False
    builder.moves += 1
    closer = root.end - 1
    builder.report(trouble.EARLY_CLOSER, closer, root.end, edits=(Edit(closer, root.end, ""),))
    # Closing it again tells of the keys that stand twice in it.
    builder.problems[:] = [
        problem
        for problem in builder.problems
        if problem.rule != trouble.DUPLICATE_KEY.rule or problem.pointer.count("/") > 1
    ]
    builder.root = None
    builder.states[:] = builder.states[:1]
    builder.feed("BRACE_OPEN", "KEY", "WORD")
    builder.open(root.start, is_object=True)
    builder.opened[-1].entries.extend(root.entries)
    return True


def give_back(builder: Builder) -> int | None:
    """Where the innermost open object ends, if an object in it has taken its bracket and its last members.

    Their indentation tells: they stand no deeper than the key of the object that they are in. That object ends before
    them then, and they are members of the outer one.
    """
    holder = builder.opened[-1]
    if not holder.is_object or holder.key is not None or not holder.entries or builder.moves == _MOST_MOVES:
        return None
    entry = holder.entries[-1]
    depth = _indentation(builder.text, entry.key_start)
    if depth is None or not isinstance(entry.value, Mapping):
        return None
    inner, members = entry.value, entry.value.entries
    depths = [_indentation(builder.text, member.key_start) for member in members]
    count = next((index for index, other in enumerate(depths) if other is not None and other <= depth), 0)
    if count == 0:
        return None
    builder.moves += 1
    kept, taken = members[:count], members[count:]
    end = kept[-1].value.end
    holder.entries.pop()
    holder.key = entry[:3]
    unclosed = trouble.unclosed_bracket("}")
    builder.report(unclosed, inner.start, inner.start + 1, edits=(Edit(end, end, "}"),), in_token=True)
    builder.add(Mapping(kept, inner.start, end))
    holder.entries.extend(taken)
    return inner.end


def _indentation(text: str, at: int) -> int | None:
    """How many blanks stand before this on its line; None where something else does, or too many."""
    before = text[max(at - _DEEPEST, 0) : at]
    rest = before.rstrip(" \t")
    begins_line = rest[-1] in "\r\n" if rest else at == len(before)
    return len(before) - len(rest) if begins_line else None
