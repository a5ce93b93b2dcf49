"""What is told of a mistake in the toolkit itself."""

from __future__ import annotations


def places(error: BaseException) -> str:
    """The kind of an exception and where it came from, the innermost place first.

    Without the exception's own text: that may hold what was read, and with it a secret.
    """
    import os
    import traceback

    frames = reversed(traceback.extract_tb(error.__traceback__))
    lines = (f"{os.path.basename(frame.filename)}:{frame.lineno}" for frame in frames)  # noqa: PTH119 - a name
    return f"{type(error).__name__} at {' < '.join(lines)}"
