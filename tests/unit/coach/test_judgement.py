"""The values of a judgement: plain, comparable, with nothing observed unless said."""

from app.coach.judgement import Evidence, Finding, Verdict


def test_a_finding_rests_on_nothing_and_is_no_counter_evidence_unless_said() -> None:
    finding = Finding("ultimatum", Verdict.NOT_OBSERVED)
    assert (finding.evidence, finding.is_counter, finding.issue) == ((), False, None)


def test_equal_findings_are_equal_values() -> None:
    one, two = (Finding("a", Verdict.MET, evidence=(Evidence(3, "Why?"),)) for _ in range(2))
    assert one == two
    assert one != Finding("a", Verdict.MET, evidence=(Evidence(3, "How?"),))


def test_verdicts_are_written_as_reports_write_them() -> None:
    assert [verdict.value for verdict in Verdict] == ["met", "missed", "not_observed"]
