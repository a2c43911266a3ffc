"""`winwin judge`: a file with a talk between two people → both sides judged, JSON or Markdown."""

import json
from pathlib import Path

from app.errors import Rejected
from app.reports.judged_talk import render_judged_talk
from app.review.people.reading import read_talk
from app.review.people.transcript import About
from app.sessions.transcripts import TranscriptService, talk_to_dict

MOST_BYTES = 4 * 1024 * 1024
JSON, MARKDOWN = "json", "md"
FORMS = (JSON, MARKDOWN)


def judge_file(given: Path, beside: About, form: str, judge: TranscriptService) -> str:
    """Return what was found, in the form asked for (Rejected, NotFound; OSError for the file)."""
    if given.stat().st_size > MOST_BYTES:
        raise Rejected("/text", f"The file is larger than {MOST_BYTES} bytes; that is no talk.")
    text = given.read_text(encoding="utf-8", errors="replace")
    judged = judge.judge_now(read_talk(text, beside))
    if form == MARKDOWN:
        return render_judged_talk(judged, judge.words(judged.transcript.language))
    return json.dumps(talk_to_dict(judged), ensure_ascii=False, indent=1) + "\n"


def read_roles(typed: str | None) -> dict[str, str]:
    """Read "Anna=client,Ben=vendor" (Rejected)."""
    found: dict[str, str] = {}
    for pair in (typed or "").split(","):
        if not pair.strip():
            continue
        name, sign, role = pair.partition("=")
        if not sign or not name.strip() or not role.strip():
            raise Rejected("/roles", f"'{pair.strip()}' is not like Anna=client.")
        found[name.strip()] = role.strip()
    return found
