#include "hazard/zones/surface.h"

#include <algorithm>
#include <cmath>

namespace muster::hazard::zones {
namespace {

constexpr double kGrowth = 1.8;  // of a cell to the next
// Convection and radiation at the back, little warmer than its surroundings; judgement.
constexpr double kBackFilm_W_per_m2K = 9;

// The first cell: an eighth's share of a growing series, and wide enough for the explicit step
// (Fourier number 1/4).
double firstCell(const Material& m, int cells) {
  double sum = 0, width = 1;
  for (int i = 0; i < cells; ++i, width *= kGrowth) sum += width;
  const double diffusivity =
      m.conductivity_W_per_mK / (m.density_kg_per_m3 * m.heatCapacity_J_per_kgK);
  return std::max(m.thickness_m / sum, std::sqrt(4 * diffusivity * kLongestStep_s));
}

}  // namespace

Surface::Surface(const Material& material, double temperature_K, double behind_K)
    : behind_K_(behind_K),
      conductivity_W_per_mK_(material.conductivity_W_per_mK),
      heat_J_per_m3K_(material.density_kg_per_m3 * material.heatCapacity_J_per_kgK) {
  temperature_K_.fill(temperature_K);
  double width = firstCell(material, kCells);
  double left = material.thickness_m;
  for (double& cell :
       width_m_) {  // a thin sheet ends before the eighth cell: the rest holds nothing
    cell = std::min(width, left);
    if (left - cell < width) cell = left;  // no sliver at the back
    left -= cell;
    width *= kGrowth;
  }
}

double Surface::fluxFrom(double gas_K, double film_W_per_m2K) const {
  const double skin = width_m_[0] / (2 * conductivity_W_per_mK_);
  return film_W_per_m2K * (gas_K - temperature_K_[0]) / (1 + film_W_per_m2K * skin);
}

void Surface::take(double flux_W_per_m2, double dt_s) {
  double in = flux_W_per_m2;
  for (int i = 0; i < kCells && width_m_[i] > 0; ++i) {
    double out = kBackFilm_W_per_m2K * (temperature_K_[i] - behind_K_);
    if (i + 1 < kCells && width_m_[i + 1] > 0) {
      const double way = (width_m_[i] + width_m_[i + 1]) / 2;
      out = conductivity_W_per_mK_ * (temperature_K_[i] - temperature_K_[i + 1]) / way;
    }
    temperature_K_[i] += dt_s * (in - out) / (heat_J_per_m3K_ * width_m_[i]);
    in = out;
  }
}

}  // namespace muster::hazard::zones
