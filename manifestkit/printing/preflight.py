"""From what keeps a document from being printed to findings at their places in the text that it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.findings.make import make
from manifestkit.findings.masking import secret_spans
from manifestkit.findings.observation import Observation
from manifestkit.importexport.dialect import DIALECT
from manifestkit.importexport.manifest import pointer_to
from manifestkit.text.nodes import Mapping
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from manifestkit.findings.finding import Finding
    from manifestkit.printing.trouble import Trouble
    from manifestkit.text.nodes import Node
    from manifestkit.text.source import Source

# What Snowball's requests call the address that manifests have.
_ALIASES = {"returnaddress": ("returnaddress", "address")}


def findings(source: Source, root: Node | None, troubles: Iterable[Trouble]) -> tuple[Finding, ...]:
    """The findings for what is wrong with a document of a manifest or request whose tree is ``root``.

    What the text does not say, such as the job id, is told at its first line.
    """
    secrets = secret_spans(source.text, root, DIALECT.keys)
    return tuple(
        make(trouble.rule, _observation(trouble, source, root), source, secrets=secrets, known=DIALECT.keys)
        for trouble in troubles
    )


def stated_findings(source: Source, lines: Sequence[Span], troubles: Iterable[Trouble]) -> tuple[Finding, ...]:
    """The findings for what stands in lines elsewhere: ``/shipTo/2`` in the third of them, ``/jobId`` in the first."""
    return tuple(
        make(
            trouble.rule,
            Observation("", lines[_index(trouble.pointer)], trouble.message, trouble.values, trouble.help),
            source,
        )
        for trouble in troubles
    )


def _index(pointer: str) -> int:
    number = pointer.rpartition("/")[2]
    return int(number) if number.isdecimal() else 0


def _observation(trouble: Trouble, source: Source, root: Node | None) -> Observation:
    place = _place(root, trouble.pointer.split("/")[1:])
    pointer, span = place or ("", source.line_span(1))
    return Observation(pointer, span, trouble.message, trouble.values, trouble.help)


def _place(root: Node | None, members: list[str]) -> tuple[str, Span] | None:
    """The pointer and the place of a member; of one whose parent is empty, as the text has it at the top."""
    node, pointer, place = root, "", None
    for member in members:
        names = _ALIASES.get(member.lower(), (member.lower(),))
        holders = [(pointer, node), ("", root)]
        found = next(
            (
                (parent, entry)
                for parent, holder in holders
                if isinstance(holder, Mapping)
                for entry in reversed(holder.entries)
                if entry.key.lower() in names
            ),
            None,
        )
        if found is None:
            return place
        parent, entry = found
        node, pointer = entry.value, pointer_to(parent, entry.key)
        span = Span(node.start, node.end) if node.end > node.start else Span(entry.key_start, entry.key_end)
        place = pointer, span
    return place
