"""Logs of what the service does; never the words of a learner."""
