"""Error trees by scikit-learn: Gini on flags, squared error on losses; categories as one-hot columns.

scikit-learn takes the columns in random order, which decides between equal splits: each tree here is the same for
twenty orders, so it has none. Numbers are exact in 32 bits, as scikit-learn compares them.
"""

import numpy as np
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

PACKAGES = ["numpy", "scikit-learn"]
LEVELS = "abcde"


def golden():
    random = np.random.default_rng(3)
    cases = [(500, False, 3, 20), (900, False, 3, 20), (400, False, 2, 40), (600, True, 3, 20), (300, True, 4, 10)]
    return {"trees": [tree(random, *case) for case in cases]}


def tree(random, rows, losses, depth, leaf):
    while True:
        made = attempt(random, rows, losses, depth, leaf)
        if made:
            return made


def attempt(random, rows, losses, depth, leaf):
    numbers = {
        "u": np.round(random.random(rows) * 64, 0) / 8,
        "v": np.round(random.normal(size=rows) * 64) / 64,
        "w": np.round(random.gamma(2, 3, rows) * 64) / 64,
    }
    town = random.choice(list(LEVELS), rows, p=[0.3, 0.3, 0.2, 0.1, 0.1])
    bad = 0.15 + 0.3 * (numbers["u"] > 5) * (town == "c") + 0.25 * (numbers["v"] < -0.7)
    errors = np.round(random.gamma(1 + 4 * bad, 1), 2) if losses else (random.random(rows) < bad).astype(int)
    x = np.column_stack([*numbers.values(), *[(town == level) for level in LEVELS]])
    names = [*numbers, *LEVELS]
    kind = DecisionTreeRegressor if losses else DecisionTreeClassifier
    nodes = None
    for seed in range(20):
        model = kind(max_depth=depth, min_samples_leaf=leaf, random_state=seed).fit(x, errors)
        own = node_of(model.tree_, x, errors, names, 0, np.ones(rows, bool))
        if nodes is not None and own != nodes:
            return None
        nodes = own
    return {
        "numbers": numbers,
        "town": "".join(town),
        "errors": errors,
        "losses": losses,
        "depth": depth,
        "leaf": leaf,
        "root": nodes,
    }


def node_of(tree, x, errors, names, at, rows):
    """By name and bound; of a one-hot column the side of the level comes first, as below a bound does."""
    node = {"n": int(rows.sum()), "sum": round(float(errors[rows].sum()), 6)}
    if tree.children_left[at] < 0:
        return node
    name = names[tree.feature[at]]
    left = x[:, tree.feature[at]] <= tree.threshold[at]
    sides = [(tree.children_left[at], rows & left), (tree.children_right[at], rows & ~left)]
    if name in LEVELS:
        sides.reverse()
    children = [node_of(tree, x, errors, names, *side) for side in sides]
    bound = None if name in LEVELS else float(tree.threshold[at])
    return {**node, "split": name, "bound": bound, "children": children}
