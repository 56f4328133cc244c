// Does a sample come from a distribution? One-sample Kolmogorov-Smirnov statistic.
// Thread rule: pure functions.
#pragma once

#include <functional>
#include <vector>

namespace muster::measure {

// sqrt(n) sup |F_n - F|. `share(x)`: probability of at most x, continuous. 0 for an empty sample.
double kolmogorov(std::vector<double> sample, const std::function<double(double)>& share);
// The statistic stays below this in 95 % of large samples (Kolmogorov 1933; Smirnov's table).
inline constexpr double kKolmogorov95 = 1.358;

}  // namespace muster::measure
