"""The files that `init` and `new-issue` write: a paper an editor can build at once and change line by line."""

from typing import Final

SCHEMA_LINE: Final = "# yaml-language-server: $schema={schema}\n"

PAPER: Final = """\
# 常年不变的内容：报名、版式、报头、样式。星期、农历、期号、版数由程序推算，不必写。
# What does not change from issue to issue. Weekday, lunar date, issue number and page count are derived.
报名: {name}
代号: {code}
语言: zh-Hans
# 样张用的小版面；写成 版式: 四开6栏 就是整版。A small sheet to begin with; 版式: 四开6栏 is a full tabloid page.
版式: {{基础: 四开6栏, 成品: 275×160mm, 行: 27}}
首期: {{期: 1, 日期: {date}, 周期: 周}}

报头:
  行: 8
  主办: {publisher}
  刊号: 内部资料

报尾:
  - "{{刊号}}　责任编辑：本报编辑部"
"""

ISSUE: Final = """\
# {note}
报纸: {name}
日期: {date}
稿库: 稿件/

版:
  1:
    名: 要闻
    报头: 上
    版样: |
      头头头头二二
      头头头头二二
      三三三三二二
    头: {{待稿: {头}字, 主题: 头条待定, 级: 头条}}
    二: {{待稿: {二}字, 主题: 二条待定}}
    三: {{待稿: {三}字, 主题: 三条待定}}
"""

FIRST_ISSUE: Final = """\
# 一个字一栏，一行字一个横带；头、二 是版块，稿 是稿件文件名。
# One character a column, one row a band; 头 and 二 are slots, 稿 names an article file.
报纸: {name}
日期: {date}
稿库: 稿件/

版:
  1:
    名: 要闻
    报头: 上
    版样: |
      头头头头二二
    头: {{稿: 第一篇, 级: 头条}}
    二: {{稿: 第二篇, 框: 细线}}
"""

FIRST_ARTICLE: Final = """\
---
肩题: 从一张版样开始
主题: 报纸是画出来的
署名: 本报
---
一张报纸的版面，从前是画在纸上的：几栏宽，几行高，哪一篇压着哪一篇，都用铅笔一格一格地画好，再交给拣字的师傅。

这里也一样。打开这一期的文件，版样就在里面：六个字是六栏，一行字是一个横带，同一个字连成的方块，就是一篇稿件的位置。把字挪一挪，版面就跟着变。

## 高度不用算

横带有多高，看稿件有多长。稿件长了，横带就高；放不下了，程序会说超了几行几个字，从哪一句开始超，让编辑来定夺，绝不悄悄剪掉一个字。

## 一篇稿件一个文件

每篇稿件是一个文本文件，开头几行写标题和署名，空一行就是正文，段与段之间也空一行。标题太长，可以用斜线指定在哪里换行。

改完存盘，再看一眼，就是这样简单。
"""

SECOND_ARTICLE: Final = """\
---
主题: 加一个框
署名: 本报
---
这一篇占两栏，加了细线的框，和左边的文章就分得开了。

把“框”字后面的“细线”换成“双线”“波浪”或“回纹”，框就换了样子；删掉它，框就没有了。

写错了也不要紧：哪个文件、第几行、第几个字不对，应该怎么写，程序都会说明白；几处错，一次说完，并且绝不改动稿件。

想看每一块是怎么算出来的，用 explain；想看带尺子的校样，用 proof。
"""

BLANK_ARTICLE: Final = """\
---
肩题: 肩题可有可无
主题: 标题写在这里 / 斜线处换行
电头: 本报讯
署名: {记者: 姓名}
---
正文从这里开始，段与段之间空一行。把这个文件改个名字，再在版块里写上 稿: 文件名。
"""
