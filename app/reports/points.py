"""How shares and changes are shown: whole per cent, and a sign before a figure."""


def as_percent(share: float) -> int:
    """Round a share (0..1) to whole per cent, halves upwards."""
    return int(share * 100 + 0.5)


def figure(points: int) -> str:
    """Write points with a minus sign that stands out."""
    return str(points).replace("-", "−")


def signed(change: int) -> str:
    """Write a change with its sign; nothing changed is a plain 0."""
    return f"{change:+d}".replace("-", "−") if change else "0"
