"""Opens what is configured of a model, all of it behind one guard, and none that is unnamed.

Voice and ear share one client and its connections; LangChain brings the coach its own. Reports are
worded by the coach's model, through a client with more patience: nobody waits for them.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from app.dialogue.speech_rules import SpeechRules
from app.llm import coach_agent, ear, reworder, voice
from app.llm.calls import CallObserver
from app.llm.client import ModelClient
from app.llm.endpoint import Deadlines, Endpoint
from app.llm.prompts import load_prompt
from app.review.prose_words import ProseWords
from app.sessions.coaching_live import LiveAnswer
from app.sessions.configured import Configured
from app.sessions.live_speech import Live
from app.sessions.model_hearing import LiveEar
from app.sessions.reworder import LiveWording

# Of the time for a turn, what hearing may take; the rest is for the reply.
_HEARING = 1 / 3
# So many times as long as a turn may a report take, which nobody waits for.
_PATIENCE = 4.0


def open_model(
    endpoint: Endpoint,
    prompts: Path,
    observe: CallObserver,
    rules: Mapping[str, SpeechRules],
    prose: Mapping[str, ProseWords],
) -> Configured:
    """Return what an endpoint is named for, without a cap on tokens (BadContent for a prompt).

    `rules` are those of the voice and `prose` those of reports, by language. Nothing is sent yet.
    """
    client, named, turn = ModelClient(endpoint, observe), endpoint.models, endpoint.deadlines.turn
    speaks, hears, coaches = (
        load_prompt(prompts, one) for one in (voice.PROMPT, ear.PROMPT, coach_agent.PROMPT)
    )
    speaker = voice.ModelVoice(client, speaks, named.voice)
    listener = ear.ListeningModel(client, hears, named.ear)
    coach = coach_agent.CoachAgent(endpoint, coaches, observe, client.guard)
    unhurried = ModelClient(_patient(endpoint), observe)
    unhurried.guard = client.guard
    writer = reworder.ModelReworder(unhurried, load_prompt(prompts, reworder.PROMPT), named.coach)
    of_voice = tuple(one.ready for one in rules.values()) if named.voice else ()
    return Configured(
        Live(speaker, turn, rules) if named.voice else None,
        LiveEar(listener, turn * _HEARING) if named.ear else None,
        LiveAnswer(coach, turn) if named.coach else None,
        later=(*of_voice, *((coach.load,) if named.coach else ())),
        wording=LiveWording(writer, turn * _PATIENCE, prose) if named.coach else None,
    )


def _patient(endpoint: Endpoint) -> Endpoint:
    """Return the endpoint with more time: for a whole report, in the background."""
    now = endpoint.deadlines
    seconds = (now.first_token, now.stall, now.turn)
    return replace(endpoint, deadlines=Deadlines(*(_PATIENCE * one for one in seconds)))
