"""The HTTP door, /v1: parses, identifies and renders; what is true comes from the services."""
