"""The use cases as calls that wait."""

from app.coach.sheets import Beliefs, Preparation, Reflection
from app.sessions.records import Principal
from app.sessions.service import NewSession, Said
from app.terminal.calls import Calls
from tests.builders_door import ScriptedJourney, ScriptedSessions, services_around

ME = Principal()


def test_every_call_is_made_for_the_local_learner() -> None:
    sessions = ScriptedSessions()
    with Calls(services_around(sessions)) as calls:
        calls.create(NewSession("licence-renewal", "client"))
        assert calls.say("ses_1", Said("Hello.")).id == "ses_1"
        calls.end("ses_1", "accept")
        calls.correct("ses_1", "trn_2", "talk")
    created, said, ended, corrected = sessions.asked
    assert created == (ME, NewSession("licence-renewal", "client"))
    assert said == ("ses_1", Said("Hello."))
    assert ended == ("ses_1", "accept", None)
    assert corrected == ("ses_1", "trn_2", "talk")


def test_what_is_written_beside_the_talk_is_kept_for_the_local_learner() -> None:
    journey = ScriptedJourney()
    with Calls(services_around(ScriptedSessions(), journey)) as calls:
        assert calls.preparation("ses_1").preparation is None
        assert calls.prepare("ses_1", Preparation(target=7_000)).lines
        assert calls.hint("ses_1", 3).level == 3
        calls.guess("ses_1", Beliefs(("price",)))
        assert calls.reflect("ses_1", Reflection(is_skipped=True)).is_reflected
    assert journey.asked == [
        "ses_1",
        ("ses_1", Preparation(target=7_000)),
        ("ses_1", 3),
        ("ses_1", Beliefs(("price",))),
        ("ses_1", Reflection(is_skipped=True)),
    ]


def test_open_sessions_are_read_page_by_page() -> None:
    with Calls(services_around(ScriptedSessions())) as calls:
        assert [card.id for card in calls.open_sessions()] == ["ses_2", "ses_1"]
