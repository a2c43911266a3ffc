"""The checks: one observable skill a file; each looks at a play and returns one finding."""
