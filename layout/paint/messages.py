"""What painting may find wrong in the user's files."""

from typing import Final

from layout.diagnostics import Message

WRONG_PROFILE: Final = Message(
    "I101",
    "error",
    "这个文件不能作输出特性文件：{why}",
    "this file cannot be the output profile: {why}",
    "CMYK 输出类（prtr）ICC 特性文件",
    "an ICC profile of class prtr for CMYK",
    "省去 icc 一项，即用所附新闻纸特性文件",
    "leave `icc` out to use the bundled newsprint profile",
    clause="print.md §5.3",
)
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
    "广告文件不能付印：{why}",
    "this advertisement cannot be printed: {why}",
    clause="print.md §7",
)
