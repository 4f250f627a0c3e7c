"""With what words does a web page speak to its reader, lead elsewhere, or say when something came out?"""

from __future__ import annotations

import re

PROMPT = re.compile(
    r"""(?ix) ^\W* (?:
      (?:click|tap)\ (?:here|below) | sign\ up | subscri(?:be|ption) | donate | log\ in | loading | advertisement | sponsored
    | follow\ (?:us|me|him|her|them|@|the|\w+(?:\ \w+){0,4}\ on\b) | like\ (?:us|this\ (?:story|article|post))
    | join\ (?:us|our|the\ (?:conversation|discussion)) | share\ (?:this|on|your) | support\ (?:us|our) | you\ can\ follow
    | get\ (?:the|our|all\ the)\ (?:latest|best|top|day) | get\ .{0,60}\b(?:in\ your\ inbox|newsletter)
    | (?:download|get)\ (?:the|our)\ (?:free\ )?app | (?:have|got)\ a\ (?:tip|story|question) | tell\ us | let\ us\ know
    | if\ you\ (?:enjoyed|liked?) | enjoy(?:ed|ing)?\ (?:this|our) | leave\ a\ (?:comment|reply) | comments?$
    | (?:you|people)\ (?:may|might|will|'ll)\ (?:also\ )?(?:like|be\ interested|enjoy) | (?:don['’]t|never)\ miss
    | stay\ (?:up\ to\ date|informed|tuned|connected) | want\ (?:more|to\ (?:read|hear))
    | (?:reach|contact)\ (?:the\ )?(?:reporter|author|writer|\w+\ \w+)s?\ (?:at|on)\b
    | e-?mail\ (?:this|(?:the\ )?(?:author|reporter|\w+\ \w+)\ at) | print\ (?:this|article|page)
    | (?:additional\ )?reporting\ by | editing\ by | (?:source|categor(?:y|ies))\s*: | tags?\s*(?::|$|\n)
    | filed\ under | posted\ in
    | (?:this|the)\ (?:article|story|post)\ (?:was\ )?(?:originally|first)\ (?:appeared|published)
    | all\ rights\ reserved | copyright | © | \(c\)[ ]
    ) (?:(?!\w)|(?<=\W))"""
)
RELATED = re.compile(
    r"""(?ix) ^\W* (?:
      related | recommended | popular | trending | must\ read | further\ reading | learn\ more | in\ case\ you\ missed
    | (?:read|see)\ (?:more|also|next) | also\ (?:read|on) | more(?:\ (?:on|from))?\b\s*: | more\ (?:on|from)[ ]
    | (?:read|watch|listen|next|previous)\s*: | watch\ now | (?:keep|continue)\ reading | what\ to\ read
    | you\ (?:may|might)\ also | don['’]t\ miss )"""
)
CRUMBS = re.compile(r"(?i)you are here\b|home\s*[/>›»→|]\s*\w")
ENDS = '.?!:;,”"’)'  # of no headline in a list of stories
DATED = re.compile(
    r"(?i)\b(?:\d{1,2}[:.]\d{2}|(?:19|20)\d{2}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today|ago|min(?:ute)?s? read|"
    r"updated|published|posted)|^(?:by|words|text)\b"
)
TO_READER = re.compile(r"(?i)\b(?:you|your|rights reserved|newsletter|reporting|editing|originally|first appeared|copyright)\b|©")
SALUTATION = re.compile(r"(?:Dear|Annwyl|A chara|To whom it may concern)\b")
EMBARGO = re.compile(r"(?i)\bembargo|\bnot for (?:publication|broadcast)|check against delivery|for immediate release")
