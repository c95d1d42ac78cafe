"""citation-audit: compare a document's dated claims with the pages it cites, and show why they agree or differ."""

__version__ = "0.1.0"
