"""What holds for every test."""

from __future__ import annotations

from hypothesis import settings

# How long an example takes depends on what else the machine does, which is no property of the code.
settings.register_profile("manifestkit", deadline=None)
settings.load_profile("manifestkit")
