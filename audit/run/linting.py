"""The checks that need no page: order, duplicates, what is uncited, and what the words and numbers of URLs tell."""

import asyncio
from datetime import date

from audit.check.policy import CheckPolicy
from audit.check.registry import check
from audit.crawl.drive import crawl
from audit.model.capture import Ask, Outcome, Unreachable
from audit.model.claim import CitedDocument
from audit.model.report import Report, RunFacts
from audit.run.due import asks
from audit.run.memory import Memory, remembered


def linted(cited: CitedDocument, policy: CheckPolicy, memory: Memory, today: date) -> Report:
    """Judge a document by itself; every page counts as not asked for."""
    pages = asyncio.run(crawl(asks(cited), _nobody))
    facts = RunFacts("lint", "none", complete=True, started=None, finished=None, today=today, requests=0)
    return remembered(Report(cited, tuple(pages.values()), check(cited, pages, policy, today), facts), memory)


async def _nobody(ask: Ask) -> Outcome:
    return Unreachable(ask.uri, ask.uri, "not-asked", 0, "nothing is asked here")
