"""The author's tools on the command line: `winwin scenario new|check|preview|simulate|schema`.

They read files, ask the pure rooms and render with rich; `commands.py` is the door. What is wrong
with a scenario is decided in `app/review/design` and `app/simulation/trial.py`, every word shown
comes from `knowledge/phrases/<lang>/authoring.yaml`.
"""
