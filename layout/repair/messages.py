"""What the import road has to say about the files it is given, in Chinese and English."""

from typing import Final

from layout.diagnostics import Message

NO_FILE: Final = Message(
    "M101", "error", "找不到这个文件", "there is no such file", "一个文件或文件夹，或 - 表示标准输入",
    "a file or a folder, or - for standard input",
)  # fmt: skip
UNREADABLE: Final = Message(
    "M102", "error", "读不了这个文件：{why}", "this file cannot be read: {why}",
    "读得到的文本、Markdown 或 Word 文件", "a text, Markdown or Word file that can be read",
    "重新取一份，或用 Word、WPS 打开后另存为 .docx 或 .txt",
    "get it anew, or open it in Word and save it as .docx or .txt",
)  # fmt: skip
EMPTY: Final = Message(
    "M103", "error", "没有可整理的文字", "there is no copy in it", "至少一段文字", "at least one paragraph of text",
)  # fmt: skip
UNKNOWN_ID: Final = Message(
    "M105", "error", "账上没有这一条：{id}", "the ledger has no such change: {id}",
    "ledger.json 里的 id，或一种改动的名字，或 all",
    "an id of ledger.json, or a kind of change, or all",
)  # fmt: skip
EDITED: Final = Message(
    "M106", "error", "这个文件不是 import 写出时的样子（编辑过，或另有来历），什么也没有写",
    "this file is not as import wrote it (edited since, or of other origin); nothing was written",
    "没有改过的文件，或空文件夹", "files that nobody has edited, or an empty folder",
    "另选输出文件夹（-o），或先把这些文件移开", "choose another folder (-o), or move these files away first",
)  # fmt: skip
NO_TEXT: Final = Message(
    "M107", "error", "这不是文字：{what_zh}", "this is no text: {what_en}",
    "纯文本、Markdown 或 Word 文件里的文字", "the text of a plain, Markdown or Word file",
    "另存为 .txt、.md 或 .docx 再整理", "save the copy as .txt, .md or .docx",
)  # fmt: skip
NO_COPY: Final = Message(
    "M108", "error", "文件夹里没有来稿", "there is no copy in this folder",
    "至少一个 {kinds} 文件", "at least one file {kinds}",
)  # fmt: skip
NOT_READ: Final = Message(
    "M109", "info", "文件夹里这些没有读：{names}", "not read in this folder: {names}", "", "",
    "是来稿的，单独写上它，或另存为 .txt、.md 或 .docx",
    "what is copy among them: name it by itself, or save it as .txt, .md or .docx",
)  # fmt: skip
NO_PICTURE: Final = Message(
    "M110", "warning", "来稿写了这张图，旁边没有这个文件",
    "the copy names this picture, and no such file lies beside it",
    "与来稿放在一起的图片文件", "a picture file beside the copy",
    "把图片放到稿件旁边，或从稿件头里删去这个名字",
    "put the picture beside the article, or take its name out of the front matter",
)  # fmt: skip
NOTHING_TAKEN: Final = Message(
    "M111", "warning", "这个文件里没有成稿的文字", "nothing in this file became part of an article",
    "至少一段文字", "at least one paragraph of text",
)  # fmt: skip
LEFT_OUT: Final = Message(
    "M112", "info", "Word 文件里的{what}不是稿，没有收",
    "left out of the Word document, for it is no copy: {what}", "", "",
    "是稿的，在 Word 里移到正文", "what is copy among it: move it into the text in Word",
)  # fmt: skip
SAME_PICTURE: Final = Message(
    "M113", "error", "两篇稿各有一张同名的图", "two articles have different pictures of this name",
    "一个名字一张图", "one picture to a name",
    "给其中一张改名，稿件头里也改", "rename one of them, in the front matter too",
)  # fmt: skip
PICTURE_KIND: Final = Message(
    "M114", "warning", "Word 文件里的这张图，排版用不上它的格式",
    "this picture in the Word document is of a kind that no build reads",
    "jpg、png、tif 或 webp 的图", "a picture in jpg, png, tif or webp",
    "在 Word 里把图另存为 .png，放到稿件旁边，写进稿件头的 图",
    "save it from Word as .png beside the article, and name it in the front matter under pictures",
)  # fmt: skip
MENTIONED: Final = Message(
    "M115", "info", "文中提到这个图片文件，旁边没有，没有写进稿件头",
    "the text speaks of this picture file; none of that name lies beside it, and the front matter has none",
)  # fmt: skip
ANSWERS_LOST: Final = Message(
    "M116", "warning", "来稿和上次不一样了，上次的答复没有用上：{ids}",
    "the copy is not what it was, so the answers given before do not hold: {ids}", "", "",
    "照现在的问题重新答，或用原来的来稿", "answer the questions of now, or import the copy as it was",
)  # fmt: skip
FOREIGN_BYTES: Final = Message(
    "M117", "info", "这个文件不是中文编码，按 {encoding} 读的",
    "this file is in no encoding of Chinese; it was read as {encoding}", "", "",
    "文字不对，就在原来的程序里另存为 UTF-8",
    "where the text is not right, save it as UTF-8 from the program it comes from",
)  # fmt: skip
STRANGE_BYTES: Final = Message(
    "M118", "warning", "按 {encoding} 读出来几乎没有常用字，编码多半不对",
    "hardly a common character came out, read as {encoding}: it is presumably another encoding",
    "UTF-8、UTF-16、GB18030 或 Big5 的文字", "text in UTF-8, UTF-16, GB18030 or Big5",
    "在原来的程序里另存为 UTF-8", "save it as UTF-8 from the program it comes from",
)  # fmt: skip
