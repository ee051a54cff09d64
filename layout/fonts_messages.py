"""What can be wrong with a face that a paper names, in both languages. Codes are `T` and a number."""

from layout.diagnostics import Message

FILE_MISSING = Message(
    "T101",
    "error",
    zh="没有字体文件 {file}",
    en="no font file {file}",
    expected_zh="相对于 paper.yaml 所在文件夹的路径",
    expected_en="a path relative to the folder of paper.yaml",
)
FILE_UNREADABLE = Message(
    "T102",
    "error",
    zh="字体文件 {file} 读不出：{reason}",
    en="font file {file} cannot be read: {reason}",
)
NOT_OPENTYPE = Message(
    "T109",
    "error",
    zh="{file} 不是 OpenType 字体",
    en="{file} is not an OpenType font",
    expected_zh="OpenType 或 TrueType 字体（.otf .ttf .ttc .otc）",
    expected_en="an OpenType or TrueType font (.otf .ttf .ttc .otc)",
)
NO_TABLE = Message(
    "T110",
    "error",
    zh="字体文件 {file} 不完整：缺表 {table}",
    en="font file {file} is not whole: it has no table {table}",
    expected_zh="OpenType 或 TrueType 字体（.otf .ttf .ttc .otc）",
    expected_en="an OpenType or TrueType font (.otf .ttf .ttc .otc)",
)
TABLE_CUT = Message(
    "T114",
    "error",
    zh="字体文件 {file} 已损坏：表 {table} 在文件之外",
    en="font file {file} is damaged: table {table} lies past its end",
    expected_zh="完整的字体文件",
    expected_en="a whole font file",
    hint_zh="重新取一份字体文件",
    hint_en="get the font file anew",
)
DAMAGED = Message(
    "T115",
    "error",
    zh="字体 {face} 已损坏：取不出用到的字的轮廓",
    en="face {face} is damaged: the outlines of the characters in use cannot be taken from it",
    expected_zh="完整的字体文件",
    expected_en="a whole font file",
    hint_zh="重新取一份字体文件",
    hint_en="get the font file anew",
)
NO_OUTLINES = Message(
    "T111",
    "error",
    zh="{file} 没有字符的轮廓，不能印刷",
    en="{file} has no outlines of characters: it cannot be printed from",
    expected_zh="OpenType 或 TrueType 字体（.otf .ttf .ttc .otc）",
    expected_en="an OpenType or TrueType font (.otf .ttf .ttc .otc)",
)
SYSTEM_MISSING = Message(
    "T103",
    "error",
    zh="系统里没有字体“{name}”",
    en="no system font is called {name}",
    expected_zh="字体族名、全名或 PostScript 名{near_zh}",
    expected_en="a family, full or PostScript name{near_en}",
    hint_zh="把字体文件放进报纸的文件夹，用 file（文件）写路径，换一台电脑也能排",
    hint_en="put the font file into the paper's folder and name it with `file`; then any computer can set the paper",
)
INDEX_OUTSIDE = Message(
    "T104",
    "error",
    zh="{file} 里没有第 {index} 个字体",
    en="{file} has no face number {index}",
    expected_zh="0 到 {last}",
    expected_en="0 to {last}",
)
NOT_VARIABLE = Message(
    "T105",
    "error",
    zh="{file} 不是可变字体，定不了字重 {weight}",
    en="{file} is not a variable font: weight {weight} cannot be chosen",
    expected_zh="这个字体的字重只有 {has}",
    expected_en="the face has the one weight {has}",
    hint_zh="去掉 weight（字重），或改用那个字重的文件",
    hint_en="drop `weight`, or name the file of that weight",
)
WEIGHT_OUTSIDE = Message(
    "T106",
    "error",
    zh="{file} 没有字重 {weight}",
    en="{file} has no weight {weight}",
    expected_zh="{has}",
    expected_en="{has}",
)
EMBEDDING_RESTRICTED = Message(
    "T107",
    "error",
    zh="{file} 不许嵌入：它的 fsType 是 {fs_type}",
    en="{file} may not be embedded: its fsType is {fs_type}",
    expected_zh="许可嵌入轮廓、也许可子集的字体",
    expected_en="a face whose outlines may be embedded and cut",
    hint_zh="向字体厂商要许可嵌入的版本，或换一个字体",
    hint_en="ask the foundry for a version that may be embedded, or choose another face",
    clause="OpenType OS/2 fsType",
)
EMBEDDING_BITMAPS = Message(
    "T112",
    "error",
    zh="{file} 只许嵌入点阵：它的 fsType 是 {fs_type}",
    en="{file} may be embedded as bitmaps only: its fsType is {fs_type}",
    expected_zh="许可嵌入轮廓、也许可子集的字体",
    expected_en="a face whose outlines may be embedded and cut",
    hint_zh="向字体厂商要许可嵌入的版本，或换一个字体",
    hint_en="ask the foundry for a version that may be embedded, or choose another face",
    clause="OpenType OS/2 fsType",
)
EMBEDDING_WHOLE = Message(
    "T113",
    "error",
    zh="{file} 不许只嵌入用到的字：它的 fsType 是 {fs_type}",
    en="{file} may not be embedded in part: its fsType is {fs_type}",
    expected_zh="许可嵌入轮廓、也许可子集的字体",
    expected_en="a face whose outlines may be embedded and cut",
    hint_zh="向字体厂商要许可嵌入的版本，或换一个字体",
    hint_en="ask the foundry for a version that may be embedded, or choose another face",
    clause="OpenType OS/2 fsType",
)
NO_SOURCE = Message(
    "T108",
    "error",
    zh="“{role}”没写用哪个字体",
    en="no face is named for {role}",
    expected_zh="file（文件）或 system（系统字体名）二者之一",
    expected_en="one of `file` and `system`",
)
