#include "analysis/stops.h"

namespace muster::analysis {

Stops::Pace Stops::of(std::size_t agent, bool onTheWay, double speed_m_per_s) {
  if (walked_.size() <= agent) walked_.resize(agent + 1, 0);
  std::uint8_t& walked = walked_[agent];
  if (speed_m_per_s >= kGoesOn_m_per_s) walked = 1;
  if (!onTheWay || speed_m_per_s >= measure::kStandsBelow_m_per_s) return Pace::goes;
  if (!walked) return Pace::waits;
  walked = 0;
  return Pace::stops;
}

}  // namespace muster::analysis
