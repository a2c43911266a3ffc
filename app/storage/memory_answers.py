"""Answers to requests with a key in memory: the part of `MemoryTransaction` that keeps them."""

from app.errors import Conflict
from app.sessions.answer_port import AnswerKey, AnswerRecord
from app.sessions.records import Principal

_TAKEN = "This was already saved by another request. Load the session and go on there."


class MemoryAnswers:
    """What a unit of work does with kept answers, on the copy it was given."""

    _answers: dict[AnswerKey, AnswerRecord]

    def answer(self, key: AnswerKey) -> AnswerRecord | None:
        """Return what is kept under a key, or None."""
        return self._answers.get(key)

    def add_answer(self, record: AnswerRecord) -> None:
        """Keep a request that begins; one with its key raises Conflict."""
        if record.key in self._answers:
            raise Conflict(_TAKEN)
        self._answers[record.key] = record

    def replace_answer(self, record: AnswerRecord, holder: str) -> bool:
        """Write over the request of the same key if that attempt holds it; say whether it did."""
        is_held = self._is_held(record.key, holder)
        if is_held:
            self._answers[record.key] = record
        return is_held

    def drop_answer(self, key: AnswerKey, holder: str) -> bool:
        """Forget a request under way that an attempt holds; say whether it did."""
        is_held = self._is_held(key, holder)
        if is_held:
            del self._answers[key]
        return is_held

    def sweep_answers(self, before: str) -> int:
        """Forget, of every owner, what was begun before a time; return how many."""
        kept = self._answers.items()
        return self._drop([key for key, record in kept if record.created_at < before])

    def _drop_answers_about(self, owner: Principal, session_id: str) -> None:
        kept = self._answers.items()
        about = [key for key, record in kept if record.session == session_id]
        self._drop([key for key in about if key.owner == owner])

    def _is_held(self, key: AnswerKey, holder: str) -> bool:
        found = self._answers.get(key)
        return found is not None and found.holder == holder

    def _drop(self, keys: list[AnswerKey]) -> int:
        for key in keys:
            del self._answers[key]
        return len(keys)
