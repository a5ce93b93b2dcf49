"""A report without what tells of people, for ``--redact``. Source: RULINGS 19."""

from __future__ import annotations

import re

from manifestkit.findings.hiding import MASK, merged, overlaps, touches, without
from manifestkit.findings.printable import printable, quoted
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manifestkit.findings.finding import Finding, Fix, Unchecked
    from manifestkit.findings.report import Report
    from manifestkit.text.source import Span

# Shorter texts are found in too many words that have nothing to do with people.
_SHORTEST = 3
_SEPARATORS = re.compile(r"[;,\r\n]")
_QUOTED = re.compile(r'".*"', re.DOTALL)
# The service does not escape what it quotes, so everything up to the last quote may be of the value.
_IN_ANSWER = re.compile(r"(?<=Value ').*(?=' at ')", re.DOTALL)
# Advice on a personal value may hold it in a better form: a telephone number, an e-mail address.
_TELLING_WORD = re.compile(r"(?<!\S)[^\s0-9@]*+[0-9@]\S*+")


def redact(report: Report) -> Report:
    """The report as it may be shown where personal data must not go.

    Reporters then mask the personal values of the source as they mask secrets. The same values are masked in
    messages, help, answers and reasons; in the message of a finding that lies on one, everything in quotes is. Fixes
    stay, but those that would show such a value are marked as secret.
    """
    personal = report.personal
    if not personal:
        return report
    texts = _Texts(report.source.text, personal)
    return report._replace(
        secrets=merged([*report.secrets, *personal]),
        findings=tuple(_finding(finding, report, texts) for finding in report.findings),
        unchecked=tuple(_unchecked(unchecked, texts) for unchecked in report.unchecked),
    )


class _Texts:
    """The personal values of a text, found in other texts in time that does not depend on how many there are."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self.spans = spans
        self._texts = {shown for span in spans for shown in _shown(text[slice(*span)])}
        self._lengths: dict[str, list[int]] = {}
        for beginning, length in {(text[:_SHORTEST], len(text)) for text in self._texts}:
            self._lengths.setdefault(beginning, []).append(length)
        for lengths in self._lengths.values():
            lengths.sort(reverse=True)

    def mask(self, text: str) -> str:
        kept: list[str] = []
        at = start = 0
        while at <= len(text) - _SHORTEST:
            length = self._length_at(text, at)
            if length:
                kept += (text[start:at], MASK)
                start = at = at + length
            else:
                at += 1
        return "".join((*kept, text[start:]))

    def show_in(self, text: str) -> bool:
        return self.mask(text) != text

    def _length_at(self, text: str, at: int) -> int:
        """How long the longest value is that begins here and is no part of a word; 0 where none does."""
        for length in self._lengths.get(text[at : at + _SHORTEST], ()):
            end = at + length
            if text[at:end] in self._texts and not _is_within_word(text, at) and not _is_within_word(text, end):
                return length
        return 0


def _shown(written: str) -> Iterator[str]:
    """The forms in which a value may stand in a message: whole, or one of several; quoted and shortened."""
    for part in (written, *_SEPARATORS.split(written)):
        value = part.strip(" \t\"'")
        if len(value) >= _SHORTEST:
            yield printable(value)
            yield quoted(value)[1:-1]


def _is_within_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _finding(finding: Finding, report: Report, texts: _Texts) -> Finding:
    source = report.source
    start, end = source.offset(finding.line, finding.column), source.offset(finding.end_line, finding.end_column)
    message, help_line, answer = finding.message, finding.help or "", finding.answer or ""
    if touches(texts.spans, start, end):
        message = _QUOTED.sub(f'"{MASK}"', message)
        help_line = _TELLING_WORD.sub(MASK, _QUOTED.sub(f'"{MASK}"', help_line))
        answer = _IN_ANSWER.sub(MASK, answer)
    return finding._replace(
        pointer=_pointer(finding.pointer, texts),
        message=texts.mask(message),
        help=texts.mask(help_line) or None,
        answer=texts.mask(answer) or None,
        fix=finding.fix and _fix(finding.fix, report, texts),
    )


def _pointer(pointer: str, texts: _Texts) -> str:
    """The pointer without values that are a part of a key, for want of a blank; a key is one word."""
    return "/".join(part if part.isalnum() else _masked_part(part, texts) for part in pointer.split("/"))


def _masked_part(part: str, texts: _Texts) -> str:
    return texts.mask(part.replace("~1", "/").replace("~0", "~")).replace("~", "~0").replace("/", "~1")


def _fix(fix: Fix, report: Report, texts: _Texts) -> Fix:
    offset = report.source.offset
    edits = tuple(
        edit._replace(
            secret=edit.secret
            or texts.show_in(edit.text)
            or overlaps(texts.spans, offset(edit.line, edit.column), offset(edit.end_line, edit.end_column)),
        )
        for edit in fix.edits
    )
    message = without(fix.message, [edit.text for edit in edits if edit.secret])
    return fix._replace(message=texts.mask(message), edits=edits)


def _unchecked(unchecked: Unchecked, texts: _Texts) -> Unchecked:
    return unchecked._replace(reason=texts.mask(unchecked.reason))
