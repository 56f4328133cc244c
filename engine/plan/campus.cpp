#include "plan/campus.h"

#include <algorithm>

namespace muster::plan {

namespace {

template <class IdType, class Thing>
IdType find(const std::vector<Thing>& things, std::string_view id) {
  for (std::size_t i = 0; i < things.size(); ++i) {
    if (things[i].id == id) return IdType(i);
  }
  return {};
}

}  // namespace

double Space::elevationAt(geometry::Vec2 p) const {
  if (!ascent) return elevation_m;
  const geometry::Vec2 along = ascent->line.b - ascent->line.a;
  const double run2 = geometry::squaredNorm(along);
  if (run2 <= 0.0) return elevation_m;
  // Clamped: the outline may reach up to 0.3 m beyond the line's ends, and there the floor is
  // level.
  const double t = std::clamp(geometry::dot(p - ascent->line.a, along) / run2, 0.0, 1.0);
  return elevation_m + t * ascent->rise_m;
}

double Space::slope() const {
  if (!ascent) return 0.0;
  const double run = geometry::length(ascent->line);
  return run > 0.0 ? std::fabs(ascent->rise_m) / run : 0.0;
}

SpaceId Campus::space(std::string_view id) const {
  return find<SpaceId>(spaces, id);
}
OpeningId Campus::opening(std::string_view id) const {
  return find<OpeningId>(openings, id);
}
ZoneId Campus::zone(std::string_view id) const {
  return find<ZoneId>(zones, id);
}
StairId Campus::stair(std::string_view id) const {
  return find<StairId>(stairs, id);
}
LevelId Campus::level(std::string_view id) const {
  return find<LevelId>(levels, id);
}

bool Campus::leavesBuilding(OpeningId id) const {
  const Opening& opening = (*this)[id];
  const bool firstOutdoor = (*this)[opening.first].outdoor();
  if (opening.outside()) return !firstOutdoor;
  return firstOutdoor != (*this)[opening.second].outdoor();
}

double areaPerPerson_m2(Category category) {
  switch (category) {
    // GB 50099-2011 table 7.1.1, primary school, m² per seat.
    case Category::classroom:
      return 1.36;  // ordinary classroom
    case Category::laboratory:
      return 1.78;  // science room
    case Category::library:
      return 1.80;  // pupils' reading room
    case Category::auditorium:
      return 0.89;  // combined-class room
    case Category::office:
      return 5.0;  // teachers' office, per teacher
    case Category::recreation:
      return 2.14;  // dance room
    case Category::room:
      return 1.36;  // as an ordinary classroom
    // Not in the table: assumptions. A dining seat as in canteen practice; kitchens and stores hold
    // staff only (NFPA 101 gives 9.3 m² a person for kitchens), restrooms one person per stall and
    // its standing room.
    case Category::foodservice:
      return 1.0;
    case Category::kitchen:
      return 9.3;
    case Category::restroom:
      return 2.0;
    case Category::storage:
      return 9.3;
    // Where people walk or gather standing: 2 persons per m² is still comfortable (Fruin's waiting
    // level C/D).
    case Category::lobby:
    case Category::walkway:
    case Category::gallery:
    case Category::stairs:
    case Category::ramp:
    case Category::landing:
    case Category::yard:
    case Category::road:
    case Category::unspecified:
      return 0.5;
  }
  return 0.5;
}

}  // namespace muster::plan
