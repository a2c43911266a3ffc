"""Computing in another process, so that it does not hold up turns; the other end is its own."""
