"""Whole games in memory at act level, no words: simulated learners, self-play, audit. Pure."""
