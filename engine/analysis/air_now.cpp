#include "analysis/air_now.h"

#include <algorithm>
#include <cmath>

namespace muster::analysis {

AirNow::AirNow(std::shared_ptr<const simulation::Setup> setup,
               std::vector<std::vector<plan::OpeningId>> heldOpen)
    : setup_(std::move(setup)),
      heldOpen_(std::move(heldOpen)),
      reading_(setup_->fire->open()),
      air_(airSpots(*setup_->campus)) {}

// Second by second where it matters which doors stood open.
void AirNow::moveTo(double time_s) {
  if (heldOpen_.empty()) return reading_->moveTo(time_s);
  if (time_s < now_s_) now_s_ = 0;
  std::vector<float> shares;
  while (now_s_ < time_s) {
    const auto second = static_cast<std::size_t>(now_s_);
    now_s_ = std::min(time_s, std::floor(now_s_) + 1);
    shares.assign(setup_->campus->openings.size(), 0.0F);
    if (second < heldOpen_.size()) {
      for (const plan::OpeningId opening : heldOpen_[second]) shares[opening.index()] = 1.0F;
    }
    reading_->moveTo(now_s_, shares);
  }
}

std::vector<AirMap> AirNow::at(double time_s) {
  moveTo(time_s);
  const hazard::Fire& fire = *setup_->scenario.fire;
  std::vector<float> visibility_m, temperature_C;
  for (const AirSpot& spot : air_.spots) {
    const hazard::Conditions air = reading_->at(spot.space, spot.p, fire.tenability.height_m);
    visibility_m.push_back(static_cast<float>(
        hazard::visibility_m(air.extinction_per_m, fire.effects.visibilityConstant)));
    temperature_C.push_back(static_cast<float>(air.temperature_C));
  }
  std::vector<AirMap> maps;
  for (std::size_t g = 0; g < air_.grids.size(); ++g) {
    AirMap map = clearAir(*setup_->campus, air_.grids[g]);
    for (std::size_t cell = 0; cell < map.covered.size(); ++cell) {
      const std::size_t spot = air_.byGrid[g][cell];
      if (spot == kNoSpot) continue;
      map.covered[cell] = 1;
      map.visibility_m[cell] = visibility_m[spot];
      map.temperature_C[cell] = temperature_C[spot];
      map.touched = map.touched || double{visibility_m[spot]} < hazard::kFarthestSeen_m ||
                    double{temperature_C[spot]} > hazard::kAmbientTemperature_C;
    }
    maps.push_back(std::move(map));
  }
  return maps;
}

}  // namespace muster::analysis
