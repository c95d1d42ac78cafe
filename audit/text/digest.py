"""Names made of what they name: the same parts give the same name in every run and on every machine."""

from hashlib import sha256

_DIGITS = 12


def digest(*parts: str) -> str:
    """12 hex digits of the sha256 of the parts, which none of them can run into another."""
    joined = "\x00".join(part.replace("\\", "\\\\").replace("\x00", "\\0") for part in parts)
    return sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
