"""The boundary model's weights, all of them: one table, a word on each (those of headlines in `titleweights.py`).

A boundary between two lines is read as a join or as a break, a line as a headline, the start or the middle of a
paragraph, a line that stands alone, a byline. Every cue votes with its weight, in units of natural log odds; what
a cue may add together is the score, the distance between the best reading and the best other one is the margin,
and the confidence is 1 / (1 + exp(-margin)). Weights were set by thought, then corrected on the tuned half of the
test articles.
"""

import math
from collections.abc import Iterable
from typing import Final, TypeAlias

from layout.repair.titleweights import KINDS, TIE, TITLE, TWINS
from layout.repair.weights import Signal

Cue: TypeAlias = tuple[str, float]
"""A name of the table and its strength, mostly 1."""


_JOIN: Final = {
    "open_pair": Signal(3.42, "a quotation or bracket opened before the boundary closes behind it"),
    "title_pair": Signal(6, "a book title 《 》 spans the boundary"),
    "starts_closing": Signal(4.99, "the next line starts with a closing mark or a pause"),
    "ends_open": Signal(5, "the line ends with an opening mark"),
    "ends_plain": Signal(0.2, "the line ends without any mark"),
    "ends_pause": Signal(1.71, "the line ends with a comma or an enumeration comma"),
    "ends_semicolon": Signal(1.1, "the line ends with a semicolon"),
    "ends_colon": Signal(-0.68, "the line ends with a colon"),
    "colon_runs_on": Signal(2.07, "behind the colon stands neither a list nor a speaker"),
    "ends_final": Signal(-1.99, "the line ends a sentence"),
    "final_fragment": Signal(-1.11, "it ends a sentence and is no printed line but a paragraph or the end of one"),
    "ends_function": Signal(1.94, "the line ends with a word that cannot end a phrase: 的 和 在 把 …"),
    "starts_function": Signal(1.72, "the next line starts with a word that cannot start a phrase"),
    "starts_stump": Signal(1.46, "the next line has a pause behind its first character or two"),
    "stub_line": Signal(3.53, "the next line is one or two characters without a mark"),
    "speech_tag": Signal(1.86, "a quotation ends the line, and who said it starts the next"),
    "list_done": Signal(-4.0, "the last of several items with labels, none of which ends with a mark"),
    "ends_dash": Signal(1.85, "the line ends with a dash"),
    "signed": Signal(-3.5, "a byline is glued to the end of the line"),
    "after_byline": Signal(-3.04, "the line before is a byline"),
    "both_alone": Signal(-3.73, "both lines stand in one run of verse or rows"),
    "left_has_parts": Signal(-2.12, "the line before has parts set apart by blanks and no marks, like a headline"),
    "too_wide": Signal(-1.81, "the line before is wider than the measure: no line of this text"),
    "left_bare": Signal(-1.7, "the line before is short, without any mark, behind a finished sentence"),
    "rare_cuts": Signal(-1.0, "the lines of this dump are hardly ever cut inside a paragraph, in log odds"),
    "left_told": Signal(-1.5, "the line before is as long as a headline, with pauses but no stop, and begins a text"),
    "item_breaks": Signal(2.5, "the line before is an item that ends without a mark, where all others end with one"),
    "left_deck": Signal(-3.0, "the line before is a sub-title behind a dash, under a line like a title"),
    "left_stub": Signal(-2.5, "the line before ends without a mark and is narrower than any column"),
    "full": Signal(1.23, "the line fills the measure"),
    "short": Signal(-2.98, "the line is clearly shorter than the measure"),
    "full_final": Signal(0.8, "a sentence ends at the end of a full line: inside a paragraph oftener than at its end"),
    "token_cut": Signal(5.03, "a number or Latin word goes on behind the boundary"),
    "unit_cut": Signal(1.96, "a number ends the line and its unit starts the next"),
    "word_cut": Signal(2.34, "the two characters across the boundary stand together elsewhere in the dump"),
    "words_apart": Signal(0.97, "they stand together nowhere else"),
    "word_torn": Signal(2.11, "words of the word list are likelier whole across the boundary, by nats"),
    "words_whole": Signal(-0.4, "no word of the word list stands across the boundary"),
    "next_leans": Signal(1.25, "the next line opens with a word that goes on a sentence before it: 其中 其余 它 他说"),
    "indent": Signal(1, "an indent, or its absence, weighed by what indents mean in this dump"),
    "blank": Signal(0.94, "blank lines, or their absence, weighed by what they mean in this dump"),
    "copy_runs_on": Signal(5, "a reprint of this text has no boundary here"),
    "copy_breaks": Signal(0.22, "a reprint of this text breaks here too"),
    "next_dateline": Signal(-7.04, "the next line opens with a dateline"),
    "next_opening": Signal(-0.1, "the next line opens with words that often start a paragraph"),
    "next_caption": Signal(-3.0, "the next line begins like a caption or a note of the editor"),
    "line_again": Signal(-4.0, "the next line begins with all that a short one before it says: that is its title"),
    "next_marker": Signal(-1.98, "the next line starts with a list mark"),
    "next_in_list": Signal(-3.77, "the list mark of the next line follows one before it"),
    "next_speaker": Signal(-3.7, "the next line starts with a speaker or Q and A"),
    "next_label": Signal(-2.0, "behind a finished sentence a label says where to ask: 联系电话： 投稿邮箱："),
    "next_byline": Signal(-4.95, "the next line reads as a byline"),
    "jump_between": Signal(-6.25, "a jump line stood between, and the other half is elsewhere"),
    "short_sentence": Signal(1.4, "the next line's first sentence is a stump of a few characters"),
    "first_too_wide": Signal(1.54, "the next line fills the measure though first lines are two characters shorter"),
    "first_narrow": Signal(-1.15, "the next line is two characters shorter than the measure, like a first line"),
    "column_height": Signal(0.79, "the fragment's length is a whole number of printed lines of this dump"),
    "column_misfit": Signal(-0.6, "the fragment's length is no whole number of such lines, in log odds"),
    "next_lower": Signal(3, "the next line starts with a small Latin letter"),
    "editor_join": Signal(60, "the editor asked for the join"),
    "editor_break": Signal(-60, "the editor refused the join"),
    "file_ends": Signal(-25, "a file ends here"),
}  # fmt: skip

_HEAD: Final = {
    "head": Signal(-3.11, "most lines are no headline"),
    "head_first": Signal(3.12, "first line of the dump or of a file"),
    "head_parts": Signal(2.6, "parts of 4 and more characters, set apart by blanks"),
    "head_long": Signal(-5, "longer than headlines are"),
    "head_marked": Signal(12, "a Markdown heading of the first level; of a lower one it may be a subhead"),
    "head_wordy": Signal(-1.12, "one line longer than the lines of headlines are, by eights"),
    "head_stub": Signal(-1.02, "shorter than headlines are"),
    "head_sentence": Signal(-9.08, "a full stop inside or at the end"),
    "head_comma": Signal(-0.82, "a comma inside"),
    "head_ends_pause": Signal(-4.12, "ends with a comma, colon or semicolon"),
    "head_dateline_next": Signal(3.54, "a dateline follows"),
    "head_byline_next": Signal(3.04, "a byline follows, then a body"),
    "head_after_byline": Signal(1.96, "a byline stands before: the last article has ended"),
    "head_after_end": Signal(2.21, "a date alone or closing words stand before: the last article has ended"),
    "head_blank": Signal(1.54, "more blank lines before than elsewhere in the dump"),
    "head_blank_alone": Signal(2.5, "blank lines before, though paragraphs have none in this dump"),
    "head_over_picture": Signal(1.3, "one or two paragraphs stand under it, and then who took the picture"),
    "head_wide": Signal(1.67, "wider than the measure of the body under it"),
    "head_not_indented": Signal(2.2, "not indented, though paragraphs are"),
    "head_indented": Signal(-3.08, "indented like a paragraph"),
    "head_marker": Signal(-2.15, "starts with a list mark"),
    "head_body_next": Signal(1.21, "a full paragraph follows"),
    "head_no_body": Signal(-2.96, "no paragraph follows"),
    "head_verse": Signal(-3.83, "stands among lines like itself: verse, rows, items"),
    "head_tag": Signal(6, "the name of a column or page, in brackets or behind a bullet"),
    "head_behind_mark": Signal(-4, "a mark says that an earlier article goes on here, and it is no headline of one"),
    "head_block": Signal(2.5, "lines without a stop between a finished text and a new one, or apart under verse"),
    "head_act": Signal(1.2, "a place or an office and what it does"),
    "head_wire": Signal(-8, "a dateline alone, or an agency's with the title behind it, printed again"),
    "head_shape": Signal(0.65, "no mark at all inside, of headline length"),
    "head_wordless": Signal(-5, "no word in it: a time of day, a figure"),
    "head_function": Signal(-1.22, "ends with a word that cannot end a phrase"),
    "editor_no_head": Signal(-80, "the editor refused the headline, or asked for it (then it weighs the other way)"),
    "head_date": Signal(-5.17, "a date, a signature or a salutation"),
    "head_hangs": Signal(-2.5, "a short line, nearer to the finished text over it than to a line like it below"),
    "head_notice": Signal(4.09, "ends like the title of a notice"),
    "head_seen": Signal(8.84, "an earlier headline, or part of one, printed again behind a jump line"),
    "head_convention": Signal(0.74, "how articles of this dump begin, weighed by how often"),
    "head_like_first_line": Signal(-1.66, "two characters narrower than the full line behind it, like a first line"),
    "head_behind_noise": Signal(0.8, "a folio or another line of the page itself stood before it"),
    "head_turn": Signal(-2.2, "the text before speaks of the matter of the text behind; of another one (below 0)"),
    "head_close": Signal(-0.7, "fewer blank lines before it than before other headlines of the dump, in log odds"),
    "head_closing": Signal(-6, "starts with a closing mark"),
    "head_fills": Signal(-1.5, "as wide as the measure of the text before it, like a line of it"),
    "head_brief": Signal(-1.0, "a few characters straight over a paragraph, fewer than headlines have"),
    "head_over_table": Signal(5.0, "the unit of a table stands under it, which no text before it announces"),
    "head_over_poems": Signal(3.0, "it says how many poems stand under it, or they are counted"),
    "head_in_collection": Signal(-5.0, "the title of one of several poems that the headline announces"),
    "head_gap_below": Signal(0.9, "more blank lines behind it than before it, and than elsewhere in the dump"),
    "head_over_verse": Signal(3.0, "verse begins right under it: no verse is without a title"),
    "head_named": Signal(1.5, "its rare words come again in the text behind it, by how many"),
    "head_told": Signal(-1.5, "its rare words stand in the text before it already, by how many"),
    "head_opens_run": Signal(0.6, "the first of several such lines, and the text behind it speaks of another matter"),
    "head_over_run": Signal(1.0, "the first of several such lines, and longer than all others"),
    "head_of_brief": Signal(5.0, "one of several titles, each over one short text that says when and names its matter"),
    "head_over_salutation": Signal(3.0, "a letter begins under it, with whom it greets"),
    "head_between_signs": Signal(4.0, "one signs over the text before it, another one under its own, by its share"),
    "head_counts": Signal(-5.0, "counts the names or offices that are listed under it"),
    "head_speaker": Signal(-3.0, "a question or an answer, with others of its kind around"),
    "head_annex": Signal(-3.0, "names what the paper adds to a text: an editor's word, what came of it"),
    "head_like_subhead": Signal(-0.84, "one of several lines of this kind in the text around"),
}  # fmt: skip

_ALONE: Final = {
    "alone": Signal(-4.68, "most lines are part of a paragraph"),
    "verse": Signal(7.31, "among short lines that all end with a mark, or that have none"),
    "row": Signal(8.16, "as many fields as its neighbours"),
    "divider": Signal(14, "an ornament between the parts of a text"),
    "salutation": Signal(6.21, "a salutation ending with a colon"),
    "closing_words": Signal(8.02, "the closing words of a letter or notice"),
    "date": Signal(7.61, "a date alone"),
    "signature": Signal(4.67, "stands over a date: who signs"),
    "counted": Signal(3.5, "a number and nothing else, over a text"),
    "subhead_number": Signal(3.59, "a numbered subhead"),
    "subhead_shape": Signal(2.34, "short, without any mark, before a full paragraph"),
    "subhead_run": Signal(3.94, "several such lines in the text around"),
    "subhead_turn": Signal(-1.0, "the text before it speaks of another matter than the text behind"),
    "subhead_lone": Signal(-1.0, "the only such line of its article: subheads come in twos and more"),
    "subhead_far": Signal(-0.9, "more blank lines behind it than before it: a subhead is close to its text"),
    "subhead_like_first_line": Signal(-3.5, "as wide as a first line whose indent was lost, and a full line follows"),
    "subhead_fits": Signal(2.31, "not indented, between a finished paragraph and an indented one"),
    "subhead_short": Signal(0.07, "far shorter than the measure and without a mark"),
    "list_line": Signal(4, "a list item that ends without a mark, next to another"),
    "poem_title": Signal(4.0, "the title of one of several poems, over verse"),
    "alone_comma": Signal(-1.29, "a comma inside"),
    "alone_long": Signal(-6, "longer than a line that stands alone"),
    "alone_sentence": Signal(0.32, "a sentence like any other"),
    "subhead_pair": Signal(3.0, "two clauses of one length, or all in quotation marks, apart over longer text"),
    "subhead_annex": Signal(3.0, "names what the paper adds to the text before"),
    "subhead_counts": Signal(5.0, "counts the names or offices that are listed under it"),
    "subhead_marked": Signal(9, "a Markdown heading of a lower level"),
    "picture_line": Signal(9, "names a picture file"),
}  # fmt: skip

_BYLINE: Final = {
    "byline": Signal(-5.84, "most lines are no byline"),
    "byline_score": Signal(2.13, "roles and names that cover the whole line"),
    "byline_under_head": Signal(7.12, "a bare name between headline and body"),
    "byline_of_poem": Signal(-5.0, "it is the title of one of several poems"),
    "byline_after_end": Signal(1.13, "the text before is finished"),
    "byline_unindented": Signal(1.0, "not indented, though paragraphs are"),
    "byline_ends": Signal(1.24, "a headline or the end of the dump follows"),
}  # fmt: skip

_FLOW: Final = {
    "first_fills": Signal(-1.61, "a first line that fills the measure though first lines are two characters shorter"),
    "first_unindented": Signal(-1.06, "a first line without an indent, though paragraphs have one"),
    "start_body": Signal(-3.12, "a dump that starts without a headline"),
    "after_byline_text": Signal(-3.29, "text straight behind a final byline"),
    "after_signed_text": Signal(-3.52, "text behind a line that ends with a byline"),
    "left_unfinished": Signal(-2.7, "a paragraph that ends without a mark, and what follows does not go on"),
    "head_unfinished": Signal(-1.02, "a paragraph that ends without a mark before a headline"),
    "sign_unfinished": Signal(-1.54, "a paragraph that ends without a mark before a byline"),
    "dateline_alone": Signal(-4, "a dateline without a headline before it"),
    "head_before_jump": Signal(-7.91, "a headline is not what a jump line stops"),
    "behind_jump": Signal(-3.46, "a jump line says that the article stops here, so what follows is another one"),
    "behind_seen": Signal(-4.09, "a headline printed again is not followed by a new one, nor a new one by it"),
    "pair_torn": Signal(-3.59, "a bracket or quotation opened in the line before closes in this one"),
    "orphan": Signal(-6.04, "a piece of an earlier article, without a jump line"),
    "orphan_marked": Signal(7.16, "a jump line says that an earlier article goes on here"),
    "orphan_after_byline": Signal(2.5, "text behind a final byline belongs elsewhere"),
    "orphan_stopped": Signal(1.65, "a jump line stopped the article before"),
    "orphan_dangling": Signal(3.07, "an article before broke off in mid-sentence where another one begins"),
    "orphan_expected": Signal(3.94, "of all lines it goes on best where an article broke off, by how clear a lead"),
    "orphan_indented": Signal(-3.03, "indented like the start of a paragraph"),
    "orphan_unlike_start": Signal(0.44, "it looks like the middle of a paragraph, in log odds"),
    "jumps_open": Signal(-4.09, "more than one article waits for its rest: which one goes on is to be weighed"),
    "orphan_turn": Signal(-1.1, "the text before speaks of the matter of the text behind; of another one (below 0)"),
    "rest_kin": Signal(1.5, "a line that may go on where an article broke off speaks of its matter (another: below 0)"),
    "orphan_middle": Signal(1.99, "it starts in the middle of a sentence"),
    "head_more": Signal(2.44, "a further line of the same headline: headline lines stand together"),
    "under_tag": Signal(-4, "text, a list or verse straight under the name of a column: its title stands between"),
    "head_more_tight": Signal(2.0, "a short line close under a headline, with a blank line behind it"),
    "head_more_run": Signal(-3.0, "a further line that is the first of several, each over its text"),
    "head_more_dash": Signal(4.0, "a further line that begins with a dash, as sub-titles do"),
    "head_more_notice": Signal(-4.0, "the title of a notice, set wide, is no further line of a headline"),
    "head_behind_colon": Signal(-2.5, "the line close before it ends with a colon: what it announces follows"),
    "head_more_verse": Signal(-4.0, "a question or a cry under a title opens a poem, and is no line of a headline"),
    "head_more_number": Signal(-4.0, "a number alone counts a part of the text, and is no line of a headline"),
    "head_more_blank": Signal(-2.36, "blank lines inside a headline, each"),
    "head_more_page": Signal(-1.0, "a folio or another line of the page itself inside a headline"),
    "head_under_top": Signal(-9, "a headline under a byline that stands over a body"),
    "top_without_name": Signal(-3.98, "a byline between headline and body that names nobody"),
    "top_more": Signal(0.14, "a second line of a byline over the body"),
    "byline_more": Signal(0.48, "a second line of a byline"),
    "unlike_start": Signal(0.08, "behind a line alone, a line that looks like the middle of a paragraph, in log odds"),
    "start_top": Signal(-4, "a dump that starts with a byline over a body"),
    "start_sign": Signal(-6, "a dump that starts with a final byline"),
    "end_head": Signal(-6, "a dump that ends with a headline"),
    "head_to_alone": Signal(-0.68, "a headline straight over verse or rows"),
    "new_without_byline": Signal(-0.1, "a new article though none ended"),
    "new_behind_alone": Signal(-0.15, "a new article behind a line that stands alone"),
    "nothing_under": Signal(-2.5, "a subhead straight over a headline: no text stands under it"),
    "top_byline_out": Signal(-7, "a byline over a body that is missing"),
}  # fmt: skip

_HOME: Final = {
    "home_onward": Signal(3, "the article ends with a jump mark on"),
    "home_broken": Signal(0.2, "the article broke off, and the piece has no mark"),
    "home_closed": Signal(-2.5, "the article has no mark on, and did not break off or the piece is marked"),
    "home_back": Signal(1, "the piece has a jump mark back"),
    "home_unmarked": Signal(-2.4, "the article has a mark on, and the piece none back"),
    "home_expected": Signal(2.5, "of all lines the piece goes on best where this article broke off, by its lead"),
    "home_signed": Signal(-2.5, "the article is signed already"),
    "home_headline": Signal(6, "the piece prints or quotes the headline of the article"),
    "home_other_headline": Signal(-3, "it prints or quotes another headline"),
    "home_named": Signal(2, "the mark on quotes the headline printed over the piece"),
    "home_page": Signal(1.2, "a mark names the page that a folio there names"),
    "home_other_page": Signal(-0.3, "a mark names another page than the folio"),
    "home_words": Signal(1.2, "words of the piece that the article has too, by eighths"),
    "seam_open": Signal(0.5, "the article ends in mid-sentence and the piece does not open a paragraph"),
    "seam_flow": Signal(0.75, "the article ends in mid-sentence, and how the piece goes on there, in log odds"),
    "seam_word": Signal(1, "the last character and the first stand together elsewhere in the dump"),
    "seam_closing": Signal(2, "the piece starts with a closing mark, and the article ends in mid-sentence"),
    "seam_pair": Signal(3, "the piece closes the quotation or bracket that the article left open"),
    "seam_pair_torn": Signal(-2, "one of them closes, or leaves open, what the other does not"),
    "seam_whole": Signal(1.2, "the article ends with a sentence, and the piece starts one"),
    "seam_torn": Signal(-1.7, "the article ends with a sentence, and the piece starts inside one"),
}  # fmt: skip

TABLE: Final[dict[str, Signal]] = {
    **_JOIN, **_HEAD, **_ALONE, **_BYLINE, **_FLOW, **_HOME, **TITLE, **KINDS, **TWINS, **TIE,
}  # fmt: skip
WEIGHT: Final[dict[str, float]] = {name: signal.weight for name, signal in TABLE.items()}


def score(cues: Iterable[Cue]) -> float:
    """What some cues weigh together, in log odds."""
    total = 0.0
    for name, strength in cues:
        total += WEIGHT[name] * strength
    return total


def spoken(cues: Iterable[Cue], sign: float = 1.0) -> tuple[tuple[str, float], ...]:
    """Cues with what each of them weighed, the strongest first; `sign` -1 turns them round."""
    weighed = [(name, round(sign * WEIGHT[name] * strength, 2)) for name, strength in cues]
    return tuple(sorted((cue for cue in weighed if cue[1]), key=lambda cue: (-abs(cue[1]), cue[0])))


def confidence(margin: float) -> float:
    """How sure a decision is (0-1) whose margin in log odds is given."""
    return round(1 / (1 + math.exp(-max(min(margin, 20.0), -20.0))), 4)
