"""The teacher: judges facts of the history against the rubric; proposes acts, not words. Pure."""
