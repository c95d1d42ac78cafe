"""One rule, one module; only the registry knows them all."""
