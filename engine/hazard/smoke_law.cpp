#include "hazard/smoke_law.h"

#include <algorithm>
#include <array>

#include "hazard/conditions.h"

namespace muster::hazard {

namespace {

constexpr std::array<std::string_view, 3> kWords{"none", "lund", "fridolf"};

// Frantzich & Nilsson 2003: v = 0.706 - 0.057 K for K from 1.9 to 7.4 per metre, as the share of
// the speed without smoke; never below a tenth (FDS+Evac).
constexpr double kLundSlope_m = 0.057 / 0.706;
constexpr double kLundLeast = 0.1;

// Fridolf et al. 2019, eq. 7: each metre of visibility below three costs this much.
constexpr double kFridolfSlope_per_s = 0.34;
constexpr double kFridolfFrom_m = 3.0;

double lund(double free_m_per_s, double k) {
  return free_m_per_s * std::max(kLundLeast, 1.0 - kLundSlope_m * k);
}

double fridolf(double free_m_per_s, double k, double c) {
  const double lost = kFridolfSlope_per_s * std::max(0.0, kFridolfFrom_m - visibility_m(k, c));
  return free_m_per_s - lost;
}

}  // namespace

std::span<const std::string_view> smokeLawWords() {
  return kWords;
}

double speedInSmoke(SmokeLaw law, double free_m_per_s, double k, double c, double slowest_m_per_s) {
  if (law == SmokeLaw::none) return free_m_per_s;
  if (law == SmokeLaw::lund) return lund(free_m_per_s, k);
  return std::min(free_m_per_s, std::max(slowest_m_per_s, fridolf(free_m_per_s, k, c)));
}

}  // namespace muster::hazard
