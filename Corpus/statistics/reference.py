#!/usr/bin/env python3
"""The figures that Tests/InsightTests compare with, by an independent implementation.

needs: pip install scipy statsmodels. usage: reference.py
Prints one line a case: what, its input, and scipy's or statsmodels' answer to the last digit. NPS has no
function in either; its adjusted Wald interval is written out from the formula of the design, with the
quantile from scipy.
"""
import math

import numpy as np
from scipy import stats
from statsmodels.stats import multitest, proportion, weightstats

Z = stats.norm.ppf(0.975)


def net_score(positive, negative, count):
    """Adjusted Wald: three answers more, three quarters of one at each end."""
    n = count + 3
    p, d = (positive + 0.75) / n, (negative + 0.75) / n
    half = Z * math.sqrt((p + d - (p - d) ** 2) / n)
    return p - d, (p + d - (p - d) ** 2) / n, max(-1, p - d - half) * 100, min(1, p - d + half) * 100


def mean(values):
    a = np.array(values, float)
    return (a.mean(), *weightstats.DescrStatsW(a).tconfint_mean(0.05))


def difference(a, n, b, m):
    pooled = (a + b) / (n + m)
    least = min(n * pooled, n * (1 - pooled), m * pooled, m * (1 - pooled))
    if least < 5:
        return stats.fisher_exact([[a, n - a], [b, m - b]])[1]
    return proportion.proportions_ztest([a, b], [n, m])[1]


def net_difference(a, b):
    (p, v, _, _), (q, w, _, _) = net_score(*a), net_score(*b)
    return 2 * stats.norm.sf(abs(p - q) / math.sqrt(v + w))


def main():
    for part, whole in [(42, 50), (4, 5), (5, 5), (0, 8), (1, 1), (137, 1513)]:
        print("wilson", part, whole, *proportion.proportion_confint(part, whole, method="wilson"))
    for case in [(24, 12, 50), (5, 2, 10), (10, 0, 10), (0, 3, 3), (400, 350, 1000)]:
        print("net score", *case, *net_score(*case)[2:])
    for degrees in [1, 2, 3, 9, 29, 120, 1000, 1_000_000]:
        print("t95", degrees, stats.t.ppf(0.975, degrees))
    for t, degrees in [(0.5, 1), (2.0, 3), (-3.7, 12.5), (10, 4), (1.96, 5000), (40, 60)]:
        print("t tail", t, degrees, 2 * stats.t.sf(abs(t), degrees))
    for z in [0, 0.5, 1.96, -3.3, 6]:
        print("normal tail", z, 2 * stats.norm.sf(abs(z)))
    for values in [[1, 2, 3, 4], [-25, -50, 0, 25, -75, -12.5],
                   [1e6 + 1, 1e6 + 2, 1e6 + 3], [-40, 0, -50, 10, -50]]:
        print("mean", values, *mean(values))
    for case in [(40, 100, 60, 100), (120, 300, 90, 310), (900, 1000, 870, 1000), (1, 10, 8, 10),
                 (0, 5, 5, 5), (3, 4, 2, 7), (12, 12, 3, 9), (0, 4, 0, 9)]:
        print("two shares", *case, difference(*case))
    print("exact", 2, 60, 9, 55, stats.fisher_exact([[2, 58], [9, 46]])[1])
    for a, b in [((24, 12, 50), (10, 30, 60)), ((5, 2, 10), (5, 2, 10)), ((0, 9, 9), (9, 0, 9))]:
        print("two net scores", a, b, net_difference(a, b))
    for a, b in [([1, 2, 3, 4, 5], [2, 4, 6, 8]), ([-0.5, -0.2, 0.1], [0.3, 0.4, 0.2, 0.6, 0.1]),
                 ([10, 10.1], [12, 14, 15])]:
        print("welch", a, b, stats.ttest_ind(a, b, equal_var=False).pvalue)
    p = [0.01, 0.04, 0.03, 0.005, 0.8, 0.03, 0.2]
    print("benjamini-hochberg", p, *multitest.multipletests(p, method="fdr_bh")[1])
    line = stats.linregress([0, 1, 2, 4, 5, 7], [3, 2.5, 2.7, 1.9, 1.2, 1.4])
    print("slope", line.slope, line.pvalue)


if __name__ == "__main__":
    main()
