"""The automaton of ``grammars/manifest.lark``, written by ``make generate``."""

# SHA-256 of the grammar: 58500e1ccfa5e4e128692017519c624379a911d463e8155d6796f5f9f8d3c714
# fmt: off
# ruff: noqa: E501, Q000 - written by a program

from __future__ import annotations

from manifestkit.text.tables import Scanners, Tables

_TERMINALS = {
    'RECORDS': '(?=[ ]*+-)(?:(?:[ ]*+\\-[ ]++|[ ]++)[A-Za-z][A-Za-z0-9_.-]{0,1023}+:[ ]*+(?:(?:"[^"\\\\\t\r\n\xa0]*+"|\'[^\'\t\r\n\xa0]*+\'|(?:[^- \t\r\n\xa0?:,\\[\\]{}#&*!|>\'"%@`]|[-?:](?![ \r\n]|\\Z))(?>(?:[^ :\t\r\n\xa0]++|:(?![ \r\n]|\\Z)|[ ](?!#))*))[ ]*+(?:[\r\n]|\\Z|(?<=[ "\'])#[^\r\n]*+(?:[\r\n]|\\Z))|[ ]*+(?:[\r\n]|\\Z|(?<=[ "\'])#[^\r\n]*+(?:[\r\n]|\\Z)))(?:[\r\n]|#[^\r\n]*+(?:[\r\n]|\\Z)|[ ]++(?:#[^\r\n]*+)?(?:[\r\n]|\\Z))*)+',
    'MEMBERS': '(?:[ ]++[A-Za-z][A-Za-z0-9_.-]{0,1023}+:[ ]*+(?:(?:"[^"\\\\\t\r\n\xa0]*+"|\'[^\'\t\r\n\xa0]*+\'|(?:[^- \t\r\n\xa0?:,\\[\\]{}#&*!|>\'"%@`]|[-?:](?![ \r\n]|\\Z))(?>(?:[^ :\t\r\n\xa0]++|:(?![ \r\n]|\\Z)|[ ](?!#))*))[ ]*+(?:[\r\n]|\\Z|(?<=[ "\'])#[^\r\n]*+(?:[\r\n]|\\Z))|[ ]*+(?:[\r\n]|\\Z|(?<=[ "\'])#[^\r\n]*+(?:[\r\n]|\\Z)))(?:[\r\n]|#[^\r\n]*+(?:[\r\n]|\\Z)|[ ]++(?:#[^\r\n]*+)?(?:[\r\n]|\\Z))*)+',
    'FIELDS': '(?:[A-Za-z][A-Za-z0-9_.-]{0,1023}+:[ ]*+(?:(?:"[^"\\\\\t\r\n\xa0]*+"|\'[^\'\t\r\n\xa0]*+\'|(?:[^- \t\r\n\xa0?:,\\[\\]{}#&*!|>\'"%@`]|[-?:](?![ \r\n]|\\Z))(?>(?:[^ :\t\r\n\xa0]++|:(?![ \r\n]|\\Z)|[ ](?!#))*))[ ]*+(?:[\r\n]|\\Z|(?<=[ "\'])#[^\r\n]*+(?:[\r\n]|\\Z))|[ ]*+(?:[\r\n]|\\Z|(?<=[ "\'])#[^\r\n]*+(?:[\r\n]|\\Z)))(?:[\r\n]|#[^\r\n]*+(?:[\r\n]|\\Z)|[ ]++(?:#[^\r\n]*+)?(?:[\r\n]|\\Z))*)+',
    'ITEMS': '(?:[ ]*+\\-[ ]++(?:"[^"\\\\\t\r\n\xa0]*+"|\'[^\'\t\r\n\xa0]*+\'|(?:[^- \t\r\n\xa0?:,\\[\\]{}#&*!|>\'"%@`]|[-?:](?![ \r\n]|\\Z))(?>(?:[^ :\t\r\n\xa0]++|:(?![ \r\n]|\\Z)|[ ](?!#))*))[ ]*+(?:[\r\n]|\\Z|(?<=[ "\'])#[^\r\n]*+(?:[\r\n]|\\Z))(?:[\r\n]|#[^\r\n]*+(?:[\r\n]|\\Z)|[ ]++(?:#[^\r\n]*+)?(?:[\r\n]|\\Z))*)+',
    'MARKER': '\\-\\-\\-[ ]*+(?:[\r\n]|\\Z|(?<=[ "\'])#[^\r\n]*+(?:[\r\n]|\\Z))(?:[\r\n]|#[^\r\n]*+(?:[\r\n]|\\Z)|[ ]++(?:#[^\r\n]*+)?(?:[\r\n]|\\Z))*',
    'PREAMBLE': '(?:[\r\n]|#[^\r\n]*+(?:[\r\n]|\\Z)|[ ]++(?:#[^\r\n]*+)?(?:[\r\n]|\\Z))+',
}
_SETS = (
    ('RECORDS', 'MEMBERS', 'FIELDS', 'ITEMS', 'MARKER', 'PREAMBLE'),
)
TABLES = Tables(
    accept=5,
    actions=(
        {'FIELDS': 1, 'MARKER': 2, 'PREAMBLE': 3, '__manifest_plus_0': 4, 'manifest': 5},
        {'$END': (1, '__manifest_plus_0'), 'FIELDS': (1, '__manifest_plus_0'), 'ITEMS': 6, 'MEMBERS': 7, 'RECORDS': 8},
        {'FIELDS': 1, '__manifest_plus_0': 9},
        {'FIELDS': 1, 'MARKER': 10, '__manifest_plus_0': 11},
        {'$END': (1, 'manifest'), 'FIELDS': 12},
        {},
        {'$END': (2, '__manifest_plus_0'), 'FIELDS': (2, '__manifest_plus_0')},
        {'$END': (2, '__manifest_plus_0'), 'FIELDS': (2, '__manifest_plus_0')},
        {'$END': (2, '__manifest_plus_0'), 'FIELDS': (2, '__manifest_plus_0')},
        {'$END': (2, 'manifest'), 'FIELDS': 12},
        {'FIELDS': 1, '__manifest_plus_0': 13},
        {'$END': (2, 'manifest'), 'FIELDS': 12},
        {'$END': (2, '__manifest_plus_0'), 'FIELDS': (2, '__manifest_plus_0'), 'ITEMS': 14, 'MEMBERS': 15, 'RECORDS': 16},
        {'$END': (3, 'manifest'), 'FIELDS': 12},
        {'$END': (3, '__manifest_plus_0'), 'FIELDS': (3, '__manifest_plus_0')},
        {'$END': (3, '__manifest_plus_0'), 'FIELDS': (3, '__manifest_plus_0')},
        {'$END': (3, '__manifest_plus_0'), 'FIELDS': (3, '__manifest_plus_0')},
    ),
    scanners=Scanners(_TERMINALS, tuple(map(_SETS.__getitem__, (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))),
    ignored=frozenset([]),
)
