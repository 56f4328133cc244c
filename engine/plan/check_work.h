// What the rules of plan::check share while a Campus is made: the description, the campus so far,
// the problems so far, and which features are sound enough to be used by later rules (so that one
// mistake gives one problem, not ten). Private to check*.cpp.
//
// Campus and Draft run in parallel: campus.spaces[i] is draft.spaces[i], and so on; a feature that
// is not sound has a row that is never read. Each rule file documents which fields it fills in.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plan/check.h"

namespace muster::plan {

using Arguments = std::vector<std::pair<std::string, std::string>>;

struct Work {
  explicit Work(const Draft& description) : draft(description) {}

  void error(std::string code, const Place& place, std::string feature, Arguments arguments = {});
  void warn(std::string code, const Place& place, std::string feature, Arguments arguments = {});
  void note(std::string code, const Place& place, std::string feature, Arguments arguments = {});

  bool allOpeningsSound() const;

  const Draft& draft;
  Campus campus;
  Problems problems;
  std::vector<char> soundSpaces, soundOpenings, soundFixtures,
      soundZones;  // same order as in the draft
};

// At most `digits` decimals, no trailing zeros: "0.9", "12".
std::string shown(double value, int digits = 3);
// An id in a message: at most 40 characters, then "…".
std::string shownId(const std::string& id);
// "a, b, c, …": at most `most` of them.
std::string shownList(const std::vector<std::string>& ids, std::size_t most = 10);
inline constexpr double kHeadroom_m =
    1.8;  // floors this far apart may lie over each other on one level (store under a landing)
inline constexpr double kFloorMeets_m =
    0.25;  // check.h: ends that differ by more do not meet (a step and a half)
inline constexpr double kAlong_m =
    0.05;  // an opening this near to a boundary lies on it (drawing accuracy)

// The rules, in the order in which check() applies them.
void checkIds(
    Work& work);  // references, duplicates; levels, buildings, stairs; soundness of references
void checkShapes(Work& work);  // polygons, coordinates, units; shape, box, elevation
void checkStairs(Work& work);  // ascents and steps
// Spaces over each other. False if there are so many that no later rule makes sense.
bool checkOverlaps(Work& work);
void checkOpenings(
    Work& work);  // which spaces an opening joins; line, first, second; Space::openings
void checkPassages(Work& work);  // clear widths; walkable, passages, Stair::clear_width_m
void checkFlightEnds(Work& work);
void checkContents(Work& work);  // fixtures, zones, areas, capacities, convexity
void checkReach(Work& work);     // ways out
void fillSheets(Work& work);     // only without errors

}  // namespace muster::plan
