"""Direct answer: a question of the other side gets an answer about the thing asked.

A question after the limit or the alternative may be passed over: those are one's own to keep. To
decline openly is civil, and still leaves a question about needs without an answer.
"""

from app.coach.judgement import Evidence, Finding
from app.coach.play import Play, met, missed, not_observed, quoted
from app.negotiation.acts import Accept, Argue, Ask, Close, Greet, Inform, Kind, Propose, Reject
from app.negotiation.history import Turn
from app.negotiation.ledger import answers

CHECK = "direct-answer"


def check(play: Play) -> Finding:
    """Met when the wanted share of questions was answered; missed below it."""
    asked = question_pairs(play)
    if not asked:
        return not_observed(CHECK)
    good = [pair for pair in asked if is_answered(play, *pair)]
    if len(good) / len(asked) >= play.thresholds.answered_share:
        return met(CHECK, _words(good[0][0]))
    ignored, question = next(pair for pair in asked if not is_answered(play, *pair))
    return missed(CHECK, quoted(ignored), issue=question.issue)


def question_pairs(play: Play) -> list[tuple[Turn, Ask]]:
    """Return the learner's turns that followed a question about their interests.

    A turn that takes the offer or ends the talk settles what had been asked.
    """
    found = []
    for turn, reply in play.exchanges:
        questions = [act for act in turn.acts if isinstance(act, Ask) and _is_real(act, turn)]
        if questions and not reply.has(Accept, Close):
            found.append((reply, questions[-1]))
    return found


def is_answered(play: Play, reply: Turn, question: Ask) -> bool:
    """Say whether a turn tells, argues or offers what a question asked for."""
    if answers(reply, question):
        return True
    if question.kind is Kind.INTEREST:
        is_reasoned = play.marks(reply, "gives_reason", "objective_standard")
        return reply.has(Argue) or bool(is_reasoned)
    return question.kind is Kind.ISSUE and _offers_on(reply, question.issue)


def is_declined(reply: Turn) -> bool:
    """Say whether a turn says openly that it will not answer."""
    return any(isinstance(act, Reject) and act.asked for act in reply.acts)


def _offers_on(reply: Turn, issue: str | None) -> bool:
    return any(
        issue in terms for act in reply.acts if isinstance(act, Propose) for terms in act.offers
    )


def _words(reply: Turn) -> Evidence:
    return quoted(reply, next((act for act in reply.acts if isinstance(act, Inform)), None))


def _is_real(question: Ask, turn: Turn) -> bool:
    """The opening "where shall we start?" asks for nothing that could be kept back."""
    if question.is_after_limit or question.kind is Kind.ALTERNATIVE:
        return False
    return question.kind is not Kind.OPEN or not turn.has(Greet)
