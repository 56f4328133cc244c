// Ways out: from which spaces an exit can be reached over the openings (directions respected, locks
// and hours ignored: events open them), and which exits end in mid-air.
#include <algorithm>

#include "plan/check_work.h"

namespace muster::plan {

namespace {

// An exit higher than this above the lowest ground needs a stair outside (a step and a ramp are
// below it).
constexpr double kAboveGround_m = 1.0;

double groundElevation(const Campus& campus) {
  double ground = 1e300;
  double lowest = 1e300;
  for (const Level& level : campus.levels) {
    lowest = std::min(lowest, level.elevation_m);
    if (level.ordinal == 0 || !level.building.valid()) ground = std::min(ground, level.elevation_m);
  }
  return ground < 1e300 ? ground : lowest;
}

bool leads(const Opening& opening, SpaceId from) {
  if (opening.direction == Direction::both) return true;
  return (opening.direction == Direction::forward) == (from == opening.first);
}

class ReachCheck {
 public:
  explicit ReachCheck(Work& work) : work_(work), ground_m_(groundElevation(work.campus)) {}

  void run() {
    checkExits();
    checkLocks();
    if (!spread()) {
      // Broken openings or spaces may have been the way out.
      if (complete()) work_.error("plan.no-way-out", {}, {});
      return;
    }
    if (complete()) tellUnreached();
  }

 private:
  bool complete() const {
    return work_.allOpeningsSound() && std::find(work_.soundSpaces.begin(), work_.soundSpaces.end(),
                                                 0) == work_.soundSpaces.end();
  }

  // The open air, unless it is a roof.
  bool safe(const Space& space) const {
    if (!space.outdoor()) return false;
    return !space.building.valid() || space.elevation_m <= ground_m_ + kAboveGround_m;
  }

  void checkExits() {
    for (std::size_t i = 0; i < work_.campus.openings.size(); ++i) {
      const Opening& opening = work_.campus.openings[i];
      if (!work_.soundOpenings[i] || !opening.outside()) continue;
      const Space& inside = work_.campus[opening.first];
      const double elevation = inside.elevationAt(midpoint(opening.line));
      if (inside.outdoor() || elevation <= ground_m_ + kAboveGround_m) continue;
      work_.warn("plan.exit-above-ground", work_.draft.openings[i].place, opening.id,
                 {{"elevation_m", shown(elevation, 2)}, {"ground_m", shown(ground_m_, 2)}});
    }
  }

  // Final exits, and doors from a building into the open air.
  bool waysOut(const Opening& opening) const {
    const Space& first = work_.campus[opening.first];
    if (opening.outside()) return !safe(first);
    return safe(first) != safe(work_.campus[opening.second]);
  }

  // Legitimate where an event opens one; else nobody gets out, and the plan does not look it.
  void checkLocks() {
    if (!complete()) return;
    std::vector<std::string> ids;
    Place place;
    for (std::size_t i = 0; i < work_.campus.openings.size(); ++i) {
      const Opening& opening = work_.campus.openings[i];
      if (!waysOut(opening)) continue;
      if (!opening.locked) return;
      if (ids.empty()) place = work_.draft.openings[i].place;
      ids.push_back(opening.id);
    }
    if (ids.empty()) return;
    work_.warn("plan.all-exits-locked", place, {},
               {{"count", std::to_string(ids.size())}, {"openings", shownList(ids)}});
  }

  // Backwards from the exits. False if there is none.
  bool spread() {
    const Campus& campus = work_.campus;
    reached_.assign(campus.spaces.size(), 0);
    std::vector<SpaceId> front;
    const auto reach = [&](SpaceId id) {
      if (reached_[id.index()]) return;
      reached_[id.index()] = 1;
      front.push_back(id);
    };
    for (std::size_t i = 0; i < campus.spaces.size(); ++i) {
      if (work_.soundSpaces[i] && safe(campus.spaces[i])) reach(SpaceId(i));
    }
    for (std::size_t i = 0; i < campus.openings.size(); ++i) {
      const Opening& opening = campus.openings[i];
      if (!work_.soundOpenings[i] || !opening.outside()) continue;
      if (leads(opening, opening.first)) reach(opening.first);
    }
    const bool any = !front.empty();
    while (!front.empty()) {
      const SpaceId to = front.back();
      front.pop_back();
      for (const OpeningId id : campus[to].openings) {
        const SpaceId from = campus[id].other(to);
        if (work_.soundOpenings[id.index()] && from.valid() && leads(campus[id], from)) reach(from);
      }
    }
    return any;
  }

  // Spaces that cannot get out, one problem for each group that hangs together; those without any
  // opening in one.
  void tellUnreached() {
    std::vector<SpaceId> alone;
    std::vector<char> told(reached_);
    for (std::size_t i = 0; i < told.size(); ++i) {
      if (told[i]) continue;
      if (work_.campus.spaces[i].openings.empty()) {
        alone.emplace_back(i);
        continue;
      }
      tell("plan.spaces-without-way-out", groupOf(SpaceId(i), told));
    }
    if (!alone.empty()) tell("plan.spaces-without-opening", alone);
  }

  std::vector<SpaceId> groupOf(SpaceId start, std::vector<char>& told) const {
    std::vector<SpaceId> group{start};
    told[start.index()] = 1;
    for (std::size_t next = 0; next < group.size(); ++next) {
      for (const OpeningId id : work_.campus[group[next]].openings) {
        const SpaceId other = work_.campus[id].other(group[next]);
        if (!other.valid() || told[other.index()]) continue;
        told[other.index()] = 1;
        group.push_back(other);
      }
    }
    std::sort(group.begin(), group.end());
    return group;
  }

  void tell(std::string code, const std::vector<SpaceId>& spaces) {
    std::vector<std::string> ids;
    for (const SpaceId id : spaces) ids.push_back(work_.campus[id].id);
    const DraftSpace& first = work_.draft.spaces[spaces.front().index()];
    work_.warn(std::move(code), first.place, ids.size() == 1 ? first.id : std::string(),
               {{"count", std::to_string(ids.size())}, {"spaces", shownList(ids)}});
  }

  Work& work_;
  double ground_m_;
  std::vector<char> reached_;
};

}  // namespace

void checkReach(Work& work) {
  ReachCheck(work).run();
}

}  // namespace muster::plan
