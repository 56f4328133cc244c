// Which spaces an opening joins. Fills in Opening::line (turned so that `first` lies to its left),
// first, second and Space::openings. What is stated (unit_ids) must be true; what is not is found
// from the geometry.
#include <algorithm>
#include <cmath>
#include <limits>

#include "plan/check_work.h"
#include "plan/opening_sides.h"

namespace muster::plan {

namespace {

constexpr double kShortest_m = 0.2;  // narrower than a child sideways: not an opening
constexpr double kShareAlong = 0.9;  // of the drawn line must lie on a space's boundary
constexpr double kNearMiss_m =
    1.0;  // a wall's thickness and more: what the opening was meant to touch
constexpr int kMostLanes = 50;

class OpeningCheck {
 public:
  OpeningCheck(Work& work, std::size_t at)
      : work_(work),
        draft_(work.draft.openings[at]),
        opening_(work.campus.openings[at]),
        level_(work.campus.level(draft_.level)) {}

  // False if the opening cannot be used.
  bool run() {
    checkHours();
    if (!checkLanes()) return false;
    const double drawn = geometry::length(draft_.line);
    if (!(drawn >= kShortest_m)) {
      return fail("plan.opening-too-short", {{"value", shown(drawn)}, {"low", shown(kShortest_m)}});
    }
    if (!(draft_.spaces.empty() ? findSpaces() : checkStated())) return false;
    if (!orient()) return false;
    return checkFloors();
  }

 private:
  bool fail(std::string code, Arguments arguments) {
    work_.error(std::move(code), draft_.place, draft_.id, std::move(arguments));
    return false;
  }

  const Space& space(SpaceId id) const { return work_.campus[id]; }
  bool usable(SpaceId id) const { return work_.soundSpaces[id.index()] != 0; }
  geometry::Vec2 middle() const { return midpoint(draft_.line); }

  void checkHours() {
    for (const auto& [from, to] : draft_.open_hours_h) {
      if (from >= 0.0 && from < to && to <= 24.0) continue;
      fail("plan.open-hours", {{"from", shown(from)}, {"to", shown(to)}});
    }
  }

  bool checkLanes() {
    const bool gate = draft_.kind == OpeningKind::gate || draft_.kind == OpeningKind::turnstile;
    if (draft_.lanes < 1 || draft_.lanes > kMostLanes) {
      return fail("plan.lanes", {{"value", std::to_string(draft_.lanes)},
                                 {"low", "1"},
                                 {"high", std::to_string(kMostLanes)}});
    }
    if (draft_.lanes == 1 || gate) return true;
    return fail("plan.lanes-not-gate", {{"value", std::to_string(draft_.lanes)},
                                        {"kind", std::string(spell(draft_.kind))}});
  }

  bool checkStated() {
    const std::size_t wanted = draft_.outside ? 1 : 2;
    if (draft_.spaces.size() != wanted) {
      return fail("plan.opening-wrong-unit-count", {{"count", std::to_string(draft_.spaces.size())},
                                                    {"valid", std::to_string(wanted)}});
    }
    if (opening_.first == opening_.second) {
      return fail("plan.opening-same-space-twice", {{"space", space(opening_.first).id}});
    }
    bool touches = true;
    for (const SpaceId id : {opening_.first, opening_.second}) {
      if (!id.valid()) continue;
      if (!usable(id)) return false;  // told already
      if (shareAlong(space(id).shape, draft_.line, kAlong_m) >= kShareAlong) continue;
      const double off = std::max(geometry::distanceToBoundary(space(id).shape, draft_.line.a),
                                  geometry::distanceToBoundary(space(id).shape, draft_.line.b));
      touches =
          fail("plan.opening-off-space",
               {{"space", space(id).id}, {"distance_m", shown(off)}, {"limit_m", shown(kAlong_m)}});
    }
    return touches;
  }

  // Spaces of any level along whose boundary the line lies, in file order. False if one of them is
  // broken: told already, and what the opening joins cannot be known.
  bool collect(std::vector<SpaceId>& found) const {
    geometry::Box box;
    box.extend(draft_.line.a);
    box.extend(draft_.line.b);
    box = box.grown(kAlong_m);
    for (std::size_t i = 0; i < work_.campus.spaces.size(); ++i) {
      const Space& candidate = work_.campus.spaces[i];
      if (!candidate.box.overlaps(box)) continue;
      if (!work_.soundSpaces[i]) {
        if (!candidate.level.valid() || candidate.level == level_) return false;
        continue;
      }
      if (shareAlong(candidate.shape, draft_.line, kAlong_m) >= kShareAlong) found.emplace_back(i);
    }
    return true;
  }

  bool floorsMeet(double a, double b) const { return std::fabs(a - b) <= kFloorMeets_m; }

  // Of `from`, those whose floor meets the floor of another one of `to` here.
  std::vector<SpaceId> partners(const std::vector<SpaceId>& from,
                                const std::vector<SpaceId>& to) const {
    std::vector<SpaceId> kept;
    for (const SpaceId id : from) {
      const double floor_m = space(id).elevationAt(middle());
      const bool met = std::any_of(to.begin(), to.end(), [&](SpaceId other) {
        return other != id && floorsMeet(space(other).elevationAt(middle()), floor_m);
      });
      if (met) kept.push_back(id);
    }
    return kept;
  }

  // The level's own spaces whose floors meet (not the store under the landing); else one of them
  // and one of another level whose floor meets it: the head of a lower level's flight at an upper
  // landing. Where nothing meets, the level's own, and without any of those what meets the level's
  // floor.
  std::vector<SpaceId> meeting(const std::vector<SpaceId>& found) const {
    std::vector<SpaceId> own, others;
    for (const SpaceId id : found) (space(id).level == level_ ? own : others).push_back(id);
    if (const auto met = partners(own, own); !met.empty()) return met;
    if (auto met = partners(own, others); !met.empty()) {
      const std::vector<SpaceId> beyond = partners(others, own);
      met.insert(met.end(), beyond.begin(), beyond.end());
      return met;
    }
    if (!own.empty()) return own;
    const double floor_m = work_.campus[level_].elevation_m;
    std::erase_if(
        others, [&](SpaceId id) { return !floorsMeet(space(id).elevationAt(middle()), floor_m); });
    return others;
  }

  bool findSpaces() {
    std::vector<SpaceId> found;
    if (!collect(found)) return false;
    const std::vector<SpaceId> spaces = meeting(found);
    if (spaces.empty()) return missed("plan.opening-touches-no-space", {});
    if (draft_.outside && spaces.size() == 2) {
      return fail("plan.opening-outside-between",
                  {{"first", space(spaces[0]).id}, {"second", space(spaces[1]).id}});
    }
    if (spaces.size() > 2) {
      std::vector<std::string> ids;
      for (const SpaceId id : spaces) ids.push_back(space(id).id);
      return fail("plan.opening-touches-many", {{"spaces", shownList(ids)}});
    }
    if (!draft_.outside && spaces.size() == 1) {
      return missed("plan.opening-touches-one-space", spaces);
    }
    opening_.first = spaces[0];
    if (spaces.size() == 2) {
      opening_.second = spaces[1];
      // Nobody said which is the first: the one to the left as drawn.
      if (sideOf(space(spaces[0]).shape, draft_.line) < 0) {
        std::swap(opening_.first, opening_.second);
      }
    }
    return true;
  }

  // Names the space that was probably meant: rooms are often drawn to the wall's face, and the door
  // bridges the wall.
  bool missed(std::string code, const std::vector<SpaceId>& touched) {
    SpaceId nearest;
    double least = kNearMiss_m;
    for (std::size_t i = 0; i < work_.campus.spaces.size(); ++i) {
      const Space& other = work_.campus.spaces[i];
      const bool known = std::find(touched.begin(), touched.end(), SpaceId(i)) != touched.end();
      if (other.level != level_ || known || other.shape.outer.empty()) continue;
      if (!other.box.grown(kNearMiss_m).contains(middle())) continue;
      const double off = geometry::distanceToBoundary(other.shape, middle());
      if (off < least) {
        least = off;
        nearest = SpaceId(i);
      }
    }
    Arguments arguments;
    if (!touched.empty()) arguments.emplace_back("space", space(touched[0]).id);
    if (nearest.valid()) {
      code += "-but-near";
      arguments.emplace_back("other", space(nearest).id);
      arguments.emplace_back("distance_m", shown(least));
      arguments.emplace_back("limit_m", shown(kAlong_m));
    }
    return fail(std::move(code), std::move(arguments));
  }

  bool orient() {
    opening_.line = draft_.line;
    const int side = sideOf(space(opening_.first).shape, opening_.line);
    if (opening_.second.valid() && sideOf(space(opening_.second).shape, opening_.line) == side) {
      return fail("plan.opening-same-side",
                  {{"first", space(opening_.first).id}, {"second", space(opening_.second).id}});
    }
    if (side < 0) opening_.line = reversed(opening_.line);
    return true;
  }

  bool checkFloors() {
    if (!opening_.second.valid()) return true;
    const double first = space(opening_.first).elevationAt(middle());
    const double second = space(opening_.second).elevationAt(middle());
    if (std::fabs(first - second) <= kFloorMeets_m) return true;
    return fail("plan.floors-do-not-meet", {{"first", space(opening_.first).id},
                                            {"first_elevation_m", shown(first)},
                                            {"second", space(opening_.second).id},
                                            {"second_elevation_m", shown(second)},
                                            {"limit_m", shown(kFloorMeets_m)}});
  }

  Work& work_;
  const DraftOpening& draft_;
  Opening& opening_;
  LevelId level_;
};

// Two doors in one place: an export that wrote each door once per room.
void checkTwins(Work& work, SpaceId id) {
  const std::vector<OpeningId>& openings = work.campus[id].openings;
  for (std::size_t i = 0; i < openings.size(); ++i) {
    for (std::size_t j = i + 1; j < openings.size(); ++j) {
      const Opening& a = work.campus[openings[i]];
      const Opening& b = work.campus[openings[j]];
      const SpaceId other = a.other(id);
      if (other != b.other(id) || id > other) continue;  // told once, from the earlier space
      const double nearA = geometry::distance(a.line, midpoint(b.line));
      const double nearB = geometry::distance(b.line, midpoint(a.line));
      if (std::min(nearA, nearB) > kAlong_m) continue;
      const DraftOpening& later = work.draft.openings[openings[j].index()];
      work.warn("plan.openings-overlap", later.place, later.id, {{"other", a.id}});
    }
  }
}

}  // namespace

void checkOpenings(Work& work) {
  Campus& campus = work.campus;
  for (std::size_t i = 0; i < campus.openings.size(); ++i) {
    if (!work.soundOpenings[i]) continue;
    if (!OpeningCheck(work, i).run()) {
      work.soundOpenings[i] = false;
      continue;
    }
    const Opening& opening = campus.openings[i];
    campus.spaces[opening.first.index()].openings.emplace_back(i);
    if (opening.second.valid()) campus.spaces[opening.second.index()].openings.emplace_back(i);
  }
  for (std::size_t i = 0; i < campus.spaces.size(); ++i) checkTwins(work, SpaceId(i));
}

void checkFlightEnds(Work& work) {
  for (std::size_t i = 0; i < work.campus.spaces.size(); ++i) {
    const Space& space = work.campus.spaces[i];
    if (!work.soundSpaces[i] || !space.ascent) continue;
    const geometry::Segment& line = space.ascent->line;
    bool ends[2] = {false, false};
    const auto meet = [&](const geometry::Segment& opening) {
      const double t = geometry::nearestParameter(line, midpoint(opening));
      if (t < 0.25) ends[0] = true;
      if (t > 0.75) ends[1] = true;
    };
    for (const OpeningId id : space.openings) meet(work.campus[id].line);
    // An opening that is broken for another reason may be the missing one: no second problem for
    // it.
    for (std::size_t o = 0; o < work.campus.openings.size(); ++o) {
      const geometry::Segment& drawn = work.draft.openings[o].line;
      if (!work.soundOpenings[o] && space.box.grown(kNearMiss_m).contains(midpoint(drawn))) {
        meet(drawn);
      }
    }
    const DraftSpace& draft = work.draft.spaces[i];
    if (!ends[0]) {
      work.error("plan.flight-foot-closed", draft.place, draft.id,
                 {{"x", shown(line.a.x)}, {"y", shown(line.a.y)}});
    }
    if (!ends[1]) {
      work.error("plan.flight-head-closed", draft.place, draft.id,
                 {{"x", shown(line.b.x)}, {"y", shown(line.b.y)}});
    }
    // What cannot be reached because of it is no further mistake.
    if (!ends[0] || !ends[1]) work.soundSpaces[i] = false;
  }
}

}  // namespace muster::plan
