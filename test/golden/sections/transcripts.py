"""Word and character error rates by jiwer; the split into kinds of edits (most hits among the cheapest) in plain Python."""

import jiwer
import numpy as np

PACKAGES = ["numpy", "jiwer"]


def split(reference, hypothesis):
    """Least cost, then most hits, by the definition."""
    rows, columns = len(reference) + 1, len(hypothesis) + 1
    best = [[None] * columns for _ in range(rows)]
    for i in range(rows):
        for j in range(columns):
            ways = [(0, 0, 0, 0, 0)] if i == j == 0 else []
            if i and j:
                c, h, s, a, d = best[i - 1][j - 1]
                same = reference[i - 1] == hypothesis[j - 1]
                ways.append((c, h - 1, s, a, d) if same else (c + 1, h, s + 1, a, d))
            if i:
                c, h, s, a, d = best[i - 1][j]
                ways.append((c + 1, h, s, a, d + 1))
            if j:
                c, h, s, a, d = best[i][j - 1]
                ways.append((c + 1, h, s, a + 1, d))
            best[i][j] = min(ways)
    _, h, s, a, d = best[-1][-1]
    return {"hits": -h, "substitutions": s, "insertions": a, "deletions": d}


def case(name, references, transcripts):
    kept = [(r, t) for r, t in zip(references, transcripts) if r]
    extra = [t for r, t in zip(references, transcripts) if not r]
    if extra or not kept:
        wer = cer = None
        words = sum(len(r.split()) for r in references)
        if words:
            wer = sum(sum(split(r.split(), t.split())[k] for k in ("substitutions", "insertions", "deletions")) for r, t in zip(references, transcripts)) / words
            cer = sum(sum(split(r, t)[k] for k in ("substitutions", "insertions", "deletions")) for r, t in zip(references, transcripts)) / sum(map(len, references))
    else:
        wer, cer = jiwer.wer(list(references), list(transcripts)), jiwer.cer(list(references), list(transcripts))
    return {
        "name": name,
        "references": references,
        "transcripts": transcripts,
        "words": [split(r.split(), t.split()) for r, t in zip(references, transcripts)],
        "characters": [split(r, t) for r, t in zip(references, transcripts)],
        "wer": wer,
        "cer": cer,
    }


def golden():
    random = np.random.default_rng(29)
    words = ["the", "cat", "sat", "on", "a", "mat", "hat", "that", "then"]

    def sentence(least, most):
        return " ".join(random.choice(words, random.integers(least, most)))

    def heard(text):
        out = []
        for word in text.split():
            draw = random.random()
            if draw < 0.1:
                continue
            out.append(random.choice(words) if draw < 0.3 else word)
            if draw > 0.9:
                out.append(random.choice(words))
        return " ".join(out)

    near = [sentence(3, 12) for _ in range(25)]
    return {
        "cases": [
            case("near", near, [heard(text) for text in near]),
            case("unrelated", [sentence(1, 9) for _ in range(20)], [sentence(0, 9) for _ in range(20)]),
            case("perfect", near[:5], near[:5]),
            case("more than all wrong", ["a"], ["the cat sat"]),
            case("nothing heard", ["the cat", "a mat"], ["", ""]),
            case("an empty reference", ["", "the cat"], ["a hat", "the cat"]),
            case("only empty references", ["", ""], ["a", ""]),
            case("beyond Latin", ["größe über alles", "日本 語"], ["grosse uber alles", "日 本語"]),
        ]
    }
