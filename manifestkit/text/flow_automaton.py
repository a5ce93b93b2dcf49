"""The automaton of ``grammars/flow.lark``, written by ``make generate``."""

# SHA-256 of the grammar: 4b15dfc4240a66da2f73b74fb99f23a51606839a78c69156f4bdc00c34ec5df2
# fmt: off
# ruff: noqa: E501, Q000 - written by a program

from __future__ import annotations

from manifestkit.text.tables import Scanners, Tables

_TERMINALS = {
    'PLAIN_KEY': '(?!(?<![^\r\n])(?:---|\\.\\.\\.)[ \t\r\n])(?:[^- \t\r\n?:,\\[\\]{}#&*!|>\'"%@`]|-(?![ \t\r\n]))(?:[^ \t\r\n:?,\\[\\]{}]++|:(?![ \t\r\n,\\[\\]{}]|\\Z)|[ ]++(?=[^ #\t\r\n?,\\[\\]{}])(?!:[ \t\r\n,\\[\\]{}]))*+(?=[ ]*+:)',
    'DOUBLE_KEY': '"(?:[^"\\\\\r\n]++|\\\\[^\r\n])*+"(?=[ ]*+:)',
    'SINGLE_KEY': "'(?:[^'\r\n]++|'')*+'(?=[ ]*+:)",
    'PLAIN': '(?!(?<![^\r\n])(?:---|\\.\\.\\.)(?:[ \t\r\n]|\\Z))(?:[^- \t\r\n?:,\\[\\]{}#&*!|>\'"%@`]|-(?![ \t\r\n]|\\Z))(?:[^ \t\r\n:?,\\[\\]{}]++|:(?![ \t\r\n,\\[\\]{}]|\\Z)|[ ]++(?=[^ #\t\r\n?,\\[\\]{}])|[ ]*+[\r\n][ \r\n]*+(?=[^#\t?,\\[\\]{}])(?!(?<![^\r\n])(?:---|\\.\\.\\.)(?:[ \t\r\n]|\\Z)))*+',
    'DOUBLE': '"(?:[^"\\\\\r\n]++|\\\\[^\r\n]|\\\\?+[\r\n](?!(?:---|\\.\\.\\.)[ \t\r\n]))*+"',
    'SINGLE': "'(?:[^'\r\n]++|''|[\r\n](?!(?:---|\\.\\.\\.)[ \t\r\n]))*+'",
    '__IGNORE_1': '#[^\r\n]*',
    '__IGNORE_0': '[ \r\n]+',
    'COLON': ':',
    'COMMA': ',',
    'LIST_CLOSE': '\\]',
    'LIST_OPEN': '\\[',
    'MAP_CLOSE': '\\}',
    'MAP_OPEN': '\\{',
}
_SETS = (
    ('PLAIN', 'DOUBLE', 'SINGLE', '__IGNORE_1', '__IGNORE_0', 'COMMA', 'LIST_CLOSE', 'LIST_OPEN', 'MAP_CLOSE', 'MAP_OPEN'),
    ('PLAIN', 'DOUBLE', 'SINGLE', '__IGNORE_1', '__IGNORE_0', 'LIST_OPEN', 'MAP_OPEN'),
    ('PLAIN_KEY', 'DOUBLE_KEY', 'SINGLE_KEY', 'PLAIN', 'DOUBLE', 'SINGLE', '__IGNORE_1', '__IGNORE_0', 'LIST_CLOSE', 'LIST_OPEN', 'MAP_OPEN'),
    ('PLAIN_KEY', 'DOUBLE_KEY', 'SINGLE_KEY', 'PLAIN', 'DOUBLE', 'SINGLE', '__IGNORE_1', '__IGNORE_0', 'MAP_CLOSE'),
    ('__IGNORE_1', '__IGNORE_0'),
    ('__IGNORE_1', '__IGNORE_0', 'COLON'),
    ('__IGNORE_1', '__IGNORE_0', 'COMMA', 'LIST_CLOSE'),
    ('__IGNORE_1', '__IGNORE_0', 'COMMA', 'LIST_CLOSE', 'MAP_CLOSE'),
    ('__IGNORE_1', '__IGNORE_0', 'COMMA', 'MAP_CLOSE'),
)
TABLES = Tables(
    accept=9,
    actions=(
        {'DOUBLE': 1, 'LIST_OPEN': 2, 'MAP_OPEN': 3, 'PLAIN': 4, 'SINGLE': 5, 'mapping': 6, 'scalar': 7, 'sequence': 8, 'value': 9},
        {'$END': (1, 'scalar'), 'COMMA': (1, 'scalar'), 'LIST_CLOSE': (1, 'scalar'), 'MAP_CLOSE': (1, 'scalar')},
        {'DOUBLE': 1, 'DOUBLE_KEY': 10, 'LIST_CLOSE': 11, 'LIST_OPEN': 2, 'MAP_OPEN': 3, 'PLAIN': 4, 'PLAIN_KEY': 12, 'SINGLE': 5, 'SINGLE_KEY': 13, 'entry': 14, 'item': 15, 'key': 16, 'mapping': 6, 'scalar': 7, 'sequence': 8, 'value': 17},
        {'DOUBLE': 1, 'DOUBLE_KEY': 10, 'MAP_CLOSE': 18, 'PLAIN': 4, 'PLAIN_KEY': 12, 'SINGLE': 5, 'SINGLE_KEY': 13, 'entry': 19, 'key': 16, 'member': 20, 'scalar': 21},
        {'$END': (1, 'scalar'), 'COMMA': (1, 'scalar'), 'LIST_CLOSE': (1, 'scalar'), 'MAP_CLOSE': (1, 'scalar')},
        {'$END': (1, 'scalar'), 'COMMA': (1, 'scalar'), 'LIST_CLOSE': (1, 'scalar'), 'MAP_CLOSE': (1, 'scalar')},
        {'$END': (1, 'value'), 'COMMA': (1, 'value'), 'LIST_CLOSE': (1, 'value'), 'MAP_CLOSE': (1, 'value')},
        {'$END': (1, 'value'), 'COMMA': (1, 'value'), 'LIST_CLOSE': (1, 'value'), 'MAP_CLOSE': (1, 'value')},
        {'$END': (1, 'value'), 'COMMA': (1, 'value'), 'LIST_CLOSE': (1, 'value'), 'MAP_CLOSE': (1, 'value')},
        {},
        {'COLON': (1, 'key')},
        {'$END': (2, 'sequence'), 'COMMA': (2, 'sequence'), 'LIST_CLOSE': (2, 'sequence'), 'MAP_CLOSE': (2, 'sequence')},
        {'COLON': (1, 'key')},
        {'COLON': (1, 'key')},
        {'COMMA': (1, 'item'), 'LIST_CLOSE': (1, 'item')},
        {'COMMA': 22, 'LIST_CLOSE': 23, '__sequence_star_0': 24},
        {'COLON': 25},
        {'COMMA': (1, 'item'), 'LIST_CLOSE': (1, 'item')},
        {'$END': (2, 'mapping'), 'COMMA': (2, 'mapping'), 'LIST_CLOSE': (2, 'mapping'), 'MAP_CLOSE': (2, 'mapping')},
        {'COMMA': (1, 'member'), 'MAP_CLOSE': (1, 'member')},
        {'COMMA': 26, 'MAP_CLOSE': 27, '__mapping_star_1': 28},
        {'COMMA': (1, 'member'), 'MAP_CLOSE': (1, 'member')},
        {'DOUBLE': 1, 'DOUBLE_KEY': 10, 'LIST_CLOSE': 29, 'LIST_OPEN': 2, 'MAP_OPEN': 3, 'PLAIN': 4, 'PLAIN_KEY': 12, 'SINGLE': 5, 'SINGLE_KEY': 13, 'entry': 14, 'item': 30, 'key': 16, 'mapping': 6, 'scalar': 7, 'sequence': 8, 'value': 17},
        {'$END': (3, 'sequence'), 'COMMA': (3, 'sequence'), 'LIST_CLOSE': (3, 'sequence'), 'MAP_CLOSE': (3, 'sequence')},
        {'COMMA': 31, 'LIST_CLOSE': 32},
        {'COMMA': (2, 'entry'), 'DOUBLE': 1, 'LIST_CLOSE': (2, 'entry'), 'LIST_OPEN': 2, 'MAP_CLOSE': (2, 'entry'), 'MAP_OPEN': 3, 'PLAIN': 4, 'SINGLE': 5, 'mapping': 6, 'scalar': 7, 'sequence': 8, 'value': 33},
        {'DOUBLE': 1, 'DOUBLE_KEY': 10, 'MAP_CLOSE': 34, 'PLAIN': 4, 'PLAIN_KEY': 12, 'SINGLE': 5, 'SINGLE_KEY': 13, 'entry': 19, 'key': 16, 'member': 35, 'scalar': 21},
        {'$END': (3, 'mapping'), 'COMMA': (3, 'mapping'), 'LIST_CLOSE': (3, 'mapping'), 'MAP_CLOSE': (3, 'mapping')},
        {'COMMA': 36, 'MAP_CLOSE': 37},
        {'$END': (4, 'sequence'), 'COMMA': (4, 'sequence'), 'LIST_CLOSE': (4, 'sequence'), 'MAP_CLOSE': (4, 'sequence')},
        {'COMMA': (2, '__sequence_star_0'), 'LIST_CLOSE': (2, '__sequence_star_0')},
        {'DOUBLE': 1, 'DOUBLE_KEY': 10, 'LIST_CLOSE': 38, 'LIST_OPEN': 2, 'MAP_OPEN': 3, 'PLAIN': 4, 'PLAIN_KEY': 12, 'SINGLE': 5, 'SINGLE_KEY': 13, 'entry': 14, 'item': 39, 'key': 16, 'mapping': 6, 'scalar': 7, 'sequence': 8, 'value': 17},
        {'$END': (4, 'sequence'), 'COMMA': (4, 'sequence'), 'LIST_CLOSE': (4, 'sequence'), 'MAP_CLOSE': (4, 'sequence')},
        {'COMMA': (3, 'entry'), 'LIST_CLOSE': (3, 'entry'), 'MAP_CLOSE': (3, 'entry')},
        {'$END': (4, 'mapping'), 'COMMA': (4, 'mapping'), 'LIST_CLOSE': (4, 'mapping'), 'MAP_CLOSE': (4, 'mapping')},
        {'COMMA': (2, '__mapping_star_1'), 'MAP_CLOSE': (2, '__mapping_star_1')},
        {'DOUBLE': 1, 'DOUBLE_KEY': 10, 'MAP_CLOSE': 40, 'PLAIN': 4, 'PLAIN_KEY': 12, 'SINGLE': 5, 'SINGLE_KEY': 13, 'entry': 19, 'key': 16, 'member': 41, 'scalar': 21},
        {'$END': (4, 'mapping'), 'COMMA': (4, 'mapping'), 'LIST_CLOSE': (4, 'mapping'), 'MAP_CLOSE': (4, 'mapping')},
        {'$END': (5, 'sequence'), 'COMMA': (5, 'sequence'), 'LIST_CLOSE': (5, 'sequence'), 'MAP_CLOSE': (5, 'sequence')},
        {'COMMA': (3, '__sequence_star_0'), 'LIST_CLOSE': (3, '__sequence_star_0')},
        {'$END': (5, 'mapping'), 'COMMA': (5, 'mapping'), 'LIST_CLOSE': (5, 'mapping'), 'MAP_CLOSE': (5, 'mapping')},
        {'COMMA': (3, '__mapping_star_1'), 'MAP_CLOSE': (3, '__mapping_star_1')},
    ),
    scanners=Scanners(_TERMINALS, tuple(map(_SETS.__getitem__, (1, 7, 2, 3, 7, 7, 7, 7, 7, 4, 5, 7, 5, 5, 6, 6, 5, 6, 7, 8, 8, 8, 2, 7, 6, 0, 3, 7, 8, 7, 6, 2, 7, 7, 7, 8, 3, 7, 7, 6, 7, 8)))),
    ignored=frozenset(['__IGNORE_0', '__IGNORE_1']),
)
