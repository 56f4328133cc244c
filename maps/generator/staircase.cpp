#include "staircase.h"

#include <algorithm>
#include <utility>

namespace muster::maps {
namespace {

struct Span {
  double from_m;
  double to_m;
};

// Positions that all storeys share.
struct Sections {
  Span lower, upper;  // along u
  double landing_m;   // v where the flights begin
  double half_m;      // v where the half landing begins
};

Sections sectionsOf(const Staircase& s) {
  const double hall = hallWidth(s.flight_m);
  const Span left{0, s.flight_m};
  const Span right{hall - s.flight_m, hall};
  const double half = s.depth_m - s.flight_m;
  return {s.lowerOnTheLeft ? left : right, s.lowerOnTheLeft ? right : left, half - kFlightLength_m,
          half};
}

plan::Name partName(const Staircase& s, int floor, const char* en, const char* zh) {
  return {s.name.en + ", floor " + std::to_string(floor) + ", " + en,
          s.name.zh + std::to_string(floor) + "层" + zh};
}

std::string partId(const Staircase& s, int floor, const char* part) {
  return s.id + "-" + std::to_string(floor) + "-" + part;
}

Room part(const Staircase& s, int floor, plan::Category category, Span u, Span v) {
  Room room;
  room.level = s.storeys[static_cast<std::size_t>(floor - 1)].level;
  room.category = category;
  room.frame = s.frame;
  room.low = {u.from_m, v.from_m};
  room.high = {u.to_m, v.to_m};
  room.stair = s.id;
  return room;
}

plan::Ascent ascentOf(const Staircase& s, Span u, double foot_m, double head_m) {
  const double middle = 0.5 * (u.from_m + u.to_m);
  plan::Ascent ascent;
  ascent.line = {s.frame.at(middle, foot_m), s.frame.at(middle, head_m)};
  ascent.rise_m = snapped(kFlightRise_m);
  ascent.riser_m = kRiser_m;
  ascent.tread_m = kTread_m;
  ascent.handrails = s.handrails;
  return ascent;
}

void drawLanding(plan::Draft& draft, const Staircase& s, const Sections& at, int floor) {
  Room landing = part(s, floor, plan::Category::landing, {0, hallWidth(s.flight_m)},
                      {s.front_m, at.landing_m});
  landing.id = landingId(s.id, floor);
  landing.name = partName(s, floor, "landing", "楼层平台");
  landing.doorways = s.landingDoors[static_cast<std::size_t>(floor - 1)];
  draw(draft, landing);
}

void drawLowerFlight(plan::Draft& draft, const Staircase& s, const Sections& at, int floor) {
  Room flight = part(s, floor, plan::Category::stairs, at.lower, {at.landing_m, at.half_m});
  flight.id = partId(s, floor, "lower");
  flight.name = partName(s, floor, "lower flight", "下梯段");
  flight.elevation_m = snapped(s.storeys[static_cast<std::size_t>(floor - 1)].elevation_m);
  flight.ascent = ascentOf(s, at.lower, at.landing_m, at.half_m);
  flight.doorways = {gap(partId(s, floor, "foot"), landingId(s.id, floor), Side::front,
                         at.lower.from_m, at.lower.to_m, 0),
                     gap(partId(s, floor, "turn-below"), partId(s, floor, "half"), Side::back,
                         at.lower.from_m, at.lower.to_m, 0)};
  draw(draft, flight);
}

void drawHalfLanding(plan::Draft& draft, const Staircase& s, const Sections& at, int floor) {
  Room half =
      part(s, floor, plan::Category::landing, {0, hallWidth(s.flight_m)}, {at.half_m, s.depth_m});
  half.id = partId(s, floor, "half");
  half.name = partName(s, floor, "half landing", "休息平台");
  half.elevation_m =
      snapped(s.storeys[static_cast<std::size_t>(floor - 1)].elevation_m + kFlightRise_m);
  draw(draft, half);
}

void drawUpperFlight(plan::Draft& draft, const Staircase& s, const Sections& at, int floor) {
  Room flight = part(s, floor, plan::Category::stairs, at.upper, {at.landing_m, at.half_m});
  flight.id = partId(s, floor, "upper");
  flight.name = partName(s, floor, "upper flight", "上梯段");
  flight.elevation_m =
      snapped(s.storeys[static_cast<std::size_t>(floor - 1)].elevation_m + kFlightRise_m);
  flight.ascent = ascentOf(s, at.upper, at.half_m, at.landing_m);
  Doorway head = gap(partId(s, floor + 1, "head"), landingId(s.id, floor + 1), Side::front,
                     at.upper.from_m, at.upper.to_m, 0);
  head.level = s.storeys[static_cast<std::size_t>(floor)].level;  // it stands on the floor above
  flight.doorways = {gap(partId(s, floor, "turn-above"), partId(s, floor, "half"), Side::back,
                         at.upper.from_m, at.upper.to_m, 0),
                     head};
  draw(draft, flight);
}

}  // namespace

double hallWidth(double flight_m) {
  return 2 * flight_m + kStairWell_m;
}

double hallDepth(double flight_m, double front_m, double roomDepth_m) {
  return std::max(kWall_m + roomDepth_m, front_m + 2 * flight_m + kFlightLength_m);
}

double landingDepth(const Staircase& s) {
  return sectionsOf(s).landing_m - s.front_m;
}

plan::Handrails handrailsFor(double flight_m) {
  return flight_m >= kMiddleRailFrom_m ? plan::Handrails::middle : plan::Handrails::both;
}

std::string landingId(const std::string& stair, int floor) {
  return stair + "-" + std::to_string(floor) + "-landing";
}

void draw(plan::Draft& draft, const Staircase& staircase) {
  const Sections at = sectionsOf(staircase);
  const int floors = static_cast<int>(staircase.storeys.size());
  for (int floor = 1; floor <= floors; ++floor) {
    drawLanding(draft, staircase, at, floor);
    if (floor == floors) break;
    drawLowerFlight(draft, staircase, at, floor);
    drawHalfLanding(draft, staircase, at, floor);
    drawUpperFlight(draft, staircase, at, floor);
  }
}

}  // namespace muster::maps
