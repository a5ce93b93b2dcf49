"""The service's own words about a request that breaks a constraint.

Source: Snowball reference, 1.2 (the form of the text is inferred there).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.text.nodes import Scalar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from manifestkit.schema.failures import Failure
    from manifestkit.schema.loading import Schema
    from manifestkit.schema.plain import Path

VALIDATION = "ValidationException"

_START, _END = "^(?:", ")(?![\\s\\S])"


def joined(constraints: Sequence[str]) -> str:
    """The text of one ValidationException about several constraints, each as ``constraint`` gives it."""
    errors = "error" if len(constraints) == 1 else "errors"
    return f"{len(constraints)} validation {errors} detected: {'; '.join(constraints)}"


def constraint(failure: Failure, value: str | None = None) -> str:
    """One constraint that does not hold; ``value`` stands in the place of the text or number that breaks it."""
    node = failure.place.node
    if value is None and isinstance(node, Scalar):
        value = node.text
    shown = "null" if failure.keyword == "required" else f"'{value}'"
    return (
        f"Value {shown} at '{member_path(failure.path)}' failed to satisfy constraint: "
        f"{_demand(failure.keyword, failure.schema)}"
    )


def member_path(path: Path) -> str:
    """The way to a member as the service writes it: ``resources.s3Resources.1.member.bucketArn``."""
    return ".".join(f"{part + 1}.member" if isinstance(part, int) else part[:1].lower() + part[1:] for part in path)


def model_pattern(schema: Schema) -> str:
    """The expression of a shape as the service's model has it."""
    pattern: str = schema.get("x-model-pattern") or schema["pattern"].removeprefix(_START).removesuffix(_END)
    return pattern


def _demand(keyword: str, schema: Schema) -> str:
    if keyword == "required":
        return "Member must not be null"
    if keyword == "enum":
        return f"Member must satisfy enum value set: [{', '.join(schema['enum'])}]"
    if keyword == "pattern":
        return f"Member must satisfy regular expression pattern: {model_pattern(schema)}"
    measure = "length" if keyword.endswith("Length") else "value"
    side = "greater" if keyword.startswith("min") else "less"
    return f"Member must have {measure} {side} than or equal to {schema[keyword]}"
