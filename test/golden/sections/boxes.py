"""Boxes by pycocotools: overlaps, and average precision by class at .5 and over .5 to .95. None without truth boxes."""

import contextlib
import io

import numpy as np
from pycocotools import mask
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

PACKAGES = ["numpy", "pycocotools"]


def case(name, classes, images, truth, detected):
    """Rows of truth: image, class, left, top, width, height; of detected: the same and a score."""
    box = lambda row: [float(v) for v in row[2:6]]
    coco = COCO()
    coco.dataset = {
        "info": {},
        "images": [{"id": i + 1} for i in range(images)],
        "categories": [{"id": k + 1} for k in range(classes)],
        "annotations": [
            {"id": at + 1, "image_id": r[0] + 1, "category_id": r[1] + 1, "bbox": box(r), "area": r[4] * r[5], "iscrowd": 0}
            for at, r in enumerate(truth)
        ],
    }
    with contextlib.redirect_stdout(io.StringIO()):
        coco.createIndex()
        at50 = at50to95 = [None] * classes
        if detected and truth:
            found = coco.loadRes(
                [{"image_id": r[0] + 1, "category_id": r[1] + 1, "bbox": box(r), "score": float(r[6])} for r in detected]
            )
            judge = COCOeval(coco, found, "bbox")
            judge.params.areaRng, judge.params.areaRngLbl = [[0, 1e10]], ["all"]
            judge.params.maxDets = [100]
            judge.evaluate()
            judge.accumulate()
            precision = judge.eval["precision"][:, :, :, 0, 0]
            absent = [(precision[:, :, k] == -1).all() for k in range(classes)]
            at50 = [None if absent[k] else precision[0, :, k].mean() for k in range(classes)]
            at50to95 = [None if absent[k] else precision[:, :, k].mean() for k in range(classes)]
        elif truth:
            at50 = at50to95 = [0 if any(r[1] == k for r in truth) else None for k in range(classes)]
    mean = lambda values: np.mean([v for v in values if v is not None]) if any(v is not None for v in values) else None
    return {
        "name": name,
        "classes": classes,
        "truth": truth,
        "detected": detected,
        "at50": at50,
        "at50to95": at50to95,
        "mean": [mean(at50), mean(at50to95)],
    }


def golden():
    random = np.random.default_rng(31)

    def drawn(images, classes, most, jitter, extra, ticks=0):
        truth, detected = [], []
        score = lambda: np.round(random.random() * ticks) / ticks if ticks else random.random()
        some = lambda: [*random.integers(0, 80, 2).astype(float), *random.integers(5, 40, 2).astype(float)]
        for image in range(images):
            for _ in range(random.integers(0, most)):
                its, place = int(random.integers(classes)), some()
                truth.append([image, its, *place])
                for _ in range(random.choice([0, 1, 1, 1, 2])):
                    moved = np.round(np.array(place) + random.normal(0, jitter, 4), 1)
                    detected.append([image, its, *moved[:2], *np.maximum(1, moved[2:]), score()])
            for _ in range(random.integers(0, extra)):
                detected.append([image, int(random.integers(classes)), *some(), score()])
        return truth, detected

    pairs = [(random.integers(0, 12, 4) + [0, 0, 1, 1], random.integers(0, 12, 4) + [0, 0, 1, 1]) for _ in range(40)]
    overlap = lambda a, b: mask.iou(np.array([b], float), np.array([a], float), [0])[0][0]
    one = [[0, 0, 10.0, 10.0, 20.0, 20.0]]
    return {
        "overlaps": [[a, b, overlap(a, b)] for a, b in pairs],
        "cases": [
            case("near", 3, 20, *drawn(20, 3, 6, 1.5, 3)),
            case("rough", 2, 20, *drawn(20, 2, 8, 4, 5)),
            case("tied scores", 2, 15, *drawn(15, 2, 6, 2, 4, ticks=4)),
            case("crowded", 1, 2, *drawn(2, 1, 90, 3, 90)),
            case("perfect", 1, 1, one, [[*one[0], 0.9]]),
            case("found twice", 1, 1, one, [[*one[0], 0.9], [*one[0], 0.8]]),
            case("nothing detected", 2, 1, one, []),
            case("a class without boxes", 2, 1, one, [[*one[0], 0.9], [0, 1, 1.0, 1.0, 5.0, 5.0, 0.7]]),
            case("overlap of exactly .5", 1, 1, [[0, 0, 0.0, 0.0, 10.0, 10.0]], [[0, 0, 0.0, 0.0, 10.0, 5.0, 0.5]]),
            case("no truth", 1, 1, [], [[*one[0], 0.9]]),
        ],
    }
