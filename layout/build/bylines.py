"""Bylines: who made an article, as data and as the lines an editor sets at its end.

Decisions: roles in the order 记者, 通讯员, 摄影, then a credit as written, and 文/图 behind the last name; on one
line where it fits the measure, else one line for each role, a long one turned between names, its lines of a length; in
brackets (括注) on one line. No name and no role is divided. An author (文) stands below the headline instead.
"""

import re
from dataclasses import replace
from functools import cache
from typing import Final

from layout.build.schema import BylineKeys
from layout.build.texts import plain
from layout.model.article import Byline, Mark, RichText
from layout.model.style import Lang
from layout.read.types import Scalar

SPACE: Final = "\u3000"
_NAMES: Final = re.compile(r"[、，,;；\s\u3000]+")
_SPOKEN: Final = {"记者": "reporters", "記者": "reporters", "通讯员": "correspondents", "通訊員": "correspondents",
                  "摄影": "photographers", "攝影": "photographers"}  # fmt: skip
_ROLES: Final = frozenset(("reporters", "correspondents", "author", "photographers", "text_photo", "drawn"))
_LATIN_NAME: Final = re.compile(r"[A-Za-z][A-Za-z .'-]*")


def names_of(texts: tuple[Scalar, ...]) -> tuple[str, ...]:
    """The names in a list, each of which may hold several; a Latin name keeps its blanks."""
    found: list[str] = []
    for text in texts:
        parts = re.split(r"[、，,;；]", text.text)
        for part in parts:
            found += [part.strip()] if _LATIN_NAME.fullmatch(part.strip()) else _NAMES.split(part.strip())
    return tuple(name for name in found if name)


def build_byline(keys: BylineKeys | None) -> Byline:
    """The byline as data."""
    if keys is None:
        return Byline()
    spoken = _spoken(keys.note) if keys.note is not None and not keys.written & _ROLES else None
    if spoken is not None:
        return replace(spoken, at=keys.where, span=keys.span)
    credits = [keys.note.text.strip()] if keys.note is not None and keys.note.text.strip() else []
    if keys.drawn is not None:
        credits.append(f"{keys.drawn.text.strip()}制图")
    return Byline(
        reporters=names_of(keys.reporters),
        correspondents=names_of(keys.correspondents),
        photographers=names_of(keys.photographers),
        author=keys.author.text.strip() if keys.author else "",
        credit=SPACE.join(credits),
        text_photo=keys.text_photo,
        at=keys.where,
        span=keys.span,
    )


def _spoken(note: Scalar) -> Byline | None:
    """What a byline written in one line says, `记者 张三 李四 通讯员 王五 文/图`; None where it begins otherwise."""
    words = [word for word in _NAMES.split(note.text.strip().strip("（）()")) if word]
    found: dict[str, list[str]] = {}
    role = ""
    for word in words:
        if word in ("文/图", "文图", "文/圖"):
            found["text_photo"] = []
        elif word in _SPOKEN:
            role = _SPOKEN[word]
            found.setdefault(role, [])
        elif not role:
            return None
        else:
            found[role].append(word)
    if not role or not all(found[key] for key in found if key != "text_photo"):
        return None
    return Byline(
        reporters=tuple(found.get("reporters", ())),
        correspondents=tuple(found.get("correspondents", ())),
        photographers=tuple(found.get("photographers", ())),
        text_photo="text_photo" in found,
    )


def byline_text(byline: Byline, measure_em: float, lang: Lang) -> RichText | None:
    """The lines at the article's end, broken between roles where one line would not fit `measure_em`, and between
    names where the line of a role would not; or None.
    """
    if lang == "en":
        return _english(byline)
    rows = _rows(byline, lang)
    if not rows:
        return None
    whole = SPACE.join(rows)
    if width_em(whole) > measure_em:
        whole = "\n".join(line for row in rows for line in _turned(row, measure_em))
    return replace(plain(whole, byline.span), marks=_kept(whole, measure_em))


def _turned(row: str, measure_em: float) -> list[str]:
    """A row in as few lines as its words need at a measure (em), none much longer than the others."""
    words = row.split(SPACE)

    def filled(measure: float) -> list[str]:
        lines = [words[0]]
        for word in words[1:]:
            longer = f"{lines[-1]}{SPACE}{word}"
            lines = [*lines[:-1], longer] if width_em(longer) <= measure else [*lines, word]
        return lines

    lines, narrower = filled(measure_em), measure_em
    while len(lines) > 1 and len(filled(narrower)) == len(lines):
        lines, narrower = filled(narrower), max(map(width_em, filled(narrower))) - 0.5
    return lines


def _kept(text: str, measure_em: float) -> tuple[Mark, ...]:
    """Marks that keep each word of a byline whole that a line can hold."""
    words = (m for m in re.finditer(r"[^\s（）]+", text) if width_em(m[0]) <= measure_em)
    return tuple(Mark(word.start(), word.end(), "nobreak") for word in words)


def bracketed(byline: Byline, lang: Lang) -> RichText | None:
    """The byline in brackets, to stand behind the last sentence; no name is divided. None where there is none."""
    if lang == "en":
        whole = _english(byline)
        return plain(f" ({whole.text.replace(chr(10), '; ')})", byline.span) if whole else None
    rows = _rows(byline, lang)
    if not rows:
        return None
    text = f"（{SPACE.join(rows).replace(SPACE, ' ')}）"
    return replace(plain(text, byline.span), marks=_kept(text, float("inf")))


def head_line(byline: Byline, lang: Lang) -> RichText | None:
    """The byline as one line below the headline, or None."""
    if lang == "en":
        return _english(byline)
    rows = _rows(byline, lang)
    text = SPACE.join(rows)
    return replace(plain(text, byline.span), marks=_kept(text, float("inf"))) if rows else None


def _rows(byline: Byline, lang: Lang) -> list[str]:
    """The lines of a byline in Chinese, a role each."""
    roles = (
        ("记者" if lang == "zh-Hans" else "記者", byline.reporters),
        ("通讯员" if lang == "zh-Hans" else "通訊員", byline.correspondents),
        ("摄影" if lang == "zh-Hans" else "攝影", byline.photographers),
    )
    rows = [SPACE.join((role, *names)) for role, names in roles if names]
    if byline.credit:
        rows.append(byline.credit)
    if byline.text_photo:
        mark = "文/图" if lang == "zh-Hans" else "文/圖"
        rows = [*rows[:-1], f"{rows[-1]}{SPACE}{mark}"] if rows else [mark]
    return rows


def author_text(byline: Byline, lang: Lang) -> RichText | None:
    """The author's line below the headline, or None."""
    if not byline.author:
        return None
    return plain(f"By {byline.author}" if lang == "en" else f"□{SPACE}{byline.author}", byline.span)


def _english(byline: Byline) -> RichText | None:
    """`By A and B`, then photographs and credit."""
    names = (*byline.reporters, *byline.correspondents)
    listed = " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)
    rows = [f"By {listed}"] if names else []
    if byline.photographers:
        rows.append(f"Photographs: {', '.join(byline.photographers)}")
    if byline.credit:
        rows.append(byline.credit)
    return plain("\n".join(rows), byline.span) if rows else None


def width_em(text: str) -> float:
    """A cautious estimate of a line's width in em: a Latin letter is half as wide as a Han character."""
    return sum(map(_char_em, text))


@cache
def _char_em(char: str) -> float:
    """The same of a character."""
    return 0.55 if ord(char) < 0x2E80 and char not in "“”‘’…—·" else 1.0
