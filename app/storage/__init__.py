"""Keeps sessions: tables, the mapping between rows and records, stores and migrations."""
