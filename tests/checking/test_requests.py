"""Whether a request is JSON or YAML, and what its fixes leave alone."""

from __future__ import annotations

import pytest

import manifestkit
from manifestkit.checking.check import Settings, check_text
from manifestkit.checking.requests import is_yaml
from manifestkit.text.source import Source

YAML = "# for the archive\nJobId: x  # one\n"
NAMELESS = ["order", "order.txt", "<stdin>", ".json/order", "order.yaml.bak"]

# A text, and whether it is YAML where its name does not say so.
TEXTS = [
    (YAML, True),
    ("JobId: x\n", True),
    ("JobId:x\n", True),
    ("JobId:\n", True),
    ("JobId :", True),
    ("\ufeffJobId: x\n", True),
    ("\r\n\t\n# one\r\n  # two\n\nJobId: x\n", True),
    ("---\n{}\n", True),
    ("%YAML 1.2\n---\n", True),
    ("- JobId: x\n", True),
    ("arn:aws:s3:::example-bucket", True),
    ("{}", False),
    ("[]", False),
    ('\ufeff \n{"JobId": "x"}', False),
    ("{JobId: x}", False),
    ("// one\nJobId: x\n", False),
    ("/* one */ {}", False),
    ('# one\n{"JobId": "x"}', False),
    ('"JobId": "x",\n', False),
    ('\'{"JobId": "x"}\'', False),
    ('job = {"JobId": "x"}', False),
    ("aws snowball describe-job --job-id x", False),
    ("https://example.com/job.json", False),
    ("file://job.json", False),
    ("null", False),
    ("-1", False),
    ("# one", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "yaml"), TEXTS)
def test_the_suffix_tells_else_the_text(text: str, yaml: bool) -> None:  # noqa: FBT001 - a table's column
    """The first that is no comment: a key without quotes, an item or a document's mark is none of JSON's."""
    assert all(is_yaml(Source(text, name)) is yaml for name in NAMELESS)
    assert all(is_yaml(Source(text, name)) for name in ("a.yaml", "a.YML", "json.yml"))
    assert not any(is_yaml(Source(text, name)) for name in ("a.json", "a.JSON", "yaml.json"))


@pytest.mark.parametrize("text", ["# c\n" * 100_000, "#" * 400_000, " \n" * 200_000, "a" * 400_000, "#\r" * 200_000])
def test_a_long_beginning_takes_no_time(text: str) -> None:
    """Each character is looked at once: some seconds pass for that in a search that goes back."""
    assert not is_yaml(Source(text, "order"))


@pytest.mark.parametrize("name", NAMELESS)
def test_yaml_without_a_suffix_is_read_as_what_it_is(name: str) -> None:
    """What is wrong with the members is told, nothing of the comments, and the fixes keep them."""
    report = check_text(YAML, "snowball.DescribeJob", name, Settings())
    assert [(finding.rule, finding.line, finding.column) for finding in report.findings] == [("SB007", 2, 8)]
    assert report.fixed_text(unsafe=True) == YAML


def test_check_request_takes_yaml() -> None:
    """A text that a program passes has no name: it tells itself, and so do its suppressions."""
    told = manifestkit.check_request("snowball", "DescribeJob", YAML)
    assert [(finding.rule, finding.pointer) for finding in told.findings] == [("SB007", "/JobId")]
    accepted = YAML.replace("# one", "# manifestkit: ignore[SB007] it is an example")
    assert manifestkit.check_request("snowball", "DescribeJob", accepted).ok


# A request with comments, its name, and what the safe fixes make of it, by DESIGN's word: what is beyond doubt.
COMMENTED = [
    ("a.json", '{"JobType": "import" // c\n}', '{"JobType": "IMPORT" // c\n}'),
    ("a.json", '{"Description": "", "JobType": "import"}', '{"JobType": "IMPORT"}'),
    ("a.json", '{"Description": "" /* c */, "JobType": "import"}', '{"Description": "" /* c */, "JobType": "IMPORT"}'),
    ("a.json", '{"Description": "", # c\n"JobType": "import"}', '{"Description": "", # c\n"JobType": "IMPORT"}'),
    ("a.json", '/* c */ {"JobType": "import",}', '/* c */ {"JobType": "IMPORT"}'),
    ("a.yaml", '{Description: "", # c\n JobType: import}', '{Description: "", # c\n JobType: IMPORT}'),
    ("a.yaml", '{Description: "", \n JobType: import} # c', "{JobType: IMPORT} # c"),
    ("a.yaml", 'Description: "" # c\nJobType: import # d', " # c\nJobType: IMPORT # d"),
]


@pytest.mark.parametrize(("name", "text", "fixed"), COMMENTED)
def test_no_safe_fix_takes_a_comment_with_it(name: str, text: str, fixed: str) -> None:
    """Somebody wrote it for somebody, whatever JSON says of it."""
    report = check_text(text, "snowball.CreateJob", name, Settings())
    assert report.fixed_text() == fixed
