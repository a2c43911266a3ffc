"""Opens what is configured of a model: voice, ear and coach behind one guard, none that is unnamed.

Voice and ear share one client and its connections; LangChain brings the coach its own.
"""

from collections.abc import Mapping
from pathlib import Path

from app.dialogue.speech_rules import SpeechRules
from app.llm import coach_agent, ear, voice
from app.llm.calls import CallObserver
from app.llm.client import ModelClient
from app.llm.endpoint import Endpoint
from app.llm.prompts import load_prompt
from app.sessions.coaching_live import LiveAnswer
from app.sessions.configured import Configured
from app.sessions.live_speech import Live
from app.sessions.model_hearing import LiveEar

# Of the time for a turn, what hearing may take; the rest is for the reply.
_HEARING = 1 / 3


def open_model(
    endpoint: Endpoint, prompts: Path, observe: CallObserver, rules: Mapping[str, SpeechRules]
) -> Configured:
    """Return what an endpoint is named for, without a cap on tokens (BadContent for a prompt).

    `rules` are those of the voice, by language. Nothing is sent yet.
    """
    client, named, turn = ModelClient(endpoint, observe), endpoint.models, endpoint.deadlines.turn
    speaks, hears, coaches = (
        load_prompt(prompts, one) for one in (voice.PROMPT, ear.PROMPT, coach_agent.PROMPT)
    )
    speaker = voice.ModelVoice(client, speaks, named.voice)
    listener = ear.ListeningModel(client, hears, named.ear)
    coach = coach_agent.CoachAgent(endpoint, coaches, observe, client.guard)
    of_voice = tuple(one.ready for one in rules.values()) if named.voice else ()
    return Configured(
        Live(speaker, turn, rules) if named.voice else None,
        LiveEar(listener, turn * _HEARING) if named.ear else None,
        LiveAnswer(coach, turn) if named.coach else None,
        later=(*of_voice, *((coach.load,) if named.coach else ())),
    )
