"""The rules for ellipses, dashes, tildes, middle dots, straight quotes and full-width letters, of the shape of
`layout.shape.width_rules.Rule`.

Source: typography.md §12.
"""

import re
from collections.abc import Iterator
from typing import Final

from layout.chars import is_cjk
from layout.shape.draft import Edit
from layout.shape.width_rules import View

_ALPHANUMERIC: Final = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
_FULL_WIDTH: Final = {
    **{chr(code): chr(code - 0xFEE0) for code in _ALPHANUMERIC},
    **{"％": "%", "｡": "。", "､": "、", "｢": "「", "｣": "」"},
}
_FULL = re.compile("[" + "".join(_FULL_WIDTH) + "]")
_DOT_VARIANTS: Final = "•‧・･⋅∙"
_UNIT_ENDS: Final = "%‰°℃℉"


def full_width_letters(view: View) -> Iterator[Edit]:
    """Full-width letters and digits become ASCII, half-width CJK marks full-width, `．` between digits a point."""
    for match in _FULL.finditer(view.text):
        if not view.token[match.start()]:
            yield Edit(match.start(), match.end(), _FULL_WIDTH[match[0]])
    for match in re.finditer(r"(?<=[0-9０-９])．(?=[0-9０-９])", view.text):
        yield Edit(match.start(), match.end(), ".")


def ellipses(view: View) -> Iterator[Edit]:
    """Three dots or more, or a lone …, beside Han become ……."""
    for match in re.finditer(r"\.{3,}|(?<!…)…(?!…)", view.text):
        if view.token[match.start()] or view.foreign[match.start()]:
            continue
        if view.is_h(view.before(match.start())) or view.is_h(view.after(match.end() - 1)):
            yield Edit(match.start(), match.end(), "……")


def dashes(view: View) -> Iterator[Edit]:
    """Two hyphens, bars or strokes between Han (or Han and the paragraph's edge) become ——."""
    for match in re.finditer(r"-{2,}|―{2,}|─{2,}", view.text):
        if view.token[match.start()]:
            continue
        before, after = view.before(match.start()), view.after(match.end() - 1)
        left, right = view.is_h(before), view.is_h(after)
        at_edge = before < 0 or after >= len(view.text) or "\n" in (view.char(before), view.char(after))
        if (left and right) or ((left or right) and at_edge):
            yield Edit(match.start(), match.end(), "——")


def tildes(view: View) -> Iterator[Edit]:
    """`~` between digits or Han becomes ～; spaces beside it go."""
    for match in re.finditer(r"~(?!/)", view.text):
        start, end = _with_spaces(view, match.start())
        is_free = not any(view.token[start:end]) and not view.foreign[match.start()]
        if is_free and _joins(view, start - 1) and _joins(view, end):
            yield Edit(start, end, "～")


def _with_spaces(view: View, at: int) -> tuple[int, int]:
    """Start and end of the mark at `at` with the spaces beside it."""
    start, end = at, at + 1
    while view.char(start - 1) == " ":
        start -= 1
    while view.char(end) == " ":
        end += 1
    return start, end


def _joins(view: View, at: int) -> bool:
    """Whether a digit, the sign after one, or Han stands there."""
    char = view.char(at)
    return bool(char) and (char.isdecimal() or char in _UNIT_ENDS or view.is_h(at))


def middle_dots(view: View, lang: str) -> Iterator[Edit]:
    """Other middle dots between two Han become ·, but not in Japanese, which has ・; spaces beside them go."""
    for match in re.finditer(f"[{_DOT_VARIANTS}]", view.text):
        start, end = _with_spaces(view, match.start())
        sides = view.char(start - 1), view.char(end)
        if view.lang_at(match.start(), lang) == "ja" or any(view.token[start:end]):
            continue
        if all(char and is_cjk(char) for char in sides):
            yield Edit(start, end, "·")


def straight_quotes(view: View, pairs: tuple[str, str]) -> Iterator[Edit]:
    """Straight quotes around Han, or with Han directly outside, become pairs, alternately through the paragraph.

    Args:
        view: The text.
        pairs: The double and the single pair of the language: `“”`, `‘’`.
    """
    for quote, pair in zip("\"'", pairs, strict=True):
        places = list(_quote_places(view, quote))
        if len(places) % 2:
            continue
        for start, end in zip(places[::2], places[1::2], strict=True):
            outside = (view.char(start - 1), view.char(end + 1))
            if any(map(is_cjk, view.text[start + 1 : end])) or any(char and is_cjk(char) for char in outside):
                yield Edit(start, start + 1, pair[0])
                yield Edit(end, end + 1, pair[1])


def odd_quotes(view: View) -> tuple[int, ...]:
    """First straight quote of each kind that stands an odd number of times in text with Han; they are left as is."""
    if not any(map(is_cjk, view.text)):
        return ()
    found = (list(_quote_places(view, quote)) for quote in "\"'")
    return tuple(places[-1] for places in found if len(places) % 2)


def _quote_places(view: View, quote: str) -> Iterator[int]:
    """Where a straight quote is a quotation mark: no apostrophe (it's, students', '90s), no inch or minute (5", 6')."""
    is_open = False
    for match in re.finditer(quote, view.text):
        at = match.start()
        left, right = view.char(at - 1), view.char(at + 1)
        if view.token[at] or (quote == "'" and _is_letter(left) and _is_letter(right)):
            continue
        if not is_open and ((left.isascii() and left.isdigit()) or (quote == "'" and _is_letter(left))):
            continue
        if quote == "'" and re.match(r"'\d0s", view.text[at:]):
            continue
        is_open = not is_open
        yield at


def _is_letter(char: str) -> bool:
    """A letter of an alphabet (not Han)."""
    return char.isalpha() and not is_cjk(char)
