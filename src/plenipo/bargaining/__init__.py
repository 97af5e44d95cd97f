"""What is likely to come out: forecasts of the outcome on ordinal issues, each with its measured error.

One model, one file, one paper. Pure functions over a Table; the interval beside each point holds the model's
own back-test error as well as the uncertainty of the positions.
"""

from plenipo.bargaining.compromise import compromise
from plenipo.bargaining.results import Forecast

__all__ = ["Forecast", "compromise"]
