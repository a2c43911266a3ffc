"""The JSON Schema of a scenario file as it is written, with its draws and references unresolved.

Made from the models a resolved file is checked with, and widened: `${...}` may stand for a number,
a choice, a list or a mapping, and any mapping may carry a `when`.
"""

from typing import Any

from app.knowledge.scenario_schema import ScenarioFile

_REFERENCE = {"type": "string", "pattern": r"\$\{.+\}"}
_WHEN = {
    "description": "Stays only where the draws named here came out so.",
    "type": "object",
    "minProperties": 1,
    "additionalProperties": {
        "anyOf": [{"$ref": "#/$defs/Drawn"}, {"type": "array", "items": {"$ref": "#/$defs/Drawn"}}]
    },
}
_DRAWS = {
    "description": "The seed picks one alternative of each; ${name} stands for it below.",
    "type": "object",
    "additionalProperties": {"type": "array", "minItems": 1},
}

_LEFT_OUT = ("title", "default", "maxItems")

Schema = dict[str, Any]


def scenario_json_schema() -> Schema:
    """Return the schema for editors and validators (draft 2020-12)."""
    made = ScenarioFile.model_json_schema()
    definitions = {name: _with_when(_widened(part)) for name, part in made.pop("$defs").items()}
    whole = _inside_widened(made)
    whole["properties"]["draws"] = _DRAWS
    definitions["Drawn"] = {"type": ["string", "number", "boolean"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **whole,
        "title": "A winwin scenario",
        "$defs": definitions,
    }


def _widened(part: Schema) -> Schema:
    """Let a reference stand for anything but plain text, which can hold one as it is."""
    inner = _inside_widened(_without_null(part))
    is_plain_text = inner.get("type") == "string" and not {"pattern", "enum"} & set(inner)
    if is_plain_text or "properties" in inner:
        return inner
    if inner.get("type") in ("array", "object") or "$ref" in inner:
        # Not anyOf: what is wrong deep inside would be reported as wrong as a whole.
        return {"if": {"type": "string"}, "then": _REFERENCE, "else": inner}
    return {"anyOf": [inner, _REFERENCE]}


def _without_null(part: Schema) -> Schema:
    """A key that may be left out is left out, and not written as nothing."""
    kept = [one for one in part.get("anyOf", ()) if one != {"type": "null"}]
    return kept[0] if len(kept) == 1 else part


def _inside_widened(part: Schema) -> Schema:
    # Titles repeat the names; how many entries there are is known once every `when` is settled.
    found = {key: value for key, value in part.items() if key not in _LEFT_OUT}
    for key in ("properties", "patternProperties"):
        if key in found:
            found[key] = {name: _widened(inner) for name, inner in found[key].items()}
    for key in ("items", "additionalProperties"):
        if isinstance(found.get(key), dict):
            found[key] = _widened(found[key])
    return found


def _with_when(definition: Schema) -> Schema:
    if "properties" not in definition:
        return definition
    return {**definition, "properties": {**definition["properties"], "when": _WHEN}}
