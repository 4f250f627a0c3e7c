r"""How does a mail read that was saved as plain text, with the lines of its header broken, or quoted from the first on?

To: Ann Lee; Bo              To: Ann Lee; Bo Ek
 Ek                  becomes
> From: Ann Lee              From: Ann Lee
> Subject: Roads             Subject: Roads
"""

from __future__ import annotations

import re

_LABEL = r"(?:> ?)?(?:From|Sent|Date|To|Cc|CC|Bcc|Subject|Importance|Attachments?):"
_BROKEN = r"(?:>[ \t]{2,}|[ \t]+)(?=\S)"  # before what goes on from the line above
_QUOTED_HEAD = re.compile(rf"\A\s*> ?From: .*\n(?:{_LABEL} .*\n(?:{_BROKEN}.*\n)*){{2,}}")
_MARK = re.compile(r"^> ?", re.MULTILINE)
_HEAD = re.compile(rf"^(?:> ?)?From: .*\n(?:{_BROKEN}.*\n)*(?:{_LABEL} .*\n(?:{_BROKEN}.*\n)*){{2,}}", re.MULTILINE)
_FOLD = re.compile(rf"[ \t]*\n{_BROKEN}")


def unfolded(text: str) -> str:
    r"""The text with each line of a mail's header whole, and of one that is quoted from its header on, without the marks.

    >>> unfolded("From: Ann Lee\nTo: Bo\n Ek\nSubject: Roads\n\n  So it is.\n")
    'From: Ann Lee\nTo: Bo Ek\nSubject: Roads\n\n  So it is.\n'
    >>> unfolded("> From: Ann Lee\n> Sent: today\n> To: Bo\n>\n> No.\n")
    'From: Ann Lee\nSent: today\nTo: Bo\n\nNo.\n'
    """
    if "From: " not in text:
        return text
    if _QUOTED_HEAD.match(text):
        text = _MARK.sub("", text)
    return _HEAD.sub(lambda head: _FOLD.sub(" ", head[0]), text)
