"""Templates of furniture: `{日期}　{星期}` filled with what was derived, in Chinese or English names."""

import re
from collections.abc import Mapping
from typing import Final

from layout.build import messages_content
from layout.build.context import Faults
from layout.build.texts import BREAK
from layout.diagnostics import Diagnostic, Span, Value, Words
from layout.model.article import RichText
from layout.read.keys import did_you_mean, nearest
from layout.read.types import Scalar
from layout.records import dataclass
from layout.traditional import simplified

NAMES: Final[dict[str, tuple[str, ...]]] = {
    "date": ("日期",),
    "weekday": ("星期",),
    "lunar": ("农历",),
    "number": ("期", "期号"),
    "issue": ("总期",),
    "page_count": ("版数",),
    "pages_today": ("今日版数",),
    "paper": ("报名", "报纸"),
    "page": ("版次",),
    "page_number": ("版号",),
    "page_code": ("版码",),
    "page_name": ("版名",),
    "section": ("版别",),
    "licence": ("刊号",),
    "publisher": ("主办",),
    "supervisor": ("主管",),
    "credits": ("责任",),
}
"""Value → its Chinese names; the roles of 责任 (责编, 校对 …) are values too."""
_BY_WORD: Final = {word: name for name, words in NAMES.items() for word in (name, *words)}
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """A text with placeholders and where it is written (None = the program's own)."""

    text: str
    span: Span | None = None


def template_of(source: Scalar | None, default: str) -> Template:
    """What the paper writes, or the house's own template."""
    return Template(source.text.strip(), source.span) if source is not None else Template(default)


def fill(template: Template, values: Mapping[str, str], faults: Faults) -> RichText | None:
    """The template with its values; None where nothing is left. ` / ` is a line end."""

    def value(match: re.Match[str]) -> str:
        word = match[1].strip()
        name = _BY_WORD.get(word, _BY_WORD.get(simplified(word), word))
        if name in values:
            return values[name]
        known = (*(word for words in NAMES.values() for word in words), *(v for v in values if v not in NAMES))
        near = nearest(word, known)
        names = Words("、".join(known), ", ".join(NAMES))
        told: dict[str, Value] = {"name": word, "known": names, "hint": did_you_mean(near)}
        faults.append(
            Diagnostic(message=messages_content.UNKNOWN_PLACEHOLDER, values=told, span=template.span, found=match[0])
        )
        return ""

    rest = _PLACEHOLDER.sub("", template.text)
    if template.span is not None and ("{" in rest or "}" in rest):
        faults.append(Diagnostic(message=messages_content.STRAY_BRACE, span=template.span, found=template.text[:60]))
    text = BREAK.sub("\n", _PLACEHOLDER.sub(value, template.text))
    text = re.sub(r"[\u3000 ]{2,}", "\u3000", text).strip(" \u3000")
    return RichText(text, (), ((0, template.span),) if template.span else ()) if text else None
