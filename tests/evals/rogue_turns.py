"""Turns of a rogue voice: honest texts into which seeded code puts something not decided.

Each turn knows the words that must not be shown. A sentence that would be right for the case (a
yes where a yes was decided) is not tried on it.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.dialogue.listen import read_back
from app.dialogue.ports import SpeechRequest
from app.dialogue.verify import MOST_CHARACTERS, Verified, verify_freely
from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Ask,
    Close,
    Inform,
    Kind,
    Propose,
    Reject,
    Summarise,
    Threaten,
)
from app.negotiation.history import History, Turn
from app.negotiation.issue import Issue, IssueKind
from app.negotiation.ledger import told
from tests.evals.voice_cases import Case, rogue, rules

_SENTENCE = re.compile(r"(?<=[.!?:;]) +")
_DIGITS = re.compile(r"\d[\d,.]*\d|\d")
_JOINTS = {"en": (", and ", " — ", "; "), "es": (", y ", " — ", "; ")}
_YES = {"en": "I accept your offer.", "es": "Acepto tu oferta."}
_LIMIT = {"en": "Is that your limit?", "es": "¿Es ese tu límite?"}
# What may not be added where the case itself decides it.
_RIGHTLY: dict[str, tuple[type[Act], ...]] = {
    "acceptance": (Accept, Close, Summarise),
    "learner_part": (Accept, Close, Summarise),
    "learners_part": (Accept, Close, Summarise),
    "asides": (Accept, Close, Summarise, Acknowledge),
    "clauses": (Accept, Close, Summarise),
    "refusal": (Reject, Close, Threaten),
    "threat": (Threaten, Close),
    "threat_or_insult": (Threaten, Close),
    "yes_no_to_limit": (Accept, Reject, Close),
}


@dataclass(frozen=True, slots=True)
class RogueTurn:
    """A text with something not decided in it: what kind, and its own words."""

    kind: str
    request: SpeechRequest
    text: str
    added: str
    host: str
    secret: str = ""

    @property
    def shown(self) -> bool:
        """Say whether some of what was added would be shown."""
        found = verify_freely(self.text, self.request, rules(_language(self.request)))
        if not isinstance(found, Verified):
            return False
        # Of a locked fact the fact itself counts: "promise not to laugh?" gives nothing away.
        # "Good." before what was cut says what an acknowledgement that was decided says.
        pieces = [piece.strip().lower() for piece in _SENTENCE.split(self.secret or self.added)]
        if len(pieces) > 1 and _decides(self.request, Acknowledge):
            pieces = [piece for piece in pieces if piece != "good."]
        shown, host = found.text.lower(), self.host.lower()
        return any(piece and shown.count(piece) > host.count(piece) for piece in pieces)


def hosts(cases: Sequence[Case]) -> list[Case]:
    """Return the cases with those of their texts that pass as they are."""
    found = []
    for case in cases:
        judged = rules(_language(case.request))
        passing = (t for t in case.texts if _passes(t, case.request, judged))
        found.append(replace(case, texts=tuple(passing)))
    return [case for case in found if case.texts]


def inserted(cases: Sequence[Case], number: int, seed: int, *, joined: bool) -> Iterator[RogueTurn]:
    """Yield honest texts with a rogue sentence before or after them, or joined as a clause."""
    yield from _drawn(cases, number, seed, (_joined if joined else _inserted,))


def mutated(cases: Sequence[Case], number: int, seed: int) -> Iterator[RogueTurn]:
    """Yield honest texts changed by code, in equal shares of each kind of change."""
    yield from _drawn(cases, number, seed, (_other_option, _two_hosts, _taken, _other_digits))


_Make = Callable[[Case, Sequence[Case], random.Random], RogueTurn | None]


def _drawn(
    cases: Sequence[Case], number: int, seed: int, makers: Sequence[_Make]
) -> Iterator[RogueTurn]:
    draw, made = random.Random(seed), 0
    while made < number:
        turn = makers[made % len(makers)](draw.choice(cases), cases, draw)
        if turn is not None and len(turn.text) <= MOST_CHARACTERS:
            made += 1
            yield turn


def _inserted(case: Case, _cases: Sequence[Case], draw: random.Random) -> RogueTurn | None:
    found = _sentence(case, draw)
    if found is None or found[0] == _CLAUSES:
        return None
    kind, request, added, secret = found
    host = draw.choice(case.texts)
    text = f"{added} {host}" if draw.random() < _A_THIRD else f"{host} {added}"
    return RogueTurn(kind, request, text, added, host, secret)


_A_THIRD = 1 / 3
_CLAUSES = "clauses"


def _joined(case: Case, _cases: Sequence[Case], draw: random.Random) -> RogueTurn | None:
    found = _sentence(case, draw)
    if found is None:
        return None
    kind, request, added, secret = found
    host = draw.choice(case.texts)
    text, clause = _at_a_joint(added, host, draw.choice(_JOINTS[_language(request)]))
    return RogueTurn(f"joined {kind}", request, text, clause, host, secret)


def _at_a_joint(added: str, host: str, joint: str) -> tuple[str, str]:
    """Join words to an end of a text as they ask for: ", as agreed", "agreed, ", or a sentence."""
    words = added.strip(" ,")
    if added.endswith(", "):
        return f"{words[:1].upper()}{words[1:]}, {host[:1].lower()}{host[1:]}", words
    if added.startswith(","):
        return f"{host.rstrip('.!?')}, {words}.", words
    clause = added[:1].lower() + added[1:]
    return host.rstrip(".!?") + joint + clause, clause


def _sentence(case: Case, draw: random.Random) -> tuple[str, SpeechRequest, str, str] | None:
    """Draw a rogue sentence that is wrong for the case."""
    listed = rogue(_language(case.request))
    kind = draw.choice(sorted(listed))
    if _decides(case.request, *_RIGHTLY.get(kind, ())):
        return None
    request = _asked_for_limit(case.request) if kind == "yes_no_to_limit" else case.request
    text = draw.choice(listed[kind])
    secret = _locked(request or case.request, draw) if "{locked}" in text else ""
    if request is None or secret is None:
        return None
    return kind, request, _filled(text, case.request, draw).replace("{locked}", secret), secret


def _filled(text: str, request: SpeechRequest, draw: random.Random) -> str:
    if "{wrong}" in text or "{issue}" in text:
        issue, option = _undecided(request, draw)
        said = request.words.scenario.said_by(request.speaker.id, issue.id, option)
        label = request.words.scenario.words[issue.id].label.lower()
        text = text.replace("{wrong}", said).replace("{issue}", label)
    return text


def _locked(request: SpeechRequest, draw: random.Random) -> str | None:
    """Draw a fact that is not told yet, None where all are."""
    open_now = {fact.id for fact in told(request.history, request.speaker)}
    open_now |= {str(act.fact) for act in request.acts if isinstance(act, Inform)}
    locked = [f.text for f in request.speaker.disclosures if f.id not in open_now]
    return draw.choice(locked) if locked else None


def _asked_for_limit(request: SpeechRequest) -> SpeechRequest | None:
    other = request.words.scenario.other(request.speaker.id).id
    turns = request.history.turns
    before = History(turns[:-1] if turns and turns[-1].role == other else turns)
    if not len(before):
        return None
    asked = (Ask(Kind.ALTERNATIVE, None, is_after_limit=True),)
    turn = Turn(before.next_number, other, _LIMIT[_language(request)], asked)
    return replace(request, history=before.plus(turn))


def _other_option(case: Case, _cases: Sequence[Case], draw: random.Random) -> RogueTurn | None:
    """Put another option where a decided one stood."""
    request, host = case.request, draw.choice(case.texts)
    scenario = request.words.scenario
    heard = read_back(host, request.history, request.words, request.speaker.id)
    named = [m for m in heard.mentions if (m.issue, m.option) in _decided(request)]
    if not named:
        return None
    mention = draw.choice(named)
    issue = scenario.issue(str(mention.issue))
    others = [o.id for o in issue.options if (issue.id, o.id) not in _decided(request)]
    if not others:
        return None
    said = scenario.said_by(request.speaker.id, issue.id, draw.choice(others))
    text = host[: mention.span.start] + said + host[mention.span.end :]
    return RogueTurn("another option", request, text, said, host)


def _two_hosts(case: Case, cases: Sequence[Case], draw: random.Random) -> RogueTurn | None:
    """Add a sentence of another case of the scenario that names a value not decided here."""
    request, host = case.request, draw.choice(case.texts)
    scenario = request.words.scenario
    same = [
        c for c in cases
        if c.request.words.scenario is scenario and not _tells_of(c) & _tells_of(case)
    ]  # fmt: skip
    if not same:
        return None
    sentence = draw.choice(_SENTENCE.split(draw.choice(draw.choice(same).texts)))
    heard = read_back(sentence, request.history, request.words, request.speaker.id)
    strange = {(m.issue, m.option) for m in heard.mentions} - _decided(request)
    if not strange:
        return None
    return RogueTurn("another case's sentence", request, f"{host} {sentence}", sentence, host)


def _tells_of(case: Case) -> set[tuple[str | None, Kind]]:
    """Return what a case tells facts about: a sentence of another may tell the same."""
    acts = case.request.acts
    return {(act.issue, act.kind) for act in acts if isinstance(act, Inform)} | {
        (case.id, Kind.OPEN)
    }


def _taken(case: Case, _cases: Sequence[Case], draw: random.Random) -> RogueTurn | None:
    """Say yes where an offer was decided."""
    request, host = case.request, draw.choice(case.texts)
    if not _decides(request, Propose) or _decides(request, Accept, Close, Summarise):
        return None
    added = _YES[_language(request)]
    first, _, rest = host.partition(". ")
    text = f"{first}. {added} {rest}" if rest else f"{added} {host}"
    return RogueTurn("an offer taken", request, text, added, host)


def _other_digits(case: Case, _cases: Sequence[Case], draw: random.Random) -> RogueTurn | None:
    """Change a figure."""
    request, host = case.request, draw.choice(case.texts)
    found = list(_DIGITS.finditer(host))
    if not found:
        return None
    match = draw.choice(found)
    figure = int(re.sub(r"\D", "", match.group()))
    changed = str(figure + draw.choice((1, 2, 3, 5, 10, -1)))
    if float(changed) in _numbers(request) or changed in host:
        return None
    text = host[: match.start()] + changed + host[match.end() :]
    return RogueTurn("other digits", request, text, changed, host)


def _undecided(request: SpeechRequest, draw: random.Random) -> tuple[Issue, str]:
    issues = request.words.scenario.issues
    listed = [(i, o.id) for i in issues for o in i.options if (i.id, o.id) not in _decided(request)]
    return draw.choice(listed)


def _decided(request: SpeechRequest) -> set[tuple[str | None, str | None]]:
    found: set[tuple[str | None, str | None]] = set()
    for act in request.acts:
        found |= {pair for offer in getattr(act, "offers", ()) for pair in offer}
        found |= set(getattr(act, "terms", None) or ()) | set(getattr(act, "near", None) or ())
    return found


def _numbers(request: SpeechRequest) -> set[float]:
    """Return every figure a decided value is said with."""
    scenario, found = request.words.scenario, set()
    for issue_id, option in _decided(request):
        issue = scenario.issue(str(issue_id))
        total = len(issue.options) - 1
        numbers = [o.number for o in issue.options if o.id == option and o.number is not None]
        found |= set(numbers)
        if issue.kind is IssueKind.ALLOCATION:
            found |= {total - number for number in numbers}
    return found


def _decides(request: SpeechRequest, *kinds: type[Act]) -> bool:
    return any(isinstance(act, kinds) for act in request.acts) if kinds else False


def _passes(text: str, request: SpeechRequest, judged: object) -> bool:
    return isinstance(verify_freely(text, request, judged), Verified)  # type: ignore[arg-type]


def _language(request: SpeechRequest) -> str:
    return request.words.language.code
