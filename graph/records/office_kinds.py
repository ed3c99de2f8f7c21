"""Whether a civil post is of some kinds: by the kind that is recorded, or else by the one that its title says."""

from typing import LiteralString


def is_of_kinds(post: LiteralString, kinds: LiteralString, mark: LiteralString = "") -> LiteralString:
    """A condition on a post; `kinds` names the parameter, beside which stand those of graph/model/offices.py."""
    folded: LiteralString = (
        "reduce(<+folded> = toLower("
        + post
        + ".title) + ' ', <+pair> IN $foldings | "
        + "replace(<folded>, substring(<pair>, 0, 1), substring(<pair>, 1)))"
    )
    said: LiteralString = "any(<+start> IN $said" + mark + " WHERE <title> STARTS WITH <start>)"
    unsaid: LiteralString = (
        "size($unsaid" + mark + ") > 0 AND none(<+other> IN $unsaid" + mark + " WHERE <title> STARTS WITH <other>)"
    )
    by_title: LiteralString = "any(<+title> IN [" + folded + "] WHERE " + said + " OR " + unsaid + ")"
    return "(" + post + ".kind IN " + kinds + " OR " + post + ".kind IS NULL AND " + by_title + ")"
