"""Direct answer: a question of the other side gets an answer about the thing asked."""

from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted
from app.negotiation.acts import Ask, Greet, Inform, Kind
from app.negotiation.history import Turn
from app.negotiation.ledger import answers

CHECK = "direct-answer"


def check(play: Play) -> Finding:
    """Met when the wanted share of questions was answered; missed below it."""
    asked = question_pairs(play)
    if not asked:
        return not_observed(CHECK)
    good = [reply for reply, question in asked if answers(reply, question)]
    if len(good) / len(asked) >= play.thresholds.answered_share:
        told = next(act for act in good[0].acts if isinstance(act, Inform))
        return met(CHECK, quoted(good[0], told))
    ignored, question = next(pair for pair in asked if not answers(*pair))
    return missed(CHECK, quoted(ignored), issue=question.issue)


def question_pairs(play: Play) -> list[tuple[Turn, Ask]]:
    """Return the learner's turns that followed a question about their interests."""
    found = []
    for turn, reply in play.exchanges:
        questions = [act for act in turn.acts if isinstance(act, Ask) and _is_real(act, turn)]
        if questions:
            found.append((reply, questions[-1]))
    return found


def _is_real(question: Ask, turn: Turn) -> bool:
    """The opening "where shall we start?" asks for nothing that could be kept back."""
    return question.kind is not Kind.OPEN or not turn.has(Greet)
