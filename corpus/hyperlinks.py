"""Does this terminal show hyperlinks (OSC 8), and where does a paper's link lead?

A terminal cannot be asked, so those that show links are known by what they set in the environment, as other programs do it.
FORCE_HYPERLINK=1 says that a terminal shows them, FORCE_HYPERLINK=0 that it does not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

OPENING = "\x1b]8;;{address}\x1b\\"
CLOSING = OPENING.format(address="")
LINK = re.compile(r"\x1b\]8;;[^\x1b]*\x1b\\")
BY_VARIABLE = ("WT_SESSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID", "WEZTERM_PANE", "DOMTERM", "GHOSTTY_RESOURCES_DIR")
BY_PROGRAM = ("iTerm.app", "WezTerm", "vscode", "Hyper", "ghostty", "rio", "Tabby", "zed")
BY_TERM = ("xterm-kitty", "xterm-ghostty", "foot", "foot-extra", "alacritty", "wezterm", "contour")
VTE, TMUX = 5000, (3, 4)  # the first versions that show links
KEPT = "%/:=&?~#+!$,;'@()*[]"  # characters of an address that stay as they are


def shows_links(environ: Mapping[str, str]) -> bool:
    """Does a terminal with this environment show hyperlinks?"""
    if forced := environ.get("FORCE_HYPERLINK"):
        return forced != "0"
    program, term = environ.get("TERM_PROGRAM", ""), environ.get("TERM", "")
    if environ.get("TMUX") or program == "tmux":
        version = re.match(r"(\d+)\.(\d+)", environ.get("TERM_PROGRAM_VERSION", ""))
        return version is not None and (int(version[1]), int(version[2])) >= TMUX
    vte = environ.get("VTE_VERSION", "")
    if vte.isdecimal() and int(vte) >= VTE:
        return True
    return program in BY_PROGRAM or term in BY_TERM or any(environ.get(name) for name in BY_VARIABLE)


def web_or_file(url: str | None, path: Path) -> str:
    """The address that a paper's link leads to: where it was published, else its file, in printable ASCII.

    >>> web_or_file("https://example.org/a b", Path("/a")), web_or_file(None, Path("/home/é.txt"))
    ('https://example.org/a%20b', 'file:///home/%C3%A9.txt')
    """
    if url and url.startswith(("https://", "http://")):
        return quote(url, safe=KEPT)
    return path.absolute().as_uri()
