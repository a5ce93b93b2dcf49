"""The room that runs ``schemas/``: what the shape of a request says, place by place."""

from __future__ import annotations

from manifestkit.schema.loading import members
from manifestkit.schema.requests import check, validation_message

__all__ = ["check", "members", "validation_message"]
