#include "analysis/contact_peaks.h"

#include <algorithm>

namespace muster::analysis {

void ContactPeaks::observe(const simulation::Frame& frame) {
  const auto now = frame.contactForce_N_per_m;
  if (peaks_.size() < now.size()) peaks_.resize(now.size());
  for (std::size_t i = 0; i < now.size(); ++i) peaks_[i] = std::max(peaks_[i], now[i]);
}

std::optional<double> ContactPeaks::highest() const {
  if (peaks_.empty()) return std::nullopt;
  return double{*std::ranges::max_element(peaks_)};
}

}  // namespace muster::analysis
