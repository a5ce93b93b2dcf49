"""The name of a manifest's file in place of its text. The only rule that looks at the text alone."""

from __future__ import annotations

import re
from functools import cache

from manifestkit.findings.observation import Observation
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from manifestkit.text.source import Source


@cache
def _path() -> re.Pattern[str]:
    return re.compile(
        r"(?:file:|fileb:|[A-Za-z]:[\\/]|\.{0,2}/|~[\w.-]*[\\/]|\\\\|\.{1,2}\\).*"  # begins as one
        r"|[^\r\n]*\.(?:txt|ya?ml|manifest)",  # or ends as one
        re.IGNORECASE,
    )


_LONGEST = 4096
_HOW_TO_NAME = "With the AWS CLI, write `--manifest file://` and the path."
_HOW_TO_READ = "Hand over the text that is in the file: only the AWS CLI itself reads `file://`."


def path_instead_of_text(source: Source) -> Observation | None:
    """The path of a manifest stands where its text belongs.

    With `--manifest /path/to/file` the AWS CLI sends the path as if it were the manifest, and the service answers that
    it is not well-formed. With `--manifest file:///path/to/file` it sends the text.

    Write `file://` in front of the path where the AWS CLI reads it, else hand over the text.

    Source: Import/Export reference, 12.

    Breaks (text):
        /home/pat/MyS3ImportManifest.txt

    Keeps (s3-import):
        deviceId: DISK-0001
    """
    text = source.text.strip()
    if text[:1] in {'"', "'"} and text.endswith(text[0]):
        text = text[1:-1].strip()
    if not text or len(text) > _LONGEST or not _path().fullmatch(text):
        return None
    start = source.text.index(text)
    is_url = text.lower().startswith(("file://", "fileb://"))
    return Observation(
        "",
        Span(start, start + len(text)),
        "This is the path of a file, not the text of a manifest.",
        help=_HOW_TO_READ if is_url else _HOW_TO_NAME,
    )
