"""JUnit XML, after the schema that Apache Ant's reports have.

Each file is a suite, each finding a case. An error is a failure; a warning or a piece of advice is a case that passes,
since the check as a whole passes too, and is told in the suite's output.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.findings.printable import printable
from manifestkit.reporters.concise import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from manifestkit.findings.finding import Finding
    from manifestkit.findings.report import Report
    from manifestkit.reporters.run import Run

# The schema wants a time and a host, which would make the output differ from run to run.
_TIMESTAMP = "1970-01-01T00:00:00"
_HOST = "localhost"


def render(run: Run) -> Iterator[str]:
    """One XML document, in ASCII."""
    from xml.etree.ElementTree import indent, tostring

    yield '<?xml version="1.0" encoding="us-ascii"?>\n<testsuites>\n'
    for index, report in enumerate(run.reports):
        suite = _suite(report, index)
        indent(suite, level=1)
        suite.tail = "\n"
        yield "  " + tostring(suite, encoding="us-ascii", xml_declaration=False).decode("ascii")
    yield "</testsuites>\n"


def _suite(report: Report, index: int) -> Element:
    from xml.etree.ElementTree import Element, SubElement

    path = printable(report.path)
    failures = sum(finding.severity == "error" for finding in report.findings)
    suite = Element(
        "testsuite",
        id=str(index),
        name=path,
        package="manifestkit",
        timestamp=_TIMESTAMP,
        hostname=_HOST,
        tests=str(len(report.findings) or 1),
        failures=str(failures),
        errors="0",
        time="0",
    )
    SubElement(suite, "properties")
    for finding in report.findings:
        _case(suite, path, finding)
    if not report.findings:
        SubElement(suite, "testcase", name="manifestkit", classname=path, time="0")
    told = [line_of(report.path, finding) for finding in report.findings if finding.severity != "error"]
    SubElement(suite, "system-out").text = "\n".join(told)
    SubElement(suite, "system-err")
    return suite


def _case(suite: Element, path: str, finding: Finding) -> None:
    from xml.etree.ElementTree import SubElement

    name = f"{finding.rule} {finding.name} ({finding.line}:{finding.column})"
    case = SubElement(suite, "testcase", name=name, classname=path, time="0")
    if finding.severity == "error":
        failure = SubElement(case, "failure", type=finding.rule, message=finding.message)
        failure.text = "\n".join(filter(None, (line_of(path, finding), finding.answer, finding.help)))
