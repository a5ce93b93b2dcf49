"""Texts for the readers: plain YAML, manifests as people write them, and both of them damaged."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from hypothesis.extra.lark import from_lark

from manifestkit.resources import read_text
from manifestkit.text.generate import lark_of

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy
    from lark import Lark


def _list(pieces: str) -> list[str]:
    return pieces.split("·")


line_ends = st.sampled_from(_list("\n·\n·\n·\r\n·\r"))

# Pieces that mean something to YAML or to the dialect, for texts without any order and for damage.
_SCRAPS = [
    *_list("a·b·x y·a:b·http://x·é·日本·😀·-1·2.0·a#b·it's·x\xa0y·[Your bucket]·a | b·k: ·k:\n·k:\n  "),
    *_list("\n·\n·\n·\n  ·\n    ·\n ·\n\n·\r\n·\r· ·  ·\t·\n\t· \n·\xa0·\n\xa0"),
    *_list("- ·-·- - ·: ·:·? ·?·, ·,·[·]·{·}·#· # c·#c·|·>·|-·>+·|2"),
    *_list('"·\'·"q"·\'s\'·"a\n b"·\'a\'\'b\'·"\\x41"·"\\q"·"\\\n  x"·"a" :·\'\'·"a: b"·\\·\\n'),
    *_list("---\n·--- ·\n---\n·...·\n...\n·%YAML 1.1\n·&a ·*a·!t ·%·@A@·`·***x***·\ufeff"),
    *_list("[a, b]·{a: b}·[a,\n b: c]·{a,}·[- a]·\x85·\u2028·\x07·\ud800"),
]
_DIALECT_SCRAPS = [
    *_list(
        "bucket·bucket:·bucket: ·bucket:x·\nbucket:x\n·\n  name:x\n·- prefix:x·buckt:x·\nignore:\n·bucket x·bucket:#x"
    ),
    *_list(
        "\nreturnAddress:\n·\noperations:\n  - ·- *.bak·- [a-c]$·- 'a·\n\xa0name: x·bucket:\xa0x·bucket\t: x·bucket:\tx"
    ),
    *_list("customs: {\n  deviceType:x\n}·{\nname:x·name: x\n city: y"),
]


def scraps(more: list[str] | None = None) -> SearchStrategy[str]:
    """Pieces in any order."""
    return st.lists(st.sampled_from(_SCRAPS + (more or [])), max_size=14).map("".join)


@st.composite
def damaged(draw: DrawFn, texts: SearchStrategy[str]) -> str:
    """A text in which a few characters were replaced, deleted or put in."""
    text = draw(texts)
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        width = draw(st.integers(0, 2))
        piece = draw(st.sampled_from(["", *_SCRAPS, *_DIALECT_SCRAPS]))
        text = text[:at] + piece + text[at + width :]
    return text


# Plain YAML

_words = st.sampled_from(
    _list('a·b·key·x y·a:b·http://x·-1·2.0·a#b·it\'s·say "hi"·é·日本·-x·?x·:x·a - b·x\xa0y·~·no·a, b·a]·\\d+·a|b·a & b')
    + _list("a ? b·b !t·a *b·x  y·x:y:z·50%·a@b·--x·\xa0x·x\xa0")
)
_double_pieces = st.sampled_from(_list("a· ·\n·\n  ·\n\n·\r\n·\\n·\\\n ·\\x41·\\u00e9·\\\"·\\\\·\\_·'·: · #·[·\t"))
_single_pieces = st.sampled_from(_list("a· ·\n·\n   ·\n\n·\r·''·\"·\\·: · # ·{·\t·é"))
double_quoted = st.lists(_double_pieces, max_size=6).map(lambda pieces: f'"{"".join(pieces)}"')
single_quoted = st.lists(_single_pieces, max_size=6).map(lambda pieces: f"'{''.join(pieces)}'")


@st.composite
def plain_lines(draw: DrawFn, indent: int) -> str:
    """A plain scalar over several lines, inside a block in column ``indent``."""
    text = draw(_words)
    for _ in range(draw(st.integers(1, 2))):
        blanks = " " * (indent + draw(st.sampled_from([1, 1, 2, 3, 0])))
        text += draw(st.sampled_from(_list("\n·\n\n· \n·\r\n·\r·\n  \n"))) + blanks + draw(_words)
    return text


@st.composite
def block_scalars(draw: DrawFn, indent: int) -> str:
    """A literal or folded block scalar, inside a block in column ``indent``."""
    header = draw(st.sampled_from("|>")) + draw(st.sampled_from(_list("··-·+·1·2·-1·2+")))
    text = header + draw(st.sampled_from(_list("·· · # c"))) + draw(line_ends)
    column = max(indent, 0) + draw(st.integers(0, 3))
    for _ in range(draw(st.integers(0, 4))):
        blanks = " " * draw(st.sampled_from([column, column, column, column + 1, 0, column + 3]))
        text += blanks + draw(st.sampled_from(_list("t·u v··· ·# no·- x·k: v·\tt"))) + draw(line_ends)
    return text


_flow_scalars = st.one_of(
    st.sampled_from(_list("a·b c·a:b·http://x·-x·x\n y·a #b\n·a#b·it's·50%·a\n\n  b·a | b·x\xa0y")),
    double_quoted,
    single_quoted,
)
_flow_blanks = st.sampled_from(_list("··· ·\n·\n  · # c\n·\r\n "))
_flow_keys = st.sampled_from(_list('a·b c·a:b·k·"k"·\'k\'·"a b"·-x·é'))
_flow_colons = st.sampled_from(_list(": ·: · : ·:  ·: \n "))


@st.composite
def _flow_collections(draw: DrawFn, inner: SearchStrategy[str]) -> str:
    opening, closing = draw(st.sampled_from([("[", "]"), ("{", "}")]))
    items = []
    for _ in range(draw(st.integers(0, 3))):
        item = draw(inner)
        if opening == "{" or draw(st.booleans()):
            item = draw(_flow_keys) + draw(_flow_colons) + item
        items.append(draw(_flow_blanks) + item + draw(_flow_blanks))
    return opening + ",".join(items) + draw(st.sampled_from(_list("··,"))) + draw(_flow_blanks) + closing


flow_values = st.recursive(_flow_scalars, _flow_collections, max_leaves=5)

_keys = st.sampled_from(_list('a·b·k·k·bucket·prefix·c d·-x·a:b·é·"e"·\'f g\'·"\\x41"·x#·?y·x\xa0y·<<·='))
_below = st.sampled_from(_list("\n·\n·\n·\n·\n·\n·\r\n·\r·\n\n·\n# c\n·\n   # c\n· # c\n·  \n·\n  \n"))


def _scalars(indent: int) -> SearchStrategy[str]:
    several_lines = st.one_of(plain_lines(indent), block_scalars(indent))
    return st.one_of(_words, double_quoted, single_quoted, several_lines, flow_values, st.just(""))


@st.composite
def _blocks(draw: DrawFn, depth: int, indent: int) -> str:
    """What stands behind a colon or a dash of a block in column ``indent``: a scalar, or lines of its own below."""
    kind = draw(st.sampled_from(["scalar", "mapping", "mapping", "sequence"])) if depth else "scalar"
    if kind == "scalar":
        return draw(_scalars(indent))
    column = indent + draw(st.sampled_from([1, 2, 2, 4]))
    text = draw(_below)
    if kind == "mapping":
        for _ in range(draw(st.integers(1, 3))):
            colon = draw(st.sampled_from(_list(": ·: ·:  · : ")))
            text += " " * column + draw(_keys) + colon + draw(_blocks(depth - 1, column)) + draw(_below)
        return text
    column = draw(st.sampled_from([max(indent, 0), column]))
    for _ in range(draw(st.integers(1, 3))):
        dash = "-" + " " * draw(st.integers(1, 3))
        item = draw(_blocks(depth - 1, column + len(dash) - 1))
        if draw(st.booleans()):
            item = item.lstrip("\r\n ")
        text += " " * column + dash + item + draw(_below)
    return text


@st.composite
def plain_yaml(draw: DrawFn) -> str:
    """A document of block and flow collections, scalars of every style, comments, markers and odd indentation."""
    head = draw(st.sampled_from(_list("········---\n·--- # c\n·\ufeff·# c\n·\n\n·---\r\n")))
    body = draw(_blocks(3, -1))
    if draw(st.integers(0, 3)):
        body = body.lstrip("\r\n ")
    return head + body + draw(st.sampled_from(_list("········\n...\n·\n...\n...\n·\n... # c·\n# c")))


# Manifests

known_keys = st.sampled_from(_list("bucket·prefix·name·city·eraseDevice·street1·deviceId·logBucket"))
_other_keys = st.sampled_from(_list("buckt·k·foo-bar·a_b·X.y·k1"))
_holders = st.sampled_from(_list("returnAddress·customs·staticMetadata·ignore·operations·k·contentTypes"))
_sure_values = _list("x·2.0·a b·a:b·http://example.com/#x·it's·\\.bak$·-x·Unit#5··'q'·\"q\"·''·S/N 12·a | b·x]·é")
_values = st.sampled_from(
    3 * _sure_values + _list('yes·ATTN:Joe·Unit #5·^tmp/·a,b;c·"q r"·\'say "hi"\'·"it\'s"·""') + _list("[a]·*x·a: b·#x")
)
_tails = st.sampled_from(_list("······ · # c·   # a: b· #"))
_skipped = st.sampled_from(_list("········\n·# c\n·  # bucket: x\n·   \n·\r\n·# - x\r"))


@st.composite
def _field(draw: DrawFn, column: int, dash: str = "") -> str:
    key = draw(st.one_of(known_keys, known_keys, _other_keys))
    colon = draw(st.sampled_from(_list(":·: ·: ·:  ")))
    return " " * column + dash + key + colon + draw(_values) + draw(_tails) + draw(line_ends) + draw(_skipped)


@st.composite
def _fields(draw: DrawFn) -> str:
    fields = [draw(_field(0)) for _ in range(draw(st.integers(0, 3)))]
    if not fields or draw(st.booleans()):
        fields.append(draw(_holders) + ":" + draw(_tails) + draw(line_ends) + draw(_skipped))
    return "".join(fields)


@st.composite
def _members(draw: DrawFn) -> str:
    column = draw(st.integers(1, 4))
    return "".join(draw(_field(column + draw(st.sampled_from([0] * 9 + [1])))) for _ in range(draw(st.integers(1, 3))))


@st.composite
def _items(draw: DrawFn) -> str:
    column = draw(st.integers(0, 3))
    dash = "-" + " " * draw(st.integers(1, 2))
    return "".join(
        " " * column + dash + draw(_values.filter(bool)) + draw(_tails) + draw(line_ends) + draw(_skipped)
        for _ in range(draw(st.integers(1, 3)))
    )


@st.composite
def _records(draw: DrawFn) -> str:
    column = draw(st.integers(0, 3))
    dash = "-" + " " * draw(st.integers(1, 2))
    text = ""
    for _ in range(draw(st.integers(1, 2))):
        text += draw(_field(column, dash))
        for _ in range(draw(st.integers(0, 2))):
            text += draw(_field(column + len(dash)))
    return text


@cache
def grammar(name: str) -> Lark:
    """A grammar, run by Lark itself."""
    return lark_of(name, read_text("grammars", f"{name}.lark"))


def flow_texts() -> SearchStrategy[str]:
    """Flow collections and scalars, and pieces of them in any order."""
    return st.one_of(flow_values, scraps(_list("[·]·{·}·,·:·: ·a·'b'·\"c\"· ·\n·#·-·?")))


def json_texts() -> SearchStrategy[str]:
    """Pieces of JSON, and of what people take for it, in any order."""
    pieces = (
        '{·}·[·]·,·, ·:·: ·"a"·"a": ·"b\\n"·"\\x"·"c\n"·1·-2.5e3·01·true·None·\'d\'·\u201ce\u201d·f g·"·\n· ·\u00a0·'
        '// h\n·# i·/* j */·{"k": 1}·["l", 2]·"m": null, "n": "o"'
    )
    return st.lists(st.sampled_from(_list(pieces)), max_size=12).map("".join)


@cache
def ordinary_manifests() -> SearchStrategy[str]:
    """Sentences of the grammar of ordinary manifests, and such that miss it by a value."""
    explicit = {
        "PREAMBLE": st.sampled_from(_list("# c\n·\n·# bucket: x\r\n\r\n·  \r# é \r")),
        "MARKER": st.sampled_from(_list("---\n·--- # c\n·---\r\n# c\r\n\r\n")),
        "FIELDS": _fields(),
        "MEMBERS": _members(),
        "ITEMS": _items(),
        "RECORDS": _records(),
    }
    return from_lark(grammar("manifest"), start="manifest", explicit=explicit)


@st.composite
def written_manifests(draw: DrawFn) -> tuple[str, dict[str, object]]:
    """An ordinary manifest beside the fields that were written into it."""
    colon = draw(st.sampled_from(_list(":·: ·:   ")))
    end = draw(line_ends)
    text = draw(st.sampled_from(["", "", "# c" + end, "---" + end]))

    def members(names: list[str], *starts: str) -> dict[str, object]:
        """Write the members, each behind its start, the last of which stands for all that follow."""
        nonlocal text
        values: dict[str, object] = {}
        for index, name in enumerate(names):
            value = draw(st.sampled_from(_sure_values))
            text += starts[min(index, len(starts) - 1)] + name + colon + value + draw(_tails) + end + draw(_skipped)
            values[name] = value.strip("'\"") if value[:1] in {"'", '"'} else value
        return values

    tree = members(draw(st.lists(known_keys, unique=True, min_size=1, max_size=4)), "")
    for holder in draw(st.lists(st.sampled_from(["returnAddress", "ignore", "operations"]), unique=True)):
        text += holder + ":" + end
        names = draw(st.lists(known_keys, unique=True, min_size=1, max_size=3))
        if holder == "returnAddress":
            tree[holder] = members(names, " " * draw(st.integers(1, 4)))
        elif holder == "operations":
            blanks = " " * draw(st.integers(0, 4))
            tree[holder] = [members(names, blanks + "- ", blanks + "  ") for _ in range(draw(st.integers(1, 2)))]
        else:
            patterns = draw(st.lists(st.sampled_from(_list("\\.bak$·^tmp/·~$·a b·x#")), min_size=1, max_size=3))
            tree[holder] = patterns
            blanks = " " * draw(st.integers(0, 4))
            text += "".join(blanks + "- " + pattern + draw(_tails) + end for pattern in patterns)
    return text, tree


_ODDITIES = [
    ("\n", "\n\xa0"),
    ("  ", "\xa0\xa0"),
    (": ", ":\xa0"),
    (": ", ":\t"),
    ("\n", "\t\n"),
    ("\n  ", "\n\t"),
    ("\n", "\n "),
    (": ", ":"),
    (":", ":#"),
    ("- ", "- *"),
    ("- ", "- ["),
    ("- ", "-\t"),
    ("x", "{\n  name:x,\n  city:'y'\n}"),
    ("x", "|\n    x\n     y\n"),
]


@st.composite
def dialect_texts(draw: DrawFn) -> str:
    """Manifests with what people and programs wrote into them: marks, tabs, odd blanks, patterns, brackets."""
    text = draw(ordinary_manifests())
    for old, new in draw(st.lists(st.sampled_from(_ODDITIES), max_size=3)):
        text = text.replace(old, new, draw(st.sampled_from([1, 2, -1])))
    return draw(st.sampled_from(_list("···\ufeff"))) + text


def any_texts() -> SearchStrategy[str]:
    """All of these, whole and damaged, and texts of no kind at all."""
    return st.one_of(
        scraps(_DIALECT_SCRAPS),
        plain_yaml(),
        dialect_texts(),
        damaged(plain_yaml()),
        damaged(dialect_texts()),
        st.text(st.sampled_from("ab:-#'\"[]{},\\|> \t\r\n\xa0?&*!%@`"), max_size=40),
        st.text(max_size=40),
    )
