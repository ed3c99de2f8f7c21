"""How the engines carry out a statement, as text."""

from typing import Any


def drawn(plan: dict[str, Any], depth: int = 0) -> str:
    """A plan as the engine writes it itself, or else operator by operator."""
    arguments = plan.get("args", {})
    if "string-representation" in arguments:
        return str(arguments["string-representation"]).strip()
    line = f"{'  ' * depth}{plan['operatorType'].partition('@')[0]}  {arguments.get('Details', '')}".rstrip()
    return "\n".join([line, *(drawn(child, depth + 1) for child in plan.get("children", ()))])
