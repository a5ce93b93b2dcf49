"""Comments in a text that accept a finding: ``# manifestkit: ignore[IE203] reason``. Source: RULINGS 18.

They stand on the line of the finding, or alone on a line above it, and name rules by code or name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from manifestkit.findings.make import make
from manifestkit.findings.observation import Mend, Observation
from manifestkit.findings.rule import Rule
from manifestkit.text.edits import Edit
from manifestkit.text.nodes import Mapping, Scalar
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections import abc
    from collections.abc import Callable, Container, Iterable, Iterator
    from typing import TypeAlias

    from manifestkit.findings.finding import Finding
    from manifestkit.findings.report import Report
    from manifestkit.text.nodes import Node
    from manifestkit.text.source import Source

    # A line, and the code or name of a rule.
    _Place: TypeAlias = tuple[int, str]

_MARK = "manifestkit:"
_COMMENT = re.compile(
    rf"(?<!\S)#[ \t]*+{_MARK}[ \t]*+ignore\b[ \t]*+(?:\[(?P<names>[^\]\r\n]*+)\])?[ \t]*+(?P<reason>[^\r\n]*+)"
)
# A text that was made to have more of them is not worth the time.
_MOST_NAMES = 100
_MOST_FINDINGS = 100
_CODE = re.compile(r"[A-Za-z]{2}[0-9]{3}")
_NAME = re.compile(r"[^,\s]++(?:[ \t]++[^,\s]++)*+")


class _Name(NamedTuple):
    """A code or a name in the brackets of a comment."""

    text: str
    span: Span


class _Suppression(NamedTuple):
    """A comment; ``line`` is the one whose findings it accepts, ``removal`` what goes when the comment goes."""

    span: Span
    names: tuple[_Name, ...]
    brackets: Span
    reason: str
    line: int
    removal: Span


def apply(report: Report, root: Node | None, rules: Iterable[Rule], *, skipped: Container[str] = frozenset()) -> Report:
    """The report without what its text suppresses, and with findings about suppressions that are wrong themselves.

    ``root`` is the tree of the text: inside a value there are no comments. ``rules`` are all that a comment may
    name; ``skipped`` holds the codes of those that did not run, so that a suppression of one is not unused.
    """
    suppressions = _suppressions(report.source, root)
    if not suppressions:
        return report
    by_word = {word: rule for rule in rules for word in (rule.code, rule.name)}
    kept, used = _divide(report.findings, suppressions, by_word)
    told = (
        make(rule, seen, report.source, secrets=report.secrets)
        for suppression in suppressions
        for rule, seen in _judge(suppression, by_word, used, skipped)
    )
    return report.with_findings([*kept, *islice(told, _MOST_FINDINGS)])


def _suppressions(source: Source, root: Node | None) -> list[_Suppression]:
    if _MARK not in source.text:
        return []
    values = _scalars(root)
    starts = [value.start for value in values]
    found: list[_Suppression] = []
    for match in _COMMENT.finditer(source.text):
        before = bisect_right(starts, match.start()) - 1
        if before < 0 or values[before].end <= match.start():
            found.append(_suppression(source, match))
    return _aimed(found, source)


def _scalars(root: Node | None) -> list[Span]:
    """Where the values stand, in order."""
    spans: list[Span] = []
    waiting: list[Node] = [] if root is None else [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            if node.style != "unread":
                spans.append(Span(node.start, node.end))
        elif isinstance(node, Mapping):
            waiting.extend(entry.value for entry in node.entries)
        else:
            waiting.extend(node.items)
    return sorted(spans)


def _suppression(source: Source, match: re.Match[str]) -> _Suppression:
    start, end = match.span()
    names = match.span("names")
    line = source.position(start).line
    line_start = source.offset(line, 1)
    before = source.text[line_start:start].rstrip()
    removal = Span(line_start + len(before), end)
    if not before:
        line_end = source.offset(line + 1, 1) if line < source.line_count else end
        removal = Span(line_start, line_end)
    return _Suppression(
        Span(start, start + len(match[0].rstrip())),
        tuple(_names(source.text, *names)),
        Span(*names),
        match["reason"].strip(),
        line if before else line + 1,
        removal,
    )


def _names(text: str, start: int, end: int) -> Iterator[_Name]:
    """The names in the brackets from ``start`` to ``end``, which are -1 where there are no brackets.

    Codes and names count in any case, as everywhere.
    """
    if start >= 0:
        for match in islice(_NAME.finditer(text, start, end), _MOST_NAMES):
            word = match[0]
            yield _Name(word.upper() if _CODE.fullmatch(word) else word.lower(), Span(*match.span()))


def _aimed(suppressions: list[_Suppression], source: Source) -> list[_Suppression]:
    """The suppressions, those that stand alone above others aimed at the same line as those."""
    alone: dict[int, int] = {}
    aimed: list[_Suppression] = []
    for suppression in reversed(suppressions):
        line = alone.get(suppression.line, suppression.line)
        own_line = source.position(suppression.span.start).line
        if own_line < suppression.line:
            alone[own_line] = line
        aimed.append(suppression._replace(line=line))
    return aimed[::-1]


def _divide(
    findings: Iterable[Finding], suppressions: list[_Suppression], by_word: abc.Mapping[str, Rule]
) -> tuple[list[Finding], set[_Place]]:
    """The findings that stay, and where which words suppressed one."""
    accepted = {
        (suppression.line, name.text)
        for suppression in suppressions
        if suppression.reason
        for name in suppression.names
    }
    kept: list[Finding] = []
    used: set[_Place] = set()
    for finding in findings:
        places = accepted & {(finding.line, finding.rule), (finding.line, finding.name)}
        rule = by_word.get(finding.rule)
        if places and rule is not None and not rule.is_reading_error:
            used |= places
        else:
            kept.append(finding)
    return kept, used


def _judge(
    suppression: _Suppression,
    by_word: abc.Mapping[str, Rule],
    used: Container[_Place],
    skipped: Container[str],
) -> Iterator[tuple[Rule, Observation]]:
    """What is wrong with a suppression."""
    if not suppression.reason:
        yield WITHOUT_REASON, _without_reason(suppression)
    if not suppression.names:
        yield OF_UNKNOWN_RULE, _of_no_rule(suppression)
    unused: list[_Name] = []
    kept: list[_Name] = []
    for name in suppression.names:
        rule = by_word.get(name.text)
        if rule is None:
            yield OF_UNKNOWN_RULE, _of_unknown_rule(name, by_word)
        elif rule.is_reading_error:
            yield OF_READING_ERROR, _of_reading_error(name)
        elif suppression.reason and (suppression.line, name.text) not in used and rule.code not in skipped:
            unused.append(name)
            continue
        kept.append(name)
    for name in unused:
        yield UNUSED, _unused(name, suppression, kept)


def _unused(name: _Name, suppression: _Suppression, kept: list[_Name]) -> Observation:
    """A suppression that suppresses nothing has outlived its finding.

    It would hide the next finding of that rule on its line, which nobody has looked at yet. The fix deletes the
    rule's name, or the whole comment where no other name is left in it.

    Breaks (text):
        manifestVersion: 2.0
        generator: my tool 1.0  # manifestkit: ignore[missing-field] the form adds it

    Keeps (text):
        manifestVersion: 2.0  # manifestkit: ignore[missing-field] the form adds the rest
    """
    names = ", ".join(other.text for other in kept)
    edit = Edit(*suppression.brackets, names) if kept else Edit(*suppression.removal, "")
    return Observation(
        "",
        name.span,
        "No finding of {} is left to suppress here.",
        (name.text,),
        "Delete the suppression.",
        Mend("safe", "delete what suppresses nothing", (edit,)),
    )


def _without_reason(suppression: _Suppression) -> Observation:
    """A suppression needs a reason behind its bracket; without one it suppresses nothing.

    Whoever reads the line a year later wants to know whether the reason still holds.

    Breaks (text):
        manifestVersion: 2.0  # manifestkit: ignore[missing-field]

    Keeps (text):
        manifestVersion: 2.0  # manifestkit: ignore[missing-field] the form adds the rest
    """
    return Observation(
        "",
        suppression.span,
        "This suppression gives no reason, so it suppresses nothing.",
        help="Say behind the bracket why the finding may stay.",
    )


def _of_unknown_rule(name: _Name, words: Iterable[str]) -> Observation:
    """A suppression names the rules that it is for, by code or by name, as they are written in the findings.

    Several are separated by commas.

    Breaks (text):
        manifestVersion: 2.0  # manifestkit: ignore[mising-field] the form adds the rest

    Keeps (text):
        manifestVersion: 2.0  # manifestkit: ignore[missing-field] the form adds the rest
    """
    from manifestkit.fields.spelling import closest

    guess = closest(name.text, words)
    help_line = f"Did you mean {guess}?" if guess else "manifestkit explain lists all rules."
    return Observation("", name.span, "There is no rule {} to suppress.", (name.text,), help_line)


def _of_no_rule(suppression: _Suppression) -> Observation:
    return Observation(
        "",
        suppression.span,
        "This suppression names no rule.",
        help="Put the code or the name of the rule in square brackets behind ignore.",
    )


def _of_reading_error(name: _Name) -> Observation:
    """Errors in reading cannot be suppressed, because what stands behind them has not been checked.

    Breaks (text):
        manifestVersion: 2.0
        # manifestkit: ignore[RD016] the form closes it
        deviceId: "DISK-0001

    Keeps (text):
        manifestVersion: 2.0
        deviceId: "DISK-0001"
    """
    return Observation(
        "",
        name.span,
        "{} says that the text cannot be read, which no comment can suppress.",
        (name.text,),
        "Mend the text, and delete the suppression.",
    )


def _rule(code: str, name: str, page: Callable[..., Observation]) -> Rule:
    return Rule(code, name, "warning", None, "inferred", page.__doc__ or "")


UNUSED = _rule("RD091", "unused-suppression", _unused)
WITHOUT_REASON = _rule("RD092", "suppression-without-reason", _without_reason)
OF_UNKNOWN_RULE = _rule("RD093", "suppression-of-unknown-rule", _of_unknown_rule)
OF_READING_ERROR = _rule("RD094", "suppression-of-reading-error", _of_reading_error)

RULES: tuple[Rule, ...] = (UNUSED, WITHOUT_REASON, OF_UNKNOWN_RULE, OF_READING_ERROR)
