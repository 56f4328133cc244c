#include "analysis/held_doors.h"

namespace muster::analysis {

void HeldDoors::observe(const simulation::Frame& frame) {
  if (frame.heldOpen.empty()) return;
  // A frame a step early by rounding still belongs to its second.
  while (static_cast<double>(bySecond_.size()) <= frame.time_s + 0.5 * frame.dt_s) {
    std::vector<plan::OpeningId>& held = bySecond_.emplace_back();
    for (std::size_t o = 0; o < frame.heldOpen.size(); ++o) {
      if (frame.heldOpen[o] > 0) held.push_back(plan::OpeningId(o));
    }
  }
}

}  // namespace muster::analysis
