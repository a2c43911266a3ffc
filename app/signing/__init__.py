"""Keys and what is done with them: what seals, and what checks who signed."""
