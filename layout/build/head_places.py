"""Where a head stands that is not over its text (题位): beside it, set into it (串文题), or on its picture (压图).

Decisions: a head beside the text has text columns of its own, by itself one of up to three and two of more (a vertical
one always one); one set into the text takes the middle columns and leaves one at either side, of two columns the right
one.
"""

from layout.build import messages_content
from layout.build.columns import width_of
from layout.build.context import Faults
from layout.build.schema import SlotKeys
from layout.diagnostics import Diagnostic
from layout.model.page import Column
from layout.model.story import HeadPlace


def head_place(
    keys: SlotKeys, columns: tuple[Column, ...], slot: str, faults: Faults
) -> tuple[tuple[Column, ...], HeadPlace | None]:
    """The columns that are left for the text, and where the head stands; None where it stands over its text.

    Args:
        keys: What the slot says.
        columns: The slot's text columns.
        slot: Its name, for messages.
        faults: What is wrong is added here.
    """
    at = "left" if keys.head_vertical and keys.head_at == "top" else keys.head_at
    count = len(columns)
    if at == "top":
        return columns, None
    if at in ("over_image", "over_image_top"):
        return columns, HeadPlace(at, columns[0].left_em, width_of(columns))
    span = _span(keys, at, count)
    if span >= count:
        values = {"slot": slot, "columns": str(count), "wanted": str(span)}
        faults.append(Diagnostic(message=messages_content.HEAD_LEAVES_NO_TEXT, values=values, span=keys.at("head_at")))
        return columns, None
    if at == "inset":
        first = max(1, (count - span) // 2)
        taken = columns[first : first + span]
        return columns, HeadPlace(at, taken[0].left_em, width_of(taken), columns=(first, first + span))
    taken, rest = (columns[:span], columns[span:]) if at == "left" else (columns[-span:], columns[:-span])
    own = tuple((column.left_em, column.measure_em) for column in taken)
    return rest, HeadPlace(at, taken[0].left_em, width_of(taken), keys.head_vertical, own_columns=own)


def _span(keys: SlotKeys, at: str, count: int) -> int:
    """How many text columns the head takes."""
    if keys.head_width is not None:
        return max(1, round(keys.head_width.value))
    if keys.head_vertical:
        return 1
    return max(1, count - 2) if at == "inset" else 1 if count <= 3 else 2
