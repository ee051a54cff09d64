"""Characters and words that raw Chinese copy is recognised by: punctuation in both widths, numerals, names.

Decisions: full-width marks and their ASCII look-alikes are one class here, because raw copy has lost the difference;
no paper's own names or phrases stand in these tables, only what Chinese newspapers share.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

HAN: Final = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007\u3005\U00020000-\U0003ffff"
"""Han ideographs, inside a regular expression's character class."""
HAN_CHAR: Final = re.compile(f"[{HAN}]")
KANA_CHAR: Final = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
HANGUL_CHAR: Final = re.compile("[\uac00-\ud7a3]")
CJK_CHAR: Final = re.compile(f"[{HAN}\u3001-\u3003\u3008-\u3011\u3014-\u301b\u3040-\u30ff\uff01-\uff65“”‘’…—·]")
"""A Han character, kana or a mark that only CJK text has."""

FINAL: Final = frozenset("。！？!?…")
"""Marks that end a sentence."""
CLOSERS: Final = frozenset("”’）》〉」』】〗〕］)]")
OPENERS: Final = frozenset("“‘（《〈「『【〖〔［([")
PAUSES: Final = frozenset("，、,")
PAIRS: Final = {
    "“": "”",
    "‘": "’",
    "（": "）",
    "《": "》",
    "〈": "〉",
    "「": "」",
    "『": "』",
    "【": "】",
    "〔": "〕",
    "(": ")",
}
ZERO_WIDTH: Final = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u061c\u180e\u202a\u202b\u202c\u202d\u202e"
)
"""Characters that print nothing and say nothing in Chinese copy."""
DIGITS: Final = "0-9０-９"
NUMERALS: Final = "〇零一二三四五六七八九十百"

SURNAMES: Final = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
    "鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞"
    "熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪解应宗丁宣邓郁"
    "单杭洪包诸左石崔吉龚程嵇邢裴陆荣翁荀羊惠甄曲封储靳段焦巴牧车侯班仰秋仲宫宁仇甘厉戎武符刘景詹束龙叶幸司黎薄印白怀蒲"
    "从鄂索咸籍赖卓蔺屠蒙池乔闻党翟谭贡劳姬申扶堵冉雍桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习艾鱼容向古易慎戈"
    "郗邴芮汲糜宓郜蓟溥邰荆羿麴钭郏鄢璩笪酆缑郇仉佴邝钮巫宦庾夔厍訾蒯谯"
    "廖居衡步都耿满匡国文寇广东欧沃利师巩聂晁勾敖融冷辛阚那简饶曾关查红游权盖益桓公肖闫付代谷岳帅亢海归言代仝佟展侣丛亓"
    "覃佘阙占冼苑逄隋楚晋牟鹿苟候楼涂鞠邸漆谌昝郄隗揭操初迟矫逯栾茆粟商兰麦阳由练原奉宿阴战巨门晨励皋盘於"
)
DOUBLE_SURNAMES: Final = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "令狐",
    "慕容",
    "司徒",
    "夏侯",
    "端木",
    "南宫",
    "鲜于",
    "申屠",
    "钟离",
    "闻人",
    "呼延",
    "宇文",
    "长孙",
    "轩辕",
    "澹台",
    "濮阳",
    "淳于",
    "赫连",
    "公冶",
    "独孤",
    "拓跋",
    "亓官",
    "颛孙",
    "漆雕",
    "东郭",
    "羊舌",
    "万俟",
    "完颜",
    "纳兰",
    "贺兰",
)

_TRADITIONAL: Final = (
    "記记訊讯報报員员圖图攝摄實实習习電电華华網网臺台體体媒媒據据綜综編编責责輯辑對对校校讀读審审組组聞闻綫线線线轉转後后續续農农曆历"
    "張张陳陈劉刘黃黄趙赵吳吴楊杨馬马許许鄭郑謝谢羅罗鄧邓馮冯蕭萧蔣蒋蘇苏呂吕葉叶盧卢鍾钟譚谭賈贾韋韦鄒邹閻阎龍龙賀贺顧顾龔龚"
    "萬万錢钱嚴严賴赖陸陆喬乔關关溫温簡简莊庄連连魯鲁畢毕孫孙羅罗湯汤齊齐倫伦聶聂練练應应麥麦藍蓝瞿瞿嶽岳齡龄衛卫範范韓韩遲迟鄔邬"
    "會会縣县區区鄉乡鎮镇舉举辦办開开閉闭啟启動动佈布發发達达長长過过讓让為为將将獲获勝胜戰战護护點点築筑織织變变學学館馆園园場场廠厂銀银"
    "隊队團团處处屬属歲岁個个億亿數数總总業业產产務务醫医檢检調调議议國国際际東东門门問问題题時时間间與与認认證证設设計计劃划導导師师貫贯"
    "尋寻紀纪價价錯错簡简啟启應应該该親亲愛爱慶庆賣卖買买費费約约領领遺遗電电話话節节氣气預预須须誠诚"
    "強强調调現现進进來来從从還还這这誰谁嗎吗機机車车勞劳獎奖賽赛選选縮缩減减漲涨創创責责訪访談谈話话論论評评語语說说聽听寫写畫画"
    "傳传豐丰風风搶抢帶带雙双軍军無无災灾條条補补貼贴層层樓楼復复聯联繫系製制種种樹树橋桥輕轻鐵铁養养標标準准險险藥药療疗診诊鄰邻憶忆舊旧夢梦燈灯"
    "聲声樂乐藝艺術术戲戏劇剧詩诗詞词書书歷历厲厉麗丽鮮鲜魚鱼鳥鸟雞鸡豬猪寶宝貝贝財财貨货資资貸贷賠赔質质贊赞賞赏贏赢趕赶躍跃蹤踪載载輪轮輸输邊边"
    "遠远適适遞递醬酱釋释鋼钢錄录鍋锅鎖锁鏡镜鐘钟鑽钻隨随隱隐離离難难雜杂靜静頒颁頻频額额願愿類类顯显飛飞飯饭飲饮飽饱駕驾驗验驚惊騎骑騙骗驟骤髮发"
    "鬥斗鴻鸿鳳凤鹽盐黨党齒齿龜龟亞亚優优傷伤儀仪償偿兒儿兩两冊册凍冻勵励勢势匯汇協协單单卻却參参叢丛嘆叹嘗尝噸吨嚮向圍围圓圆執执堅坚壓压壞坏壯壮"
    "奪夺奮奋婦妇媽妈嬰婴孿孪寧宁寬宽專专嶺岭島岛巖岩幣币幫帮幹干廟庙廣广廳厅彈弹彎弯徑径徵征態态慘惨慣惯憑凭憲宪懷怀懸悬戶户拋抛擊击擋挡擔担擠挤"
    "擬拟擴扩擺摆擾扰攔拦攜携敗败敵敌斷断晉晋曉晓暢畅棄弃棟栋楓枫榮荣構构槍枪樣样樸朴檔档櫃柜欄栏權权歡欢歸归殘残殺杀毀毁決决沒没況况涼凉淚泪"
    "淨净測测湧涌溝沟滅灭滿满漁渔潔洁潤润澤泽濃浓濟济濤涛濱滨灘滩灣湾烏乌煙烟煩烦熱热燒烧營营爭争爺爷牆墙犧牺狀状獨独獻献瑪玛環环瓊琼疊叠瘋疯癒愈"
    "盜盗盡尽監监盤盘睜睁礎础礦矿礙碍禮礼禍祸稅税稱称積积穩稳窮穷竊窃競竞筆笔簽签籃篮籌筹糧粮糾纠紅红純纯紙纸級级紛纷細细終终給给絕绝統统絲丝經经"
    "維维緊紧緣缘縫缝績绩繞绕繪绘繳缴繼继罰罚罷罢聖圣職职肅肃脅胁腦脑腳脚臨临興兴艦舰艱艰蓋盖蔥葱薦荐蘋苹蘭兰虛虚蟲虫蠶蚕衝冲裏里裝装複复襲袭視视"
    "覺觉覽览觀观觸触訂订訓训討讨託托訟讼訴诉詐诈詳详誇夸誌志誕诞誘诱誤误課课請请諒谅諾诺謀谋謙谦講讲譜谱識识譯译貓猫貪贪負负貢贡貧贫購购貿贸賓宾"
    "賬账賭赌賺赚贈赠趨趋跡迹踐践軌轨軟软較较輔辅輛辆輝辉辯辩迴回遊游運运違违遙遥遷迁邁迈醜丑釣钓鈔钞鈴铃銅铜銷销錦锦鍛锻鏈链鑒鉴鑼锣閃闪閑闲閱阅"
    "闆板闊阔闖闯闡阐陣阵陰阴陽阳隸隶雖虽雲云霧雾靈灵頁页頂顶項项順顺頑顽頓顿頭头顆颗顏颜飄飘餘余駐驻騰腾驅驱骯肮髒脏鬆松鬧闹鮑鲍鯨鲸鷗鸥鷹鹰麵面"
    "颱台徹彻慮虑憂忧懲惩戀恋捨舍掃扫掛挂採采換换損损搖摇摟搂撈捞撐撑撥拨撫抚撲扑敘叙暫暂樁桩槳桨樑梁歐欧殼壳毆殴氫氢汙污渦涡溼湿滬沪漢汉潛潜澆浇"
    "燦灿燭烛爾尔爐炉牽牵狹狭獅狮瑩莹瘡疮癮瘾皺皱矯矫碩硕磚砖禦御禿秃稈秆穀谷窩窝竄窜筍笋篩筛簾帘籤签糰团緒绪縱纵纏缠纖纤罵骂翹翘聰聪脫脱腫肿"
    "膚肤膠胶膽胆臉脸舖铺艙舱蒼苍薩萨蘆芦號号蝦虾蠟蜡裡里褲裤襯衬誦诵諮咨謎谜譽誉貴贵賊贼贓赃蹟迹軸轴輻辐辭辞郵邮醞酝釘钉鋪铺閒闲階阶陝陕"
    "霑沾頸颈飢饥駛驶鬱郁鮭鲑鵝鹅鴨鸭"
)
"""Words of the trade and of headlines, surnames, in both scripts: each traditional form before its simplified one."""
_SIMPLIFIED: Final = {
    ord(old): new for old, new in zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True) if old != new
}

_ONLY_SIMPLIFIED: Final = frozenset(_SIMPLIFIED.values()) - set(map(chr, _SIMPLIFIED))

_NAME_FIELD: Final = re.compile(rf"[{HAN}]{{2,4}}(?:·[{HAN}]{{1,8}})*|[{HAN}]{{1,8}}(?:·[{HAN}]{{1,8}})+")
"""What may be one name of a list."""
ORNAMENT: Final = re.compile(r"(?:[*＊◆◇■□●○☆★※•·▪]\s*){3,}")
"""A line that holds no word: what the page draws between texts, or a text between its parts."""
PEOPLE: Final = "市民|居民|村民|读者|职工|员工|学生|家长"
"""Whom a paper speaks of and hears from, as they are called."""
OFFICES: Final = (
    "街道办事处|办事处|委员会|居委会|村委会|业委会|组委会|编委会|基金会|学生会|联合会|协会|学会|商会|工会|妇联|团委|党委|办公室|政府|法院|检察院|支队|大队|中队|"
    "公司|集团|合作社|银行|支行|医院|学校|大学|学院|中学|小学|幼儿园|图书馆|博物馆|编辑部|总编室|报社|杂志社|中心|社区|"
    "(?<![结布格僵破])局|厅|(?<![实好深坏高远近])处|(?<!场)所|站|厂|委|(?<![举主承创])办|(?<![全干内外])部|馆"
)
"""How the name of an office, a company or a school ends."""
_SPACES = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+")


def is_spaced(char: str) -> bool:
    """Whether a character is of a script that sets blanks between words: any of ASCII, a Latin letter, Hangul."""
    return (char < "\u0250" and (char.isascii() or char.isalpha())) or HANGUL_CHAR.match(char) is not None


def is_han(char: str) -> bool:
    """Whether a character is a Han ideograph."""
    return HAN_CHAR.match(char) is not None


def is_cjk(char: str) -> bool:
    """Whether a character is a Han ideograph, kana or a mark of CJK text."""
    return CJK_CHAR.match(char) is not None


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The text in the form in which two printings of it compare equal: compatibility forms folded, no blanks."""
    return _SPACES.sub("", unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=65536)
def char_width_em(char: str) -> float:
    """How wide a character stands in a printed line, in em: 1 for CJK, ½ for Latin, 0 for zero width."""
    if char in ZERO_WIDTH or unicodedata.combining(char):
        return 0.0
    if char in "“”‘’…—·" or unicodedata.east_asian_width(char) in "WF":
        return 1.0
    return 0.5


_FOLDED: Final = re.compile(r'[,;:!?()"]')
"""Marks that may have been full-width before they were damaged."""


@lru_cache(maxsize=8192)
def width_em(text: str) -> float:
    """Printed width of a text in em; ASCII punctuation next to Han counts 1, as before it was damaged."""
    total = sum(map(char_width_em, text), 0.0) - 0.5 * text.count("...")
    for match in _FOLDED.finditer(text):
        if _touches_cjk(text, match.start()):
            total += 1.0 - char_width_em(match[0])
    return total


def _touches_cjk(text: str, index: int) -> bool:
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    return bool((before and is_cjk(before)) or (after and is_cjk(after)))


@lru_cache(maxsize=4096)
def simplified(text: str) -> str:
    """The text with the trade's words and surnames in simplified script; as many characters as before."""
    return text.translate(_SIMPLIFIED)


def is_traditional(texts: Iterable[str]) -> bool:
    """Whether texts are in traditional script: of the trade's words more stand in it than in the simplified one."""
    chars = [char for text in texts for char in text]
    return sum(ord(char) in _SIMPLIFIED for char in chars) > sum(char in _ONLY_SIMPLIFIED for char in chars)


WRITTEN: Final = re.compile(r"[—-]{1,2}(?:[写作记草改]于|于)")
"""How the note under a text begins that says when or where it was written."""
CONTACT_LABEL: Final = re.compile(
    "(?:联系人|(?:联系|咨询|报名)(?:电话|方式)|电话|手机|地址|邮编|邮箱|传真|网址|微信)\\s*[:：]"
)
"""What says whom to ask and where: it stands in one line with others of its kind, a blank between them."""
POEM_FORMS: Final = re.compile(
    "(?:[五七][律绝古]|[五七]言(?:律诗|绝句)?|[\u4e00-\u9fff]{2,3}(?:令|慢|引|子|花|乐|曲)|鹧鸪天|浣溪沙|沁园春|水调歌头|念奴娇|满江红|临江仙|西江月|虞美人|蝶恋花|浪淘沙|忆江南|忆秦娥|"
    "菩萨蛮|清平乐|渔家傲|青玉案|卜算子|江城子|破阵子|采桑子|踏莎行|定风波|一剪梅|钗头凤|长相思|点绛唇|南乡子|望江南|鹊桥仙|八声甘州|永遇乐|贺新郎|水龙吟|摸鱼儿)·"
)
"""The form of a poem or the tune of a song, before the title of one."""


_PERSON: Final = re.compile(f"(?!周[一二三四五六日]$)[{HAN}]{{1,3}}[{HAN}](?<![了着的们吗呢吧])")
_DOTTED_PERSON: Final = re.compile(f"[{HAN}]{{1,8}}(·[{HAN}]{{1,8}})+")


_IN_NO_NAME: Final = frozenset("那这哪我你他她它的了着过们是有在不也就都还又")
"""What no given name behind two surnames holds: 路通那天."""


@lru_cache(maxsize=16384)
def is_name(text: str) -> bool:
    """Whether a text can be a person's name: 2-4 Han with a known surname first, or parts joined by `·`."""
    bare = simplified(text).replace(" ", "").replace("\u3000", "")
    if "·" in bare:
        return POEM_FORMS.match(bare) is None and _DOTTED_PERSON.fullmatch(bare) is not None
    if not _PERSON.fullmatch(bare):
        return False
    if bare[:2] in DOUBLE_SURNAMES:
        return len(bare) >= 3
    if len(bare) == 4:
        return bare[0] in SURNAMES and bare[1] in SURNAMES and _IN_NO_NAME.isdisjoint(bare[2:])
    return bare[0] in SURNAMES and len(bare) <= 3


_TRANSCRIBED: Final = frozenset(
    "阿艾安巴白班比毕宾布才仓曹查措次丛达大旦丹当德得登迪丁顿多朵尔额恩尕嘎噶格根古贡果哈海罕合和赫呼吉加嘉坚江杰金晋卡喀康克库"
    "拉兰朗勒里力丽林龙鲁伦罗洛玛麦曼美米明莫木姆穆拿那娜纳乃南尼娘宁努诺帕潘彭皮平普齐其奇琪恰强巧切钦青群曲热仁日瑞若萨赛桑"
    "色森沙珊生什苏孙索塔台太坦特提图吐托瓦旺为维文翁乌吾西希锡夏辛雅亚央扬叶伊依衣益音勇玉裕云扎珍孜卓宗祖佐热孜买力提江娅"
)
"""What Tibetan, Mongolian and Uyghur names are written with."""
_SYLLABLES: Final = re.compile(
    "扎西|卓玛|次仁|旺堆|央金|央宗|顿珠|旦增|丹增|平措|巴桑|拉姆|白玛|索朗|格桑|洛桑|达瓦|尼玛|多吉|仁青|仁增|嘎玛|益西|曲珍|德吉|卓嘎|"
    "普布|边巴|措姆|加措|嘉措|强巴|才让|卓尕|巴特尔|巴图|呼和|其其格|格日勒|图雅|斯琴|乌云|阿拉坦|娜仁|高娃|布和|苏和|朝鲁|那仁|"
    "吾买尔|买买提|古丽|艾山|吐尔|阿不都|阿卜杜|艾合|尔江|热合|依布|麦麦提|木江|克孜|帕提|沙吾列|别克"
)
"""Parts that most of them have."""


def is_transcribed(text: str) -> bool:
    """Whether a text is a name written as it sounds, without a dot: 卓玛央金, 呼和巴特尔."""
    return (
        4 <= len(text) <= 7
        and _SYLLABLES.search(text) is not None
        and _TRANSCRIBED.issuperset(_SYLLABLES.sub("", text))
    )


def padded_fields(fields: Iterable[str]) -> tuple[str, ...]:
    """The fields of a row, two single characters that a blank set apart as one: a short name, or a stray blank."""
    joined: list[str] = []
    for part in fields:
        if joined and len(joined[-1]) == len(part) == 1 and HAN_CHAR.match(joined[-1]) and HAN_CHAR.match(part):
            joined[-1] += part
        else:
            joined.append(part)
    return tuple(joined)


def lists_names(text: str) -> bool:
    """Whether a line is three names and more, and nothing else."""
    fields = padded_fields(text.split())
    return len(fields) > 2 and all(map(_NAME_FIELD.fullmatch, fields)) and 2 * sum(map(is_name, fields)) > len(fields)


def numeral(text: str) -> str:
    """A page number in Arabic figures; Chinese numerals up to 99 are understood."""
    if text.isascii():
        return text.lstrip("0") or text
    digits = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0}
    tens, _, ones = text.rpartition("十")
    if "十" in text:
        return str((digits.get(tens, 1) if tens else 1) * 10 + (digits.get(ones, 0) if ones else 0))
    return "".join(str(digits.get(char, char)) for char in text)
