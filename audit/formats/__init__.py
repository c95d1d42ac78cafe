"""Bytes to plain values: charsets and HTML, with the only door to the HTML library."""
