"""Which of the near-duplicates among the matches are shown? The original where it matches, else the first; each cluster once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from search.results import Hit


def collapsed(hits: Sequence[Hit], clusters: Sequence[str]) -> list[Hit]:
    """One hit of each cluster, in its own place, with the number of those that it stands for.

    `clusters` has for each hit the id of the original: its own, where it is no copy.
    """
    counts = Counter(clusters)
    shown: dict[str, str] = {}
    for hit, cluster in zip(hits, clusters, strict=True):
        if cluster not in shown or hit.id == cluster:
            shown[cluster] = hit.id
    return [
        hit._replace(copies=counts[cluster] - 1) for hit, cluster in zip(hits, clusters, strict=True) if shown[cluster] == hit.id
    ]
