"""The game: issues, outcomes, preferences, acts, history and every fold over it. Pure."""
