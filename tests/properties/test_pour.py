"""Pouring loses no line and moves none, whatever the copy and the frames are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.flow.pour import pour
from layout.lines.types import Line, SetText
from layout.model.style import TextStyle
from layout.place.turns import SHORT_STANZA
from layout.place.types import Frame

STYLE = TextStyle("song", "hei", 9.0, 12.0)
KINDS = ("body", "subhead", "quote", "item", "verse", "byline")


@st.composite
def texts(draw: st.DrawFn) -> list[SetText]:
    made = []
    for i in range(draw(st.integers(0, 12))):
        count = draw(st.integers(0, 9))
        lines = tuple(Line(n, n + 1, f"{i}.{n}", 0, 11, n == count - 1, 0, ()) for n in range(count))
        kind = draw(st.sampled_from(KINDS))
        rows, blank = draw(st.integers(1, 3)), draw(st.integers(0, 2))
        made.append(SetText(f"a/{i}", kind, STYLE, 11.0, lines, rows=rows, lines_before=blank))  # type: ignore[arg-type]
    return made


@st.composite
def frames(draw: st.DrawFn) -> list[tuple[int, Frame]]:
    made = []
    for slot in range(draw(st.integers(0, 3))):
        for column in range(draw(st.integers(1, 4))):
            top, lines = draw(st.integers(0, 6)), draw(st.integers(1, 14))
            made.append((slot + 1, Frame(f"{slot}", column, column * 12.0, 11.0, top, lines)))
    return made


@settings(max_examples=200, deadline=None)
@given(copy=texts(), room=frames())
def test_no_line_is_lost_or_moved(copy: list[SetText], room: list[tuple[int, Frame]]) -> None:
    thread = pour("harbor-fire", copy, room)
    poured = [(p.text, p.line) for bead in thread.beads for p in bead.lines]
    over = [(p.text, p.line) for p in thread.overset]
    assert poured + over == [(text.key, line) for text in copy for line in text.lines]


@settings(max_examples=200, deadline=None)
@given(copy=texts(), room=frames())
def test_every_line_stands_inside_its_frame_and_below_the_one_before_it(
    copy: list[SetText], room: list[tuple[int, Frame]]
) -> None:
    rows = {text.key: text.rows for text in copy}
    for bead in pour("harbor-fire", copy, room).beads:
        foot = 0
        for poured in bead.lines:
            assert poured.row >= foot
            foot = poured.row + rows[poured.text]
        assert bead.lines[0].row == 0
        assert foot <= bead.frame.lines


@settings(max_examples=100, deadline=None)
@given(
    counts=st.lists(st.integers(SHORT_STANZA + 1, SHORT_STANZA + 9), min_size=1, max_size=6), columns=st.integers(1, 5)
)
def test_columns_of_copy_that_may_turn_anywhere_are_balanced(counts: list[int], columns: int) -> None:
    lines = sum(counts)
    copy = [
        SetText(f"a/{i}", "verse", STYLE, 11.0, tuple(Line(n, n + 1, "字", 0, 11, False, 0, ()) for n in range(count)))
        for i, count in enumerate(counts)
    ]
    room = [(1, Frame("s", i, i * 12.0, 11.0, 0, lines)) for i in range(columns)]
    thread = pour("harbor-fire", copy, room)
    heights = [len(bead.lines) for bead in thread.beads]
    assert not thread.overset and len(heights) == columns
    assert max(heights) - min(heights) <= 1 or min(heights) == heights[-1]
