"""Everything a server process tells about itself beside its logs."""

from dataclasses import dataclass, field

from app.telemetry.meter import Meter
from app.telemetry.traces import NO_TRACES, Traces


@dataclass(frozen=True, slots=True)
class Observed:
    """Where measurements and spans go; without settings, to a meter that /metrics reads."""

    meter: Meter = field(default_factory=Meter)
    traces: Traces = NO_TRACES
