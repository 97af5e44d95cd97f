"""How far the compromise forecast was from what was decided: measured constants, no data.

Measured by ``benchmarks/compromise.py --write`` on decided issues of the European Union (DEU III, Arregui and
Perarnaud 2022, doi:10.34810/data53, CC BY 4.0 as cited there), positions, salience and capability coded by
experts. Only these summary figures are here; no row of the data is.

``QUANTILES`` are evenly spaced quantiles (0.01, 0.03, ..., 0.99) of |outcome - point| / scale, with the scale
of :func:`plenipo.bargaining.interval.error_scale`. The errors in points (``MEAN_ERROR`` and so on) are on the
0-100 scale; ``COVERAGE`` is what the 80 % interval covered when the residuals came from other proposals.
"""

# measured
ISSUES = 247
MEAN_ERROR = 24.0
MEDIAN_ERROR = 18.1
ONE_IN_FIVE_ABOVE = 38.4
TWO_POSITION_ISSUES = 84
TWO_POSITION_ERROR = 30.6
COVERAGE = 0.810
# fmt: off
QUANTILES = (
    0.015, 0.033, 0.043, 0.072, 0.089, 0.102, 0.117, 0.132, 0.148, 0.173,
    0.200, 0.225, 0.247, 0.280, 0.304, 0.327, 0.332, 0.343, 0.352, 0.367,
    0.386, 0.415, 0.427, 0.444, 0.463, 0.484, 0.508, 0.528, 0.550, 0.606,
    0.633, 0.668, 0.686, 0.707, 0.734, 0.762, 0.792, 0.829, 0.893, 0.933,
    0.993, 1.040, 1.081, 1.165, 1.238, 1.323, 1.369, 1.512, 1.749, 2.069,
)
