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
REFUSED_AD: Final = Message(
    "I103",
    "error",
    "PDF 文件不能付印：{why}",
    "this PDF cannot be printed: {why}",
    clause="print.md §7",
)
