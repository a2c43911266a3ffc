"""How shares are shown: whole per cent."""


def as_percent(share: float) -> int:
    """Round a share (0..1) to whole per cent, halves upwards."""
    return int(share * 100 + 0.5)
