"""Whole games in memory, no words: simulated learners, self-play, audit, what-if. Pure."""
