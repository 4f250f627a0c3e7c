r"""How does a mail read that was saved as plain text, with the lines of its header broken?

To: Ann Lee; Bo              To: Ann Lee; Bo Ek
 Ek                  becomes
Subject: Roads               Subject: Roads
"""

from __future__ import annotations

import re

_LABEL = r"(?:> ?)?(?:From|Sent|Date|To|Cc|CC|Bcc|Subject|Importance|Attachments?):"
_BROKEN = r"(?:>[ \t]{2,}|[ \t]+)(?=\S)"  # before what goes on from the line above
_HEAD = re.compile(rf"^(?:> ?)?From: .*\n(?:{_BROKEN}.*\n)*(?:{_LABEL} .*\n(?:{_BROKEN}.*\n)*){{2,}}", re.MULTILINE)
_FOLD = re.compile(rf"[ \t]*\n{_BROKEN}")


def unfolded(text: str) -> str:
    r"""The text with each line of a mail's header whole.

    >>> unfolded("From: Ann Lee\nTo: Bo\n Ek\nSubject: Roads\n\n  So it is.\n")
    'From: Ann Lee\nTo: Bo Ek\nSubject: Roads\n\n  So it is.\n'
    """
    if "From: " not in text:
        return text
    return _HEAD.sub(lambda head: _FOLD.sub(" ", head[0]), text)
