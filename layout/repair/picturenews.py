"""A title over the few words of a picture: they say what was seen on some day, and who took the picture.

Decisions: paragraphs are counted, not lines; what is longer than two is an article that has pictures.
"""

import re
from typing import Final

from layout.repair.gluedbylines import byline_at_end
from layout.repair.model import SHORT_EM, Setting

PARAGRAPHS: Final = 2
"""The words of a picture have no more paragraphs."""
LINES: Final = 14
"""And no more lines, with who took it."""
_SOME_DAY: Final = re.compile(r"(?:近日|日前|昨日|昨天|今日|\d{1,2}月(?:\d{1,2}日|初|底|上旬|中旬|下旬)|\d{1,2}日)")
"""How the words of a picture begin."""
ON_A_DAY: Final = 3.2
"""Where they do, a title over them is so much surer."""


def over_picture(setting: Setting, index: int) -> float:
    """How surely the words of a picture stand under a line, and who took it behind them (0: not)."""
    ended = 0
    for place in range(index + 1, min(index + 1 + LINES, len(setting.facts))):
        fact = setting.facts[place]
        if fact.byline or fact.signed:
            byline = fact.reading.byline if fact.byline else byline_at_end(setting.lines[place].text)[1].byline
            pictured = byline.credit == "摄" or (bool(byline.photo) and not byline.reporters)
            told = place > index + 1 and _SOME_DAY.match(setting.lines[index + 1].text) is not None
            return 0.0 if not pictured else ON_A_DAY if told else 1.0
        measure = setting.measures[place]
        ended += measure is None or (fact.ends == "final" and setting.lines[place].width_em < measure - SHORT_EM)
        if ended > PARAGRAPHS:
            break
    return 0.0
