"""How a place in a document is told: by the lines of a text file, the paragraphs of a Word file, the pages of a PDF.

A PDF and a Word file have no lines that an editor shows. Their places are numbers all the same (`PAGE` for each page of
a PDF, one for each paragraph), which formats for machines must not give out as lines of the file.
"""

from collections.abc import Iterable

from audit.text.days import listed

PAGE = 1_000
"""Lines that each page of a PDF counts as, so that the thousands of a line's number are its page."""


def has_lines(path: str) -> bool:
    """Whether a document at a path has lines that an editor or a code host can show."""
    return not path.lower().endswith((".pdf", ".docx"))


def place(path: str, first: int, last: int | None = None) -> str:
    """`line 101`, `lines 101–104`; `paragraph 12`; `page 1, line 3`, `page 1, line 40 – page 2, line 1`."""
    last = first if last is None else last
    if path.lower().endswith(".pdf") and first >= PAGE:
        (page, line), (last_page, last_line) = divmod(first, PAGE), divmod(last, PAGE)
        if page == last_page:
            return f"page {page}, {_counted('line', line, last_line)}"
        return f"page {page}, line {line} – page {last_page}, line {last_line}"
    return _counted("line" if has_lines(path) or path.lower().endswith(".pdf") else "paragraph", first, last)


def several(path: str, lines: Iterable[int], most: int | None = None) -> str:
    """Places in a list: `lines 3, 7 and 12`, `paragraphs 3 and 7`, `page 1, line 3 and page 2, line 5`.

    Of more than `most` the first are named, and how many others there are.
    """
    every = list(lines)
    named, rest = every[:most], len(every[:most]) - len(every)
    paged = path.lower().endswith(".pdf") and all(line >= PAGE for line in named)
    shown = [place(path, line) for line in named] if paged else [str(line) for line in named]
    shown += [f"{-rest} other {'place' if rest == -1 else 'places'}"] if rest else []
    if paged or not named:
        return listed(shown)
    unit = place(path, named[0]).partition(" ")[0]
    return f"{unit}{'' if len(every) == 1 else 's'} {listed(shown)}"


def cell(path: str, line: int) -> str:
    """A place for a column: the bare number where lines are counted, else what is counted with it."""
    return str(line) if has_lines(path) else place(path, line)


def spot(path: str, line: int) -> str:
    """A place with its document, as editors open it where it has lines: `notes.md:101`, `notes.pdf, page 1, line 3`."""
    return f"{path}:{line}" if has_lines(path) else f"{path}, {place(path, line)}"


def _counted(unit: str, first: int, last: int) -> str:
    return f"{unit} {first}" if first == last else f"{unit}s {first}–{last}"
