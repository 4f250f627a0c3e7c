"""What of a paper's text may reach a terminal? Everything that is not an order to it.

Control characters and escape sequences can move the cursor, recolour the screen or set the window's title; bidirectional
overrides can make a line read as what it does not say. They are taken out; what they surround stays.
"""

from __future__ import annotations

import re

# Both are compiled when a text first needs them: what is printable holds neither, and most commands print nothing else.
# A CSI sequence, a closed string sequence (OSC, DCS, PM, APC, SOS), and the two-character ones.
SEQUENCES = r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b\n]{0,2000}(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]?"

# C0 but for tab and newline, DEL, C1; marks, embeddings, overrides and isolates of direction; line separators; the byte
# order mark, interlinear marks and tag characters.
CONTROLS = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"


def safe_for_terminal(text: str) -> str:
    r"""The text without control, escape and direction-changing characters; tabs and newlines stay.

    >>> safe_for_terminal("\x1b[31mred\x1b[0m \u202etxet")
    'red txet'
    """
    if text.isprintable() or not re.search(CONTROLS, text):
        return text
    return re.sub(CONTROLS, "", re.sub(SEQUENCES, "", text))
