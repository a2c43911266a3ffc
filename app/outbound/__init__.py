"""Sends messages to the endpoints of tenants: signed, tried again for days, never to the inside."""
