// One surface of a compartment (ceiling, walls, floor): heat into the solid behind it by
// conduction, eight growing cells, and out of its back into the air behind. Explicit in time: steps
// up to kLongestStep_s are stable for the first cells made here.
#pragma once

#include <array>

#include "hazard/zones/network.h"

namespace muster::hazard::zones {

inline constexpr double kLongestStep_s = 0.25;

class Surface {
 public:
  Surface(const Material& material, double temperature_K, double behind_K);

  // What the skin offers: heat flux [W/m²] into the solid from gas at that temperature through a
  // film of that coefficient [W/m²K], half the first cell in series.
  double fluxFrom(double gas_K, double film_W_per_m2K) const;
  double temperature_K() const { return temperature_K_[0]; }
  void take(double flux_W_per_m2, double dt_s);

 private:
  static constexpr int kCells = 8;
  std::array<double, kCells> temperature_K_{};
  std::array<double, kCells> width_m_{};
  double behind_K_;
  double conductivity_W_per_mK_;
  double heat_J_per_m3K_;
};

}  // namespace muster::hazard::zones
