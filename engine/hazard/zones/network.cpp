#include "hazard/zones/network.h"

#include <algorithm>
#include <cmath>

namespace muster::hazard::zones {

double releaseAt(const std::vector<ReleasePoint>& release, double time_s) {
  if (release.empty() || time_s < release.front().time_s) return 0;
  for (std::size_t i = 1; i < release.size(); ++i) {
    const ReleasePoint &a = release[i - 1], &b = release[i];
    if (time_s >= b.time_s) continue;
    return a.power_W + (b.power_W - a.power_W) * (time_s - a.time_s) / (b.time_s - a.time_s);
  }
  return release.back().power_W;
}

std::vector<ReleasePoint> squareGrowth(double alpha_W_per_s2, double peak_W, double lasts_s,
                                       double decay_s) {
  constexpr int kPoints = 40;
  std::vector<ReleasePoint> release;
  const double full_s = std::min(std::sqrt(peak_W / alpha_W_per_s2), lasts_s);
  for (int i = 0; i <= kPoints; ++i) {
    const double t = full_s * i / kPoints;
    release.push_back({t, alpha_W_per_s2 * t * t});
  }
  const double top_W = release.back().power_W;
  if (lasts_s > full_s) release.push_back({lasts_s, top_W});
  release.push_back({lasts_s + decay_s, 0});
  return release;
}

}  // namespace muster::hazard::zones
