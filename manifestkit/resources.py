"""Where ``grammars/`` and ``schemas/`` lie: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

import os

_PACKAGE = os.path.dirname(__file__)  # noqa: PTH120 - pathlib costs start-up time, and a zip has no paths


def read_text(folder: str, name: str) -> str:
    """The text of ``folder/name``; OSError if there is none, which means that the installation is broken."""
    loader = __spec__.loader
    packaged = os.path.join(_PACKAGE, folder, name)  # noqa: PTH118 - as above
    beside = os.path.join(os.path.dirname(_PACKAGE), folder, name)  # noqa: PTH118, PTH120 - as above
    try:
        data: bytes = loader.get_data(packaged)  # type: ignore[union-attr] # a source or zip loader, both have it
    except OSError:
        data = loader.get_data(beside)  # type: ignore[union-attr] # likewise
    return data.decode("utf-8")
