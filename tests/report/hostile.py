"""What the outside may say, at its worst: strings that try to be markup, commands, links, or nothing to be seen."""

from hypothesis import strategies as st

from tests.report.builders import Words

NASTY = (
    "| a | b |",
    "|--|--|",
    "a\n\n# Heading\n\n- item\n\n| a |\n| - |\n",
    "`code` ``` fence ~~~",
    "`|`",
    "</details><script>alert(1)</script><details>",
    "<!-- ",
    "<img src=x onerror=alert(1)>",
    "[text](javascript:alert(1))",
    "![image](https://evil.example/x.png)",
    "[ref]: https://evil.example",
    "<https://evil.example>",
    "https://evil.example www.evil.example",
    "@mention #1 GH-1 a@b.example",
    "# heading",
    "1. one",
    "- dash",
    "+ plus",
    "> quote",
    "    indented",
    "===",
    "---",
    "***bold*** __bold__ ~~gone~~ $math$",
    "&lt;b&gt; &#64; &amp;",
    "\\",
    "\\|",
    "\u202eesrever\u202c \u2066x\u2069 \u200b\u200d\ufeff",
    "\x1b[31m\x1b]8;;https://evil.example\x07link\x1b]8;;\x07",
    "##[add-mask]x ::error::y",
    "=1+1",
    "\ud800 \udfff",
    "Z\u0361\u0361\u0361\u0361\u0361\u0361\u0361\u0361\u0361\u0361\u0361\u0361",
    "2021-12-11",
)

TEXT = st.one_of(
    st.sampled_from(NASTY), st.lists(st.sampled_from(NASTY), min_size=2, max_size=3).map(" ".join), st.text()
)
HOSTILE_WORDS = st.builds(
    Words,
    **{
        name: TEXT.map(lambda text: text[:140]).filter(str.strip)
        for name in Words.__dataclass_fields__
        if name != "tail"
    },
    tail=TEXT.map(lambda text: text[:140]),
)
