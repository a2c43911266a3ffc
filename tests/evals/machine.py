"""What benchmarks say of the machine they run on, and how they print a figure beside its limit."""

import os
from collections.abc import Sequence
from pathlib import Path


def print_machine() -> None:
    """Print the cores, and how many of them were busy over the last minute."""
    print(f"{os.cpu_count()} cores, of which busy: {os.getloadavg()[0]:.1f}", flush=True)


def print_figure(name: str, value: float, unit: str, limit: str = "-") -> None:
    """Print one figure; nothing fails by it."""
    print(f"{name:<58} {value:9.1f} {unit:<7} (limit {limit})", flush=True)


def resident_megabytes(pid: int) -> float:
    """Return the memory a process holds now (Linux only)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    (line,) = [row for row in status.splitlines() if row.startswith("VmRSS")]
    return int(line.split()[1]) / 1024


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that is not below a share of them (0 to 1); 0 for no values."""
    ranked = sorted(values)
    whole = -int(-share * len(ranked) // 1)  # rounded up
    return ranked[min(max(whole, 1), len(ranked)) - 1] if ranked else 0.0
