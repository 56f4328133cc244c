#include "hazard/zones/plan_network.h"

#include <algorithm>
#include <cmath>

#include "hazard/zones/plan_fire.h"
#include "hazard/zones/space_pieces.h"

namespace muster::hazard::zones {
namespace {

using plan::Campus;
using plan::Opening;
using plan::OpeningId;
using plan::Space;
using plan::SpaceId;

constexpr double kSlab_m = 0.2;     // between ceiling and the next floor; as in fire.md 2.4
constexpr double kLowest_m = 2.0;   // no ceiling lower than this
constexpr double kDoor_m = 2.1;     // leaf of a door
constexpr double kBeam_m = 0.3;     // under the ceiling, over a gap
constexpr double kParapet_m = 1.2;  // of a gallery (GB 50099-2011 8.1.6: at least 1.1 m, then more)
constexpr double kShaftOpen = 0.5;  // of a staircase's plan, from storey to storey

// A network in the making.
class Builder {
 public:
  Builder(const Campus& campus, const ZoneFire& fire) : campus_(campus), fire_(fire) {
    made_.spaces.resize(campus.spaces.size());
    made_.ventOfOpening.assign(campus.openings.size(), kOpenAir);
    made_.network.insideTemperature_K = fire.temperature_C + kZeroCelsius_K;
    made_.network.outsideTemperature_K = made_.network.insideTemperature_K;
  }

  PlanNetwork build(SpaceId origin) {
    for (std::size_t s = 0; s < campus_.stairs.size(); ++s) addStair(plan::StairId(s));
    for (std::size_t s = 0; s < campus_.spaces.size(); ++s) {
      const Space& space = campus_.spaces[s];
      if (!space.outdoor() && !space.stair.valid()) addRoom(SpaceId(s));
    }
    for (std::size_t o = 0; o < campus_.openings.size(); ++o) addOpening(OpeningId(o));
    addWindows();
    keepReachable(pieceAt(origin, geometry::innerPoint(campus_[origin].shape)));
    addLeaks();
    return std::move(made_);
  }

 private:
  std::size_t add(const Compartment& compartment) {
    made_.network.compartments.push_back(compartment);
    return made_.network.compartments.size() - 1;
  }

  double ceiling(const Space& space) const {
    const plan::Level& level = campus_[space.level];
    return level.elevation_m + level.height_m - kSlab_m;
  }

  void addRoom(SpaceId id) {
    const Space& space = campus_[id];
    const ShapePieces shape = piecesOf(space.shape);
    SpaceAir& air = made_.spaces[id.index()];
    air.axis = shape.axis;
    Compartment c;
    c.floor_m = space.elevation_m;
    c.height_m = std::max(kLowest_m, ceiling(space) - space.elevation_m);
    for (const ShapePiece& piece : shape.pieces) {
      c.area_m2 = piece.area_m2;
      c.perimeter_m = piece.perimeter_m;
      const std::size_t index = add(c);
      if (!air.pieces.empty()) {
        made_.network.wallVents.push_back(
            {index - 1, index, c.floor_m, c.floor_m + c.height_m, lastSection_m_, 1.0, true});
      }
      lastSection_m_ = piece.section_m;
      air.pieces.push_back({index, piece.from, piece.to});
      if (space.category == plan::Category::gallery) {
        made_.network.wallVents.push_back({index, kOpenAir, c.floor_m + kParapet_m,
                                           c.floor_m + c.height_m - kBeam_m,
                                           piece.to - piece.from});
      }
    }
  }

  // From below; of levels that lie as good as side by side the first.
  std::vector<const plan::Level*> storeysOf(const plan::Stair& stair) const {
    std::vector<const plan::Level*> levels;
    for (const SpaceId part : stair.spaces) levels.push_back(&campus_[campus_[part].level]);
    const auto lower = [](const plan::Level* a, const plan::Level* b) {
      return a->elevation_m < b->elevation_m;
    };
    std::stable_sort(levels.begin(), levels.end(), lower);
    const auto beside = [](const plan::Level* a, const plan::Level* b) {
      return b->elevation_m - a->elevation_m < kLowest_m;
    };
    levels.erase(std::unique(levels.begin(), levels.end(), beside), levels.end());
    return levels;
  }

  // One compartment for each storey that has a part of the staircase.
  void addStair(plan::StairId id) {
    const plan::Stair& stair = campus_[id];
    geometry::Box box;
    for (const SpaceId part : stair.spaces) box.extend(campus_[part].box);
    const std::vector<const plan::Level*> levels = storeysOf(stair);
    SpaceAir air;
    air.upwards = true;
    Compartment c;
    c.mixed = true;
    c.area_m2 = box.width() * box.height();
    c.perimeter_m = 2 * (box.width() + box.height());
    for (std::size_t i = 0; i < levels.size(); ++i) {
      c.floor_m = levels[i]->elevation_m;
      const bool top = i + 1 == levels.size();
      c.height_m = top ? levels[i]->height_m - kSlab_m : levels[i + 1]->elevation_m - c.floor_m;
      const std::size_t index = add(c);
      if (i > 0) {
        made_.network.floorVents.push_back({index - 1, index, kShaftOpen * c.area_m2, c.floor_m});
      }
      air.pieces.push_back({index, c.floor_m, c.floor_m + c.height_m});
    }
    for (const SpaceId part : stair.spaces) made_.spaces[part.index()] = air;
  }

  // The compartment at p; kOpenAir for outdoors and for no space.
  std::size_t pieceAt(SpaceId id, geometry::Vec2 p) const {
    if (!id.valid() || made_.spaces[id.index()].pieces.empty()) return kOpenAir;
    const SpaceAir& air = made_.spaces[id.index()];
    const double at = air.position(p, campus_[id].elevationAt(p) + 0.1);
    for (const SpaceAir::Piece& piece : air.pieces) {
      if (at < piece.to) return piece.compartment;
    }
    return air.pieces.back().compartment;
  }

  void addOpening(OpeningId id) {
    const Opening& opening = campus_[id];
    const geometry::Vec2 middle = geometry::lerp(opening.line.a, opening.line.b, 0.5);
    std::size_t first = pieceAt(opening.first, middle), second = pieceAt(opening.second, middle);
    if (first == kOpenAir) std::swap(first, second);
    if (first == second) return;  // within a staircase, or between two yards
    WallVent vent{first, second};
    vent.sill_m = campus_[opening.first].elevationAt(middle);
    if (opening.second.valid()) {
      vent.sill_m = std::max(vent.sill_m, campus_[opening.second].elevationAt(middle));
    }
    const bool door = opening.kind == plan::OpeningKind::door;
    double under_m = top(first);
    if (second != kOpenAir) under_m = std::min(under_m, top(second));
    vent.soffit_m = std::min(under_m, door ? vent.sill_m + kDoor_m : under_m - kBeam_m);
    vent.width_m = opening.clear_width_m;
    made_.ventOfOpening[id.index()] = made_.network.wallVents.size();
    made_.network.wallVents.push_back(vent);
  }

  double top(std::size_t compartment) const {
    const Compartment& c = made_.network.compartments[compartment];
    return c.floor_m + c.height_m;
  }

  void addWindows() {
    for (const ZoneWindow& window : fire_.windows) {
      const SpaceId id = campus_.space(window.space);
      const std::size_t room = pieceAt(id, geometry::innerPoint(campus_[id].shape));
      if (room == kOpenAir) continue;
      const double floor = made_.network.compartments[room].floor_m;
      WindowVent made{made_.network.wallVents.size(), window.opens_s, {}};
      if (window.opensAbove_C) made.opensAbove_K = *window.opensAbove_C + kZeroCelsius_K;
      made_.windows.push_back(made);
      made_.network.wallVents.push_back({room, kOpenAir, floor + window.sill_m,
                                         std::min(top(room), floor + window.head_m),
                                         window.width_m});
    }
  }

  // Drops what smoke cannot reach from there without going through the open air.
  void keepReachable(std::size_t start);
  void renumber(const std::vector<std::size_t>& renamed);

  // Gaps all over a room's walls, to the open air.
  void addLeaks() {
    if (fire_.leakage <= 0) return;
    for (std::size_t c = 0; c < made_.network.compartments.size(); ++c) {
      const Compartment& room = made_.network.compartments[c];
      made_.network.wallVents.push_back({c, kOpenAir, room.floor_m, room.floor_m + room.height_m,
                                         fire_.leakage * room.perimeter_m});
    }
  }

  const Campus& campus_;
  const ZoneFire& fire_;
  PlanNetwork made_;
  double lastSection_m_ = 0;
};

void Builder::keepReachable(std::size_t start) {
  std::vector<char> reached(made_.network.compartments.size());
  reached[start] = 1;
  const auto spread = [&](std::size_t a, std::size_t b) {
    if (a == kOpenAir || b == kOpenAir || reached[a] == reached[b]) return false;
    reached[a] = reached[b] = 1;
    return true;
  };
  for (bool more = true; more;) {
    more = false;
    for (const WallVent& v : made_.network.wallVents) more |= spread(v.first, v.second);
    for (const FloorVent& v : made_.network.floorVents) more |= spread(v.below, v.above);
  }
  std::vector<std::size_t> renamed(reached.size(), kOpenAir);
  std::vector<Compartment> kept;
  for (std::size_t c = 0; c < reached.size(); ++c) {
    if (!reached[c]) continue;
    renamed[c] = kept.size();
    kept.push_back(made_.network.compartments[c]);
  }
  made_.network.compartments = std::move(kept);
  renumber(renamed);
}

void Builder::renumber(const std::vector<std::size_t>& renamed) {
  const auto name = [&](std::size_t c) { return c == kOpenAir ? c : renamed[c]; };
  std::vector<WallVent> walls;
  std::vector<std::size_t> ventName(made_.network.wallVents.size(), kOpenAir);
  for (std::size_t v = 0; v < made_.network.wallVents.size(); ++v) {
    WallVent vent = made_.network.wallVents[v];
    vent.first = name(vent.first);
    vent.second = name(vent.second);
    if (vent.first == kOpenAir) continue;  // both sides are reached, or neither
    ventName[v] = walls.size();
    walls.push_back(vent);
  }
  made_.network.wallVents = std::move(walls);
  std::vector<FloorVent> floors;
  for (FloorVent vent : made_.network.floorVents) {
    vent.below = name(vent.below);
    vent.above = name(vent.above);
    if (vent.below != kOpenAir) floors.push_back(vent);
  }
  made_.network.floorVents = std::move(floors);
  for (std::size_t& v : made_.ventOfOpening) v = v == kOpenAir ? v : ventName[v];
  for (WindowVent& w : made_.windows) w.vent = ventName[w.vent];
  std::erase_if(made_.windows, [](const WindowVent& w) { return w.vent == kOpenAir; });
  for (SpaceAir& air : made_.spaces) {
    for (SpaceAir::Piece& piece : air.pieces) piece.compartment = name(piece.compartment);
    std::erase_if(air.pieces, [](const auto& piece) { return piece.compartment == kOpenAir; });
  }
}

}  // namespace

PlanNetwork networkOf(const plan::Campus& campus, const ZoneFire& fire, plan::SpaceId origin) {
  PlanNetwork made = Builder(campus, fire).build(origin);
  const SpaceAir& air = made.spaces[origin.index()];
  const geometry::Vec2 p = geometry::innerPoint(campus[origin].shape);
  const double at = air.position(p, campus[origin].elevationAt(p));
  std::size_t compartment = air.pieces.back().compartment;
  for (auto piece = air.pieces.rbegin(); piece != air.pieces.rend(); ++piece) {
    if (at < piece->to) compartment = piece->compartment;
  }
  made.network.burning.push_back(
      burningOf(fire, compartment, made.network.compartments[compartment]));
  return made;
}

}  // namespace muster::hazard::zones
