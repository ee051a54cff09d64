"""A story that jumps is complete and in order, whatever its copy: eight lines on either side, a pair of jump lines."""

from dummies import Copy, Dummy, issue_of, shaped_of, with_copy
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.flow import fill_frames
from layout.lines import break_lines
from layout.place import place_articles

PIECES = (
    "春节前夕，",
    "街道。",
    "他说：“好。",
    "大家来。”",
    "共3.14万元，",
    "2021年2月9日",
    "（见图）",
    "《通知》",
    "？",
    "社区工作人员",
    "Wi-Fi",
)


@st.composite
def paragraphs(draw: st.DrawFn) -> list[str]:
    count = draw(st.integers(1, 14))
    return ["".join(draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30))) for _ in range(count)]


@settings(max_examples=40, deadline=None)
@given(copy=paragraphs(), lines=st.integers(24, 60), columns=st.integers(1, 4), anywhere=st.booleans())
def test_a_jump_loses_nothing(copy: list[str], lines: int, columns: int, anywhere: bool) -> None:
    first = (Dummy("头" * columns + " " + "二" * columns, {}, lines), {"头": _lead(), "二": Copy([6])})
    second = (Dummy("续" * 2 + " " + "三" * 2, {}, 200), {"续": Copy(comes_from="1/头"), "三": Copy([6])})
    issue = with_copy(issue_of([first, second])[0], "1/头", copy, sentence_end=not anywhere)
    shaped = shaped_of(issue)
    texts = break_lines(issue, shaped)
    result = fill_frames(issue, shaped, texts, place_articles(issue, texts))
    thread = next(t for t in result.threads if t.story == "1/头")
    poured = [(bead.page, p) for bead in thread.beads for p in bead.lines] + [(0, p) for p in thread.overset]
    assert "".join(p.line.text for _, p in poured if "/body/" in p.text) == "".join(copy)
    jumps = {p.text for _, p in poured if "jump" in p.text}
    body = {page: sum(1 for n, p in poured if n == page and "/body/" in p.text) for page in (1, 2)}
    if body[2]:
        assert jumps == {"1/头/jump_to/0", "1/头/jump_from/0"}
        assert not thread.overset
        assert min(body.values()) >= 7
    else:
        assert not jumps
        assert [d for d in result.findings if d.code in ("F102", "F103", "F105")]


def _lead() -> Copy:
    return Copy((), rank="lead", jumps_to="2/续")
