"""How likely each boundary of a reading is wrong: what the margins say, and what makes them say too much.

Decisions: a margin is only as good as the weights behind it, so beside it counts what shows that they do not fit a
place: a text printed twice, a number alone, a stump, a lone subhead, a dump in which much is unsure. The figures are
fitted to where the test articles come out wrong (`tests/repair/learn_doubts.py`), each set being judged by the others.
"""

import math
from collections.abc import Sequence
from typing import Final

from layout.repair.doubtcues import doubt_cues, know_dump
from layout.repair.model import Setting
from layout.repair.reading import Role
from layout.repair.weights import Signal

_DOUBT: Final = {
    "any": Signal(-2.85, "most boundaries are read rightly"),
    "joined": Signal(-1.3, "a line goes on the one before"),
    "begins": Signal(-0.54, "a paragraph begins behind another"),
    "alone": Signal(-0.48, "a line stands alone"),
    "under_alone": Signal(1.11, "a paragraph begins under a line that stands alone"),
    "article": Signal(0.06, "an article begins"),
    "article_signed": Signal(-0.83, "an article begins behind a byline"),
    "head_more": Signal(-0.8, "a headline has a further line"),
    "under_head": Signal(-0.28, "a text begins under its headline"),
    "byline": Signal(-0.22, "a byline stands on one side"),
    "moved": Signal(0.43, "a piece of another article begins"),
    "sure_join": Signal(-1.72, "the margin of a join, as logarithm"),
    "sure_break": Signal(-1.86, "the margin of a break"),
    "sure_head": Signal(-1.42, "the margin of a headline or a moved piece"),
    "printed_twice": Signal(1.63, "a line beside it stands elsewhere in the dump too"),
    "says_again": Signal(1.51, "the line repeats the one before or its end"),
    "number_alone": Signal(3.33, "a line beside it is a number and nothing else"),
    "page_words": Signal(0.42, "a short line beside it has words of the page in it: an address, a hotline"),
    "stump": Signal(0.92, "the paragraph behind it is a few characters and a stop"),
    "unfinished": Signal(1.13, "the text before it ends in mid-sentence"),
    "unfinished_alone": Signal(1.68, "the line alone before it ends in mid-sentence"),
    "short_first": Signal(1.52, "joined is a first line as short as a title, without a stop"),
    "behind_stop": Signal(1.99, "joined is a line that ends a sentence"),
    "narrow": Signal(0.47, "joined is a first line far narrower than the measure"),
    "short": Signal(1.17, "joined is a line clearly shorter than the measure"),
    "lone_subhead": Signal(1.58, "the line alone is the only one of its article"),
    "may_be_head": Signal(0.4, "the line alone may be a headline"),
    "torn_head": Signal(1.24, "the headline and the text under it look like one sentence"),
    "behind_noise": Signal(0.51, "a line of the page stood between"),
    "page_line": Signal(2.23, "joined is a line that is no more than a number, an address or a paper's name"),
    "dump_unsure": Signal(0.47, "the share of lines in the dump with another reading close by, in tenths"),
    "dump_printed": Signal(0.49, "the dump is one printed line a line"),
    "unlike_join": Signal(0.31, "what the cues of a join say less than usual, in log odds"),
    "other_matter": Signal(0.34, "the text behind shares no words with the text before"),
    "names_text": Signal(-0.68, "the line names what the text behind tells"),
    "article_ended": Signal(0.99, "text behind a line that ends a letter or a notice: a date, an office, a closing"),
    "byline_inside": Signal(1.03, "text behind a byline of the same article"),
    "verse_title": Signal(1.6, "the last of several short lines stands over prose, as its title would"),
    "verse_under": Signal(1.31, "a lone line behind prose, or behind the end of a notice, stands over verse"),
    "in_verse": Signal(0.58, "between two lines of verse"),
    "in_rows": Signal(-0.7, "between two rows or items"),
    "two_alone": Signal(0.35, "between two lines that stand alone"),
    "full_unindented": Signal(1.31, "behind a full line a paragraph begins without an indent"),
    "not_indented": Signal(0.49, "a paragraph begins without an indent where others have one"),
    "wide_gap": Signal(1.82, "more blank lines than usual, and no article begins"),
    "notice_title": Signal(0.88, "a line alone ends like the title of a notice"),
    "unannounced": Signal(0.41, "the article that begins has neither dateline nor byline"),
    "short_article": Signal(0.85, "the article that begins has little text"),
    "role_torn": Signal(1.87, "the text before a byline ends in mid-sentence"),
    "rivals": Signal(0.13, "more than one article waits for the piece that begins"),
}  # fmt: skip
WEIGHT: Final = {name: signal.weight for name, signal in _DOUBT.items()}


def boundary_doubts(setting: Setting, roles: Sequence[Role]) -> tuple[float, ...]:
    """For each line how likely the boundary before it is read wrongly (0-1); 0 for the first."""
    known = know_dump(setting, roles)
    found = [0.0]
    for index in range(1, len(roles)):
        value = sum(WEIGHT[name] * strength for name, strength in doubt_cues(setting, roles, index, known))
        found.append(round(1 / (1 + math.exp(-value)), 4))
    return tuple(found[: len(roles)])


def is_rough(setting: Setting) -> bool:
    """Whether a dump is one printed line a line, or lines of the page stood in it, or jump marks."""
    printed = sum(measure is not None for measure in setting.measures)
    marked = any(line.noise_before or line.jump_to or line.jump_from for line in setting.lines)
    return marked or 2 * printed > len(setting.lines)
