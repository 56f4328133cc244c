#include "hazard/detection.h"

#include <algorithm>

namespace muster::hazard {

namespace {

struct Detector {
  plan::SpaceId space;
  geometry::Vec2 where;
  double height_m;
};

Detector hang(const plan::Campus& campus, plan::SpaceId space) {
  const plan::Space& room = campus[space];
  const double ceiling_m = campus[room.level].height_m;
  return {space, geometry::innerPoint(room.walkable), std::max(0.5, ceiling_m - kBelowCeiling_m)};
}

bool sounds(const Detection& detection, const Conditions& air) {
  return air.extinction_per_m >= detection.extinction_per_m ||
         air.temperature_C >= detection.temperature_C;
}

}  // namespace

std::optional<double> detectedAt(const Source& source, const Detection& detection,
                                 std::span<const plan::SpaceId> rooms, const plan::Campus& campus,
                                 double until_s) {
  std::vector<Detector> detectors;
  for (const plan::SpaceId room : rooms) detectors.push_back(hang(campus, room));
  const double last_s =
      std::min({until_s, source.end_s(), detection.at_s.value_or(source.end_s())});
  const auto reading = source.open();
  for (int tick = 0;; ++tick) {
    const double time_s = std::min(last_s, source.start_s() + tick * kDetectorInterval_s);
    reading->moveTo(time_s);
    for (const Detector& d : detectors) {
      if (sounds(detection, reading->at(d.space, d.where, d.height_m))) return time_s;
    }
    if (time_s >= last_s) break;
  }
  if (detection.at_s && *detection.at_s <= until_s) return detection.at_s;
  return std::nullopt;
}

}  // namespace muster::hazard
