"""Signs that a font, a vertical page or an export put in place of the characters that were meant, line by line.

Decisions: what one sign stands for wherever it stands is put right without asking: a radical that prints like its
character (`⽇` 日), the upright form of a mark (`︒` 。). A sign of a private font at the start of a line is a bullet,
in doubt; anywhere else nobody can know what it was, so it stays, with a question, and so does the sign for what could
not be read (`\ufffd`).
"""

import re
import unicodedata
from typing import Final

from layout.repair.marks import HAN_CHAR
from layout.repair.punctuation import Edit

_RADICALS: Final = (
    "⺁厂⺒巳⺓幺⺛旡⺜日⺝月⺟母⺠民⺧牛⺩王⺪疋⺫罒⺬示⺯糹⺷羊⺻聿⺼月⺽臼⻁虎⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻐钅⻑長⻒镸⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨"
    "⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
"""Each radical of the supplement that prints like a character, and that. Source: Unicode EquivalentUnifiedIdeograph."""
_MARKS: Final = (
    "︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︙…︱—︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』﹇［﹈］"
    "﹐，﹑、﹔；﹕：﹖？﹗！﹙（﹚）﹝〔﹞〕﹪%﹢+﹣-﹦=﹟#﹠&"
)
"""The upright and the small form of each mark, and the mark."""
_KANGXI: Final = "".join(chr(code) for code in range(0x2F00, 0x2FD6))
_MEANT: Final = (
    dict(zip(_RADICALS[::2], _RADICALS[1::2], strict=True))
    | {char: unicodedata.normalize("NFKC", char) for char in _KANGXI}
    | dict(zip(_MARKS[::2], _MARKS[1::2], strict=True))
)
"""What stands for another character, and that."""
_PRIVATE: Final = "\ue000-\uf8ff\U000f0000-\U0010fffd"
_ODD: Final = re.compile(f"[{''.join(map(re.escape, _MEANT))}]|[{_PRIVATE}]+|\ufffd+")
_BULLET: Final = re.compile(f"\\s*[{_PRIVATE}](?=\\s*[^\\s{_PRIVATE}])")
BULLET: Final = "●"


def glyph_edits(text: str) -> tuple[Edit, ...]:
    """What to put for the odd signs of one line, in order; what nobody can know is only proposed."""
    edits: list[Edit] = []
    for match in _ODD.finditer(text):
        start, end, meant = match.start(), match.end(), _MEANT.get(match[0])
        if meant is not None:
            cue = "a radical that prints like the character" if HAN_CHAR.match(meant) else "another form of the mark"
            edits.append(Edit(start, end, meant, "glyph", 0.98, cue))
        elif match[0][0] == "\ufffd":
            edits.append(Edit(start, end, "", "glyph", 0.3, "what stood here could not be read", False))
        elif (bullet := _BULLET.match(text)) is not None and end == bullet.end():
            edits.append(Edit(start, end, BULLET, "glyph", 0.85, "a sign of a private font, where a bullet stands"))
        else:
            edits.append(Edit(start, end, "", "glyph", 0.3, "a sign of a private font, nobody knows which", False))
    return tuple(edits)
