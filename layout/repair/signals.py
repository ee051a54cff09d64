"""The boundary model's weights, all of them: one table, a word on each.

A boundary between two lines is read as a join or as a break, a line as a headline, the start or the middle of a
paragraph, a line that stands alone, a byline. Every cue votes with its weight, in units of natural log odds; what
a cue may add together is the score, the distance between the best reading and the best other one is the margin,
and the confidence is 1 / (1 + exp(-margin)). Weights were set by thought, then corrected on the tuned half of the
test articles.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

Cue: TypeAlias = tuple[str, float]
"""A name of the table and its strength, mostly 1."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One cue's weight in log odds and what it looks at."""

    weight: float
    word: str


_JOIN: Final = {
    "open_pair": Signal(4.5, "a quotation or bracket opened before the boundary closes behind it"),
    "title_pair": Signal(6.0, "a book title 《 》 spans the boundary"),
    "starts_closing": Signal(5.0, "the next line starts with a closing mark or a pause"),
    "ends_open": Signal(5.0, "the line ends with an opening mark"),
    "ends_plain": Signal(2.0, "the line ends without any mark"),
    "ends_pause": Signal(2.4, "the line ends with a comma or an enumeration comma"),
    "ends_semicolon": Signal(1.2, "the line ends with a semicolon"),
    "ends_colon": Signal(-0.6, "the line ends with a colon"),
    "colon_runs_on": Signal(2.2, "behind the colon stands neither a list nor a speaker"),
    "ends_final": Signal(-2.6, "the line ends a sentence"),
    "ends_function": Signal(2.6, "the line ends with a word that cannot end a phrase: 的 和 在 把 …"),
    "starts_function": Signal(1.6, "the next line starts with a word that cannot start a phrase"),
    "starts_stump": Signal(1.8, "the next line has a pause behind its first character or two"),
    "stub_line": Signal(3.0, "the next line is one or two characters without a mark"),
    "speech_tag": Signal(2.4, "a quotation ends the line, and who said it starts the next"),
    "ends_dash": Signal(1.5, "the line ends with a dash"),
    "signed": Signal(-4.0, "a byline is glued to the end of the line"),
    "after_byline": Signal(-3.0, "the line before is a byline"),
    "both_alone": Signal(-4.5, "both lines stand in one run of verse or rows"),
    "left_has_parts": Signal(-2.5, "the line before has parts set apart by blanks and no marks, like a headline"),
    "too_wide": Signal(-3.5, "the line before is wider than the measure: no line of this text"),
    "left_bare": Signal(-3.0, "the line before is short, without any mark, behind a finished sentence"),
    "full": Signal(1.7, "the line fills the measure"),
    "short": Signal(-4.6, "the line is clearly shorter than the measure"),
    "full_final": Signal(0.9, "a sentence ends at the end of a full line: as often inside a paragraph as at its end"),
    "token_cut": Signal(5.0, "a number or Latin word goes on behind the boundary"),
    "unit_cut": Signal(2.0, "a number ends the line and its unit starts the next"),
    "word_cut": Signal(1.1, "the two characters across the boundary stand together elsewhere in the dump"),
    "words_apart": Signal(-0.15, "they stand together nowhere else"),
    "indent": Signal(1.0, "an indent, or its absence, weighed by what indents mean in this dump"),
    "blank": Signal(1.0, "blank lines, or their absence, weighed by what they mean in this dump"),
    "copy_runs_on": Signal(5.0, "a reprint of this text has no boundary here"),
    "copy_breaks": Signal(-1.2, "a reprint of this text breaks here too"),
    "next_dateline": Signal(-7.0, "the next line opens with a dateline"),
    "next_opening": Signal(-1.0, "the next line opens with words that often start a paragraph"),
    "next_marker": Signal(-2.2, "the next line starts with a list mark"),
    "next_in_list": Signal(-4.0, "the list mark of the next line follows one before it"),
    "next_speaker": Signal(-3.5, "the next line starts with a speaker or Q and A"),
    "next_byline": Signal(-5.0, "the next line reads as a byline"),
    "jump_between": Signal(-6.0, "a jump line stood between, and the other half is elsewhere"),
    "short_sentence": Signal(0.9, "the next line's first sentence is a stump of a few characters"),
    "first_too_wide": Signal(2.0, "the next line fills the measure though first lines are two characters shorter"),
    "first_narrow": Signal(-1.2, "the next line is two characters shorter than the measure, like a first line"),
    "column_height": Signal(0.5, "the fragment's length is a whole number of printed lines of this dump"),
    "next_lower": Signal(3.0, "the next line starts with a small Latin letter"),
    "editor_join": Signal(60.0, "the editor asked for the join"),
    "editor_break": Signal(-60.0, "the editor refused the join"),
    "file_ends": Signal(-25.0, "a file ends here"),
}  # fmt: skip

_HEAD: Final = {
    "head": Signal(-3.4, "most lines are no headline"),
    "head_first": Signal(3.0, "first line of the dump or of a file"),
    "head_parts": Signal(2.2, "parts of 4 and more characters, set apart by blanks"),
    "head_long": Signal(-5.0, "longer than headlines are"),
    "head_stub": Signal(-1.5, "shorter than headlines are"),
    "head_sentence": Signal(-9.0, "a full stop inside or at the end"),
    "head_comma": Signal(-1.6, "a comma inside"),
    "head_ends_pause": Signal(-4.0, "ends with a comma, colon or semicolon"),
    "head_dateline_next": Signal(4.5, "a dateline follows"),
    "head_byline_next": Signal(3.0, "a byline follows, then a body"),
    "head_after_byline": Signal(2.0, "a byline stands before: the last article has ended"),
    "head_after_end": Signal(2.5, "a date alone or closing words stand before: the last article has ended"),
    "head_blank": Signal(0.5, "more blank lines before than elsewhere in the dump"),
    "head_blank_alone": Signal(2.0, "blank lines before, though paragraphs have none in this dump"),
    "head_wide": Signal(3.0, "wider than the measure of the body under it"),
    "head_not_indented": Signal(1.2, "not indented, though paragraphs are"),
    "head_indented": Signal(-2.0, "indented like a paragraph"),
    "head_marker": Signal(-2.5, "starts with a list mark"),
    "head_body_next": Signal(1.0, "a full paragraph follows"),
    "head_no_body": Signal(-3.0, "no paragraph follows"),
    "head_verse": Signal(-4.0, "stands among lines like itself: verse, rows, items"),
    "head_shape": Signal(1.0, "no mark at all inside, of headline length"),
    "head_function": Signal(-2.0, "ends with a word that cannot end a phrase"),
    "editor_no_head": Signal(-80.0, "the editor refused the headline"),
    "head_date": Signal(-6.0, "a date, a signature or a salutation"),
    "head_unfinished": Signal(-1.0, "the text before is unfinished"),
    "head_notice": Signal(2.5, "ends like the title of a notice"),
    "head_seen": Signal(7.0, "an earlier headline, or part of one, printed again behind a jump line"),
    "head_convention": Signal(1.0, "how articles of this dump begin, weighed by how often"),
    "head_closing": Signal(-6.0, "starts with a closing mark"),
    "head_like_subhead": Signal(-1.0, "one of several lines of this kind in the text around"),
}  # fmt: skip

_ALONE: Final = {
    "alone": Signal(-5.6, "most lines are part of a paragraph"),
    "verse": Signal(7.5, "among short lines that all end with a mark, or that have none"),
    "row": Signal(7.0, "as many fields as its neighbours"),
    "salutation": Signal(6.5, "a salutation ending with a colon"),
    "closing_words": Signal(8.0, "the closing words of a letter or notice"),
    "date": Signal(7.5, "a date alone"),
    "signature": Signal(6.5, "stands over a date: who signs"),
    "subhead_number": Signal(3.2, "a numbered subhead"),
    "subhead_shape": Signal(1.2, "short, without any mark, before a full paragraph"),
    "subhead_run": Signal(3.0, "several such lines in the text around"),
    "subhead_fits": Signal(2.5, "not indented, between a finished paragraph and an indented one"),
    "subhead_short": Signal(2.0, "far shorter than the measure and without a mark"),
    "list_line": Signal(4.5, "a list item that ends without a mark, next to another"),
    "alone_comma": Signal(-1.5, "a comma inside"),
    "alone_long": Signal(-6.0, "longer than a line that stands alone"),
    "alone_sentence": Signal(-1.0, "a sentence like any other"),
    "picture_line": Signal(9.0, "names a picture file"),
    "before_verse": Signal(1.0, "the first line of a run of verse"),
}  # fmt: skip

_BYLINE: Final = {
    "byline": Signal(-6.0, "most lines are no byline"),
    "byline_score": Signal(1.6, "roles and names that cover the whole line"),
    "byline_under_head": Signal(7.0, "a bare name between headline and body"),
    "byline_after_end": Signal(1.0, "the text before is finished"),
    "byline_mid_text": Signal(-2.5, "the same article goes on behind it"),
    "byline_ends": Signal(1.0, "a headline or the end of the dump follows"),
}  # fmt: skip

_FLOW: Final = {
    "first_fills": Signal(-2.5, "a first line that fills the measure though first lines are two characters shorter"),
    "first_unindented": Signal(-1.0, "a first line without an indent, though paragraphs have one"),
    "start_body": Signal(-3.0, "a dump that starts without a headline"),
    "after_byline_text": Signal(-3.2, "text straight behind a final byline"),
    "after_signed_text": Signal(-2.5, "text behind a line that ends with a byline"),
    "left_unfinished": Signal(-2.4, "a paragraph that ends without a mark, and what follows does not go on"),
    "dateline_alone": Signal(-4.0, "a dateline without a headline before it"),
    "head_before_jump": Signal(-8.0, "a headline is not what a jump line stops"),
    "behind_jump": Signal(-3.0, "a jump line says that the article stops here, so what follows is another one"),
    "behind_seen": Signal(-4.0, "a headline printed again is not followed by a new one"),
    "pair_torn": Signal(-4.5, "a bracket or quotation opened in the line before closes in this one"),
    "orphan": Signal(-7.5, "a piece of an earlier article, without a jump line"),
    "orphan_marked": Signal(9.0, "a jump line says that an earlier article goes on here"),
    "orphan_after_byline": Signal(3.0, "text behind a final byline belongs elsewhere"),
    "orphan_stopped": Signal(2.0, "a jump line stopped the article before"),
    "orphan_dangling": Signal(2.5, "an article before broke off in mid-sentence where another one begins"),
    "orphan_seam": Signal(1.0, "where that article broke off a word goes on in this line, more than at the line before"),
    "orphan_indented": Signal(-3.0, "indented like the start of a paragraph"),
    "orphan_middle": Signal(2.0, "it starts in the middle of a sentence"),
    "head_more": Signal(3.5, "a further line of the same headline: headline lines stand together"),
    "head_more_blank": Signal(-0.2, "blank lines inside a headline, each"),
    "head_under_top": Signal(-9.0, "a headline under a byline that stands over a body"),
    "top_without_name": Signal(-4.0, "a byline between headline and body that names nobody"),
    "top_more": Signal(0.1, "a second line of a byline over the body"),
    "byline_more": Signal(0.5, "a second line of a byline"),
    "unlike_start": Signal(-0.5, "behind a line alone, a line that looks like the middle of a paragraph, in log odds"),
    "start_top": Signal(-4.0, "a dump that starts with a byline over a body"),
    "start_sign": Signal(-6.0, "a dump that starts with a final byline"),
    "end_head": Signal(-6.0, "a dump that ends with a headline"),
    "head_to_alone": Signal(-0.6, "a headline straight over verse or rows"),
    "new_without_byline": Signal(-0.6, "a new article though none ended"),
    "new_behind_alone": Signal(-0.6, "a new article behind a line that stands alone"),
    "top_byline_out": Signal(-7.0, "a byline over a body that is missing"),
}  # fmt: skip

TABLE: Final[dict[str, Signal]] = {**_JOIN, **_HEAD, **_ALONE, **_BYLINE, **_FLOW}
WEIGHT: Final[dict[str, float]] = {name: signal.weight for name, signal in TABLE.items()}


def score(cues: Iterable[Cue]) -> float:
    """What some cues weigh together, in log odds."""
    return sum(WEIGHT[name] * strength for name, strength in cues)


def spoken(cues: Iterable[Cue], sign: float = 1.0) -> tuple[tuple[str, float], ...]:
    """Cues with what each of them weighed, the strongest first; `sign` -1 turns them round."""
    weighed = [(name, round(sign * WEIGHT[name] * strength, 2)) for name, strength in cues]
    return tuple(sorted((cue for cue in weighed if cue[1]), key=lambda cue: (-abs(cue[1]), cue[0])))


def confidence(margin: float) -> float:
    """How sure a decision is (0-1) whose margin in log odds is given."""
    return round(1 / (1 + math.exp(-max(min(margin, 20.0), -20.0))), 4)
