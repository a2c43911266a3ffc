"""How utilities are shown: whole points of 100."""


def as_points(utility: int) -> int:
    """Round a utility (0..10,000) or a difference of two to whole points, halves upwards."""
    return (utility + 50) // 100


def as_percent(share: float) -> int:
    """Round a share (0..1) to whole per cent, halves upwards."""
    return int(share * 100 + 0.5)
