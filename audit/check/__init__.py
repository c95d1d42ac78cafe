"""Claims and readings to field results, verdicts and findings."""
