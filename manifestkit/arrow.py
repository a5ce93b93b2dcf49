"""Checking the texts of Arrow record batches, so that engines which speak Arrow check on many machines.

Needs the extra ``arrow``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

import pyarrow as pa

from manifestkit.checking.check import Settings
from manifestkit.checking.editions import IMPORT_EXPORT, check_editions
from manifestkit.checking.kinds import check_kind, request_kind
from manifestkit.checking.loading import LIMIT
from manifestkit.checking.running import Plan, check_data, check_oversize_data
from manifestkit.context import Context, from_mapping
from manifestkit.findings.redaction import redact as redacted
from manifestkit.importexport.variants import job_type_of
from manifestkit.reporters.json_report import file_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from manifestkit.checking.kinds import Kind
    from manifestkit.findings.report import Report

_PLACE = (("line", pa.int32()), ("column", pa.int32()), ("end_line", pa.int32()), ("end_column", pa.int32()))
_EDIT = pa.struct([*_PLACE, ("text", pa.string())])
_FIX = pa.struct([("safety", pa.string()), ("message", pa.string()), ("edits", pa.list_(_EDIT))])
_FINDING = pa.struct(
    [
        ("rule", pa.string()),
        ("name", pa.string()),
        ("severity", pa.string()),
        ("error_code", pa.string()),
        ("message", pa.string()),
        ("answer", pa.string()),
        ("pointer", pa.string()),
        *_PLACE,
        ("evidence", pa.string()),
        ("fix", _FIX),
    ]
)
_UNCHECKED = pa.struct([("check", pa.string()), ("pointer", pa.string()), ("reason", pa.string())])
_RESULT_FIELDS: list[tuple[str, pa.DataType]] = [
    ("ok", pa.bool_()),
    ("kind", pa.string()),
    ("variant", pa.string()),
    ("edition", pa.string()),
    ("errors", pa.int32()),
    ("warnings", pa.int32()),
    ("infos", pa.int32()),
    ("findings", pa.list_(_FINDING)),
    ("unchecked", pa.list_(_UNCHECKED)),
]
_RESULT = pa.schema(_RESULT_FIELDS)

# Texts and what is found in them; a batch of results ends when it holds so many, however large the batch of texts is.
_MOST_TOLD = 10_000


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks the texts in a column of record batches; made by ``checker``, picklable, and without state.

    It takes and gives what an engine passes: an iterable of record batches and an iterator of record batches (PySpark's
    ``mapInArrow``), or a table and a table (Ray Data's ``map_batches``, a Dask bag's ``map``).
    """

    plan: Plan
    text: str
    name: str | None
    redact: bool

    @overload
    def __call__(self, rows: pa.Table) -> pa.Table: ...
    @overload
    def __call__(self, rows: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]: ...
    def __call__(self, rows: pa.Table | Iterable[pa.RecordBatch]) -> pa.Table | Iterator[pa.RecordBatch]:
        """The rows, in their order, with what is found in place of the text; the columns are those of ``schema``.

        Batches are read one at a time. ValueError where their columns do not fit; no text and no name raises anything.
        """
        if isinstance(rows, pa.Table):
            return pa.Table.from_batches(self._checked(rows.to_batches()), self.schema(rows.schema))
        return self._checked(rows)

    def schema(self, rows: pa.Schema) -> pa.Schema:
        """The columns of the result for rows with these columns.

        All but the text, and then: ``ok``, ``kind``, ``variant``, ``edition``, ``errors``, ``warnings``, ``infos``,
        ``findings`` and ``unchecked``, as in the JSON report. These are null where nothing was checked: the text is
        null, or is none of the kinds. ValueError where there is no one column of the text or of the name, where either
        holds neither strings nor bytes, or where a column has a name of the result.
        """
        for column in (self.text,) if self.name is None else (self.text, self.name):
            _check_column(column, rows)
        kept = [field for field in rows if field.name != self.text]
        if (taken := next((field.name for field in kept if field.name in _RESULT.names), None)) is not None:
            raise ValueError(f"the rows have a column {taken!r}, and so has the result; give theirs another name")
        return pa.schema([*kept, *_RESULT])

    def _checked(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            schema = self.schema(batch.schema)
            kept = batch.drop_columns([self.text])
            start = told = 0
            results: list[dict[str, Any]] = []
            for end, report in enumerate(self._reports(batch), 1):
                results.append({} if report is None else _result(report))
                told += 1 if report is None else 1 + len(report.findings) + len(report.unchecked)
                if told >= _MOST_TOLD or end == batch.num_rows:
                    columns = [
                        *kept.slice(start, end - start).columns,
                        *pa.RecordBatch.from_pylist(results, schema=_RESULT).columns,
                    ]
                    yield pa.RecordBatch.from_arrays(columns, schema=schema)
                    start, told, results = end, 0, []

    def _reports(self, batch: pa.RecordBatch) -> Iterator[Report | None]:
        """The report of each row; None where there is nothing to check."""
        texts = _bytes(batch.column(self.text))
        names = (b"" for _ in range(batch.num_rows)) if self.name is None else _bytes(batch.column(self.name))
        for text, name in zip(texts, names, strict=True):
            report = None if text is None else self._report(text, (name or b"").decode("utf-8", "replace"))
            yield redacted(report) if report is not None and self.redact else report

    def _report(self, text: bytes, name: str) -> Report | None:
        if len(text) > LIMIT:
            return check_oversize_data(name, self.plan)
        return check_data(text, name, self.plan)


def checker(  # noqa: PLR0913 - what a user may state
    kind: Kind | None = None,
    job_type: str | None = None,
    edition: str | None = None,
    context: Context | Mapping[str, Any] | None = None,
    *,
    text: str = "text",
    name: str | None = None,
    redact: bool = False,
) -> Checker:
    """What checks the manifests, SIGNATURE files or requests in the column ``text`` of record batches.

    The text may be a string or bytes. ``name`` is the column of file names, which tell with the text what it is where
    ``kind`` does not say so, and whether a request is YAML. ``job_type``, ``edition`` and ``context`` are as for
    ``check_path``; with ``redact`` the findings show nothing that tells of people, but other columns stay as they are.
    ValueError for a kind, a job type or an edition that does not exist; ContextError, a ValueError, where the context
    is wrong.
    """
    if kind is not None:
        check_kind(kind)
    if edition is not None:
        _check_edition(edition, kind)
    settings = Settings(
        job_type=None if job_type is None else job_type_of(job_type),
        editions=() if edition is None else (edition,),
        context=context if isinstance(context, Context) else from_mapping(context or {}),
    )
    return Checker(Plan(settings, kind), text, name, redact)


def _check_edition(edition: str, kind: Kind | None) -> None:
    """ValueError where there is no such edition of what is checked."""
    if kind is None:
        check_editions((edition,))
    elif "." in kind:
        service, _, operation = kind.partition(".")
        request_kind(service, operation, edition)
    else:
        check_editions((edition,), (IMPORT_EXPORT,))


def _check_column(name: str, rows: pa.Schema) -> None:
    indices = rows.get_all_field_indices(name)
    if len(indices) != 1:
        number = f"{len(indices)} columns" if indices else "no column"
        raise ValueError(f"the rows have {number} {name!r}; they have {', '.join(map(repr, rows.names))}")
    of_type = rows.field(indices[0]).type
    values = of_type.value_type if isinstance(of_type, pa.DictionaryType) else of_type
    try:
        pa.array([], values).cast(pa.large_binary())
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid) as error:
        raise ValueError(f"the column {name!r} is {of_type}; it should hold strings or bytes") from error


def _bytes(column: pa.Array[Any]) -> Iterator[bytes | None]:
    """The values of a column of strings or bytes, as bytes: what an engine calls a string need not be UTF-8."""
    if isinstance(column, pa.DictionaryArray):
        # What the rows share they go on sharing.
        column = pa.DictionaryArray.from_arrays(column.indices, column.dictionary.cast(pa.large_binary()))
    else:
        column = column.cast(pa.large_binary())
    return (value.as_py() for value in column)


def _result(report: Report) -> dict[str, Any]:
    severities = Counter(finding.severity for finding in report.findings)
    return {
        **file_entry(report),
        "ok": report.ok,
        "errors": severities["error"],
        "warnings": severities["warning"],
        "infos": severities["info"],
    }
