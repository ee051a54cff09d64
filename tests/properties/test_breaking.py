"""What must hold for every text and measure: nothing lost, prohibitions kept, full lines full, looseness reported."""

from hypothesis import given, settings
from hypothesis import strategies as st
from squares import shaped

from layout.chars import CharClass
from layout.lines.texts import Piece, set_piece
from layout.model.style import Setting

PIECES = st.lists(
    st.sampled_from(
        ["中", "文字", "排版印刷", "，", "。", "、", "！", "？！", "“引”", "《书名》", "（注）", "——", "……", "·", "：",
         "3.14亿元", "2026年3月5日", "30%", "￥5", "3～5个", "第12届", "word", "international", "5G", "A/B", " ", "　",
         "https://www.example.com/news/a.html", "x@y.com"]
    ),
    min_size=1,
    max_size=60,
)  # fmt: skip
NEVER_FIRST = set("”’）》〉」』】，、；：。！？·～")
NEVER_LAST = set("“‘（《〈「『【￥")


@settings(max_examples=150, deadline=None)
@given(PIECES, st.sampled_from([7, 11, 13, 17, 27]), st.sampled_from(["half", "flex", "full", "hang"]))
def test_lines_of_any_text(pieces: list[str], measure: int, line_end: str) -> None:
    text = "中文" + "".join(pieces).strip()
    setting = Setting(line_end=line_end)  # type: ignore[arg-type]
    source = shaped(text, setting)
    lines = set_piece(source, setting, Piece(measure))
    assert "".join(line.text for line in lines) == text
    assert sum(len(run.glyphs) for line in lines for run in line.runs) >= sum(len(box.glyphs) for box in source.boxes)
    for index, line in enumerate(lines):
        shown = line.text.strip()
        assert index == 0 or shown[0] not in NEVER_FIRST, line
        assert shown[-1] not in NEVER_LAST, line
        if "overfull_line" in line.findings:
            continue
        hung = 0.5 if line_end == "hang" else 0
        assert line.width_em <= measure + hung + 0.02, line
        if not line.last and "loose_line" not in line.findings:
            assert abs(line.width_em - measure) <= 0.02 + hung, line
            assert line.stretch_em <= 0.2511, line


@settings(max_examples=60, deadline=None)
@given(PIECES, st.integers(0, 60))
def test_two_pieces_hold_what_the_whole_holds(pieces: list[str], cut: int) -> None:
    text = "中文" + "".join(pieces).strip()
    setting = Setting()
    source = shaped(text, setting)
    inked = [b for b in source.boxes if b.cls not in (CharClass.SP, CharClass.IDSP)]
    at = inked[min(cut, len(inked) - 1)].first
    parts = (set_piece(source, setting, Piece(13, 0, at)) if at else ()) + set_piece(source, setting, Piece(13, at))
    assert "".join(line.text for line in parts) == text
