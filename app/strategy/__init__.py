"""The player: decides acts by utility, under a persona; never sees words. Pure."""
