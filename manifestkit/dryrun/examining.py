"""What checking says of the parameters of a call, before the store is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from manifestkit.checking.requests import judged, reading_findings, split, told
from manifestkit.dryrun.accepting import accepted
from manifestkit.dryrun.errors import ParamValidationError, ServiceError
from manifestkit.findings.hiding import overlaps, without
from manifestkit.findings.make import make
from manifestkit.findings.request_masking import secret_spans
from manifestkit.schema.loading import load, member_names
from manifestkit.text.json.rendition import render
from manifestkit.text.nodes import Mapping as MappingNode
from manifestkit.text.nodes import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from manifestkit.context import Context
    from manifestkit.findings.finding import Finding, Unchecked
    from manifestkit.findings.judgement import Judgement
    from manifestkit.findings.report import Report
    from manifestkit.findings.rule import Rule
    from manifestkit.text.nodes import Node
    from manifestkit.text.reading import Reading
    from manifestkit.text.source import Source, Span

# What the account alone knows of itself.
_IN_THE_STORE = frozenset(("cluster-exists", "cluster-state", "job-exists", "job-state", "token-known"))


class Examined(NamedTuple):
    """The parameters of a call as JSON, and what is wrong with them."""

    kind: str
    edition: str
    context: Context
    source: Source
    tree: Reading
    judgement: Judgement | None

    def report(self) -> Report:
        """The whole report."""
        return told(self.source, self.tree, self.kind, self.edition, self.judgement)

    def require_sendable(self) -> None:
        """Raise ParamValidationError for what no client sends: members that the operation does not have."""
        if self.judgement is not None and any(_is_strange(rule) for rule, _ in self.judgement.seen):
            report = self.report()
            strange = [one for one in report.findings if one.severity == "error" and one.error_code is None]
            raise ParamValidationError(report, [" ".join(filter(None, (one.message, one.help))) for one in strange])

    def accepted(self) -> dict[str, Any]:
        """Parameters of the right shape as the service takes them in; ServiceError for a date that is none."""
        assert self.tree.root is not None  # noqa: S101 - what cannot be read has been refused
        try:
            members: dict[str, Any] = accepted(self.tree.root, load(*split(self.kind), self.edition))
        except ValueError as error:
            raise ServiceError("SerializationException", "A date and time is none.", make_report=self.report) from error
        return members

    def fatal(self) -> list[Finding]:
        """The findings that make the call fail: errors for which the service has a name (RULINGS 4)."""
        seen = [
            (rule, what)
            for rule, what in (*reading_findings(self.tree), *(self.judgement.seen if self.judgement else ()))
            if rule.error_code is not None and (what.severity or rule.severity) == "error"
        ]
        known = member_names(*split(self.kind))
        secrets = self._secrets() if seen else ()
        return [make(rule, what, self.source, secrets=secrets, known=known) for rule, what in seen]

    def without_secrets(self, text: str) -> str:
        """A text without the secrets that the parameters hold, as they are and as JSON writes them."""
        secrets = self._secrets()
        written = (self.source.text[start:end] for start, end in secrets)
        meant = (node.text for node in _scalars(self.tree.root) if overlaps(secrets, node.start, node.end))
        return without(without(text, meant), written)

    def _secrets(self) -> tuple[Span, ...]:
        return secret_spans(self.source.text, self.tree.root, member_names(*split(self.kind)))

    def unchecked(self) -> tuple[Unchecked, ...]:
        """What neither checking nor the store knows, which is the account (RULINGS 25)."""
        entries = self.judgement.unchecked if self.judgement is not None else ()
        return tuple(entry for entry in entries if entry.check not in _IN_THE_STORE)

    def error(self, finding: Finding, message: str | None = None, *, hint: str = "") -> ServiceError:
        """The service's error for one finding; its own words where it has some, and a hint at what is behind them."""
        return ServiceError(finding.error_code or "", message or finding.message, hint=hint, make_report=self.report)


def examine(kind: str, parameters: Mapping[str, Any], edition: str, context: Context) -> Examined:
    """Check the parameters of an operation; ``kind`` names it, as in ``snowball.CreateJob``."""
    source, tree = render(parameters, kind)
    return Examined(kind, edition, context, source, tree, judged(tree, kind, edition, context))


def _scalars(root: Node | None) -> Iterator[Scalar]:
    waiting = [] if root is None else [root]
    for node in waiting:
        if isinstance(node, Scalar):
            yield node
        elif isinstance(node, MappingNode):
            waiting += (entry.value for entry in node.entries)
        else:
            waiting += node.items


def _is_strange(rule: Rule) -> bool:
    return rule.severity == "error" and rule.error_code is None
