"""Keys and words of the language of an issue in traditional characters: `報紙` means `报纸`, `4欄` means `4栏`.

Decisions: only the characters are known that such words have, each with the one that stands for it in our tables; a
word is looked up as it is written first, and copy is never touched.
"""

from typing import Final

_TRADITIONAL: Final = (
    "專體準別辦壓發疊號員圖備頭寬對導開總報擠攝數斷無欄樣標離積豎簽籤級紙紋線細繪統縫縮網規記許詞語說讀調責轉輪輸"
    "邊過進連長間聞韓頁題顏齊庫廣點製電註來週紅條橫雙單嚴兩從雲農則曆變國塊處彈懸掛損簡編節諺鏤隨齒綠藍範後廠碼漢"
    "著緊種裡內會爲為個業與綫裏説書畫礎刪詩訊於餘"
)
_SIMPLIFIED: Final = (
    "专体准别办压发叠号员图备头宽对导开总报挤摄数断无栏样标离积竖签签级纸纹线细绘统缝缩网规记许词语说读调责转轮输"
    "边过进连长间闻韩页题颜齐库广点制电注来周红条横双单严两从云农则历变国块处弹悬挂损简编节谚镂随齿绿蓝范后厂码汉"
    "着紧种里内会为为个业与线里说书画础删诗讯于余"
)
_TO_SIMPLIFIED: Final = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_TO_TRADITIONAL: Final = str.maketrans(_SIMPLIFIED[::-1], _TRADITIONAL[::-1])
"""Of characters that are written in several ways the first one counts."""


def simplified(word: str) -> str:
    """A word of our language in the characters of our tables."""
    return word.translate(_TO_SIMPLIFIED)


def traditional(word: str) -> str:
    """A word of our tables in traditional characters."""
    return word.translate(_TO_TRADITIONAL)
