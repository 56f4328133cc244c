#include "measure/kolmogorov.h"

#include <algorithm>
#include <cmath>

namespace muster::measure {

double kolmogorov(std::vector<double> sample, const std::function<double(double)>& share) {
  if (sample.empty()) return 0;
  std::sort(sample.begin(), sample.end());
  const double n = static_cast<double>(sample.size());
  double largest = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const double f = share(sample[i]), k = static_cast<double>(i);
    largest = std::max({largest, f - k / n, (k + 1) / n - f});
  }
  return std::sqrt(n) * largest;
}

}  // namespace muster::measure
