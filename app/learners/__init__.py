"""Who asks: tenants, learners, keys and tokens, and what each of them may.

Knows nothing of sessions: a door turns an `Access` into the owner of sessions.
"""
