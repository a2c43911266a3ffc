"""Whether free words give away a locked fact in the scenario's own words, or nearly so."""

from app.dialogue.free_text import FreeText
from app.dialogue.language import normalise
from app.dialogue.ports import Violation
from app.dialogue.tellable import gives_away, pieces_of, stems
from app.negotiation.acts import Inform
from app.negotiation.ledger import told


def locked_text(free: FreeText, text: str) -> Violation | None:
    """Return the locked fact that a stretch of a free text tells, None where it tells none."""
    request = free.request
    open_now = {fact.id for fact in told(request.history, request.speaker)}
    open_now |= {act.fact for act in request.acts if isinstance(act, Inform) and act.fact}
    common = free.common.union(*(stems(source) for source in free.tellable))
    common |= stems(" ".join(mention.span.of(free.text) for mention in free.mentions))
    for fact in request.speaker.disclosures:
        if fact.id in open_now:
            continue
        if gives_away(text, fact.text, common) or _tells_plainly(free, text, fact.text):
            return Violation("locked fact", fact.id)
    return None


def _tells_plainly(free: FreeText, said: str, source: str) -> bool:
    """See a sentence of a fact as it is written, even one made of words that anybody may use."""
    text = normalise(said)
    own = free.told_text
    told = (one.strip(" .!?:;") for one in pieces_of(normalise(source)))
    return any(len(one) > _A_FEW and one in text and one not in own for one in told)


_A_FEW = 12  # characters: "i know" tells nothing
