"""How a scenario is made: what its author should look at again, as values without words. Pure."""
