"""The desk of the commands that print: it takes orders, passes on what can be printed, and keeps what is wrong."""

from __future__ import annotations

from types import MappingProxyType

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from manifestkit.cli.stated import Stated
    from manifestkit.findings.finding import Finding
    from manifestkit.findings.report import Report
    from manifestkit.printing.document import Document
    from manifestkit.printing.media import Medium
    from manifestkit.printing.setting import Setting
    from manifestkit.printing.text import Fonts
    from manifestkit.printing.trouble import Trouble
    from manifestkit.text.nodes import Node


class Order(NamedTuple):
    """What is to be printed of one text: no documents where it cannot be read.

    ``report`` is what checking the text has found, ``root`` is its tree. ``stated`` has what stands elsewhere, by the
    first name of the pointers to it.
    """

    documents: tuple[Document, ...]
    report: Report
    root: Node | None
    stated: Mapping[str, Stated] = MappingProxyType({})


class RefusedError(Exception):
    """Not everything can be printed, so nothing is."""


class Desk:
    """Takes orders: passes on what can be printed, and keeps the reports on the rest.

    ``reports`` is what is wrong with the whole batch, whatever is ordered.
    """

    def __init__(self, reports: Iterable[Report], *, force: bool) -> None:
        self._force = force
        self._reports = list(reports)
        self._told: set[tuple[str, Finding]] = set()
        self._advice: dict[str, int] = {}  # how often each rule that refuses nothing has spoken
        self._refuses = bool(self._reports)

    def accepted(self, orders: Iterable[Order]) -> Iterator[Accepted]:
        """One order after the other, to be set; ends with RefusedError where something cannot be printed."""
        for order in orders:
            errors = tuple(finding for finding in order.report.findings if finding.severity == "error")
            if errors:
                self._reports.append(order.report._replace(findings=errors, unchecked=()))
            is_refused = not order.documents or (errors and not self._force)
            self._refuses = self._refuses or bool(is_refused)
            yield Accepted(self, order._replace(documents=()) if is_refused else order)
        if self._refuses:
            raise RefusedError

    def look(self, order: Order, settings: Iterable[Setting]) -> Setting:
        """The pages of an order where all can be printed, else none; what is wrong is kept."""
        from manifestkit.printing.setting import Setting

        settings = tuple(settings)
        troubles = tuple(dict.fromkeys(trouble for setting in settings for trouble in setting.troubles))
        for report in _located(order, troubles) if troubles else ():
            found = tuple(finding for finding in report.findings if self._is_news(report.path, finding))
            if found:
                self._reports.append(report._replace(findings=found))
        self._refuses = self._refuses or not all(setting.is_fit for setting in settings)
        return Setting(() if self._refuses else tuple(page for setting in settings for page in setting.pages), ())

    def reports(self) -> tuple[Report, ...]:
        """What is wrong: each error, and advice once for the whole batch, with how often it holds."""
        return tuple(report._replace(findings=tuple(map(self._counted, report.findings))) for report in self._reports)

    def _is_news(self, path: str, finding: Finding) -> bool:
        """Whether it has not been told: errors are where they stand at another place, advice is once for all."""
        if finding.severity == "error":
            is_told = (path, finding) in self._told
            self._told.add((path, finding))
            return not is_told
        self._advice[finding.rule] = self._advice.get(finding.rule, 0) + 1
        return self._advice[finding.rule] == 1

    def _counted(self, finding: Finding) -> Finding:
        more = self._advice.get(finding.rule, 1) - 1
        if not more:
            return finding
        return finding._replace(message=f"{finding.message} The same holds for {more:,} more of this batch.")


class Accepted(NamedTuple):
    """An order whose documents are looked at when they are set."""

    desk: Desk
    order: Order

    def setting(self, medium: Medium, fonts: Fonts) -> Setting:
        """All documents of the order, one after the other; no page where something is wrong."""
        return self.desk.look(self.order, (document.setting(medium, fonts) for document in self.order.documents))


def _located(order: Order, troubles: Sequence[Trouble]) -> Iterator[Report]:
    """What is wrong with documents, by the texts in which that stands."""
    from manifestkit.printing.preflight import findings, stated_findings

    by_name: dict[str, list[Trouble]] = {}
    for trouble in troubles:
        name = trouble.pointer.split("/")[1]
        by_name.setdefault(name if name in order.stated else "", []).append(trouble)
    report = order.report._replace(unchecked=())
    for name, found in by_name.items():
        if name:
            source, lines = order.stated[name]
            yield report._replace(source=source, secrets=(), findings=stated_findings(source, lines, found))
        else:
            yield report._replace(findings=findings(report.source, order.root, found))
