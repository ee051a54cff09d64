"""What a printed issue must read like, as the proof of its text holds it up."""

from layout.pipeline import Edition
from layout.preflight.types import Expected


def expected_texts(edition: Edition) -> tuple[Expected, ...]:
    """What each article must read like in print, from its normalised copy: the measure that verification holds up."""
    copy, expected = edition.copy, []
    for story in edition.issue.stories:
        heads = [head.elements if head else () for head in story.heads]
        ordered = [*heads[0], *story.body] if heads else list(story.body)
        captions = [text for picture in story.pictures for text in picture.texts]
        others = [*story.jump_to, *story.jump_from, *captions, *(e for head in heads[1:] for e in head)]
        optional = frozenset(copy[e.key].text for e in ordered if e.optional)
        texts = tuple(copy[e.key].text for e in ordered)
        expected.append(Expected(story.id, texts, tuple(copy[e.key].text for e in others), optional))
    return tuple(expected)
