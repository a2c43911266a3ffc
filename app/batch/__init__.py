"""Door for files: what is done to many lines at once, JSON lines in and out."""
