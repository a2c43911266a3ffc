"""A negotiation between two people: read, heard, and judged for both sides."""
