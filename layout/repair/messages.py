"""What the import road has to say about the files it is given, in Chinese and English."""

from typing import Final

from layout.diagnostics import Message

NO_FILE: Final = Message(
    "M101", "error", "找不到这个文件", "there is no such file", "一个文件或文件夹，或 - 表示标准输入",
    "a file or a folder, or - for standard input",
)  # fmt: skip
UNREADABLE: Final = Message("M102", "error", "读不了这个文件：{why}", "this file cannot be read: {why}")
EMPTY: Final = Message(
    "M103", "error", "没有可整理的文字", "there is no copy in it", "至少一段文字", "at least one paragraph of text",
)  # fmt: skip
NO_DOCX: Final = Message(
    "M104", "error", "读 .docx 需要 python-docx", "a .docx file needs python-docx", "", "",
    "pip install 'paiban[docx]'，或另存为 .txt", "pip install 'paiban[docx]', or save it as .txt",
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
