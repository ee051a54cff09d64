"""The weights of headlines: how an editor shares the parts out to over-line, title and sub-title.

Log odds, as in `signals.py`, corrected on labelled headlines (`tests/repair/headline_score.py --learn`).
"""

from typing import Final

from layout.records import dataclass
from layout.repair.weights import Signal


@dataclass(frozen=True, slots=True)
class Kind:
    """What a line of a kind weighs, in log odds, as over-line, as title and as sub-title; and what it is."""

    over: float
    title: float
    under: float
    word: str


TITLE: Final = {
    "title_long": Signal(-2.36, "the title is longer than 22 characters, by tens"),
    "title_short": Signal(-0.72, "the title is shorter than five characters"),
    "title_when": Signal(-3.0, "the title only says when"),
    "title_marked": Signal(0.6, "quotation marks, ! or ? make the title strong"),
    "tag_apart": Signal(2.59, "over-line: the name of a column in brackets (elsewhere in the headline: below 0)"),
    "title_place": Signal(0.08, "under an over-line: a place and its act in the title"),
    "title_facts": Signal(0.99, "under an over-line: the title is told as a list of facts"),
    "turn_in_line": Signal(-2.7, "in a headline of several lines: two of over-line, title, sub-title share a line"),
    "line_in_level": Signal(-0.89, "in a headline of several lines: a line end inside over-line, title or sub-title"),
    "levels_in_lines": Signal(-0.28, "three printed lines: over-line, title and sub-title"),
    "lines": Signal(-0.95, "a title in two lines"),
    "lines_short": Signal(0.06, "two clauses, short together"),
    "lines_alike": Signal(1.86, "its lines have one length"),
    "lines_unlike": Signal(0.34, "its lines have very different lengths"),
    "lines_three": Signal(1.43, "it has three lines"),
    "lines_echo": Signal(0.64, "its lines echo each other"),
    "lines_built": Signal(0.55, "its two lines have the same word of grammar at one place"),
    "lines_marked": Signal(-0.13, "marks of strength in all its lines"),
    "lines_place": Signal(0.02, "it begins with a place and its act"),
    "lines_round": Signal(1.06, "the last line rounds it off: 让 为 助 …"),
    "lines_facts": Signal(-0.96, "a line of facts in it"),
    "lines_stump": Signal(0.37, "a line of four characters or fewer beside longer ones"),
    "lines_column": Signal(-0.19, "its first line may be the name of a column"),
    "lines_untold": Signal(-1.5, "the first of its two lines is a few words of which the text says nothing"),
    "lines_told": Signal(-0.74, "its first line says who tells, or names a column"),
    "over": Signal(0.85, "there is an over-line"),
    "over_act": Signal(1.04, "over-line: a place and its act"),
    "over_speaker": Signal(1.1, "over-line: who speaks or acts"),
    "over_told": Signal(0.62, "over-line: who said it, where it was said"),
    "over_topic": Signal(1.34, "over-line: a topic or the name of a column"),
    "over_label": Signal(-0.18, "over-line: short, plain, shorter than the title"),
    "over_column": Signal(0.25, "over-line: nouns or a set phrase of two to five characters, over a longer title"),
    "over_person": Signal(0.77, "over-line: a person and what that person is"),
    "over_slogans": Signal(0.85, "over-line: slogans of one length"),
    "over_event": Signal(-1.56, "the over-line tells the event itself"),
    "over_event_long": Signal(0.73, "a long over-line that tells the event, over a title that is no list of facts"),
    "over_advice": Signal(0.22, "the over-line warns, asks or advises"),
    "over_strong": Signal(-0.83, "the over-line asks or exclaims"),
    "over_quotes": Signal(-0.16, "quotation marks in the over-line"),
    "over_figures": Signal(0.63, "the over-line ends with a figure"),
    "over_done": Signal(-0.94, "the over-line ends like a sentence: 了 过 着"),
    "over_long": Signal(-0.32, "the over-line is not shorter than the title's lines"),
    "over_short": Signal(0.12, "the over-line is much shorter than the title, by fives"),
    "over_lines": Signal(-0.6, "an over-line in two lines"),
    "over_noun_second": Signal(0.11, "the second line of the over-line has no act"),
    "over_stump": Signal(-1.41, "the over-line is a stump"),
    "over_wider": Signal(-1.12, "over-line wider than the title (narrower: below 0)"),
    "over_untold": Signal(0.76, "over-line: a few words of which the text says nothing, as of a column's name"),
    "over_tag": Signal(0.56, "over-line: a word or two, like the name of a column"),
    "title_figures": Signal(-0.88, "under an over-line: figures in the title"),
    "over_pair_below": Signal(-0.04, "the title under the over-line is a pair of lines of one length"),
    "under": Signal(-0.16, "there is a sub-title"),
    "title_dash": Signal(-8.0, "what stands under the over-line begins with a dash, as a sub-title does"),
    "under_dash": Signal(2.55, "sub-title behind a dash"),
    "under_longer": Signal(1.46, "sub-title longer than the title"),
    "under_acts": Signal(-0.4, "sub-title: begins with its verb"),
    "tag_over": Signal(-1.22, "over the sub-title a word or two, like the name of a column"),
    "under_stump": Signal(-1.32, "sub-title shorter than a line"),
    "under_facts": Signal(0.29, "sub-title opens with facts"),
    "under_figures": Signal(0.65, "figures in the sub-title"),
    "under_lines": Signal(-0.88, "sub-title in two lines"),
    "under_lines_alike": Signal(0.61, "the two lines of the sub-title have one length"),
    "under_place": Signal(0.23, "sub-title: a place and its act, longer than the title"),
    "under_marks": Signal(-0.74, "pauses in the sub-title"),
    "under_strong": Signal(-0.57, "marks of strength in the sub-title"),
    "slogans_over": Signal(-0.22, "over the sub-title a pair of short slogans"),
    "event_over": Signal(0.28, "over the sub-title one line that tells the event"),
    "place_over": Signal(0.23, "over the sub-title a place and its act"),
    "label_over": Signal(-0.2, "over the sub-title a topic or the name of a column"),
    "person_over": Signal(-0.18, "over the sub-title a person and what that person is"),
    "noun_over": Signal(-0.53, "over the sub-title a short line without an act"),
    "under_speaker": Signal(0.44, "over a sub-title that says who speaks, a line that warns, asks or advises"),
    "title_officials": Signal(-5.61, "the title only says who presided or spoke"),
    "lines_officials": Signal(-1.68, "a line of the title only says who presided or spoke"),
    "under_officials": Signal(2.67, "the sub-title ends with who presided or spoke"),
    "under_genre": Signal(1.59, "the sub-title says what kind of piece this is"),
    "column_shared": Signal(-1.64, "the name of a column shares its level with the parts under it"),
    "title_list": Signal(-1.26, "a title of three parts and more, of different lengths"),
    "over_list": Signal(-0.81, "an over-line of three parts and more, of different lengths"),
    "echo_torn": Signal(-0.06, "two parts of one length that echo each other stand on different levels"),
    "twins_torn": Signal(-0.27, "two parts of one length, which no part beside them has, stand on different levels"),
    "under_list": Signal(1.21, "sub-title: a list of short parts"),
    "under_speakers": Signal(1.8, "sub-title: each part says who speaks"),
    "under_actor": Signal(-0.4, "who acts is told at the end of the sub-title, and not in the title"),
    "under_notice": Signal(-3.02, "sub-title: a word that names a kind of notice, as titles do"),
    "under_phrase": Signal(-0.37, "sub-title: a phrase that ends with what it tells of, as titles do"),
    "over_moment": Signal(0.22, "over-line: only when, or on what occasion"),
    "title_moment": Signal(-1.05, "the title only says when, or on what occasion"),
    "over_bracketed": Signal(1.5, "over-line: a phrase in round brackets, as a series is named"),
    "title_bracketed": Signal(-2.0, "the title begins with a phrase in round brackets on its own"),
    "over_colon": Signal(-0.71, "the over-line says something of somebody or something behind a colon"),
    "over_verbs": Signal(0.15, "over-line: two phrases that begin with their verb, over who acts"),
}  # fmt: skip

TIE: Final = {
    "tie": Signal(-2.6, "most blanks in a headline set its parts apart"),
    "tie_waits": Signal(3.6, "a verb that waits for what it acts on before it"),
    "tie_about": Signal(7.0, "关于 before it, and behind it the notice that it is about"),
    "tie_function": Signal(6.5, "a word beside it that neither begins nor ends a phrase"),
    "tie_frame": Signal(4.0, "a verb before it, and at the end behind it the noun that completes the verb"),
    "tie_head": Signal(3.0, "behind it only what a notice or a list is called: what it is of stands before it"),
    "tie_number": Signal(6.5, "a number is torn"),
    "tie_torn": Signal(2.6, "the words beside it are likelier one"),
    "tie_dump": Signal(3.0, "the characters beside it stand together elsewhere in the dump"),
    "tie_told": Signal(6.5, "the text has the words on both sides as one"),
    "tie_acts": Signal(0.6, "no verb before it, and behind it what somebody does"),
    "tie_alike": Signal(-1.2, "two pieces of one length"),
    "tie_echo": Signal(-3, "both pieces begin, or end, with the same words"),
    "tie_long": Signal(-1.6, "both pieces are long together, by sixes"),
    "tie_pair": Signal(6.5, "a quotation opened before it closes behind it"),
    "tie_closed": Signal(-3.5, "before it the second of two slogans of one length"),
    "tie_subject": Signal(3.6, "a bare place or office before what it does"),
    "tie_whom": Signal(4.6, "before it who acts and for whom, and behind it what that is: 社区为独居老人, 安装水表"),
    "tie_line": Signal(-1.5, "a line end"),
    "tie_tag": Signal(-9, "the name of a column in brackets"),
    "tie_stump": Signal(3.6, "one or two characters that are no label"),
    "tie_latin": Signal(-9, "Latin or figures on both sides"),
}  # fmt: skip

_KINDS: Final = {
    "fact": Kind(0.5, 1.1, 0.62, "holds a figure"),
    "facts": Kind(0.14, 0.26, 0.08, "holds two figures or more"),
    "amount": Kind(-0.24, -0.39, 1.08, "ends with an amount"),
    "comma": Kind(1.73, 0.16, -0.17, "has a comma in it"),
    "list": Kind(0.8, -1.49, 0.54, "lists things with 、"),
    "when": Kind(-0.27, -0.4, -0.43, "ends with a time or a place"),
    "told": Kind(0.8, -0.11, 0.25, "says who tells or asks for something"),
    "genre": Kind(1.18, -0.38, 0.53, "says what kind of piece this is"),
    "speech": Kind(0.43, 0.7, 0.02, "says who speaks, or is what somebody said"),
    "advisor": Kind(-0.28, -0.86, 1.19, "says which office or expert answers, warns or advises"),
    "question": Kind(-0.69, 0.79, -1.09, "asks"),
    "call": Kind(1.27, -0.89, -0.31, "calls out"),
    "quoted": Kind(0.32, 0.63, 0.53, "has a word in quotation marks"),
    "event": Kind(0.54, 0.47, 0.15, "ends with what took place"),
    "dated": Kind(0.01, -0.96, 0.97, "is a date, a number or stands in brackets"),
    "person_word": Kind(0.28, -0.53, -0.26, "has a word for persons: 他 我 你 们"),
    "detail": Kind(-0.47, -0.63, 1.24, "begins as details do"),
    "done": Kind(-0.27, 0.67, -0.72, "has 了 着 过 in it"),
    "series": Kind(1.3, -0.94, 0.61, "is a part of a series"),
    "leads": Kind(0.14, 0.37, 0.31, "begins with a preposition"),
    "round": Kind(1.06, -0.7, -0.17, "counts a round, a term, an issue"),
    "colon": Kind(-0.85, -0.28, 0.96, "has a colon in it"),
    "slogan": Kind(-0.53, -0.09, 0.19, "is a slogan of four characters, or with a quoted word in it"),
    "marked": Kind(1.78, -0.89, 0.01, "begins with a bullet or a bracket"),
    "says": Kind(0.03, -1.11, 0.8, "ends with a word of saying"),
    "foreign": Kind(1.93, -1.62, -0.02, "has no Han"),
    "column": Kind(0.43, 0.02, -0.56, "may be the name of a column"),
    "actor": Kind(0.26, 0.1, -0.08, "begins with a place or an office"),
    "act": Kind(0.77, -0.73, -0.36, "is a place or an office and what it does"),
    "verb": Kind(0.67, -0.59, -0.57, "begins with its verb"),
    "label": Kind(1.69, 0.48, 0.54, "is the name of a column, a topic"),
    "phrase": Kind(-0.07, 0.34, 0.41, "has no verb"),
    "four": Kind(-0.39, 0.1, 0.62, "has four characters"),
    "person": Kind(0.8, -0.58, -0.06, "ends with a person's name"),
    "name": Kind(0.01, 0.19, 0.35, "begins with a name"),
    "office": Kind(0.11, -0.7, 0.41, "is a place or an office and nothing else"),
}  # fmt: skip
_SIZES: Final = {
    4: Kind(0.15, -1.06, -1.8, "up to 4 characters"),
    7: Kind(-0.55, -0.61, -0.95, "5-7"),
    10: Kind(0.51, 0.32, -0.21, "8-10"),
    14: Kind(1.24, 1.01, 0.49, "11-14"),
    18: Kind(-0.15, 0.72, 1.24, "15-18"),
    40: Kind(-0.34, -0.38, 1.09, "19 and more"),
}  # fmt: skip
_LEAD: Final = {
    "over_in_lead": Signal(-0.53, "how much of the over-line the first sentence tells"),
    "title_in_lead": Signal(0.79, "how much of the title the first sentence tells"),
    "under_in_lead": Signal(-0.97, "how much of the sub-title the first sentence tells"),
    "title_than_over_in_lead": Signal(-0.08, "how much more of the title it tells than of the over-line"),
    "title_than_under_in_lead": Signal(-0.54, "how much more of the title it tells than of the sub-title"),
}
TWINS: Final = {
    "shape_over": Signal(0.84, "two parts of an over-line: the share of words of one length and kind"),
    "shape_title": Signal(0.25, "two parts of a title: the share of words of one length and kind"),
    "shape_under": Signal(-0.52, "two parts of a sub-title: the share of words of one length and kind"),
    "shape_over_title": Signal(-0.19, "where over-line and title meet: the share of words of one length and kind"),
    "shape_title_under": Signal(-0.38, "where title and sub-title meet: the share of words of one length and kind"),
    "places_over": Signal(0.81, "two parts of an over-line, of one length: equal characters at one place, up to two"),
    "places_title": Signal(0.52, "two parts of a title, of one length: equal characters at one place, up to two"),
    "places_under": Signal(0.32, "two parts of a sub-title, of one length: equal characters at one place, up to two"),
    "places_over_title": Signal(-1.38, "over-line and title of one length: equal characters at one place, up to two"),
    "places_title_under": Signal(-0.27, "title and sub-title of one length: equal characters at one place, up to two"),
    "torn_amount": Signal(-1.16, "two levels meet where both parts end with an amount"),
    "torn_done": Signal(-2.39, "two levels meet where both parts have 了 着 过 in them"),
    "torn_quoted": Signal(-1.34, "two levels meet where both parts have a word in quotation marks"),
    "torn_verb": Signal(-1.13, "two levels meet where both parts begin with their verb"),
    "torn_slogan": Signal(-0.82, "two levels meet where both parts are slogans"),
    "torn_leads": Signal(-0.51, "two levels meet where both parts begin with a preposition"),
    "torn_speech": Signal(-0.46, "two levels meet where both parts say who speaks, or are what somebody said"),
    "torn_fact": Signal(-0.71, "two levels meet where both parts hold a figure"),
}  # fmt: skip
"""What it weighs that two parts beside each other are alike."""


def _levels(name: str, kind: Kind) -> dict[str, Signal]:
    """A kind's three weights, by the names of their cues."""
    words = f"%s: {kind.word}"
    return {
        f"over_{name}": Signal(kind.over, words % "over-line"),
        f"title_{name}": Signal(kind.title, words % "title"),
        f"under_{name}": Signal(kind.under, words % "sub-title"),
    }


KINDS: Final = {
    **{cue: signal for name, kind in _KINDS.items() for cue, signal in _levels(f"is_{name}", kind).items()},
    **{cue: signal for size, kind in _SIZES.items() for cue, signal in _levels(f"of_{size}", kind).items()},
    **_LEAD,
}
"""What the kinds and lengths of lines weigh on each level, and what the first sentence tells of them."""
