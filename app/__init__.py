"""winwin: a service with which people practise negotiating. This is the map of the house.

    cli, main        the command line; create_app() mounts the doors
    bootstrap        Settings → Container: the only file that picks adapters
    settings         the only file that reads the environment
    api, widget      doors: HTTP API (/v1), the learner's page; they parse, identify and render
    terminal         door: a whole game in the terminal (`winwin play`)
    authoring        door: what an author types (`winwin scenario check|preview|simulate|new`)
    batch            door: files in, findings out (`winwin understand`, `winwin judge`)
    reports          pictures and pages made from a debrief (SVG, HTML, JSON)
    storage          SQLite behind the `Store` port: tables, migrations, mapping
    knowledge        files under knowledge/ → checked values (scenarios, glossary, phrases, rubric),
                     and questions answered from the glossary (`answering.py`)
    llm              a language model, where one is configured: the only room that names openai
    signing          who signed a token, and what is sealed: the only room that names cryptography
    telemetry        logs, measurements (/metrics) and traces: of requests, the store, models
    processes        games played on in a process of their own, so that no turn waits
    sessions         use cases: one turn is `sessions/turn.py`, readable on one screen
    learners         who asks: tenants, learners, keys and tokens, and what each of them may
    review           joins judgement, arithmetic and words into one debrief; judges how a
                     scenario is made (`review/design`)
    simulation       whole games in memory: simulated learners, self-play, audit, what-if
    strategy         the player: decides acts by utility (`decide.py`)
    dialogue         ears and mouth: words → acts (`listen.py`), acts → words (`speak.py`),
                     and the verifier between voice and learner (`verify.py`)
    coach            the teacher: checks, measures, levels (`critique.py`)
    negotiation      the game: issues, outcomes, preferences, acts, history and its folds
    errors           the error tree

Imports point down this list only; `review` and all below it are pure: no file, clock, network,
environment or hidden randomness. `pyproject.toml` holds the contracts that enforce it.
Read `sessions/turn.py`, then `negotiation/` from the bottom up, `strategy/decide.py`,
`dialogue/verify.py`, `coach/critique.py`: that is the whole idea.
"""

__version__ = "0.1.0"
