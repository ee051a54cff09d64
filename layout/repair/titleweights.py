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
    "title_long": Signal(-3.42, "the title is longer than 22 characters, by tens"),
    "title_short": Signal(-2.71, "the title is shorter than five characters"),
    "title_when": Signal(-3.0, "the title only says when"),
    "title_marked": Signal(0.96, "quotation marks, ! or ? make the title strong"),
    "tag_apart": Signal(6.0, "over-line: the name of a column in brackets (elsewhere in the headline: below 0)"),
    "title_place": Signal(0.66, "under an over-line: a place and its act in the title"),
    "title_facts": Signal(1.16, "under an over-line: the title is told as a list of facts"),
    "turn_in_line": Signal(-2.5, "in a headline of several lines: two of over-line, title, sub-title share a line"),
    "line_in_level": Signal(-1.2, "in a headline of several lines: a line end inside over-line, title or sub-title"),
    "levels_in_lines": Signal(0.8, "three printed lines: over-line, title and sub-title"),
    "lines": Signal(-1.25, "a title in two lines"),
    "lines_short": Signal(0.17, "two clauses, short together"),
    "lines_alike": Signal(1.88, "its lines have one length"),
    "lines_unlike": Signal(-0.25, "its lines have very different lengths"),
    "lines_three": Signal(1.79, "it has three lines"),
    "lines_echo": Signal(0.81, "its lines echo each other"),
    "lines_built": Signal(0.81, "its two lines have the same word of grammar at one place"),
    "lines_marked": Signal(0.38, "marks of strength in all its lines"),
    "lines_place": Signal(-0.54, "it begins with a place and its act"),
    "lines_round": Signal(1.9, "the last line rounds it off: 让 为 助 …"),
    "lines_facts": Signal(-1.31, "a line of facts in it"),
    "lines_stump": Signal(1.21, "a line of four characters or fewer beside longer ones"),
    "lines_column": Signal(-0.47, "its first line may be the name of a column"),
    "lines_untold": Signal(-1.23, "the first of its two lines is a few words of which the text says nothing"),
    "lines_told": Signal(-1.01, "its first line says who tells, or names a column"),
    "over": Signal(0.75, "there is an over-line"),
    "over_act": Signal(1.03, "over-line: a place and its act"),
    "over_speaker": Signal(0.96, "over-line: who speaks or acts"),
    "over_told": Signal(2.02, "over-line: who said it, where it was said"),
    "over_topic": Signal(2.66, "over-line: a topic or the name of a column"),
    "over_label": Signal(-0.04, "over-line: short, plain, shorter than the title"),
    "over_column": Signal(0.8, "over-line: nouns or a set phrase of two to five characters, over a longer title"),
    "over_person": Signal(2.03, "over-line: a person and what that person is"),
    "over_slogans": Signal(1.38, "over-line: slogans of one length"),
    "over_event": Signal(-1.36, "the over-line tells the event itself"),
    "over_event_long": Signal(0.6, "a long over-line that tells the event, over a title that is no list of facts"),
    "over_advice": Signal(-0.19, "the over-line warns, asks or advises"),
    "over_strong": Signal(-0.29, "the over-line asks or exclaims"),
    "over_quotes": Signal(-0.11, "quotation marks in the over-line"),
    "over_figures": Signal(-0.41, "the over-line ends with a figure"),
    "over_done": Signal(-1.81, "the over-line ends like a sentence: 了 过 着"),
    "over_long": Signal(-0.52, "the over-line is not shorter than the title's lines"),
    "over_short": Signal(-0.01, "the over-line is much shorter than the title, by fives"),
    "over_lines": Signal(-1.49, "an over-line in two lines"),
    "over_noun_second": Signal(0.93, "the second line of the over-line has no act"),
    "over_stump": Signal(-1.62, "the over-line is a stump"),
    "over_wider": Signal(-0.6, "over-line wider than the title (narrower: below 0)"),
    "over_untold": Signal(1.46, "over-line: a few words of which the text says nothing, as of a column's name"),
    "over_tag": Signal(0.7, "over-line: a word or two, like the name of a column"),
    "title_figures": Signal(-0.28, "under an over-line: figures in the title"),
    "over_pair_below": Signal(-0.05, "the title under the over-line is a pair of lines of one length"),
    "under": Signal(-0.1, "there is a sub-title"),
    "under_dash": Signal(3.29, "sub-title behind a dash"),
    "under_longer": Signal(1.41, "sub-title longer than the title"),
    "under_acts": Signal(-0.59, "sub-title: begins with its verb"),
    "tag_over": Signal(-0.95, "over the sub-title a word or two, like the name of a column"),
    "under_stump": Signal(-1.91, "sub-title shorter than a line"),
    "under_facts": Signal(0.53, "sub-title opens with facts"),
    "under_figures": Signal(0.91, "figures in the sub-title"),
    "under_lines": Signal(-0.78, "sub-title in two lines"),
    "under_lines_alike": Signal(0.43, "the two lines of the sub-title have one length"),
    "under_place": Signal(0.31, "sub-title: a place and its act, longer than the title"),
    "under_marks": Signal(-0.92, "pauses in the sub-title"),
    "under_strong": Signal(-1.14, "marks of strength in the sub-title"),
    "slogans_over": Signal(-0.2, "over the sub-title a pair of short slogans"),
    "event_over": Signal(-0.22, "over the sub-title one line that tells the event"),
    "place_over": Signal(0.03, "over the sub-title a place and its act"),
    "label_over": Signal(-0.24, "over the sub-title a topic or the name of a column"),
    "person_over": Signal(-0.82, "over the sub-title a person and what that person is"),
    "noun_over": Signal(-0.81, "over the sub-title a short line without an act"),
    "under_speaker": Signal(0.85, "over a sub-title that says who speaks, a line that warns, asks or advises"),
    "title_officials": Signal(-5.84, "the title only says who presided or spoke"),
    "lines_officials": Signal(-1.85, "a line of the title only says who presided or spoke"),
    "under_officials": Signal(2.85, "the sub-title ends with who presided or spoke"),
    "under_genre": Signal(1.76, "the sub-title says what kind of piece this is"),
    "column_shared": Signal(-3.4, "the name of a column shares its level with the parts under it"),
    "title_list": Signal(-1.88, "a title of three parts and more, of different lengths"),
    "over_list": Signal(-1.69, "an over-line of three parts and more, of different lengths"),
    "echo_torn": Signal(-2.0, "two parts of one length that echo each other stand on different levels"),
    "twins_torn": Signal(-0.68, "two parts of one length, which no part beside them has, stand on different levels"),
    "under_list": Signal(1.13, "sub-title: a list of short parts"),
    "under_speakers": Signal(1.31, "sub-title: each part says who speaks"),
    "under_actor": Signal(-0.27, "who acts is told at the end of the sub-title, and not in the title"),
    "under_notice": Signal(-3.01, "sub-title: a word that names a kind of notice, as titles do"),
    "under_phrase": Signal(-0.41, "sub-title: a phrase that ends with what it tells of, as titles do"),
    "over_moment": Signal(0.81, "over-line: only when, or on what occasion"),
    "title_moment": Signal(-1.2, "the title only says when, or on what occasion"),
    "over_bracketed": Signal(1.5, "over-line: a phrase in round brackets, as a series is named"),
    "title_bracketed": Signal(-2.0, "the title begins with a phrase in round brackets on its own"),
    "over_colon": Signal(-1.73, "the over-line says something of somebody or something behind a colon"),
    "over_verbs": Signal(0.95, "over-line: two phrases that begin with their verb, over who acts"),
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
    "fact": Kind(-0.01, 0.2, 0.43, "holds a figure"),
    "facts": Kind(-0.06, -0.04, -0.18, "holds two figures or more"),
    "amount": Kind(0.27, -0.95, 0.27, "ends with an amount"),
    "comma": Kind(1.03, -0.12, -0.22, "has a comma in it"),
    "list": Kind(0.51, -1.4, 0.78, "lists things with 、"),
    "when": Kind(-0.41, -0.05, -0.15, "ends with a time or a place"),
    "told": Kind(-0.19, 0.17, 0.16, "says who tells or asks for something"),
    "genre": Kind(0.81, -0.52, 0.13, "says what kind of piece this is"),
    "speech": Kind(0.25, -0.06, 0.27, "says who speaks, or is what somebody said"),
    "question": Kind(-0.58, 0.81, -0.87, "asks"),
    "call": Kind(0.63, -0.52, -0.06, "calls out"),
    "quoted": Kind(-0.21, -0.26, 0.77, "has a word in quotation marks"),
    "event": Kind(0.88, 0.75, -0.51, "ends with what took place"),
    "dated": Kind(0.01, -0.41, 0.42, "is a date, a number or stands in brackets"),
    "person_word": Kind(0.26, 0.04, -0.05, "has a word for persons: 他 我 你 们"),
    "detail": Kind(-0.5, -0.59, 0.68, "begins as details do"),
    "done": Kind(-0.66, 0.4, -0.92, "has 了 着 过 in it"),
    "series": Kind(0.7, -0.71, 0.3, "is a part of a series"),
    "leads": Kind(0.08, 0.28, -0.13, "begins with a preposition"),
    "round": Kind(0.87, -0.53, -0.2, "counts a round, a term, an issue"),
    "colon": Kind(-0.3, -0.62, 0.6, "has a colon in it"),
    "slogan": Kind(-0.63, -0.62, -0.2, "is a slogan of four characters, or with a quoted word in it"),
    "marked": Kind(1.08, -0.55, 0.01, "begins with a bullet or a bracket"),
    "says": Kind(0.07, -0.61, 0.73, "ends with a word of saying"),
    "foreign": Kind(0.89, -0.76, -0.02, "has no Han"),
    "column": Kind(-0.36, 0.08, -0.08, "may be the name of a column"),
    "actor": Kind(-0.35, -0.23, 0.22, "begins with a place or an office"),
    "act": Kind(1.05, -0.72, -0.39, "is a place or an office and what it does"),
    "verb": Kind(0.1, -0.91, -0.64, "begins with its verb"),
    "label": Kind(0.39, 0.45, 0.6, "is the name of a column, a topic"),
    "phrase": Kind(0.18, 0.23, 0.23, "has no verb"),
    "four": Kind(-0.44, -0.34, 0.16, "has four characters"),
    "person": Kind(0.15, -0.06, -0.02, "ends with a person's name"),
    "name": Kind(0.14, 0.19, 0.28, "begins with a name"),
    "office": Kind(0.05, -0.67, 0.57, "is a place or an office and nothing else"),
}  # fmt: skip
_SIZES: Final = {
    4: Kind(-0.16, -0.48, -0.86, "up to 4 characters"),
    7: Kind(-0.72, -0.97, -0.34, "5-7"),
    10: Kind(0.54, 0.12, -0.29, "8-10"),
    14: Kind(0.91, 0.68, 0.1, "11-14"),
    18: Kind(-0.22, 0.64, 0.95, "15-18"),
    40: Kind(-0.13, 0.01, 0.36, "19 and more"),
}  # fmt: skip
_LEAD: Final = {
    "over_in_lead": Signal(-0.54, "how much of the over-line the first sentence tells"),
    "title_in_lead": Signal(0.3, "how much of the title the first sentence tells"),
    "under_in_lead": Signal(-1.03, "how much of the sub-title the first sentence tells"),
    "title_than_over_in_lead": Signal(-0.17, "how much more of the title it tells than of the over-line"),
    "title_than_under_in_lead": Signal(-0.19, "how much more of the title it tells than of the sub-title"),
}


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
