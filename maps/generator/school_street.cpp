// The sample school with the street before its main gate: where parents wait and children are
// handed over. The gate has two leaves, so that one can be shut or the directions be parted.
#include <algorithm>

#include "sample_school.h"
#include "sketch.h"

namespace muster::maps {
namespace {

const std::string kStreet = "street";
const std::string kOutdoors = "outdoors";

// From the campus wall (x = 0) to the west: a lane for the classes to walk on, their signs,
// parents, the road.
constexpr double kLane_m = 2.8;
constexpr double kSignsFrom_m = kLane_m, kSignsTo_m = 6.0;
constexpr double kParentsFrom_m = 6.4, kParentsTo_m = 9.6;
constexpr double kRoadFrom_m = 10.0, kStreetWidth_m = 16.0;
// Along the wall: stations of a sign and its parents, four on either side of the gate.
constexpr int kStations = 8;
constexpr double kStationLength_m = 7.6, kStationPitch_m = 9.0, kStationFromGate_m = 4.0;
constexpr double kBeyondStations_m = 7.0;
constexpr double kPost_m = 0.2;       // between the leaves
constexpr double kGateFront_m = 0.8;  // where people begin to stand before the gate

void addZone(plan::Draft& draft, const std::string& id, plan::Name name, plan::ZoneKind kind,
             Vec2 low, Vec2 high) {
  plan::DraftZone zone;
  zone.id = id;
  zone.name = std::move(name);
  zone.level = kOutdoors;
  zone.kind = kind;
  zone.shape.outer = ringIn(Frame{}, low, high);
  draft.zones.push_back(std::move(zone));
}

plan::DraftOpening leaf(const std::string& id, plan::Name name, double from_y, double to_y) {
  plan::DraftOpening gate =
      gateIn("yard", kOutdoors, {snapped(Vec2{0, from_y}), snapped(Vec2{0, to_y})}, 2);
  gate.id = id;
  gate.name = std::move(name);
  gate.spaces = {"yard", kStreet};
  gate.outside = false;
  return gate;
}

void addStation(plan::Draft& draft, int number, double from_y) {
  const std::string n = std::to_string(number);
  addZone(draft, "sign-" + n, {"Sign " + n, n + "号班牌"}, plan::ZoneKind::pickup,
          {-kSignsTo_m, from_y}, {-kSignsFrom_m, from_y + kStationLength_m});
  addZone(draft, "parents-" + n, {"Parents " + n, n + "号家长等候区"}, plan::ZoneKind::waiting,
          {-kParentsTo_m, from_y}, {-kParentsFrom_m, from_y + kStationLength_m});
}

}  // namespace

plan::Draft drawSchoolStreet(plan::Draft draft) {
  draft.name = {"Sample nine-year school with its street", "示例九年一贯制学校（含校门前道路）"};
  const auto main = std::ranges::find(draft.openings, "gate-main", &plan::DraftOpening::id);
  const double north = std::max(main->line.a.y, main->line.b.y);
  const double south = std::min(main->line.a.y, main->line.b.y);
  const double middle = 0.5 * (north + south);
  *main = leaf("gate-north", {"Main gate, north leaf", "正门北扇"}, north, middle + 0.5 * kPost_m);
  draft.openings.insert(main + 1, leaf("gate-south", {"Main gate, south leaf", "正门南扇"},
                                       middle - 0.5 * kPost_m, south));
  const double reach = kStationFromGate_m + 0.5 * kStations * kStationPitch_m + kBeyondStations_m;
  plan::DraftSpace street;
  street.id = kStreet;
  street.name = {"School street", "校门前道路"};
  street.level = kOutdoors;
  street.category = plan::Category::road;
  street.shape.outer = ringIn(Frame{}, {-kStreetWidth_m, south - reach}, {0, north + reach});
  draft.spaces.push_back(std::move(street));
  for (const bool up : {true, false}) {
    const double y = up ? north + reach : south - reach;
    const Vec2 east{0, y}, west{-kStreetWidth_m, y};  // the street lies to the left
    plan::DraftOpening end = gateIn(
        kStreet, kOutdoors, up ? geometry::Segment{east, west} : geometry::Segment{west, east}, 1);
    end.id = up ? "street-north" : "street-south";
    end.name = up ? plan::Name{"Street, north end", "道路北端"}
                  : plan::Name{"Street, south end", "道路南端"};
    end.kind = plan::OpeningKind::gap;
    draft.openings.push_back(std::move(end));
  }
  for (int k = 0; k < kStations / 2; ++k) {
    addStation(draft, k + 1, north + kStationFromGate_m + k * kStationPitch_m);
    addStation(draft, kStations / 2 + k + 1,
               south - kStationFromGate_m - kStationLength_m - k * kStationPitch_m);
  }
  addZone(draft, "gate-front", {"Before the gate", "校门前"}, plan::ZoneKind::waiting,
          {-kRoadFrom_m, south - 2}, {-kGateFront_m, north + 2});
  // Where parents crowd who have no place of their own: up to the leaves and into the road.
  addZone(draft, "gate-crowd", {"Crowd before the gate", "校门前人群"}, plan::ZoneKind::waiting,
          {-kRoadFrom_m - 4, south - 3}, {-kGateFront_m, north + 3});
  addZone(draft, "road", {"Carriageway", "车行道"}, plan::ZoneKind::road,
          {-kStreetWidth_m, south - reach}, {-kRoadFrom_m, north + reach});
  addZone(draft, "gate-inside", {"Inside the gate", "校门内"}, plan::ZoneKind::waiting,
          {0.5, south - 2}, {5.5, north + 2});
  // Beyond the stations, in front of the road: where school buses stop.
  addZone(draft, "bus-north", {"Bus stop, north", "北侧校车站"}, plan::ZoneKind::waiting,
          {-kParentsTo_m, north + reach - kBeyondStations_m + 0.6},
          {-kParentsFrom_m, north + reach - 0.4});
  addZone(draft, "bus-south", {"Bus stop, south", "南侧校车站"}, plan::ZoneKind::waiting,
          {-kParentsTo_m, south - reach + 0.4},
          {-kParentsFrom_m, south - reach + kBeyondStations_m - 0.6});
  return draft;
}

}  // namespace muster::maps
