// How fast one walks in smoke. The laws differ by a factor of two in typical corridor smoke
// (extinction 1 to 5 per metre): every result states which one it used.
//
// Thread rule: pure functions.
#pragma once

#include <span>
#include <string_view>

namespace muster::hazard {

enum class SmokeLaw {
  none,     // nobody is slowed
  lund,     // Frantzich & Nilsson 2003 as FDS+Evac uses it: v0 max(0.1, 1 - 0.057 / 0.706 K)
  fridolf,  // Fridolf et al. 2019, eq. 7: min(v0, max(slowest, v0 - 0.34 (3 - V))), V = C / K
};
std::span<const std::string_view> smokeLawWords();  // in the order of the enum

// Walking speed of somebody who walks `free_m_per_s` in clear air. slowest_m_per_s is fridolf's
// floor; who is slower than that in clear air keeps his speed.
double speedInSmoke(SmokeLaw law, double free_m_per_s, double extinction_per_m,
                    double visibilityConstant, double slowest_m_per_s);

}  // namespace muster::hazard
