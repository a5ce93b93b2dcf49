"""What is remembered of a manifest, and for how long."""

from __future__ import annotations

import gc
import weakref

from manifestkit.context import Context
from manifestkit.importexport.check import check_manifest
from manifestkit.importexport.dialect import DIALECT
from manifestkit.importexport.editions import DEFAULT_EDITION
from manifestkit.importexport.manifest import Manifest, manifest_of
from manifestkit.importexport.remembering import once
from manifestkit.text.manifest import read
from manifestkit.text.nodes import Mapping
from manifestkit.text.source import Source

_TEXT = """\
manifestVersion: 2.0
bucket: anycompany-archive
ignore:
- '(x'
notificationEmail: ops@example.com;ops
returnAddress:
  name: Pat Sample
  country: USA
  phoneNumber: 206-555-0100
"""


def _manifest(text: str) -> Manifest:
    source = Source(text)
    root = read(source, DIALECT).root
    assert isinstance(root, Mapping)
    return manifest_of(source, root, DEFAULT_EDITION, None)


def test_each_manifest_has_an_answer_of_its_own() -> None:
    """The function is asked once for each, and an equal text is another manifest."""
    asked: list[Manifest] = []

    @once
    def number(manifest: Manifest) -> int:
        asked.append(manifest)
        return len(asked)

    first, second = _manifest(_TEXT), _manifest(_TEXT)
    assert [number(first), number(second), number(first), number(second)] == [1, 2, 1, 2]


def test_no_text_outlives_its_report() -> None:
    """Whatever the rules remember of a manifest goes with it: a program may check many, with secrets in them."""
    source = Source(_TEXT)
    report = check_manifest(source, job_type=None, edition=DEFAULT_EDITION, context=Context())
    assert report.findings
    gone = weakref.ref(source)
    del source, report
    gc.collect()
    assert gone() is None
