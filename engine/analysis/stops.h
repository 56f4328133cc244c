// Stop-and-go: who comes to a stand on the way, and how often. HEURISTIC: no source counts stops of
// persons; the waves that Helbing, Johansson, Al-Abideen 2007 saw below an outflow of about 0.8
// persons per metre and second are seen in the crowd as a whole.
//
// On the way and slower than measure::kStandsBelow_m_per_s is waiting. A stop is waiting after
// having walked at kGoesOn_m_per_s or more since the last stop, so that a crawl at the limit is one
// stop and not twenty. Stop-and-go is the waiting of those around whom the crowd moves: its kernel
// average is not slower than kStandsBelow_m_per_s. Thread rule: one thread.
#pragma once

#include <cstdint>
#include <vector>

#include "geometry/vec2.h"
#include "measure/danger_limits.h"

namespace muster::analysis {

inline constexpr double kGoesOn_m_per_s = 2 * measure::kStandsBelow_m_per_s;

class Stops {
 public:
  enum class Pace : std::uint8_t { goes, waits, stops };  // stops: waits from this sample on

  Pace of(std::size_t agent, bool onTheWay, double speed_m_per_s);

 private:
  std::vector<std::uint8_t> walked_;  // by agent: since the last stop
};

inline bool movesAround(geometry::Vec2 around) {
  return geometry::norm(around) >= measure::kStandsBelow_m_per_s;
}

}  // namespace muster::analysis
