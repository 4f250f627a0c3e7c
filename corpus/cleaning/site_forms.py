"""Which forms has the furniture of sites and mails?

Counts of comments and signatures, times of reading, paths of links, attachments, captions, offers and footers.
"""

from __future__ import annotations

import re

from corpus.cleaning.form import FIGURES, Form

AGENCIES = ("Getty", "PA", "Reuters", "AFP", "AP", "EPA", "Alamy", "Shutterstock", "BBC", "iStock")
SITE_FORMS = (
    Form(
        "comments",
        re.compile(
            r"\d[\d,.]*k? (?:comments?|annotations?|shares?|likes?|views?|replies|reactions?)"
            r"|posted (?:by|on|in)\b.{3,80}[|·•] ?\d* ?comments?\W*"
            r"|\d[\d,.]*k? (?:(?:\w+ ){0,3}(?:signed|joined)|signatures?|supporters|signatories)(?: so far)?"  # a petition's
            r"(?:\W*|[.!,:–-]* (?:(?:help|let['’]s|goal|target|next|please|add|join) .{2,60}|(?:of|out of|/) \d.{0,20}))",
            re.IGNORECASE,
        ),
        {"osted ": "posted", "We": "signatures"},
        first=FIGURES,
    ),
    Form(
        "portrait",
        re.compile(r"[^.,:;?!]{3,60} (?:[Pp]ortrait|Excerpts)|Photo of (?!(.{3,60}) \1\b)[A-Z][^.,:;?!]{3,60}"),
        {"ortrait": "portrait", "Excerpts": "excerpts", "Photo of": "photo"},
    ),
    Form(
        "reading_aid",
        re.compile(r"(?:about )?\d{1,3}[ -]?min(?:ute)?s?\.?(?: to)? read\b.{0,40}|(?:a ){2,}a", re.IGNORECASE),
        {"min": "min mins minute minutes", "Min": "min mins minute minutes", "MIN": "min mins minute minutes", "A A": "a"},
    ),
    Form(
        "navigation",  # the place of a page among those that a search found
        re.compile(
            r"(?:(?:showing|search|your) )?(?:results?|records?|items?|answers?|questions?) \d+"
            r"(?: ?(?:to|-|–) ?\d+)? of (?:about )?[\d,]+(?: \w+){0,4}",
            re.IGNORECASE,
        ),
        {" of ": "result results record records item items answer answers question questions"},
    ),
    Form(
        "navigation",
        re.compile(
            r"[^.>›»→]{2,40}(?:[>›»→][^.>›»→]{2,80}){2,}|yes ?\d+ {1,3}no ?\d+|(?:about |updated |posted |published )?"
            r"(?:\d{1,3}|an?) (?:second|sec|minute|min|hour|hr|day|week|month|year)s? ago"
            r"|\((?:\d{1,3} (?:day|week|month|year)s?(?:,| and)? ){1,3}ago\)",
            re.IGNORECASE,
        ),
        {">": "", "›": "", "»": "", "→": "", " ago": "ago", "Yes": "yes"},
    ),
    Form(
        "attachment",
        re.compile(
            r".{3,90}[(\[](?:pdf|html|word|odt|docx?|rtf|xlsx?|csv|mp[34])"
            r"(?:[, –-]+[\d.,]+ ?[km]?b(?:ytes)?)?(?:, \d+ pages?)?[)\]]|\d+(?:\.\d+)? ?[km]b? (?:download|view)\b.{0,40}"
            r"|[\w()&' .-]{2,80}\.(?:pdf|docx?|xlsx|png|jpg)",
            re.IGNORECASE,
        ),
        {
            **dict.fromkeys(("PDF", "(pdf", ".pdf"), "pdf"),
            **dict.fromkeys(("HTML", "(html"), "html"),
            **dict.fromkeys(("DOC", ".doc"), "doc docx"),
            **dict.fromkeys(("XLS", ".xlsx"), "xls xlsx"),
            **{"(Word": "word", "ODT": "odt", "CSV": "csv", "MP3": "mp", "MP4": "mp", ".png": "png", ".jpg": "jpg"},
        },
        first=FIGURES,
    ),
    Form(
        "caption",
        re.compile(
            r"(?:Getty(?: Images)?|PA(?: Media| Wire)?|Reuters|AFP|EPA|Alamy|Shutterstock|BBC|iStock) "
            r"(?:A|An|The|People|Women|Men|File|Generic|Stock)\b[^.]{8,160}"
            r"|[A-Z][^.:;]{2,60} (?:logo|crest|emblem)"
            r"|\[(?i:image|photo|picture|video)\] .{4,140}"
            r"|\[(?:slider )?"
            r"(?i:crest|logo|letterhead|watermark|bar ?code|qr code|coat of arms|portcullis|seal|graphic|chart|map|photo|"
            r"picture|image|video|advert\w*|embedded \w+|tweet|blank page)\b[^\[\]]{0,160}\]"
            r"|[A-Z][^.,:;()]{2,60}(?<! and)(?<! or) \([cC]\) [A-Z][\w.’'-]*(?: [A-Z][\w’'-]+){1,3}"
            r"|.{0,160}\b[A-Z][\w’'-]+ ?/ ?(?:AP|PA|AFP|EPA|Getty(?: Images)?|Reuters|Shutterstock|Alamy)"
            r"(?: (?:file|via|Images)\b.{0,30})?"
        ),
        {
            "[": "",
            " (c) ": "c",
            " (C) ": "c",
            " logo": "logo",
            " crest": "crest",
            " emblem": "emblem",
            **{name: name.lower() for name in AGENCIES},
        },
    ),
    Form("mail", re.compile(r"\[(?:EXTERNAL|EXT)\b[^\]]{0,30}\]"), {"[EXT": "ext external"}),
    Form("advert", re.compile(r"[A-Za-z][^.]{2,40}\b\d{2,4} ?x ?\d{2,4}"), {"x": "x"}),
    Form(
        "caption",
        re.compile(r"[^.]{3,90}, (?:stock|library|file|archive) (?:image|photo|picture|photograph)"),
        {", stock ": "stock", ", library ": "library", ", file ": "file", ", archive ": "archive"},
    ),
    Form(
        "advert",  # what a gift does
        re.compile(
            r"(?:just |every |even |only )?[£$€]\d{1,4} (?:a (?:month|week|year|day) )?(?:could|can|might|would|will|you give)\b"
            r"(?! be\b)[^.]{2,90}\.?",
            re.IGNORECASE,
        ),
        {"£": "", "$": "", "€": ""},
    ),
    Form(
        "advert",
        re.compile(
            r"(?=.*\b(?:subscri\w+|journalism|trial|access|offer|support us|premium|free (?:weeks?|months?))\b)"
            r".*[£$€]\d[\d.]* (?:a|per|for)(?: \d+)? (?:week|month|year)s?.*",
            re.IGNORECASE,
        ),
        {"£": "", "$": "", "€": ""},
    ),
    Form(
        "footer",
        re.compile(
            r"[^.]{2,80}[,(·|:] ?(?:registered )?(?:charity|company)(?: (?:no|number|reg)\b\.?:?)? ?\d{5,}.*"
            r"|.{2,180}(?:\s\s|/ )unsubscribe"
            r"|.{2,60} is (?:run|kept going|made|built|maintained) by (?:volunteers|our readers|a small)\b.*"
            r"|.{2,60}\b(?:privacy|data protection|cookie) (?:policy|notice|statement) (?:is|can be|may be)\b.{0,120}|<!--.*-->"
            r"|.{2,60} (?:is|are) not responsible for (?:the )?(?:content|opinions|comments|views)\b.*"
            r"|.{2,60} is published (?:by|weekly|fortnightly|monthly)\b.*|.{0,140}\bISSN:? [\dX]{4}-?.*"
            r"|.{2,80} (?:is|are) (?:a )?registered (?:charity|charities|society|trade ?mark|company|with|in)\b.*"
            r"|.{0,60}\ball rights reserved\b.*|[^.]{0,60}©[^.]{0,100}",
            re.IGNORECASE,
        ),
        {
            "<!--": "",
            " by ": "volunteers readers small",
            "olicy": "policy",
            "otice": "notice",
            "harity": "charity",
            "ompany ": "company",
            "nsubscribe": "unsubscribe",
            "not responsible": "responsible",
            " is published ": "published",
            "ISSN": "issn",
            "ights reserved": "reserved",
            "RIGHTS RESERVED": "reserved",
            "egistered": "registered",
            "©": "",
        },
    ),
)
