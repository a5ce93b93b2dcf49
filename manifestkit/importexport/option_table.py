"""The table of options for people: ``docs/manifest-options.md``."""

from __future__ import annotations

from manifestkit.importexport.options import OPTIONS
from manifestkit.importexport.variants import VARIANTS
from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifestkit.importexport.options import Kind, Need, Option, Place

_HEAD = """\
# What a manifest may hold

Written by `make generate` from the table in `manifestkit/importexport/options.py`.

R is required, R14 required since edition 2014-12-18, ANY14 one of those that are marked so since that edition, o
optional; where nothing stands, the option has no meaning in that kind of manifest. The evidence is that of the option
and of how much it is needed: `doc` and `tmpl` are AWS's guide and templates, `wild` what others wrote.
"""

_PLACES: dict[Place, str] = {
    "top": "At the top level",
    "operations": "In the items of `operations`",
    "returnAddress": "Under `returnAddress`",
    "customs": "Under `customs`",
}
_NEEDS: dict[Need, str] = {
    "required": "R",
    "required since 2014-12-18": "R14",
    "either since 2014-12-18": "ANY14",
    "optional": "o",
    "foreign": "",
}
_KINDS: dict[Kind, str] = {
    "free": "text",
    "prose": "text",
    "name": "text",
    "code": "text",
    "choice": "",
    "yes-no": "`yes` or `no`",
    "bucket": "bucket name",
    "e-mails": "e-mail addresses, with `;` between them",
    "mapping": "mapping, see below",
    "pairs": "mapping of texts to texts",
    "patterns": "list of Java regular expressions",
    "items": "list of mappings, see below",
}


def docs_table() -> str:
    """The page as Markdown."""
    lines = [_HEAD]
    for place, title in _PLACES.items():
        lines += [
            f"## {title}",
            "",
            f"| Key | {' | '.join(VARIANTS)} | Value | Default | Evidence | What it is |",
            "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
            *(_row(row) for row in OPTIONS if row.place == place),
            "",
        ]
    return "\n".join(lines)


def _row(row: Option) -> str:
    needs = (_NEEDS[row.need(variant)] for variant in VARIANTS)
    evidence = ", ".join((row.evidence, *(f"doc for {variant}" for variant in row.documented)))
    cells = (f"`{row.key}`", *needs, _value(row), row.default or "", evidence, row.help)
    return f"| {' | '.join(cells)} |"


def _value(row: Option) -> str:
    if row.choices:
        return ", ".join(f"`{choice.value}`" for choice in row.choices)
    if row.only is not None:
        return f"{_KINDS[row.kind]}; since 2014-12-18 only `{row.only}`"
    if row.max_length is not None:
        return f"{_KINDS[row.kind]}, at most {row.max_length} characters"
    return _KINDS[row.kind]
