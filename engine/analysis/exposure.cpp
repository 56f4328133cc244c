#include "analysis/exposure.h"

#include <algorithm>

namespace muster::analysis {

void Exposures::observe(const simulation::Frame& frame) {
  if (frame.exposure.empty()) return;
  rows_.resize(frame.exposure.size());
  const hazard::Fire& fire = *frame.setup->scenario.fire;
  const double most_per_m = fire.effects.visibilityConstant / fire.tenability.visibility_m;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const simulation::Exposure& now = frame.exposure[i];
    ExposureRow& row = rows_[i];
    row.gas_dose = now.gasDose;
    row.heat_dose = now.heatDose;
    if (!row.flagged_s && row.dose() >= fire.effects.flaggedDose) row.flagged_s = frame.time_s;
    if (!row.incapacitated_s && frame.status[i] == simulation::Status::incapacitated) {
      row.incapacitated_s = frame.time_s;
    }
    if (!frame.crowd->present[i]) continue;
    const double extinction_per_m = double{now.extinction_per_m};
    row.peak_extinction_per_m = std::max(row.peak_extinction_per_m, extinction_per_m);
    row.peak_temperature_C = std::max(row.peak_temperature_C, double{now.temperature_C});
    if (extinction_per_m > most_per_m) row.poor_visibility_s += frame.dt_s;
  }
}

}  // namespace muster::analysis
