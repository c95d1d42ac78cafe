"""Small Word and PDF documents made by hand for tests."""

import io
import zipfile
from collections.abc import Sequence
from html import escape

Linked = tuple[str, str | None]
"""Words, and the address they lead to."""

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def docx(paragraphs: Sequence[tuple[str, Sequence[Linked]]]) -> bytes:
    """A DOCX document of paragraphs, each with a style ("", "Heading1", "list") and its pieces of text.

    Those of style "row" are rows of one table, each piece a cell.
    """
    links = [uri for _, pieces in paragraphs for _, uri in pieces if uri]
    body = "".join(_block(style, pieces, links) for style, pieces in paragraphs).replace("</w:tbl><w:tbl>", "")
    related = "".join(
        f'<Relationship Id="r{n}" Type="{_R}/hyperlink" Target="{escape(uri)}" TargetMode="External"/>'
        for n, uri in enumerate(links)
    )
    numbering = (
        f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
        '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relationships(f'<Relationship Id="d" Type="{_R}/officeDocument" Target="word/document.xml"/>'),
        "word/document.xml": f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}</w:body></w:document>',
        "word/numbering.xml": numbering,
        "word/_rels/document.xml.rels": _relationships(
            related + f'<Relationship Id="n" Type="{_R}/numbering" Target="numbering.xml"/>'
        ),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return file.getvalue()


def _relationships(held: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{held}</Relationships>'


def _block(style: str, pieces: Sequence[Linked], links: Sequence[str]) -> str:
    if style == "row":
        cells = "".join(f"<w:tc><w:p>{_piece(*one, links)}</w:p></w:tc>" for one in pieces)
        return f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    return f"<w:p>{_style(style)}{''.join(_piece(*one, links) for one in pieces)}</w:p>"


def _style(style: str) -> str:
    if style == "list":
        return '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    return f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""


def _piece(words: str, uri: str | None, links: Sequence[str]) -> str:
    run = f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'
    return f'<w:hyperlink r:id="r{links.index(uri)}">{run}</w:hyperlink>' if uri else run


def pdf(
    pages: Sequence[Sequence[tuple[float, float, float, str]]], links: Sequence[tuple[int, tuple[float, ...], str]]
) -> bytes:
    """A PDF of pages of lines (left, height on the page and type size in points, text); links as page, box, address."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for number, lines in enumerate(pages):
        drawn = "\n".join(f"BT /F1 {size} Tf {left} {height} Td ({text}) Tj ET" for left, height, size, text in lines)
        stream = drawn.encode("cp1252")
        own = [_link(box, uri) for page, box, uri in links if page == number]
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects) + 2} 0 R "
            "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 "
            "/BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> "
            f"/Annots [{' '.join(own)}] >>".encode()
        )
        objects.append(b"<< /Length " + str(len(stream)).encode() + b" >>\nstream\n" + stream + b"\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>".encode()
    return _file(objects)


def _link(box: tuple[float, ...], uri: str) -> str:
    rectangle = " ".join(map(str, box))
    return f"<< /Type /Annot /Subtype /Link /Rect [{rectangle}] /Border [0 0 0] /A << /S /URI /URI ({uri}) >> >>"


def _file(objects: Sequence[bytes]) -> bytes:
    body, places = b"%PDF-1.4\n", []
    for number, held in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n".encode() + held + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        body
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
            f"startxref\n{len(body)}\n%%EOF\n"
        ).encode()
    )
