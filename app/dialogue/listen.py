"""From an utterance to what it does: acts with spans, markers, values, doubts, confidence."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.dialogue.allocations import settled_offers
from app.dialogue.confidence import ASKING_FLOOR, confidence_of, evidence_of, is_read
from app.dialogue.context import Context, context_of
from app.dialogue.doubts import doubts_of
from app.dialogue.joining import Spoken, joined
from app.dialogue.markers import Heard, find_markers
from app.dialogue.reading import Reading, read_sentence
from app.dialogue.rule_ear import read_acts
from app.dialogue.segment import Sentence, opened, sentences
from app.dialogue.tagging import with_tags
from app.dialogue.values import Mention, Words
from app.negotiation.acts import Act, Marker, Propose, Span, Unknown
from app.negotiation.history import History
from app.negotiation.terms import Terms

EAR_VERSION = "4"
MOST_CHARACTERS = 4_000


@dataclass(frozen=True, slots=True)
class Understanding:
    """What an utterance was understood to do; `spans[i]` is where `acts[i]` was read."""

    acts: tuple[Act, ...]
    spans: tuple[Span, ...]
    markers: tuple[Marker, ...]
    mentions: tuple[Mention, ...]
    confidence: float


def listen(text: str, history: History, words: Words, speaker_id: str) -> Understanding:
    """Read an utterance of one side after a history; never raises on any text."""
    text = text[:MOST_CHARACTERS]
    read, heard = _read(text, history, words, speaker_id)
    marked = _markers(text, heard, len(history))
    return replace(
        read,
        spans=tuple(opened(span, text) for span in read.spans),
        markers=tuple(replace(m, span=opened(m.span, text)) for m in marked),
    )


def read_back(text: str, history: History, words: Words, speaker_id: str) -> Understanding:
    """Read an utterance without its markers: what it does and names is all a verifier needs."""
    return _read(text[:MOST_CHARACTERS], history, words, speaker_id)[0]


def values_read(text: str, history: History, words: Words, speaker_id: str) -> tuple[Mention, ...]:
    """Return only the values that an utterance names, as `listen` finds them."""
    context = context_of(history, words.scenario, speaker_id)
    readings = _readings(text[:MOST_CHARACTERS], words, context)
    return tuple(mention for _, reading in readings for mention in reading.mentions)


def _readings(text: str, words: Words, context: Context) -> Iterator[tuple[Sentence, Reading]]:
    """Yield the sentences with their readings, each read after those before it."""
    carried: str | None = None
    before = Terms()
    named: tuple[str, ...] = ()
    for sentence in sentences(text, words.language):
        reading = read_sentence(sentence, words, context, carried, before, named)
        carried = reading.about or carried
        before = reading.terms().merged_over(before)
        named = (*named, *reading.named) if reading.values() else named
        yield sentence, reading


def _read(
    text: str, history: History, words: Words, speaker_id: str
) -> tuple[Understanding, list[Heard]]:
    context = context_of(history, words.scenario, speaker_id)
    read: list[tuple[Act, Span]] = []
    heard: list[Heard] = []
    mentions: list[Mention] = []
    spoken = Spoken()
    lengths: list[tuple[int, bool]] = []
    for sentence, reading in _readings(text, words, context):
        acts = read_acts(reading)
        read += [(act, sentence.span) for act in acts]
        read += [(doubt, sentence.span) for doubt in doubts_of(reading, acts)]
        heard.append((reading, acts))
        lengths.append((len(sentence.text.split()), is_read(acts)))
        mentions += reading.mentions
        spoken.add(reading)
    on_table = context.other_offer if context.is_offered else Terms()
    read = joined(read, context, spoken)
    read = settled_offers(read, mentions, words.scenario, on_table)
    if not read:
        read = [(Unknown(), Span(0, len(text)))]
    acts = [act for act, _ in read]
    sure = confidence_of(evidence_of(acts, mentions, lengths))
    if sure < ASKING_FLOOR and not any(isinstance(act, Unknown | Propose) for act in acts):
        read.append((Unknown(), Span(0, len(text))))
    acts_read, spans = tuple(act for act, _ in read), tuple(span for _, span in read)
    return Understanding(acts_read, spans, (), tuple(mentions), sure), heard


def _markers(text: str, heard: list[Heard], number: int) -> list[Marker]:
    """Return the markers; a sentence meant for a machine shows nothing but that it is one."""
    found = find_markers(heard)
    told = [reading.sentence.span for reading, _ in heard if reading.has("instruction")]
    if not told:
        return with_tags(text, heard, found, number)
    return [m for m in found if m.name == _INSTRUCTION or not _is_in(m.span, told)]


_INSTRUCTION = "instruction"


def _is_in(span: Span, stretches: list[Span]) -> bool:
    return any(stretch.start <= span.start < stretch.end for stretch in stretches)
