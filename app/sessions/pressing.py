"""What is pressed rather than said: an offer put together from options, and acceptance."""

from app.errors import Conflict, Rejected
from app.negotiation.acts import Propose
from app.negotiation.history import History
from app.negotiation.protocol import Phase, state
from app.negotiation.standing import current_offers
from app.negotiation.terms import terms_of
from app.sessions.table import Table
from app.sessions.worksheets import check_terms


def put_together(offer: dict[str, str], table: Table) -> Propose:
    """Check an offer from the builder option by option (Rejected names the field)."""
    if not offer:
        raise Rejected("/offer", "Choose an option for at least one issue.")
    terms = terms_of(offer)
    check_terms(terms, "/offer", table.scenario)
    return Propose((terms,))


def check_acceptable(table: Table, history: History) -> None:
    """Raise Conflict unless one whole offer is on the table, or terms are being confirmed."""
    if state(history, table.scenario).phase is Phase.AGREEING:
        return
    on_table = current_offers(history, table.counterpart.id)
    if not on_table:
        raise Conflict("There is no offer on the table yet, so there is nothing to accept.")
    if len(on_table) > 1:
        raise Conflict("There are several offers on the table. Say which one you accept.")
    if not table.scenario.is_complete(on_table[0].terms):
        raise Conflict("Their offer leaves points open. Settle those first.")
