"""What the glossary answers, as the coach tells it: sentences and blocks, each with its entry."""

from app.review.coach_answers import MOST_SENTENCES, question_back
from app.review.coach_talk import GENERAL, GLOSSARY, Block, Reply, Source, Sourced, TalkWords
from app.review.parting import sentences_of
from app.sessions.questions import Answer


def from_glossary(found: Answer, words: TalkWords, nth: int) -> Reply:
    """Return the glossary's answer, each sentence with the entry it stands in."""
    coach = Source(GLOSSARY, "", words.titles["answer"])
    told = tuple(Sourced(text, _source_of(text, found) or coach) for text in found.sentences)
    noted = (Sourced(found.note, coach),) if found.note else ()
    return Reply(GENERAL, (*noted, *told)[:MOST_SENTENCES], question_back(words, GENERAL, nth))


def _source_of(sentence: str, found: Answer) -> Source | None:
    for one in found.passages:
        if sentence in " ".join(one.text.split()):
            return Source(GLOSSARY, one.entry, one.title)
    return None


def entries_of(found: Answer) -> tuple[Block, ...]:
    """Return the passages of an answer, those of one entry as one block."""
    told: dict[str, Block] = {}
    for one in found.passages:
        source = Source(GLOSSARY, one.entry, one.title)
        before = told[one.entry].sentences if one.entry in told else ()
        told[one.entry] = Block(source, (*before, *sentences_of(one.text)))
    return tuple(told.values())
