"""What PyYAML complains about, said so that an editor can mend it, and which lines are spoilt by it.

Decisions: a fault is reported where it was made (the bracket or quote that was opened, the key that lacks its colon),
not where the reader noticed it.
"""

import re
import sys
from dataclasses import replace
from typing import NamedTuple

import yaml

from layout.diagnostics import Diagnostic, Span
from layout.read import messages
from layout.records import dataclass


@dataclass(frozen=True, slots=True)
class Spoilt:
    """The lines (from 0) that cannot be read because of a fault; `mended` is the first of them as it was meant, where
    that is sure, and from column `at` on (from 0) it is `longer` by so many characters.
    """

    first: int
    last: int
    mended: str | None = None
    at: int = 0
    longer: int = 0


class _Words(NamedTuple):
    """How one problem is told: the fact, the rule, the way out, each in Chinese and English."""

    what_zh: str
    what_en: str
    rule_zh: str = ""
    rule_en: str = ""
    hint_zh: str = ""
    hint_en: str = ""


_QUOTE_HINT = ("整个值加引号：'……'", "put the whole value in quotes: '…'")
_COLON_RULE = ("键: 值（半角冒号，后面空一格）", "key: value (half-width colon, then a space)")
_OPENED_FLOW = _Words(
    "括号不配对",
    "the brackets do not pair",
    "[甲, 乙] 或 {键: 值}",
    "[a, b] or {key: value}",
    "补上 ] 或 }，各项之间用半角逗号隔开",
    "add the ] or }, with half-width commas between the items",
)
_INDENT = _Words(
    "这一行的缩进与上文不齐",
    "this line is not indented as the lines before it",
    "同一层的键左边对齐",
    "keys of one level begin in one column",
    "把这一行与同层的上一行对齐",
    "align it with the key before it",
)
_AFTER_QUOTE = _Words(
    "引号收尾后还有字",
    "something follows the closing quotation mark",
    "引号括住整个值",
    "quotation marks around the whole value",
    "把整个值放进一对引号，里面的引号用全角“”；不必加引号的，去掉引号",
    "put the whole value in one pair of quotes, or leave the quotes out",
)
_NO_COLON = _Words(
    "这一行没有冒号",
    "this line has no colon",
    *_COLON_RULE,
    "补上半角冒号和空格；如果是上一个值的下半句，用 | 或引号",
    "add a colon and a space; if it continues the value above, use | or quotes",
)
_NO_BLANK = {
    "what_zh": "冒号后面没有空格",
    "what_en": "no space after the colon",
    "hint_zh": "冒号后面空一格",
    "hint_en": "put a space after the colon",
}
_ROWS = {
    "hint_zh": "如果是上面 | 的内容，比它的键多缩进两格",
    "hint_en": "if it belongs to the | above, indent it two spaces more than that key",
}
_COMMA = {
    "what_zh": "括号里的逗号是全角的",
    "what_en": "a comma between brackets is full-width",
    "hint_zh": "把“，”改成半角逗号加空格",
    "hint_en": "a half-width comma and a space instead of “，”",
}
"""What is said otherwise where more is known of a problem."""
_PROBLEMS: tuple[tuple[str, _Words], ...] = (
    ("could not find expected ':'", _NO_COLON),
    (
        "mapping values are not allowed here",
        _Words(
            "一行里有两个“: ”，或者缩进不对",
            "two `: ` in one line, or a wrong indentation",
            "每行一个键: 值",
            "one key: value to a line",
            *_QUOTE_HINT,
        ),
    ),
    (
        "sequence entries are not allowed here",
        _Words(
            "这里不能开始列表",
            "a list cannot begin here",
            "每项另起一行，- 开头",
            "every item on a line of its own, after -",
            "把列表写到下一行，或写成 [甲, 乙]",
            "put the list on the next line, or write [a, b]",
        ),
    ),
    (
        "mapping keys are not allowed here",
        _Words("这里不能用 ?", "`?` cannot stand here", *_COLON_RULE, *_QUOTE_HINT),
    ),
    (
        "found unexpected end of stream",
        _Words(
            "引号没有收尾",
            "the quotation mark is never closed",
            "成对的引号",
            "a pair of quotation marks",
            "补上同样的半角引号；要印的引号用全角“”",
            "add the same mark at the end",
        ),
    ),
    (
        "found unexpected document separator",
        _Words(
            "引号没有收尾",
            "the quotation mark is never closed",
            "成对的引号",
            "a pair of quotation marks",
            "补上同样的半角引号",
            "add the same mark at the end",
        ),
    ),
    (
        "escape",
        _Words(
            "双引号里的反斜杠后面不认得",
            "this is no escape after a backslash",
            '\\n、\\"、\\\\ 或 \\uXXXX',
            '\\n, \\", \\\\ or \\uXXXX',
            "改用单引号，反斜杠就照原样",
            "use single quotes: a backslash then is just itself",
        ),
    ),
    (
        "chomping or indentation",
        _Words(
            "| 后面不能接着写字",
            "no text may follow |",
            "| 单独在行尾",
            "| at the end of its line",
            "内容从下一行写起",
            "begin the content on the next line",
        ),
    ),
    (
        "indentation indicator",
        _Words("| 后面的数字不对", "the number after | is wrong", "1 到 9，或不写", "1 to 9, or none", "", ""),
    ),
    (
        "expected a comment or a line break",
        _Words(
            "| 后面不能接着写字",
            "no text may follow |",
            "| 单独在行尾",
            "| at the end of its line",
            "内容从下一行写起",
            "begin the content on the next line",
        ),
    ),
    ("expected ',' or", _OPENED_FLOW),
    ("did not find expected ',' or", _OPENED_FLOW),
    ("expected <block end>", _INDENT),
    ("expected '<document start>'", _INDENT),
    (
        "expected the node content",
        _Words(
            "这里缺一个值",
            "a value is missing here",
            "文字、[列表] 或 {键: 值}",
            "text, a [list] or {key: value}",
            *_QUOTE_HINT,
        ),
    ),
    (
        "cannot start any token",
        _Words(
            "值不能以这个字符开头",
            "a value cannot begin with this character",
            "文字，或加引号的文字",
            "text, or text in quotes",
            *_QUOTE_HINT,
        ),
    ),
)
_IN_INDENTATION = {
    "where_zh": "缩进里",
    "where_en": "in the indentation",
    "spaces_zh": "两",
    "spaces_en": "two spaces",
}
_BEFORE_A_VALUE = {"where_zh": "值的前面", "where_en": "before a value", "spaces_zh": "一", "spaces_en": "a space"}
"""Where a tab stands that cannot stand there, and what to put in its place."""
_OTHER = _Words("这里读不懂", "this cannot be read", *_COLON_RULE, *_QUOTE_HINT)
_AT_START = ("while scanning a simple key", "while scanning a quoted scalar")


def _line_without_colon(lines: list[str], mark: yaml.Mark | None) -> int | None:
    """The line above that lacks its colon, when that is why the next line's colon comes as a surprise."""
    if mark is None or mark.line >= len(lines) or re.search(r":(\s|$)", lines[mark.line][: mark.column]):
        return None
    above = next((i for i in range(mark.line - 1, -1, -1) if lines[i].strip()), None)
    if above is None or re.search(r":(\s|$)", lines[above]) or lines[above].lstrip().startswith(("-", "#")):
        return None
    return above


def _tabs_mended(spoilt: Spoilt, lines: list[str], column: int) -> Spoilt:
    """Tabs at a line's start become the indentation that the line is meant to have; one before a value becomes a
    space.
    """
    line = lines[spoilt.first]
    if line[:column].strip():
        return replace(spoilt, mended=line[:column] + line[column:].replace("\t", " ", 1), at=column)
    above = next((text for text in reversed(lines[: spoilt.first]) if re.search(r"\S:(\s|$)", text)), "")
    if re.search(r"[|>][-+\d]*\s*$", above) and not re.search(r"\S:(\s|$)", line):
        return spoilt  # a row of a drawing or text: how far in they begin is not told by the key
    bare = line.lstrip()
    if above.rstrip().endswith(":"):
        indent = _indented(above) + 2
    else:
        below = next((text for text in lines[spoilt.first + 1 :] if text.strip()), "")
        indent = _level_meant(bare, _levels(lines[: spoilt.first]), below)
    return replace(spoilt, mended=" " * indent + bare, longer=indent - (len(line) - len(bare)))


def _indented(line: str) -> int:
    """How far in a line's key stands, behind the dashes of a list."""
    found = re.match(r" *(?:- +)*", line)
    return found.end() if found else 0


def _levels(above: list[str]) -> dict[int, list[str]]:
    """The keys that may go on after some lines, by how far in they stand: those of the last line first, each level with
    its keys from the last one up.
    """
    levels: dict[int, list[str]] = {}
    last = sys.maxsize
    for line in reversed(above):
        key = re.match(r"[\s-]*(\S.*?)\s*:(?:\s|$)", line)
        if key is None or line.lstrip().startswith("#"):
            continue
        here = _indented(line)
        if here <= last:
            levels.setdefault(here, []).append(key[1])
            last = here
    return levels


def _level_meant(bare: str, levels: dict[int, list[str]], below: str) -> int:
    """How far in a line that begins with tabs is meant to stand, when the key above has its value: as that key, unless
    the line is the next of a count of pages, has keys below it that stand as far in, or its key is there already.

    Args:
        bare: The line without its blanks.
        levels: The keys before it, by how far in they stand, the innermost first.
        below: The next line; whether it begins with a tab is all the same.
    """
    key = bare.partition(":")[0].strip()
    found = [*levels]
    if key.isdigit():
        found = [here for here in found if levels[here][0].isdigit()] or found
    if bare.rstrip().endswith(":") and below.startswith(" "):
        found = [here for here in found if here < _indented(below)] or found
    found = [here for here in found if key not in levels[here]] or found
    return found[0] if found else 0


def _unquoted(line: str) -> str:
    """A line with blanks in place of what stands in quotes."""
    return re.sub(r"'[^']*'|\"[^\"]*\"", lambda quoted: " " * len(quoted[0]), line)


def _mark_mended(spoilt: Spoilt, line: str, at: int, mark: str) -> Spoilt:
    """A full-width mark at a column becomes a half-width one and a space."""
    rest = line[at + 1 :].lstrip()
    return replace(spoilt, mended=f"{line[:at]}{mark} {rest}", at=at, longer=at + 2 + len(rest) - len(line))


def _brackets_mended(spoilt: Spoilt, line: str) -> Spoilt:
    """Brackets that a line opens and the next one does not go on with are closed at its end."""
    bare = re.sub(r"'[^']*'|\"[^\"]*\"", "", line)
    waiting: list[str] = []
    for char in bare:
        if char in "[{":
            waiting.append("]" if char == "[" else "}")
        elif waiting and char == waiting[-1]:
            waiting.pop()
    missing = "".join(reversed(waiting))
    if not missing or re.search(r"\s#", bare):  # what stands behind a comment is none of the text
        return spoilt
    return replace(spoilt, mended=line + missing, at=len(line), longer=len(missing))


def explain(error: yaml.MarkedYAMLError, lines: list[str], file: str, first_line: int) -> tuple[Diagnostic, Spoilt]:
    """A syntax fault as a diagnostic at the place where it was made, and the lines it spoils.

    Args:
        error: What PyYAML raised; its marks count from 0.
        lines: The text that was read.
        file: Its name as the user gave it.
        first_line: The number of `lines[0]` in the file.
    """
    problem, context = error.problem or "", error.context or ""
    noticed = error.problem_mark or error.context_mark
    opened = error.context_mark or noticed
    blamed = _line_without_colon(lines, noticed) if problem.startswith("mapping values") else None
    noticed_line = min(noticed.line, len(lines) - 1) if noticed else 0
    opened_line = min(opened.line, len(lines) - 1) if opened else 0
    is_flow = context.startswith("while parsing a flow")
    at_start = context in _AT_START or (is_flow and opened_line < noticed_line)
    line = opened_line if at_start else noticed_line
    mark = opened if at_start else noticed
    column = min(mark.column, len(lines[line])) if mark else 0
    if blamed is not None:
        problem, line, column = "could not find expected ':'", blamed, len(lines[blamed]) - len(lines[blamed].lstrip())
    span = Span(file, line + first_line, column + 1)
    found = lines[line][column:].rstrip()[:40] or lines[line].strip()[:40]
    spoilt = Spoilt(line, max(noticed_line - 1, line) if is_flow and at_start else line)
    if "\\t" in problem and "cannot start any token" in problem:
        told = _IN_INDENTATION if not lines[line][:column].strip() else _BEFORE_A_VALUE
        fault = Diagnostic(message=messages.TAB, values=told, span=span, found="⇥" + found.lstrip("\t"))
        return fault, _tabs_mended(spoilt, lines, column)
    if problem.startswith("mapping values"):
        found = lines[line].strip()[:60]
    if "scanning a tag" in context or "parsing a tag" in context:
        at = opened.column if opened else 0
        return Diagnostic(message=messages.TAG, span=Span(file, opened_line + first_line, at + 1), found=found), spoilt
    if "scanning an alias" in context or "scanning an anchor" in context:
        at = opened.column if opened else 0
        start, found = Span(file, opened_line + first_line, at + 1), lines[opened_line][at:].rstrip()[:40]
        return Diagnostic(message=messages.ALIAS, values={"found": found}, span=start, found=found), spoilt
    words = next((words for key, words in _PROBLEMS if key in problem), _OTHER)
    if problem.startswith("mapping values") and not re.search(r":\s", lines[line][:column]):
        words = _INDENT  # its first colon: a key below one that already has its value
        span = Span(file, line + first_line, len(lines[line]) - len(lines[line].lstrip()) + 1)
    if words is _INDENT and re.search(r"(?:'[^']*'|\"[^\"]*\")\s*$", lines[line][:column]):
        words = _AFTER_QUOTE
    if words is _OPENED_FLOW and at_start and spoilt.last == line and "，" not in _unquoted(lines[line])[:column]:
        spoilt = _brackets_mended(spoilt, lines[line])
    else:
        if words is _NO_COLON and _is_below_bar(lines, line):
            words = words._replace(**_ROWS)
        words, spoilt, at = _marks_mended(words, spoilt, lines[line], column)
        if at != column:
            span, found = Span(file, line + first_line, at + 1), lines[line][at:].rstrip()[:40]
    return Diagnostic(message=messages.SYNTAX, values=words._asdict(), span=span, found=found), spoilt


def _marks_mended(words: _Words, spoilt: Spoilt, line: str, column: int) -> tuple[_Words, Spoilt, int]:
    """What is said of a fault noticed at a column, the line as it was meant, and the column to blame, where a
    full-width comma between brackets, a full-width colon or one without a space is behind it; marks in quotes are text.
    """
    plain = _unquoted(line)
    if words is _OPENED_FLOW and (at := plain.rfind("，", 0, column + 1)) >= 0:
        return words._replace(**_COMMA), _mark_mended(spoilt, line, at, ","), at
    if words is not _OPENED_FLOW and "：" in plain and ": " not in plain:
        return (
            words._replace(
                hint_zh="把全角冒号“：”改成半角冒号加空格", hint_en="a half-width colon and a space instead of “：”"
            ),
            _mark_mended(spoilt, line, plain.index("："), ":"),
            column,
        )
    if words is _NO_COLON and (bare := re.match(r"\s*[^\s:]+(?=:[^\s/])", plain)):
        return words._replace(**_NO_BLANK), _mark_mended(spoilt, line, bare.end(), ":"), column
    return words, spoilt, column


def _is_below_bar(lines: list[str], line: int) -> bool:
    """Whether a line without a colon is a row of the text behind a `|` above it, not indented as one."""
    above = next((text for text in reversed(lines[:line]) if re.search(r":(\s|$)", text)), "")
    return bool(re.search(r":\s+[|>][-+\d]*\s*$", above)) and _indented(lines[line]) <= _indented(above)
