"""Door for files: many utterances understood at once, a whole talk judged."""
