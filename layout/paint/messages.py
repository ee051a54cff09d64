"""What painting may find wrong in the user's files."""

from typing import Final

from layout.diagnostics import Message

UNREADABLE_PICTURE: Final = Message(
    "I102",
    "error",
    "图片无法读取：{why}",
    "this picture cannot be read: {why}",
    "JPEG、PNG、TIFF 或 WebP",
    "JPEG, PNG, TIFF or WebP",
    "请另存一份再放入",
    "save it anew and place that file",
)
NOT_IMPOSED: Final = Message(
    "I104",
    "warning",
    "{section} 叠有 {pages} 版，不成整张，没有拼版",
    "section {section} has {pages} pages, no whole sheets: it is not imposed",
    "4 的倍数",
    "a multiple of 4",
    "补足版数，或由印厂拼版",
    "add pages, or leave imposition to the printer",
    clause="print.md §6",
)
REFUSED_AD: Final = Message(
    "I103",
    "error",
    "PDF 文件不能付印：{why}",
    "this PDF cannot be printed: {why}",
    clause="print.md §7",
)
