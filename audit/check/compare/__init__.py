"""One field of a claim against what a page and its URL say; one field, one module."""
