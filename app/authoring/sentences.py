"""What the check says of a fault or a finding, as sentences."""

from app.authoring.checking import Finding
from app.authoring.words import AuthoringWords
from app.knowledge.scenario_faults import Fault


def remedy_of(fault: Fault, words: AuthoringWords) -> str:
    """Say what to do about a fault."""
    return words.faults.get(fault.kind, words.faults["content"])


def warning_text(finding: Finding, words: AuthoringWords) -> str:
    """Say what a finding is about, and in how many of the draws it is so."""
    warning = finding.warning
    text = words.warnings[warning.code].says.format(**_slots(dict(warning.slots), words))
    if finding.alike:
        text += " " + words.check.alike.format(count=finding.alike)
    if finding.draws < finding.looked_at:
        text += " " + words.check.in_some.format(count=finding.draws, draws=finding.looked_at)
    return text


def _slots(slots: dict[str, str], words: AuthoringWords) -> dict[str, str]:
    """Put the verifier's reason into words an author can act on."""
    if "reason" not in slots:
        return slots
    why = words.check.refusals[slots["reason"]].format(words=slots["words"])
    return {**slots, "why": why}
