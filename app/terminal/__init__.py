"""The terminal: a door that plays a whole game with one person in rich text.

It parses lines, asks the use cases and renders their views; rules, storage and models stay below.
`play.py` goes from choosing to report, `game.py` is the talk. Every word it shows comes from
`knowledge/phrases/<lang>/terminal.yaml` and the report's own words.
"""
