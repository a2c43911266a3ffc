"""Use cases of a practice session and their ports; streaming, deadlines and saving live here."""
