"""The sentence: read the document, fetch what it cites, compare, report."""
