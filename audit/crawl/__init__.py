"""One URI at a time: ask live, judge, then the next origin; many URIs by host."""
