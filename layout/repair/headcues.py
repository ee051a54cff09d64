"""The cues for and against a line being (part of) a headline.

Decisions: a headline is told by what it lacks (stops, an indent), by its parts, and above all by what follows it: a
dateline, a byline and then a body, a paragraph; a line that an earlier headline holds too, behind a jump mark, is that
headline again.
"""

import re
from typing import Final

from layout.repair.alonecues import far_below, signs_notice
from layout.repair.context import EXCHANGE
from layout.repair.facts import CLOCK, COUNTED, SHAPE_EM, ends_nothing, sure_speaker, takes_turns
from layout.repair.headblocks import (
    behind_page,
    block_head_cues,
    ends_verse,
    gives_notice,
    leads_to_deck,
    names_series,
    opens_block,
    opens_with_series,
    over_suite,
)
from layout.repair.headends import comes_to_speech, ends_notice, hangs, numbers_document, opens_wire, signs_over_date
from layout.repair.marks import HAN, width_em
from layout.repair.measure import LOST_INDENT_EM
from layout.repair.model import HEAD_LINE_EM, Setting
from layout.repair.newsruns import brief_strength
from layout.repair.picturenews import over_picture
from layout.repair.rows import COUNTS, FIELD_HEAD
from layout.repair.signals import Cue
from layout.repair.spared import named_in_latin
from layout.repair.subheads import ONE_BUILD
from layout.repair.titlecues import is_tag, tells_act, titled_column
from layout.repair.twosigns import between_signs

_ROW_OF_NOTICE: Final = re.compile(
    "(?:时间|日期|地点|地址|对象|内容|费用|票价|名额|人数|要求|方式|范围|路线|集合|报名|联系|咨询|主办|承办|协办)"
    f"[{HAN}]{{0,3}}\\s*[:：]"
)
"""How a row of a notice begins: when, where, for whom, at what price."""
_ADDRESS: Final = re.compile(r"https?://|www\.[\w-]+\.|(?<![\w.-])[\w.-]+@[\w-]+\.\w", re.A)
"""A web or mail address: no headline holds one, or stands over one."""
_CALLED: Final = re.compile(r"\S{0,3}[:：]")
"""What follows a name at the head of a greeting."""
_TELLS_SOURCE: Final = re.compile("记者|通讯员|摄|文/图|整理|编译|供[稿图]|[寄发]自|口述|作者|来源|综合")
"""What a line in brackets speaks of that says whose a text is."""
_PICTURE_NEWS: Final = re.compile("图片新闻|图说|图闻|图片报道|新闻图片|镜头|光影")
"""The name of a column of pictures."""
_THEMED: Final = re.compile("[^:：]{4,14}[:：][^:：。，,、；;]{2,18}")
"""A matter, and what is said of it."""
_GOES_ON: Final = frozenset("的了们吗呢吧")
"""Characters that no headline starts with."""
BRIEF: Final = 8
"""A line of fewer characters straight over a paragraph is oftener a subhead than a headline."""
HEAD_LONG_EM: Final = 62
"""All parts of a headline together are rarely longer, in em."""
BRACKETED: Final = 0.2
"""Words in brackets straight under a headline belong to it rather than sign it."""
BRACKET: Final = 12
"""They are no more than so many characters."""
OFTEN_NAMED: Final = 0.4
"""So much of a subhead's words stands in the text behind it as well."""
OFTEN_TOLD: Final = 0.15
"""So much of a headline's words stands in the text before it by chance."""
ROWS: Final = 1.6
"""How much surer than verse rows with figures in them are no headline."""
SURE_VERSE: Final = 0.9
"""From this on (0-1) verse is sure: it has no indent, and that says nothing."""


def head_cues(setting: Setting, index: int) -> list[Cue]:
    """What speaks for and against a line being (part of) a headline."""
    line, fact = setting.lines[index], setting.facts[index]
    text, count = line.text, len(setting.lines)
    cues: list[Cue] = [("head", 1.0)]
    fields = CLOCK.sub("", text).split() if fact.size <= SHAPE_EM + 4 else fact.fields
    parts = [part for part in fields if len(part) >= 3]
    parts = list(fields) if titled_column(tuple(fields)) else parts
    asks = fact.marks == 1 and re.search("[？?！!](?=.)", text) is not None
    pauses = fact.commas or fact.stops or fact.ends != "plain" or fact.marks > len(re.findall("[:：]", text))
    whole = len(parts) == len(fields)
    if len(parts) > 1 and whole and not (fact.byline or fact.signer or _in_build(setting, index)):
        long = sum(len(part) >= 4 for part in parts)
        cues.append(("head_parts", min(long, 2) / 2 + (0.4 if long > 2 and not (fact.marks and pauses) else 0.0)))
    if width_em(text) > HEAD_LONG_EM:
        cues.append(("head_long", min((width_em(text) - HEAD_LONG_EM) / 15, 2.0)))
    longest = max(map(width_em, fact.fields))
    if longest > HEAD_LINE_EM:
        cues.append(("head_wordy", min((longest - HEAD_LINE_EM) / 8, 2.0)))
    if fact.size < 4:
        cues.append(("head_stub", (4 - fact.size) / 5))
    if fact.size < BRIEF and not fact.notice and index + 1 < count and _is_prose(setting, index + 1) and not fact.date:
        cues.append(("head_brief", (BRIEF - fact.size) / 4))
    if "。" in text or comes_to_speech(text) or (fact.ends == "final" and text[-1] not in "！？!?”》…）)"):
        cues.append(("head_sentence", 1.0))
    if fact.commas:
        apart = len(parts) > 2 and whole and fact.commas < len(parts)
        cues.append(("head_comma", 0.3 if apart else min(fact.commas, 3) / 1.0 if fact.size > 30 else 1.0))
    if fact.annex or fact.service:
        cues.append(("head_annex", 1.0 if fact.annex else 1.5))
    if fact.ends in ("pause", "semicolon", "colon", "open"):
        cues.append(("head_ends_pause", 0.2 if _names_speaker(setting, index) else 1.0))
    if fact.ends == "plain" and ends_nothing(text):
        cues.append(("head_function", 1.0))
    if text[0] in "(（" and text[-1] in ")）" and not (is_tag(text) or names_series(setting, index)):
        told = _TELLS_SOURCE.search(text) or (index and setting.facts[index - 1].date)
        cues.append(("head_date", 1.5 if told else BRACKETED if _under_bare(setting, index) else 1.0))
    themed = fact.marks == 1 and index not in setting.speakers and _THEMED.fullmatch(text) is not None
    if (fact.marks == 0 or asks or themed or (len(parts) > 2 and whole and not pauses)) and 2 <= fact.size <= 40:
        cues.append(("head_shape", 1.0))
    for reach, strength in ((1, 1.0), (2, 0.7), (3, 0.5), (4, 0.4)):
        after = index + reach
        if after < count and setting.facts[after].dateline and "。" not in text:
            cues.append(("head_dateline_next", strength))
            break
        if after < count and (setting.facts[after].stops or setting.facts[after].ends == "pause"):
            break
    cues += _head_place_cues(setting, index)
    cues += _other_cues(setting, index)
    if fact.notice:
        cues.append(("head_notice", 1.0))
    cues.append(("head_tag", 0.5 if opens_with_series(text) else float(is_tag(text) or names_series(setting, index))))
    if index and fact.marks == 0 and fact.size <= SHAPE_EM and tells_act(text):
        cues.append(("head_act", 1.0))
    if fact.bare and fact.size >= 4 and index + 1 < count and setting.facts[index + 1].salutation:
        cues.append(("head_over_salutation", 1.0))
    if opens_wire(setting, index):
        cues.append(("head_wire", 1.0))
    return cues


def _is_answered_or_asked(setting: Setting, index: int) -> bool:
    """Whether a line that names who speaks stands close to one in which somebody else does: a question, its answer."""
    if index not in setting.speakers or not takes_turns(setting.facts[index].speaker):
        return False
    near = range(max(index - 1, 0), min(index + EXCHANGE, len(setting.facts)))
    return len({setting.facts[place].speaker for place in near if place in setting.speakers}) > 1


def _is_answered(setting: Setting, index: int) -> bool:
    """Whether a line names who wrote a letter, and the next one greets that writer: `七里坪 老瓜农`, `老瓜农：…`."""
    fields = setting.facts[index].fields
    if len(fields) < 2 or index + 1 == len(setting.lines):
        return False
    text, name = setting.lines[index + 1].text, fields[-1]
    return text.startswith(name) and _CALLED.match(text, len(name)) is not None


def _in_build(setting: Setting, index: int) -> bool:
    """Whether a line of several parts is one of several subheads whose parts have the same lengths."""
    return setting.subheads.get(index, 0) >= ONE_BUILD


def _under_bare(setting: Setting, index: int) -> bool:
    """Whether a few words in brackets stand right under a line like a headline, and over more of its text."""
    if not index or index + 1 == len(setting.lines) or setting.lines[index].blanks > setting.lines[index - 1].blanks:
        return False
    before, fact = setting.facts[index - 1], setting.facts[index]
    opens = index == 1 or setting.lines[index - 1].blanks > 0
    return opens and before.bare and before.ends == "plain" and not before.date and fact.size <= BRACKET


def text_goes_on(text: str) -> bool:
    """Whether a line starts like the middle of a sentence: with 的 or its like, or a bracket that does not end it."""
    return text[0] in _GOES_ON or (text[0] in "(（" and text[-1] not in ")）" and not opens_with_series(text))


def _names_speaker(setting: Setting, index: int) -> bool:
    """Whether a line that ends with a colon is an over-line: short, over a title and a dateline."""
    fact, near = setting.facts[index], setting.facts[index + 1 : index + 4]
    dated = next((place for place, other in enumerate(near) if other.dateline), 0)
    return fact.ends == "colon" and fact.size <= 12 and not fact.commas and dated > 0 and near[0].marks == 0


def _other_cues(setting: Setting, index: int) -> list[Cue]:
    """What says that a line is something else than a headline; what the editor or a Markdown mark says."""
    line, fact, count = setting.lines[index], setting.facts[index], len(setting.lines)
    cues: list[Cue] = []
    if not COUNTED.fullmatch(line.text) and sum(map(str.isalpha, line.text)) < min(fact.size - 2, 2):
        cues.append(("head_wordless", 1.0))
    if _is_answered_or_asked(setting, index):
        cues.append(("head_speaker", 1.0))
    if index + 1 in setting.rows and COUNTS.search(line.text):
        cues.append(("head_counts", 1.0))
    if line.start in setting.no_heads:
        cues.append(("editor_no_head", 1.0))
    if line.start in setting.sure_heads:
        cues.append(("editor_no_head", -1.0))
    if line.jump_from and index not in setting.heads_seen:
        cues.append(("head_behind_mark", 1.0))
    if line.heading:
        cues.append(("head_marked", 1.0 if line.heading == 1 else 0.2))
    note = index - 1 in setting.verse and line.text.startswith(("——", "--"))
    if note or fact.starts_closing or line.jump_to or text_goes_on(line.text):
        cues.append(("head_closing", 1.0))
    if numbers_document(setting, index) or named_in_latin(setting.lines, index):
        cues.append(("head_date", 3.0))
    marked = fact.marker is not None and fact.marker[0] not in ("bullet", "cn是")
    if marked or _asks(setting, index) or index in setting.lists or (fact.timed and setting.subheads.get(index, 0) > 1):
        cues.append(("head_marker", 3.0 if fact.timed else 1.0 if marked and index not in setting.lists else 1.5))
    if (
        fact.date
        or fact.signer
        or fact.signs
        or (fact.contact or fact.called)
        or _ROW_OF_NOTICE.match(line.text) is not None
        or (fact.office and index and setting.facts[index - 1].contact)
        or signs_notice(setting, index)
        or _ADDRESS.search(line.text) is not None
        or (index + 1 < count and _ADDRESS.match(setting.lines[index + 1].text) is not None)
        or fact.salutation
        or _is_answered(setting, index)
        or fact.closing
        or ends_notice(line.text)
        or fact.picture
        or (index and not setting.facts[index - 1].bare and COUNTED.fullmatch(line.text) is not None)
        or signs_over_date(setting, index)
        or (
            index
            and setting.facts[index - 1].closing
            and fact.marks == 0
            and fact.size <= 10
            and not far_below(setting, index)
        )
    ):
        ended = fact.signs or (fact.signer and index > 0 and setting.facts[index - 1].ends == "final")
        cues.append(("head_date", 2.0 if fact.date else 1.5 if ended else 1.0))
    if fact.office and len(fact.fields) > 1:
        cues.append(("head_date", 0.6))
    if fact.byline or fact.dateline or fact.signed:
        cues.append(("head_date", 1.5))
    elif fact.reading.score > 0 and fact.size <= 12:
        cues.append(("head_date", 1.2 if over_suite(setting, index) else 0.6))
    return cues


def _asks(setting: Setting, index: int) -> bool:
    """Whether a line begins with who asks or answers: 记者, 问, 答."""
    return index in setting.speakers and sure_speaker(setting.facts[index].speaker)


def _head_place_cues(setting: Setting, index: int) -> list[Cue]:
    """What the places around a line say about its being a headline."""
    line, fact, habits = setting.lines[index], setting.facts[index], setting.habits[index]
    count = len(setting.lines)
    cues: list[Cue] = []
    cues += _before_cues(setting, index)
    if habits.indents and line.indent_em and line.indent_em < 3:
        cues.append(("head_indented", 1.0))
    elif habits.indents and not (index - 1 not in setting.verse and setting.verse.get(index, 0.0) >= SURE_VERSE):
        cues.append(("head_not_indented", 1.0))
    below = setting.lines[index + 1].blanks if index + 1 < count else 0
    wider = below - max(line.blanks if index else 0, habits.usual_blanks, 1.0)
    if index + 1 < count and not setting.facts[index + 1].starts_closing and index not in setting.speakers:
        cues.append(("head_gap_below", 0.0 if line.text[-1].isdigit() else max(min(wider, 2.0), 0.0)))
    after = next((other for other in range(index + 1, min(index + 5, count)) if _is_text(setting, other)), None)
    if after is None or setting.lines[after].file != line.file:
        cues.append(("head_no_body", 1.0))
    elif after == index + 2 and setting.facts[index + 1].marks == 0 and not setting.facts[index + 1].byline:
        cues.append(("head_body_next", 0.6))
    elif after == index + 1:
        cues.append(("head_body_next", 1.0))
    if index + 1 < count and 1 <= setting.facts[index + 1].reading.score < 9 and not fact.byline:
        cues.append(("head_byline_next", 0.6 if index + 2 < count and _is_text(setting, index + 2) else 0.0))
    cues += _head_width_cues(setting, index)
    if opens_block(setting, index):
        cues.append(("head_block", 1.0))
    if gives_notice(setting, index):
        cues.append(("head_notice", 2.0))
    if hangs(setting, index):
        cues.append(("head_hangs", 1.0))
    if pictured := over_picture(setting, index):
        cues.append(("head_over_picture", 3.0 if _PICTURE_NEWS.search(line.text) else pictured))
    if index and fact.bare and setting.facts[index - 1].ends == "final":
        cues.append(("head_between_signs", between_signs(setting, index)))
    cues.append(("head_behind_noise", behind_page(setting, index)))
    if index in setting.cohesion.names:
        named, told = setting.cohesion.names[index]
        cues += [("head_named", named - OFTEN_NAMED), ("head_told", told - OFTEN_TOLD)]
    cues += _run_cues(setting, index)
    rules = setting.conventions
    if rules.articles >= 3 and index:
        dated = any(name < count and setting.facts[name].dateline for name in (index + 1, index + 2, index + 3))
        lean = rules.datelines - 0.7 if not dated else 0.0
        cues.append(("head_convention", -4 * lean if lean > 0 else 0.0))
        signed = setting.facts[index - 1].reading.score > 0 or setting.facts[index - 1].signed
        lean = rules.bylines - 0.7 if not signed else 0.0
        cues.append(("head_convention", -3 * lean if lean > 0 else 0.0))
    return [cue for cue in cues if cue[1]]


def _before_cues(setting: Setting, index: int) -> list[Cue]:
    """What stands before a line: the end of an article, and how many blank lines."""
    line, habits = setting.lines[index], setting.habits[index]
    cues: list[Cue] = []
    if index == 0 or setting.lines[index - 1].file != line.file:
        cues.append(("head_first", 1.0))
    else:
        if setting.facts[index - 1].byline or setting.facts[index - 1].signed:
            cues.append(("head_after_byline", 1.0))
        elif setting.facts[index - 1].date or (setting.facts[index - 1].closing and not _is_dated(setting, index)):
            cues.append(("head_after_end", 1.0))
        elif (
            setting.facts[index - 1].signer
            or (setting.facts[index - 1].own_office and index > 1)
            or setting.facts[index - 1].contact
        ) and not _is_dated(setting, index):
            cues.append(("head_after_end", 0.6))
        extra = line.blanks - max(habits.usual_blanks, 1.0 if habits.blanks_inside else 0.0)
        if extra > 0 and not habits.blanks_inside:
            noisy = line.noise_before and line.blanks < 2
            under = setting.facts[index - 1].bare or noisy
            cues.append(("head_blank_alone", 0.4 if under and setting.subheads.get(index, 0) > 1 + noisy else 1.0))
        elif extra > 0:
            cues.append(("head_blank", min(extra, 3.0)))
    return cues


def _run_cues(setting: Setting, index: int) -> list[Cue]:
    """What the lines around say that are like a line, or stand in one run under it."""
    cues: list[Cue] = []
    strength = max(setting.verse.get(index, 0.0), setting.rows.get(index, 0.0))
    opens = index in setting.rows and index + 1 in setting.rows and _opens_table(setting, index)
    if strength and (setting.verse.get(index - 1, 0.0) + setting.rows.get(index - 1, 0.0) > 0 or opens):
        apart = ends_verse(setting, index) or leads_to_deck(setting, index)
        cues.append(("head_block", 1.6) if apart else ("head_verse", strength * (ROWS if opens else 1.0)))
    cues += block_head_cues(setting, index)
    cues.append(("head_of_brief", brief_strength(setting, index)))
    if index in setting.heads_seen:
        cues.append(("head_seen", 1.0))
    elif setting.subheads.get(index, 0) > 1:
        cues.append(("head_like_subhead", min(setting.subheads[index] - 1, 2) / 2))
    if index in setting.run_openers:
        cues.append(("head_opens_run", max(-setting.cohesion.at.get(index, 0.0), 0.0)))
        cues.append(("head_over_run", 1.0 if setting.run_openers[index] else 0.0))
    return cues


def _opens_table(setting: Setting, index: int) -> bool:
    """Whether a row has figures in it, or says what stands in each of as many fields of a row of figures under it."""
    fields, under = setting.facts[index].fields, setting.lines[index + 1].text
    if any(map(str.isdigit, setting.lines[index].text)):
        return True
    named = len(fields) >= 3 and len(fields) == len(setting.facts[index + 1].fields)
    return named and max(map(len, fields)) <= FIELD_HEAD and any(map(str.isdigit, under))


def _is_dated(setting: Setting, index: int) -> bool:
    """Whether a line is a date, or stands over one."""
    return any(fact.date for fact in setting.facts[index : index + 2])


def _head_width_cues(setting: Setting, index: int) -> list[Cue]:
    """What a line's width in em says, beside the measure of the lines under it."""
    line, fact, count = setting.lines[index], setting.facts[index], len(setting.lines)
    cues: list[Cue] = []
    below, above = setting.measures[min(index + 2, count - 1)], setting.measures[index - 1] if index else None
    if below is not None and SHAPE_EM + 40 > line.width_em > max(below, above or 0.0) + 1.6:
        cues.append(("head_wide", 1.0))
    if above is not None and abs(line.width_em - above) <= 0.6 and fact.ends in ("plain", "pause"):
        cues.append(("head_fills", 1.0))
    if index + 1 < count and not line.indent_em and fact.ends in ("plain", "pause"):
        for measure in (setting.measures[index + 1], above):
            if measure is None:
                continue
            lost, full = measure - line.width_em - LOST_INDENT_EM, measure - setting.lines[index + 1].width_em
            if abs(lost) <= 0.6 and (abs(full) <= 1.1 or _opens_short(setting, index, full)):
                cues.append(("head_like_first_line", 1.0))
                break
    return cues


def _opens_short(setting: Setting, index: int, slack_em: float) -> bool:
    """Whether the line under one like a first line ends the paragraph, where first lines lost their indent."""
    lost = index > 0 and setting.short_first_em[index - 1] > 0 and setting.facts[index - 1].ends == "final"
    under = setting.facts[index + 1]
    return lost and slack_em > 0 and not setting.lines[index].blanks and under.ends == "final" and not under.dateline


def _is_prose(setting: Setting, index: int) -> bool:
    """Whether a line is running text: a stop in it, or pauses in more characters than a subhead has."""
    fact = setting.facts[index]
    return fact.stops > 0 or (fact.commas > 0 and fact.size > 2 * BRIEF - 4)


def _is_text(setting: Setting, index: int) -> bool:
    """Whether a line holds running text, verse or a list: something a headline can stand over."""
    fact = setting.facts[index]
    if fact.byline:
        return False
    return bool(fact.stops or fact.commas or fact.dateline or fact.ends in ("final", "pause", "semicolon", "colon")
                or index in setting.verse or index in setting.rows or index in setting.lists
                or setting.measures[index] is not None)  # fmt: skip
