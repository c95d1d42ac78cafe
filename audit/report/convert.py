"""A report as the program holds it, turned into the shape that is written: the one place that knows both."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime

from audit.model.capture import Capture, Hop, Outcome, State, Try, Unreachable
from audit.model.claim import Citation, CitedDocument, Claim, Party
from audit.model.decision import Decision, Lapse
from audit.model.document import Document
from audit.model.finding import (
    OVER,
    CheckedCitation,
    CheckedClaim,
    ClaimVerdict,
    FieldName,
    FieldResult,
    Finding,
    FindingState,
    Group,
    Severity,
)
from audit.model.reading import Choice, Event, Evidence, Page
from audit.model.report import Reconstruction, Report, RunFacts
from audit.report import shape_page_v1 as page_v1
from audit.report import shape_v1 as v1
from audit.report.doubt import agreed, is_doubtful, may_differ


def report_v1(report: Report) -> v1.ReportV1:
    """The report in the shape of version 1, in its documented order."""
    findings = sorted(report.checked.findings, key=lambda finding: (finding.line, finding.rule, finding.id))
    groups = sorted(report.checked.groups, key=lambda group: group.id)
    home = {finding: group.id for group in reversed(groups) for finding in group.findings}
    return v1.ReportV1(
        schema=v1.SCHEMA,
        document=_document(report.cited.document),
        run=_run(report.run),
        summary=_summary(report),
        pages=tuple(_page(page) for page in sorted(report.pages, key=lambda page: page.uri)),
        claims=tuple(_checked_claim(checked) for checked in report.checked.claims),
        links=tuple(map(_link, report.cited.links)),
        findings=tuple(_finding(finding, home.get(finding.id), report.decided.get(finding.id)) for finding in findings),
        groups=tuple(map(_group, groups)),
        lapses=tuple(_lapse(lapse) for lapse in sorted(report.lapses, key=lambda lapse: lapse.subject.finding)),
    )


def cited_v1(cited: CitedDocument) -> v1.CitedDocumentV1:
    """What was read from a document, before anything is fetched."""
    return v1.CitedDocumentV1(
        document=_document(cited.document),
        claims=tuple(map(_cited_claim, cited.claims)),
        links=tuple(map(_link, cited.links)),
    )


def _document(document: Document) -> v1.DocumentV1:
    return v1.DocumentV1(
        path=document.path,
        title=document.title,
        published=document.published,
        source=document.source,
        sha256=document.sha256,
    )


def _run(run: RunFacts) -> v1.RunV1:
    return v1.RunV1(
        mode=run.mode,
        basis=run.basis,
        complete=run.complete,
        started=_utc(run.started),
        finished=_utc(run.finished),
        today=run.today,
        requests=run.requests,
        reconstruction=_reconstruction(run.reconstruction),
        incomplete=run.incomplete,
        fail_on=run.fail_on,
        fail_severity=run.fail_severity,
    )


def _reconstruction(found: Reconstruction | None) -> v1.ReconstructionV1 | None:
    if found is None:
        return None
    return v1.ReconstructionV1(
        written_by=found.written_by, written_on=found.written_on, written_from=found.written_from
    )


def _summary(report: Report) -> v1.SummaryV1:
    checked = report.checked
    return v1.SummaryV1(
        entries=report.cited.entries,
        claims=len(checked.claims),
        citations=sum(len(claim.citations) for claim in checked.claims),
        pages=len(report.pages),
        verdicts=_verdicts(claim.verdict for claim in checked.claims),
        conditions=_conditions(page.condition.state for page in report.pages),
        findings=_severities(finding.severity for finding in checked.findings if finding.state not in OVER),
        states=_states(finding.state for finding in checked.findings),
        may_differ=sum(map(is_doubtful, checked.claims)),
    )


def _verdicts(verdicts: Iterable[ClaimVerdict]) -> v1.VerdictCountsV1:
    count = Counter(verdicts)
    return v1.VerdictCountsV1(
        supported=count["supported"],
        partly=count["partly"],
        contradicted=count["contradicted"],
        not_stated=count["not-stated"],
        unreachable=count["unreachable"],
        unchecked=count["unchecked"],
        uncited=count["uncited"],
        planned=count["planned"],
    )


def _conditions(states: Iterable[State]) -> v1.ConditionCountsV1:
    count = Counter(states)
    return v1.ConditionCountsV1(
        ok=count["ok"],
        gone=count["gone"],
        blocked=count["blocked"],
        unavailable=count["unavailable"],
        broken=count["broken"],
        refused=count["refused"],
        invalid=count["invalid"],
        unchecked=count["unchecked"],
    )


def _severities(severities: Iterable[Severity]) -> v1.SeverityCountsV1:
    count = Counter(severities)
    return v1.SeverityCountsV1(error=count["error"], warning=count["warning"], note=count["note"])


def _states(states: Iterable[FindingState]) -> v1.StateCountsV1:
    count = Counter(states)
    return v1.StateCountsV1(
        new=count["new"],
        known=count["known"],
        changed=count["changed"],
        reopened=count["reopened"],
        fixed=count["fixed"],
        removed=count["removed"],
        unchecked=count["unchecked"],
    )


def _page(page: Page) -> page_v1.PageV1:
    reading = page.reading
    return page_v1.PageV1(
        uri=page.uri,
        condition=page.condition.state,
        cause=page.condition.cause,
        moved=page.condition.moved,
        used=page.retrieval.used,
        title=_title(reading.title),
        published=_published(reading.published),
        modified=reading.modified.value,
        events=tuple(map(_event, reading.events)),
        tries=tuple(map(_try, page.retrieval.tries)),
    )


def _title(choice: Choice[str]) -> page_v1.TitleV1:
    return page_v1.TitleV1(
        value=choice.value,
        source=choice.source,
        confidence=choice.confidence,
        variants=tuple(map(_found_title, choice.candidates)),
    )


def _found_title(evidence: Evidence[str]) -> page_v1.FoundTitleV1:
    return page_v1.FoundTitleV1(
        value=evidence.value,
        raw=evidence.raw,
        source=evidence.source,
        locator=evidence.locator,
        confidence=evidence.confidence,
        zone=evidence.zone,
        precision=evidence.precision,
    )


def _published(choice: Choice[date]) -> page_v1.PublishedV1:
    return page_v1.PublishedV1(
        value=choice.value,
        source=choice.source,
        confidence=choice.confidence,
        candidates=tuple(map(_found_date, choice.candidates)),
    )


def _found_date(evidence: Evidence[date]) -> page_v1.FoundDateV1:
    return page_v1.FoundDateV1(
        value=evidence.value,
        raw=evidence.raw,
        source=evidence.source,
        locator=evidence.locator,
        confidence=evidence.confidence,
        zone=evidence.zone,
        precision=evidence.precision,
    )


def _event(event: Event) -> page_v1.EventV1:
    return page_v1.EventV1(
        start=event.when.start,
        end=event.when.end,
        source=event.source,
        snippet=event.snippet,
        planned=event.planned,
    )


def _try(asked: Try) -> page_v1.TryV1:
    outcome = asked.outcome
    answered = None if isinstance(outcome, Unreachable) else outcome
    return page_v1.TryV1(
        origin=asked.origin,
        condition=asked.condition.state,
        cause=asked.condition.cause,
        status=answered.status if answered else None,
        final_uri=outcome.final_uri,
        hops=tuple(map(_hop, outcome.hops)),
        captured_at=_utc(_moment(outcome)),
        memento_datetime=_utc(asked.memento_datetime),
        attempts=outcome.attempts,
        ip=answered.ip if answered else None,
        payload_sha256=_digest(answered) if answered else None,
        record=outcome.record,
        signal=asked.condition.signal or None,
    )


def _digest(answered: Capture) -> str | None:
    if answered.withheld:
        return answered.withheld.sha256
    if answered.payload:
        return hashlib.sha256(answered.payload).hexdigest()
    return answered.sha256


def _moment(outcome: Outcome) -> datetime | None:
    return outcome.at if isinstance(outcome, Unreachable) else outcome.captured_at


def _hop(hop: Hop) -> page_v1.HopV1:
    return page_v1.HopV1(uri=hop.uri, status=hop.status)


def _cited_claim(claim: Claim) -> v1.CitedClaimV1:
    return v1.CitedClaimV1(
        id=claim.id,
        entry=claim.entry,
        section=claim.section,
        line=claim.span.line,
        end_line=claim.span.end_line,
        text=claim.text,
        start=claim.when.start if claim.when else None,
        end=claim.when.end if claim.when else None,
        days=tuple(v1.StretchV1(start=start, end=end) for start, end in claim.when.parts) if claim.when else (),
        date_text=claim.date_text,
        year_inferred=claim.when.inferred if claim.when else False,
        kind=claim.kind,
        mode=claim.mode,
        modality=claim.modality,
        part=claim.part,
        place=claim.place,
        actors=tuple(map(_party, claim.actors)),
        counterparts=tuple(map(_party, claim.counterparts)),
        citations=tuple(map(_link, claim.citations)),
    )


def _checked_claim(checked: CheckedClaim) -> v1.ClaimV1:
    words = _cited_claim(checked.claim)
    return v1.ClaimV1(
        id=words.id,
        entry=words.entry,
        section=words.section,
        line=words.line,
        end_line=words.end_line,
        text=words.text,
        start=words.start,
        end=words.end,
        days=words.days,
        date_text=words.date_text,
        year_inferred=words.year_inferred,
        kind=words.kind,
        mode=words.mode,
        modality=words.modality,
        part=words.part,
        place=words.place,
        actors=words.actors,
        counterparts=words.counterparts,
        verdict=checked.verdict,
        citations=tuple(_citation(citation, agreed(checked)) for citation in checked.citations),
        may_differ=is_doubtful(checked),
    )


def _party(party: Party) -> v1.PartyV1:
    return v1.PartyV1(name=party.name, role=party.role, country=party.country, type=party.type)


def _link(citation: Citation) -> v1.LinkV1:
    return v1.LinkV1(uri=citation.uri, line=citation.span.line, anchor=citation.anchor)


def _citation(checked: CheckedCitation, agreed_on: frozenset[FieldName]) -> v1.CitationV1:
    return v1.CitationV1(
        uri=checked.citation.uri,
        line=checked.citation.span.line,
        anchor=checked.citation.anchor,
        verdict=checked.verdict,
        basis=checked.basis,
        fields=tuple(map(_field, checked.fields)),
        may_differ=may_differ(checked, agreed_on),
    )


def _field(result: FieldResult) -> v1.FieldV1:
    return v1.FieldV1(
        field=result.field,
        claimed=result.claimed,
        observed=result.observed,
        result=result.result,
        source=result.source,
        snippet=result.snippet,
        confidence=result.confidence,
    )


def _finding(finding: Finding, group: str | None, decision: Decision | None) -> v1.FindingV1:
    return v1.FindingV1(
        id=finding.id,
        rule=finding.rule,
        severity=finding.severity,
        confidence=finding.confidence,
        claim=finding.claim,
        uri=finding.uri,
        line=finding.line,
        end_line=finding.end_line,
        message=finding.message,
        claimed=finding.claimed,
        observed=finding.observed,
        state=finding.state,
        first_seen=finding.first_seen,
        failed_on=finding.failed_on,
        group=group,
        decision=_decision(decision) if decision else None,
        suggestion=finding.suggestion,
        source=finding.source,
        snippet=finding.snippet,
        was=finding.was,
        lowered_from=finding.lowered_from,
    )


def _decision(decision: Decision) -> v1.DecisionV1:
    return v1.DecisionV1(
        verdict=decision.verdict, reason=decision.reason, by=decision.by, on=decision.on, until=decision.until
    )


def _lapse(lapse: Lapse) -> v1.LapseV1:
    subject = lapse.subject
    return v1.LapseV1(
        finding=subject.finding,
        rule=subject.rule,
        uri=subject.uri,
        claim=subject.claim.text if subject.claim else None,
        cause=lapse.cause,
        heir=lapse.heir,
        edits=tuple(v1.EditV1(part=edit.part, was=edit.was, now=edit.now) for edit in lapse.edits),
        decision=_decision(lapse.decision),
    )


def _group(group: Group) -> v1.GroupV1:
    return v1.GroupV1(id=group.id, cause=group.cause, findings=group.findings)


def _utc(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.astimezone(UTC)
