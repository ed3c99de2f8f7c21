"""How many people a body has at least and at most: norms of the kind BODY_SIZE (graph/model/norm_words.py)."""

from collections.abc import Collection, Iterable

from graph.reads.norms import Norm


def norm_for(official: int, bodies: Collection[str], body: str, norms: Iterable[Norm]) -> Norm | None:
    """The norm that a body is under in an organization with so many official members of its own and these bodies: of
    those for the body, the one for the most members."""
    applying = [
        norm
        for norm in norms
        if norm.body == body and (norm.members or 0) <= official and (norm.besides is None or norm.besides in bodies)
    ]
    return max(applying, key=lambda norm: (norm.members or 0, norm.least or 0, norm.id), default=None)
