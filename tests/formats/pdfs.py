"""Small PDFs made by hand for tests: a page of lines, and the file's own data."""

from collections.abc import Mapping, Sequence

Drawn = tuple[float, float, str]
"""Height on the page in points, type size, text."""

_PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
    b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
)


def pdf(
    drawn: Sequence[Drawn], info: Mapping[str, str] | None = None, *, kids: str = "3 0 R", content: bytes = b""
) -> bytes:
    """A PDF of one page (ISO 32000-1), its cross references right."""
    lines = (f"BT /F1 {size} Tf 72 {height} Td ({text}) Tj ET" for height, size, text in drawn)
    stream = content or "\n".join(lines).encode("latin-1")
    told = " ".join(f"/{name} ({value})" for name, value in (info or {}).items())
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count 1 >>".encode(),
        _PAGE,
        b"<< /Length " + str(len(stream)).encode() + b" >>\nstream\n" + stream + b"\nendstream",
        f"<< {told} >>".encode("latin-1"),
    ]
    return _assembled(objects)


def _assembled(objects: Sequence[bytes]) -> bytes:
    body = b"%PDF-1.4\n"
    places: list[int] = []
    for number, held in enumerate(objects, 1):
        places.append(len(body))
        body += str(number).encode() + b" 0 obj\n" + held + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    return body + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode() + (
        f"trailer\n{trailer}\nstartxref\n{len(body)}\n%%EOF\n".encode()
    )  # fmt: skip
