"""Pictures, pages and data made from a debrief; nothing is judged or computed anew here."""
