"""A judged talk is one value that holds both sides."""

from app.review.people.judged import JudgedTalk
from app.sessions.plain import plain
from tests.builders_people import judged, judged_bare


def test_it_can_be_sent_as_it_is() -> None:
    for talk in (judged(), judged_bare()):
        sent = plain(talk)
        assert isinstance(sent, dict)
        assert list(sent) == list(JudgedTalk.__dataclass_fields__)
        assert [side["speaker"] for side in sent["sides"]] == ["Sam", "Kim"]
