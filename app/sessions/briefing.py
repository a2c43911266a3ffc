"""What a live voice is told of a reply: only what may be said anyway.

Each decided act goes out as the phrasebook's plainest sentence for it, so no reservation value, no
weight and no locked fact can be in it.
"""

from collections.abc import Sequence

from app.dialogue.ports import Draft
from app.dialogue.releasing import Reply
from app.dialogue.tellable import texts_of
from app.negotiation.acts import Act
from app.negotiation.scenario import Role
from app.sessions.model_ports import SpeechBrief

_TURNS = 6


def brief_of(
    reply: Reply, plain: Sequence[Draft], style: str, refused: Sequence[str] = ()
) -> SpeechBrief:
    """Return the brief of what is still unsaid; `plain` are the phrasebook's drafts of the reply.

    `style` is the manner of the counterpart in public words; `refused` are reasons only.
    """
    request, unsaid = reply.request, reply.unsaid
    speaker = request.speaker
    turns = request.history.turns[-_TURNS:]
    return SpeechBrief(
        language=request.words.language.code,
        persona=_person(speaker),
        style=style,
        acts=tuple(draft.text for draft in plain if _is_open(draft, unsaid)),
        facts=tuple(text for act in unsaid for text in texts_of(act, speaker)[:1]),
        said=tuple(("you" if t.role == speaker.id else "them", t.text) for t in turns),
        already=reply.text,
        refused=tuple(refused),
    )


def _is_open(draft: Draft, unsaid: Sequence[Act]) -> bool:
    return any(act in unsaid for act in draft.acts)


def _person(speaker: Role) -> str:
    place = f", {speaker.organisation}" if speaker.organisation else ""
    return f"{speaker.person}, {speaker.title}{place}. {speaker.public_brief}"
