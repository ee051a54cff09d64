"""Article files, the issue skeleton and the ledger as text: what the import road writes.

Decisions: one Markdown file an article, its head in front matter with English keys (or the Chinese ones on
request); every value is quoted, so no headline can be read as anything but text; marks that Markdown would swallow
are escaped; verse and table rows keep their line ends with a backslash.
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final, Literal, TypeAlias

from layout.repair.types import Article, Byline, Change, Paragraph, Removed, Repaired, Split

KeyLang: TypeAlias = Literal["en", "zh"]
_ZH: Final = {
    "kicker": "肩题", "headline": "主题", "deck": "副题", "dateline": "电头", "byline": "署名", "reporters": "记者",
    "correspondents": "通讯员", "author": "作者", "photographers": "摄", "text_photo": "文/图", "credit": "来源",
    "pictures": "图", "lang": "语言", "file": "文件", "paper": "报纸", "date": "日期", "format": "版式",
    "stock": "稿库", "pages": "版", "name": "名", "dummy": "版样", "article": "稿", "rank": "级", "waive": "允许",
}  # fmt: skip
_SLOTS: Final = "甲乙丙丁戊己庚辛壬癸"
COLUMNS: Final = 6
"""Columns of the page that the skeleton draws."""
PAGE_CHARACTERS: Final = 3200
"""A page of the skeleton takes this many characters, headlines counted."""
HEAD_CHARACTERS: Final = 110
"""What a headline takes of the page, in characters of copy."""


def article_markdown(article: Article, keys: KeyLang = "en") -> str:
    """An article file: front matter, then the body as Markdown."""
    if article.verbatim.text:
        return article.verbatim.text
    name = partial(_key, keys=keys)
    split = article.split
    head: list[str] = []
    for key, value in (("kicker", split.kicker), ("headline", split.headline), ("deck", split.deck)):
        if value:
            head.append(f"{name(key)}: {quoted(value)}")
    if article.dateline.text:
        head.append(f"{name('dateline')}: {quoted(article.dateline.text)}")
    head += _byline_rows(article.byline, keys)
    if article.pictures:
        head.append(f"{name('pictures')}: [{', '.join(quoted(picture) for picture in article.pictures)}]")
    if article.lang != "zh-Hans":
        head.append(f"{name('lang')}: {article.lang}")
    return "\n".join(["---", *head, "---", "", *_body(article.paragraphs), ""])


def quoted(text: str) -> str:
    """A YAML text in double quotes; what JSON escapes YAML escapes alike."""
    return json.dumps(text, ensure_ascii=False)


def _key(key: str, keys: KeyLang) -> str:
    """A key in the language asked for."""
    return _ZH[key] if keys == "zh" else key


def _byline_rows(byline: Byline, keys: KeyLang) -> list[str]:
    name = partial(_key, keys=keys)
    rows = []
    reporters = "author" if byline.author else "reporters"
    for key, people in (
        (reporters, byline.reporters),
        ("correspondents", byline.correspondents),
        ("photographers", byline.photo),
    ):
        if people and key == "author":
            rows.append(f"  {name(key)}: {quoted('、'.join(people))}")
        elif people:
            rows.append(f"  {name(key)}: [{', '.join(map(quoted, people))}]")
    if byline.credit in ("文/图", "图/文"):
        rows.append(f"  {name('text_photo')}: {'true' if keys == 'en' else '是'}")
    elif byline.credit and not (byline.photo and byline.credit in ("摄", "图", "文/图")):
        rows.append(f"  {name('credit')}: {quoted(byline.credit)}")
    return [f"{name('byline')}:", *rows] if rows else []


def _body(paragraphs: Sequence[Paragraph]) -> list[str]:
    """The body's lines; neighbouring lines of verse or of a table stand in one paragraph with kept line ends, items of
    a list in paragraphs of their own.
    """
    rows: list[str] = []
    listed = [_is_item(paragraphs, index) for index in range(len(paragraphs))]
    for index, paragraph in enumerate(paragraphs):
        before = paragraphs[index - 1] if index else None
        text = escape_markdown(paragraph.text)
        if paragraph.kind == "subhead":
            text = f"## {text}"
        elif listed[index]:
            text = text.removeprefix("\\")
        runs_on = before is not None and paragraph.kind == before.kind and paragraph.kind in ("verse", "row")
        if runs_on and not (listed[index] or listed[index - 1] or paragraph.stanza):
            rows[-1] += "\\"
        elif index:
            rows.append("")
        rows.append(text)
    return rows


def _is_item(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether a paragraph is an item of a list as Markdown and mails write it: behind an asterisk, or behind a hyphen
    as one beside it is. Such a mark stands for the bullet that is printed.
    """
    near = paragraphs[max(index - 1, 0) : index + 2]
    if paragraphs[index].kind in ("subhead", "verse"):
        return False
    dashed = sum(paragraph.text.startswith("- ") for paragraph in near)
    return paragraphs[index].text.startswith("* ") or (paragraphs[index].text.startswith("- ") and dashed > 1)


def escape_markdown(text: str) -> str:
    """A paragraph's text with a backslash before every mark that Markdown would take for its own."""
    text = re.sub(r"\\(?=[!-/:-@\[-`{-~]|$)", r"\\\\", text)
    text = (
        re.sub(r"([*_`])(?=.*\1)|(?<=[*_`])([*_`])", lambda m: "\\" + m[0], text) if re.search(r"[*_`]", text) else text
    )
    text = re.sub(r"<(?=[A-Za-z/!?])|\[(?=[^\]]*\][(\[{])|&(?=#?\w+;)", lambda m: "\\" + m[0], text)
    text = re.sub(r"^(\d{1,9})([.)])(?=\s|$)", r"\1\\\2", text)
    return re.sub(r"^([#>+=~-])", r"\\\1", text)


def file_names(articles: Sequence[Article]) -> tuple[str, ...]:
    """A file name for each article, in order: its number and the first characters of its headline."""
    names = []
    for number, article in enumerate(articles, 1):
        title = article.split.headline or (article.paragraphs[0].text if article.paragraphs else "")
        plain = re.sub(r"[^\w·]+", "", title)[:14].strip("_")
        names.append(f"{number:02d}-{plain or '稿'}")
    return tuple(names)


def issue_skeleton(repaired: Repaired, names: Sequence[str], date: str = "", keys: KeyLang = "en") -> str:
    """An issue.yaml that places every article somewhere, for the editor to redraw; paper and date to be filled in."""
    name, zh = partial(_key, keys=keys), keys == "zh"
    fill, draft = ("请填", "版样画定后删去") if zh else ("fill in", "a draft: redraw, then delete")
    rows = [
        f"{name('paper')}: {quoted('报名待填')}  # {fill}",
        f"{name('date')}: {date or f'2000-01-01  # {fill}'}",
        f"{name('format')}: {'四开6栏' if zh else 'sikai-6'}",
        f"{name('stock')}: articles/",
        "",
        f"{name('pages')}:",
    ]
    sizes = [sum(len(paragraph.text) for paragraph in article.paragraphs) for article in repaired.articles]
    again = _said_again(repaired.articles)
    for page, part in enumerate(_pages(sizes), 1):
        drawn = dict(zip(part, _SLOTS, strict=False))
        allowed = ("缺", "碰题", "背题", *(("重稿",) if again.intersection(part) else ()))
        rows += [
            f"  {page}:",
            f"    {name('name')}: {quoted('要闻' if page == 1 else '综合')}",
            f"    {name('waive')}: {{{', '.join(f'{check}: 版样草稿' for check in allowed)}}}  # {draft}",
            f"    {name('dummy')}: |",
        ]
        for left in range(0, len(part), 2):
            pair = part[left : left + 2]
            wide = _share(sizes[pair[0]], sizes[pair[1]]) if len(pair) > 1 else COLUMNS
            rows.append("      " + drawn[pair[0]] * wide + (drawn[pair[1]] * (COLUMNS - wide) if len(pair) > 1 else ""))
        for index in part:
            placed = f"{{{name('article')}: {quoted(names[index])}}}"
            rows.append(f"    {drawn[index]}: {placed}  # {sizes[index]} {'字' if zh else 'characters'}")
    return "\n".join([*rows, ""])


def _said_again(articles: Sequence[Article]) -> set[int]:
    """The articles with a paragraph or a picture that stands in the copy before, in them or in another: copy has the
    same editor's note or notice twice, and whether it is printed twice the editor decides, who reads it first.
    """
    seen: set[str] = set()
    found: set[int] = set()
    for index, article in enumerate(articles):
        for said in (*(paragraph.text for paragraph in article.paragraphs), *article.pictures):
            found |= {index} if said in seen else set()
            seen.add(said)
    return found


def _pages(sizes: Sequence[int]) -> list[list[int]]:
    """The articles of each page, in order: as many as a page holds."""
    pages: list[list[int]] = [[]]
    room = 0
    for index, size in enumerate(sizes):
        need = size + HEAD_CHARACTERS
        if pages[-1] and (room + need > PAGE_CHARACTERS or len(pages[-1]) == len(_SLOTS)):
            pages.append([])
            room = 0
        pages[-1].append(index)
        room += need
    return pages


def _share(left: int, right: int) -> int:
    """How many of the columns the left one of two articles takes, so that both stand about as high."""
    return min(range(2, COLUMNS - 1), key=lambda wide: abs(left / wide - right / (COLUMNS - wide)))


def split_json(split: Split) -> dict[str, str]:
    """One reading of a headline."""
    return {"kicker": split.kicker, "headline": split.headline, "deck": split.deck}


def article_json(article: Article) -> dict[str, object]:
    """An article as contract.md gives it."""
    byline = article.byline
    return {
        **split_json(article.split),
        "dateline": article.dateline.text,
        "paragraphs": [paragraph.text for paragraph in article.paragraphs],
        "kinds": [paragraph.kind for paragraph in article.paragraphs],
        "byline": {
            "reporters": list(byline.reporters),
            "correspondents": list(byline.correspondents),
            "credit": byline.credit,
            "photo": list(byline.photo),
        },
        "pictures": list(article.pictures),
        "lang": article.lang,
        "alternatives": [split_json(split) for split in article.alternatives],
    }


def change_json(change: Change) -> dict[str, object]:
    """A change as contract.md gives it; `start` and `end` are offsets in the decoded input, in characters."""
    return {
        "id": change.id,
        "kind": change.kind,
        "file": change.file,
        "line": change.line,
        "column": change.column,
        "start": change.start,
        "end": change.end,
        "before": change.before,
        "after": change.after,
        "confidence": change.confidence,
        "applied": change.applied,
        "question": change.question,
        "reason": change.reason or None,
        "signals": [{"cue": cue, "weight": weight} for cue, weight in change.signals],
        "article": change.article,
        "paragraph": change.paragraph,
    }


def removed_json(removed: Removed) -> dict[str, object]:
    """Removed text as contract.md gives it."""
    return {"text": removed.text, "reason": removed.reason, "line": removed.line, "file": removed.file}


def repaired_json(repaired: Repaired) -> dict[str, object]:
    """The whole result, the form of `import --json`."""
    audit = repaired.audit
    return {
        "articles": [article_json(article) for article in repaired.articles],
        "removed": [removed_json(removed) for removed in repaired.removed],
        "changes": [change_json(change) for change in repaired.changes],
        "audit": {
            "holds": audit.holds,
            "characters_in": audit.characters_in,
            "characters_out": audit.characters_out,
            "removed": audit.removed,
            "substituted": audit.substituted,
            "inserted": audit.inserted,
            "missing": audit.missing,
            "extra": audit.extra,
            "out_of_order": audit.out_of_order,
            "unwritten": audit.unwritten,
            "unproved": audit.unproved,
        },
        "summary": summary(repaired),
    }


def summary(repaired: Repaired) -> dict[str, object]:
    """Counts of changes per kind, questions, and changes per article."""
    per_article: dict[str, int] = {}
    for change in repaired.changes:
        if change.article is not None:
            per_article[str(change.article)] = per_article.get(str(change.article), 0) + 1
    kinds: Mapping[str, int] = repaired.audit.per_kind
    questions = sum(change.question for change in repaired.changes)
    return {"changes": dict(kinds), "questions": questions, "per_article": per_article}
