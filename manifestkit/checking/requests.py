"""From the text, or the parameters, of a request to its report."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, partial

from manifestkit.findings import json_reading, reading
from manifestkit.findings.hiding import merged
from manifestkit.findings.make import make
from manifestkit.findings.observation import Observation, of_problem
from manifestkit.findings.report import Report
from manifestkit.findings.request_masking import harmless, hides_nothing, personal_spans, secret_spans
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.schema.edits import without_blank_lines
from manifestkit.schema.loading import member_names
from manifestkit.text.nodes import Mapping, Sequence
from manifestkit.text.places import whole
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Mapping as Reports
    from typing import TypeAlias

    from manifestkit.context import Context
    from manifestkit.findings.finding import Finding
    from manifestkit.findings.judgement import Judgement
    from manifestkit.findings.rule import Rule
    from manifestkit.text.nodes import Node
    from manifestkit.text.places import Place
    from manifestkit.text.reading import Reading
    from manifestkit.text.source import Source

    Members: TypeAlias = tuple[tuple[str, Place], ...]

_SERIALIZATION = "SerializationException"
_NO_OBJECT, _COMMENT = "RD004", "RD042"
# Whatever the reader, the service says one thing of a request that it cannot read (RULINGS 14).
_READING_RULES = {
    rule.code: rule if rule.error_code is None else rule._replace(error_code=_SERIALIZATION)
    for rule in (*reading.RULES, *json_reading.RULES)
}


def read_request(source: Source, kind: str, edition: str) -> Reading:
    """The tree of the text of a request, which is JSON or YAML."""
    if not is_yaml(source):
        from manifestkit.text.json.reader import read_json

        return read_json(source)
    from manifestkit.schema.typed import typed
    from manifestkit.text.manifest import read
    from manifestkit.text.reading import PLAIN_YAML

    read_as_text = read(source, PLAIN_YAML)
    if read_as_text.root is None:
        return read_as_text
    return read_as_text._replace(root=typed(read_as_text.root, *split(kind), edition))


def is_yaml(source: Source) -> bool:
    """Whether a request is YAML, as the suffix of its name says, or else the beginning of its text; else it is JSON.

    What may be either, such as a bracket or a quoted key, counts as JSON, whose reader knows the mistakes of those who
    write it by hand.
    """
    name = source.name.lower()
    if name.endswith((".json", ".yaml", ".yml")):
        return not name.endswith(".json")
    return _yaml_beginning().match(source.text) is not None


# Behind comments a document's own mark, an item or a key; what goes on with `//` is an address.
@cache
def _yaml_beginning() -> re.Pattern[str]:
    beginning = r"---|%YAML|-(?=\s)|[A-Za-z][A-Za-z0-9_.-]*+[ \t]*+:(?!//)"
    return re.compile(rf"\ufeff?+\s*+(?>(?:#[^\r\n]*+\s*+)*)(?:{beginning})")


def split(kind: str) -> tuple[str, str]:
    """The service and the operation of a kind such as ``snowball.CreateJob``."""
    service, _, operation = kind.partition(".")
    return service, operation


def check_reading(source: Source, tree: Reading, kind: str, edition: str, context: Context) -> Report:
    """The report on a request that has been read, of a kind such as ``snowball.CreateJob``."""
    return told(source, tree, kind, edition, judged(tree, kind, edition, context))


def told(source: Source, tree: Reading, kind: str, edition: str, judgement: Judgement | None) -> Report:
    """The report on a request that has been read and judged."""
    inner = judgement.inner if judgement else {}
    members = _members(tree) if inner else ()
    texts = [(place.span, inner[place.pointer]) for _, place in members if place.pointer in inner]
    hidden = [span for span, report in texts if report.secrets]
    known = member_names(*split(kind))
    is_json = not is_yaml(source) and not tree.problems
    is_open = is_json and tree.root is not None and hides_nothing(tree.root, known, _harmless(kind))
    secrets = merged([*(() if is_open else secret_spans(source.text, tree.root, known)), *hidden])
    seen = [*reading_findings(tree), *(judgement.seen if judgement else ())]
    comments = _comments(source, tree) if any(what.mend for _, what in seen) else ()
    findings = [
        make(rule, _with_care(what, source.text, comments), source, secrets=secrets, known=known) for rule, what in seen
    ]
    find_own: Callable[[], tuple[Span, ...]] = (
        tuple if is_open else partial(personal_spans, source.text, tree.root, known)
    )
    report = Report(
        source=source,
        kind=kind,
        variant=None,
        edition=edition,
        unchecked=judgement.unchecked if judgement else (),
        secrets=secrets,
        find_personal=partial(_personal, find_own, texts),
    )
    return report.with_findings([*findings, *_inner(members, source, inner)])


def _personal(find_own: Callable[[], tuple[Span, ...]], texts: list[tuple[Span, Report]]) -> tuple[Span, ...]:
    """What tells of people in a request, and the texts in it that do."""
    return merged([*find_own(), *(span for span, report in texts if report.personal)])


@cache
def _harmless(kind: str) -> frozenset[str]:
    return harmless(member_names(*split(kind)))


def judged(tree: Reading, kind: str, edition: str, context: Context) -> Judgement | None:
    """What the service says of a request that has been read; None where that is no object."""
    if not isinstance(tree.root, Mapping):
        return None
    service, operation = split(kind)
    if service == "snowball":
        from manifestkit.snowball.check import judge
    else:
        from manifestkit.importexport.requests import judge
    return judge(tree.root, operation, edition=edition, context=context)


def reading_findings(tree: Reading) -> Iterator[tuple[Rule, Observation]]:
    """What reading a request has met."""
    # Of this the readers of YAML say what is true of manifests.
    problems = [problem for problem in tree.problems if problem.rule != _NO_OBJECT]
    for problem in problems:
        yield _READING_RULES[problem.rule], of_problem(problem)
    if not isinstance(tree.root, Mapping) and (tree.root is not None or not problems):
        yield _READING_RULES[_NO_OBJECT], _no_object(tree.root)


def _comments(source: Source, tree: Reading) -> tuple[int, ...]:
    """Where comments begin, in the order of the text; in YAML also what is none in quotes."""
    if is_yaml(source):
        return tuple(match.start() for match in re.finditer(r"(?<!\S)#", source.text))
    return tuple(problem.span.start for problem in tree.problems if problem.rule == _COMMENT)


def _with_care(seen: Observation, text: str, comments: tuple[int, ...]) -> Observation:
    """An observation whose mend leaves no line blank that had something on it; unsafe where a comment goes with it."""
    mend = seen.mend
    if mend is None:
        return seen
    edits = without_blank_lines(text, mend.edits)
    keeps = all(bisect_left(comments, edit.start) == bisect_left(comments, edit.end) for edit in edits)
    return seen._replace(mend=mend._replace(edits=edits, safety=mend.safety if keeps else "unsafe"))


def _no_object(root: Node | None) -> Observation:
    what = "this is a list" if isinstance(root, Sequence) else "this is one value" if root else "there is nothing"
    span = Span(0, 0) if root is None else Span(root.start, min(root.end, root.start + 1))
    help_line = 'Write its members between braces, as in `{"JobType": "IMPORT"}`.'
    return Observation("", span, f"A request is an object, and {what}.", help=help_line)


def _inner(members: Members, source: Source, inner: Reports[str, Report]) -> Iterator[Finding]:
    """The findings on texts inside the request, at the members that hold them (RULINGS 13)."""
    for name, place in members:
        report = inner.get(place.pointer)
        if report is None:
            continue
        start, end = source.position(place.span.start), source.position(place.span.end)
        for finding in report.findings:
            yield finding._replace(
                message=f"{name} line {finding.line}: {finding.message}",
                pointer=place.pointer,
                line=start.line,
                column=start.column,
                end_line=end.line,
                end_column=end.column,
                fix=None,
            )


def _members(tree: Reading) -> Members:
    return () if tree.root is None else whole(tree.root).members
