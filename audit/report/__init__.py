"""A report as text: canonical JSON, and every other format as a function of that JSON."""
