"""Several poems under one headline: their titles open no article.

Decisions: the headline says how many they are; each title stands behind verse and over verse,
and behind a blank line unless it is a number: `其二`.
"""

import re
from collections.abc import Container, Sequence
from typing import Final

from layout.repair.facts import COUNTED, Facts
from layout.repair.lines import Line
from layout.repair.marks import POEM_FORMS

_COLLECTION: Final = re.compile("[二两三四五六七八九十数]首|外[一二三四五]首|组诗|[二三四五]题$")
"""What a headline over several poems says."""
POEM: Final = 12
"""The title of a poem among others has no more characters."""


def collected_titles(
    lines: Sequence[Line], facts: Sequence[Facts], heads: Container[int], verse: Container[int]
) -> frozenset[int]:
    """The titles of poems that stand together under one headline, which says how many they are.

    A title with the form of a poem in it (`五律·…`) is none of them where the first one has no form.
    """
    found: set[int] = set()
    announced, formed = False, True
    for index, line in enumerate(lines):
        behind = index - 1 in verse or (index > 0 and (facts[index - 1].byline or facts[index - 1].reading.score > 0))
        own = facts[index].bare and facts[index].size <= POEM and behind and index + 1 in verse
        form = POEM_FORMS.match(line.text) is not None
        if announced and own and form and not formed:
            announced = False
        elif announced and (own or index in verse):
            formed = form if own and index - 1 not in verse else formed
            apart = line.blanks > 0 or COUNTED.fullmatch(line.text) is not None
            found |= {index} if own and index - 1 in verse and apart else set()
        elif index in heads:
            announced = (announced and index - 1 in heads) or _COLLECTION.search(line.text) is not None
            formed = True
        elif not facts[index].byline and facts[index].reading.score <= 0 and index not in verse:
            announced = False
    return frozenset(found)
