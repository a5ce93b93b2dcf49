"""Record batches of texts become record batches of findings."""

from __future__ import annotations

import json
import pickle
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dask.bag
import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import manifestkit
from manifestkit.arrow import checker
from manifestkit.checking.loading import LIMIT
from manifestkit.reporters import json_report
from manifestkit.reporters.run import Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.checking.kinds import Kind

EXAMPLES = Path(__file__).parents[1] / "examples"
PATHS = sorted(str(path) for folder in ("bad", "good") for path in (EXAMPLES / folder).rglob("*") if path.is_file())
RESULT = ["ok", "kind", "variant", "edition", "errors", "warnings", "infos", "findings", "unchecked"]
MANIFEST = "manifestVersion: 2.0\nbucket: a\n"
PRIVATE = "returnAddress:\n  country: USA\n  phoneNumber: (206) 555-0100\ntrueCryptPassword: planted\n"


def table(*texts: str | bytes | None, text_type: pa.DataType | None = None) -> pa.Table:
    """A table of texts."""
    if text_type is None:
        text_type = pa.binary() if isinstance(texts[0], bytes) else pa.string()
    return pa.table({"text": pa.array(texts, text_type)})


def rules(row: dict[str, Any]) -> list[str]:
    """The rules of the findings in a row."""
    return [finding["rule"] for finding in row["findings"]]


@pytest.mark.parametrize("path", PATHS)
def test_a_row_is_what_the_json_report_says(path: str) -> None:
    """The row of each example has the fields of its JSON report, in their order, with the same values."""
    run = Run(reports=(manifestkit.check_path(path),), rules=dict, version="")
    (reported,) = json.loads("".join(json_report.render(run)))["files"]
    rows = pa.table({"path": [path], "text": [Path(path).read_bytes()]})
    (row,) = checker(name="path")(rows).to_pylist()
    told = {key: row[key] for key in ("path", "kind", "variant", "edition", "findings", "unchecked")}
    assert json.dumps(told) == json.dumps(reported)
    severities = [finding["severity"] for finding in reported["findings"]]
    assert [row["errors"], row["warnings"], row["infos"]] == [
        severities.count(severity) for severity in ("error", "warning", "info")
    ]
    assert row["ok"] == ("error" not in severities)


def test_the_examples_show_every_column() -> None:
    """The examples have fixes and edits, answers and unchecked facts, so that the test above compares them."""
    text = (EXAMPLES / "bad" / "MyS3ImportManifest.txt").read_text(encoding="utf-8")
    request = (EXAMPLES / "bad" / "snowball" / "create-job.json").read_text(encoding="utf-8")
    (row,) = checker("manifest")(table(text)).to_pylist()
    assert any(finding["fix"] and finding["fix"]["edits"] for finding in row["findings"])
    assert row["unchecked"]
    (row,) = checker("snowball.CreateJob")(table(request)).to_pylist()
    assert any(finding["answer"] for finding in row["findings"])


STRINGS = pa.array([MANIFEST, None, "bucket: [a\n", MANIFEST])


@pytest.mark.parametrize(
    "column",
    [
        STRINGS.cast(pa.large_string()),
        STRINGS.cast(pa.string_view()),
        STRINGS.cast(pa.binary()),
        STRINGS.cast(pa.large_binary()),
        STRINGS.cast(pa.binary_view()),
        STRINGS.dictionary_encode(),
        STRINGS.cast(pa.large_binary()).dictionary_encode(),
    ],
    ids=lambda column: str(column.type),
)
def test_texts_of_every_type_are_read(column: pa.Array[Any]) -> None:
    """What a column of strings gives, the same texts give in every other type of text and of bytes."""
    check = checker("manifest")
    assert check(pa.table({"text": column})).equals(check(pa.table({"text": STRINGS})))


def test_nothing_to_check_is_null() -> None:
    """Where the text is null or is none of the kinds, every column of the result is null; other rows are checked."""
    rows = pa.table({"path": ["x.yaml", "notes.txt", None], "text": [None, "Dear all,\n", MANIFEST + PRIVATE]})
    missing, unknown, found = checker(name="path")(rows).to_pylist()
    assert missing == {"path": "x.yaml", **dict.fromkeys(RESULT)}
    assert unknown == {"path": "notes.txt", **dict.fromkeys(RESULT)}
    assert found["path"] is None
    assert found["kind"] == "manifest"
    (row,) = checker("manifest")(table(None, text_type=pa.null())).to_pylist()
    assert row == dict.fromkeys(RESULT)


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"bucket: caf\xe9\n", "RD001"),
        (MANIFEST.encode("utf-16"), "RD001"),
        (b"bucket: \0\n", "RD002"),
        (b"#" * (LIMIT + 1), "RD003"),
    ],
    ids=["Latin-1", "UTF-16", "NUL", "too large"],
)
@pytest.mark.parametrize("text_type", [pa.binary(), pa.string()], ids=str)
def test_bytes_that_are_no_text_are_findings(data: bytes, rule: str, text_type: pa.DataType) -> None:
    """What cannot be read is a finding, also in a column of strings, whose UTF-8 no engine vouches for."""
    offsets = pa.array([0, len(data)], pa.int32())
    column = pa.Array.from_buffers(text_type, 1, [None, offsets.buffers()[1], pa.py_buffer(data)])
    (row,) = checker("manifest")(pa.table({"text": column})).to_pylist()
    assert rule in rules(row)
    assert row["ok"] is False


def test_a_name_that_is_no_utf8_is_read_as_far_as_it_goes() -> None:
    """The part of a name that can be read still tells what the file is."""
    name = b"caf\xe9/MyS3ImportManifest.txt"
    offsets = pa.array([0, len(name)], pa.int32())
    names = pa.Array.from_buffers(pa.string(), 1, [None, offsets.buffers()[1], pa.py_buffer(name)])
    result = checker(name="path")(pa.table({"path": names, "text": ["x"]}))
    assert result["kind"].to_pylist() == ["manifest"]


def test_other_columns_go_through() -> None:
    """The result has the other columns of the rows as they are, in their order, without the text, and its own."""
    rows = pa.table({"id": [7, 8], "body": [MANIFEST, None], "tags": [["a"], []]})
    check = checker("manifest", text="body")
    result = check(rows)
    assert result.schema.names == ["id", "tags", *RESULT]
    assert result.schema == check.schema(rows.schema)
    assert result.select(["id", "tags"]) == rows.select(["id", "tags"])


def test_batches_and_tables_give_the_same() -> None:
    """An iterable of batches, slices of other batches among them, and a table of several chunks give the same rows."""
    batch = pa.RecordBatch.from_pydict({"id": list(range(6)), "text": [f"{MANIFEST}prefix: {i}\n" for i in range(6)]})
    batches = [batch.slice(0, 2), batch.slice(2, 0), batch.slice(2, 3), batch.slice(5)]
    check = checker("manifest")
    one_by_one = pa.Table.from_batches(check(iter(batches)), check.schema(batch.schema))
    chunked = check(pa.Table.from_batches(batches))
    whole = check(pa.Table.from_batches([batch]))
    assert one_by_one == chunked == whole
    assert whole["id"].to_pylist() == list(range(6))


def test_nothing_gives_nothing() -> None:
    """A table without rows gives one with the columns of the result, no batches give none."""
    check = checker("manifest")
    rows = table("").slice(1)
    assert check(rows).num_rows == 0
    assert check(rows).schema.names == RESULT
    assert list(check([])) == []


def test_a_batch_is_read_when_it_is_wanted() -> None:
    """No batch is read before the results of those before it are taken."""
    read = []

    def batches() -> Iterator[pa.RecordBatch]:
        for number in range(3):
            read.append(number)
            yield table(MANIFEST).to_batches()[0]

    results = checker("manifest")(batches())
    assert read == []
    next(results)
    assert read == [0]
    next(results)
    assert read == [0, 1]


def test_a_batch_with_much_to_tell_becomes_several() -> None:
    """Results are handed on before they become large, each with the columns of its own rows."""
    noisy = "".join(f"a{number}: b\n" for number in range(10_000))
    rows = pa.RecordBatch.from_pydict({"id": [1, 2, 3, 4], "text": [noisy, MANIFEST, noisy, MANIFEST]})
    results = list(checker("manifest")([rows]))
    assert [result["id"].to_pylist() for result in results] == [[1], [2, 3], [4]]
    assert [result["warnings"][-1].as_py() > 100 for result in results] == [True, True, False]


def test_secrets_and_people_are_hidden() -> None:
    """A password is in no result; with `redact` a telephone number, which a fix would write, is not either."""
    text = MANIFEST + PRIVATE
    shown = str(checker("manifest")(table(text)).to_pylist())
    hidden = str(checker("manifest", redact=True)(table(text)).to_pylist())
    assert "planted" not in shown + hidden
    assert "+12065550100" in shown
    assert "5550100" not in hidden


def test_what_is_stated_counts() -> None:
    """Job type, edition and stated facts change what is found."""
    text = table("manifestVersion: 2.0\nlogBucket: a\n")
    (plain,) = checker("manifest")(text).to_pylist()
    assert plain["edition"] == "2014-12-18"
    assert "bucket-exists" in {unchecked["check"] for unchecked in plain["unchecked"]}
    (stated,) = checker(
        "manifest",
        job_type="export",
        edition="2010-06-03",
        context={"buckets": {"a": {"region": "us-east-1", "access": "write"}}},
    )(text).to_pylist()
    assert stated["edition"] == "2010-06-03"
    assert (plain["variant"], stated["variant"]) == (None, "s3-export")
    assert "bucket-exists" not in {unchecked["check"] for unchecked in stated["unchecked"]}
    (request,) = checker("snowball.DescribeJob", edition="2026-04-21")(table('{"JobId": "x"}')).to_pylist()
    assert request["edition"] == "2026-04-21"


def test_the_name_says_whether_a_request_is_yaml() -> None:
    """The same text is read as YAML where its name says so, and as JSON, which it is not, elsewhere."""
    rows = pa.table({"path": ["job.yaml", "job.json"], "text": ["JobId: x\n"] * 2})
    as_yaml, as_json = checker("snowball.DescribeJob", name="path")(rows).to_pylist()
    assert {rule[:2] for rule in rules(as_yaml)} == {"SB"}
    assert "RD" in {rule[:2] for rule in rules(as_json)}


def test_a_checker_travels() -> None:
    """A checker that was pickled, as engines send it to their workers, is the same and does the same."""
    check = checker("manifest", edition="2010-06-03", context={"region": "us-west-2"}, redact=True)
    copy = pickle.loads(pickle.dumps(check))  # noqa: S301 - pickled on the same line
    assert copy == check
    assert copy(table(MANIFEST)) == check(table(MANIFEST))


def test_a_checker_has_no_state() -> None:
    """Two streams of batches that one checker works on in turn do not disturb each other, nor does one that is left."""
    check = checker("manifest")
    left, right = (table(f"{MANIFEST}prefix: {name}\n", None, f"{name}: [a\n").to_batches(1) for name in "lr")
    next(iter(check(left)))
    woven = list(zip(check(iter(left)), check(iter(right)), strict=True))
    assert [batch for batch, _ in woven] == list(check(left))
    assert [batch for _, batch in woven] == list(check(right))


def test_a_dask_bag_takes_it() -> None:
    """Dask maps a bag of tables as it is, in the processes that it makes for a bag."""
    rows = [table(MANIFEST, None), table("bucket: [a\n")]
    check = checker("manifest")
    bag = dask.bag.from_sequence(rows, npartitions=2).map(check)  # type: ignore[no-untyped-call]
    assert bag.compute() == list(map(check, rows))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"kind": "manifst"}, "did you mean manifest?"),
        ({"kind": "snowball.CreatJob"}, "did you mean CreateJob?"),
        ({"edition": "2011-01-01"}, "there is no edition '2011-01-01'"),
        ({"kind": "manifest", "edition": "2020-06-17"}, "there is no edition '2020-06-17'"),
        ({"kind": "snowball.CreateJob", "edition": "2010-06-03"}, "in the edition 2010-06-03"),
        ({"job_type": "Send"}, "there is no job type 'Send'"),
        ({"context": {"bucket": {}}}, "did you mean buckets?"),
    ],
)
def test_what_cannot_be_stated_is_refused_at_once(arguments: dict[str, Any], words: str) -> None:
    """A wrong kind, edition, job type or context is refused before there are any rows."""
    with pytest.raises(ValueError, match=re.escape(words)):
        checker(**arguments)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ({"body": ["x"]}, "the rows have no column 'text'; they have 'body'"),
        ({"text": ["x"]}, "the rows have no column 'path'"),
        ({"text": [1], "path": ["x"]}, "the column 'text' is int64; it should hold strings or bytes"),
        ({"text": ["x"], "path": [["x"]]}, "the column 'path' is list<"),
        ({"text": ["x"], "path": ["x"], "ok": [True]}, "a column 'ok', and so has the result"),
    ],
)
def test_columns_that_do_not_fit_are_refused(rows: dict[str, Any], words: str) -> None:
    """Rows without the columns, or with columns that cannot be read or told apart, are refused in words."""
    check = checker("manifest", name="path")
    for refused in (lambda: check(pa.table(rows)), lambda: check.schema(pa.table(rows).schema)):
        with pytest.raises(ValueError, match=re.escape(words)):
            refused()


def test_a_doubled_column_is_refused() -> None:
    """Of two columns with one name nobody knows which is meant."""
    rows = pa.Table.from_arrays([pa.array(["x"])] * 2, ["text", "text"])
    with pytest.raises(ValueError, match="the rows have 2 columns 'text'"):
        checker("manifest")(rows)


@pytest.mark.parametrize(("kind", "rule"), [("manifest", "RD019"), ("snowball.DescribeJob", "RD053")])
def test_half_a_surrogate_pair_is_no_text(kind: Kind, rule: str) -> None:
    """A key that no Unicode text can be, and Arrow cannot hold, is told of; other rows stay as they are."""
    broken, whole = checker(kind)(table('{"\\ud800": "\\udfff"}', '{"\u00e9": ""}')).to_pylist()
    assert rule in rules(broken)
    assert "/\u00e9" in {finding["pointer"] for finding in whole["findings"]}


NAMES = st.sampled_from(
    [None, "", "MyS3ImportManifest.txt", "SIGNATURE", "create-job.json", "snowball/create-job.yaml"]
)
PIECES = st.sampled_from(
    [
        '"',
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\\ud800",
        '"\\ud800": ',
        "\\",
        "\n",
        "JobType",
        "bucket",
        "name",
        "# manifestkit: ignore[",
    ]
)
TEXTS = st.one_of(
    st.none(), st.binary(max_size=60), st.lists(PIECES | st.text(max_size=4), max_size=20).map("".join).map(str.encode)
)


@given(rows=st.lists(st.tuples(NAMES, TEXTS), max_size=6), redact=st.booleans())
@example(rows=[("create-job.json", b'{"\\ud800": "\\udfff"}'), ("create-job.json", b"[" * 5000)], redact=False)
def test_no_text_and_no_name_raises(rows: list[tuple[str | None, bytes | None]], redact: bool) -> None:  # noqa: FBT001 - hypothesis passes by name
    """Whatever the rows hold, each has its row in the result, in order."""
    names = [name for name, _ in rows]
    given_rows = pa.table(
        {"name": pa.array(names, pa.string()), "text": pa.array([text for _, text in rows], pa.binary())}
    )
    result = checker(name="name", redact=redact)(given_rows)
    result.validate(full=True)
    assert result["name"].to_pylist() == names
