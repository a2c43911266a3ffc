"""Simulated learners: one kind a file, all of them in `registry.KINDS`.

A learner knows its own role and what was said; it sees the table through `view.View` alone, which
holds nothing of the counterpart's preferences, interests or limit.
"""
