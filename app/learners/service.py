"""`AccessServices`: everything the doors ask about who asks, as one value."""

from dataclasses import dataclass

from app.learners.host_keys import HostKeyService
from app.learners.keys import KeyService
from app.learners.knowing import Knowing
from app.learners.learners import Learners
from app.learners.means import Means
from app.learners.tenants import TenantService
from app.learners.tokens import USUAL_MINUTES, TokenService


@dataclass(frozen=True, slots=True)
class AccessServices:
    """The services on who asks; a door gets them as `app.state.access`."""

    who: Knowing
    keys: KeyService
    host_keys: HostKeyService
    tokens: TokenService
    learners: Learners
    tenants: TenantService


def access_on(means: Means, public_url: str = "", minutes: int = USUAL_MINUTES) -> AccessServices:
    """Return the services on some ports.

    `public_url` is the address under which hosts know this server, `minutes` how long a learner's
    token lasts where nobody says.
    """
    learners = Learners(means.store, means.clock, means.ids)
    return AccessServices(
        who=Knowing(means, learners, public_url),
        keys=KeyService(means),
        host_keys=HostKeyService(means),
        tokens=TokenService(means, minutes),
        learners=learners,
        tenants=TenantService(means.store, means.clock),
    )
