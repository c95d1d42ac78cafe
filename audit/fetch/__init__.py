"""URIs to captures: live, recorded or replayed, always through one function type."""
