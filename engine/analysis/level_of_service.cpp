#include "analysis/level_of_service.h"

namespace muster::analysis {

using measure::Facility;

Facility facilityOf(const plan::Campus& campus, plan::SpaceId space) {
  const plan::Space& place = campus[space];
  const bool stairs = place.stair.valid() || place.category == plan::Category::stairs;
  return stairs ? Facility::stairs : Facility::walkway;
}

Facility facilityOf(plan::ZoneKind zone) {
  switch (zone) {
    case plan::ZoneKind::assembly:
    case plan::ZoneKind::waiting:
    case plan::ZoneKind::pickup:
      return Facility::queue;
    case plan::ZoneKind::road:
    case plan::ZoneKind::forbidden:
      return Facility::walkway;
  }
  return Facility::walkway;
}

Facility facilityOf(Facility place, bool stands) {
  return stands && place == Facility::walkway ? Facility::queue : place;
}

double LevelTimes::atOrWorse(measure::LevelOfService level) const {
  double sum = 0;
  for (std::size_t k = static_cast<std::size_t>(level); k < person_s.size(); ++k)
    sum += person_s[k];
  return sum;
}

}  // namespace muster::analysis
