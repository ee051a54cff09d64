"""Words that say what a line of a headline is, each list in one place; tables of cues add what only they ask for."""

from typing import Final

DETAIL: Final = "相关|目前|其中|首[批月日周]|已|共|累计|预计|将于|日均|总|半数|近|约|超|逾|全长|沿线|今年|本月|下月"
"""How a line of details begins."""
GENRE: Final = "侧记|见闻|纪实|纪事|速写|小记|札记|手记|掠影|印象|观察|调查|报告|扫描|综述|述评|访谈|样本|故事|启示"
"""How a line ends that says what kind of piece this is."""
GENRE_FIRST: Final = "^记|^[—-]|^来自|^写在"
"""How such a line begins."""
OCCASION: Final = "前夕|之际|[之以]后|期间|过后|以来|时节"
"""How a line ends that says when, or on what occasion."""
