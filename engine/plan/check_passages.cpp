// How wide an opening and a flight really are. Fills in Opening::passages, clear_width_m,
// Space::walkable of flights and Stair::clear_width_m. Sources: GB 55037-2022 7.1.4 (stairs 1.10 m,
// doors 0.80 m), GB 50099-2011 8.7.2 (flights 1.20 m).
#include <algorithm>
#include <cmath>

#include "plan/check_work.h"
#include "plan/flight_shape.h"
#include "plan/opening_sides.h"

namespace muster::plan {

namespace {

using Interval = std::pair<double, double>;  // metres along the opening's line

constexpr double kLeafAndFrame_m =
    0.10;                         // drawn less clear of an ordinary door (Nanjing BIM rules)
constexpr double kPost_m = 0.20;  // between two lanes of a gate: bollard or turnstile body
constexpr double kNarrowestDoor_m = 0.4;     // check.h; nobody passes a narrower one
constexpr double kWidestDoor_m = 6.0;        // check.h; a hangar's
constexpr double kNarrowestPassage_m = 0.3;  // of gaps and lanes: warned of below, nobody passes
constexpr double kDrawing_m = 0.01;          // accuracy of stated widths
constexpr double kNarrowestFlight_m =
    0.6;  // drawn; less than one lane of GB 50099 8.2.1 (0.60 m) is no stair
constexpr double kNarrowForSchool_m = 1.10;  // GB 55037-2022 7.1.4
// A door in feet is 2.5 to 4.0 wide; the median of a school's doors in metres is 0.9 to 1.5.
constexpr double kDoorMedianInFeet_m = 2.2;
constexpr std::size_t kDoorsForMedian = 5;
constexpr double kFoot_m = 0.3048;
// How far inside a flight one looks for its walkable width: beyond the drawing accuracy.
constexpr double kInside_m = kAlong_m + 0.01;

class PassageCheck {
 public:
  PassageCheck(Work& work, std::size_t at)
      : work_(work), draft_(work.draft.openings[at]), opening_(work.campus.openings[at]) {}

  bool run() {
    const double drawn = length(opening_.line);
    const bool lanes = draft_.lanes > 1;
    const double posts = lanes ? kPost_m * (draft_.lanes - 1) : 0.0;
    const double deducted = draft_.kind == OpeningKind::door ? kLeafAndFrame_m : posts;
    const double clear = draft_.clear_width_m.value_or(drawn - deducted);
    if (!checkWidth(clear)) return false;
    if (clear + posts > drawn + kDrawing_m) {
      return fail(lanes ? "plan.lanes-do-not-fit" : "plan.clear-wider-than-drawn",
                  {{"value", shown(clear)}, {"drawn_m", shown(drawn)}, {"posts_m", shown(posts)}});
    }
    std::vector<Interval> parts = split(std::min(clear, drawn - posts), posts, drawn);
    limitToFlight(opening_.first, 1.0, drawn, parts);
    if (opening_.second.valid()) limitToFlight(opening_.second, -1.0, drawn, parts);
    return keep(parts, drawn);
  }

 private:
  bool fail(std::string code, Arguments arguments) {
    work_.error(std::move(code), draft_.place, draft_.id, std::move(arguments));
    return false;
  }

  bool checkWidth(double clear) {
    const bool door = draft_.kind == OpeningKind::door;
    if (door && !(clear >= kNarrowestDoor_m && clear <= kWidestDoor_m)) {
      return fail("plan.door-width", {{"value", shown(clear)},
                                      {"low", shown(kNarrowestDoor_m)},
                                      {"high", shown(kWidestDoor_m)}});
    }
    const double lane = clear / draft_.lanes;
    if (lane >= kNarrowestPassage_m) return true;
    if (door || !(lane > 0.0)) return fail("plan.opening-no-width", {{"value", shown(lane)}});
    work_.warn("plan.passage-narrow", draft_.place, draft_.id,
               {{"value", shown(lane)}, {"low", shown(kNarrowestPassage_m)}});
    return true;
  }

  // The lanes, centred in the drawn line.
  std::vector<Interval> split(double clear, double posts, double drawn) const {
    std::vector<Interval> parts;
    const double lane = clear / draft_.lanes;
    double from = 0.5 * (drawn - clear - posts);
    for (int i = 0; i < draft_.lanes; ++i) {
      parts.emplace_back(from, from + lane);
      from += lane + kPost_m;
    }
    return parts;
  }

  // `side`: +1 if the space lies to the left of the line.
  void limitToFlight(SpaceId id, double side, double drawn, std::vector<Interval>& parts) const {
    const Space& space = work_.campus[id];
    if (space.category != Category::stairs || !space.ascent) return;
    const geometry::Vec2 along = normalised(opening_.line.b - opening_.line.a);
    const geometry::Vec2 inward = leftNormal(along) * (side * kInside_m);
    const geometry::Segment inside{opening_.line.a + inward, opening_.line.b + inward};
    std::vector<Interval> limited;
    for (const auto& [from, to] : insideParts(space.walkable, inside)) {
      for (const auto& [low, high] : parts) {
        const Interval both{std::max(low, from * drawn), std::min(high, to * drawn)};
        if (both.second > both.first) limited.push_back(both);
      }
    }
    std::sort(limited.begin(), limited.end());
    parts = std::move(limited);
  }

  bool keep(const std::vector<Interval>& parts, double drawn) {
    opening_.passages.clear();
    opening_.clear_width_m = 0.0;
    for (const auto& [from, to] : parts) {
      if (to - from < kDrawing_m) continue;
      opening_.passages.push_back({lerp(opening_.line.a, opening_.line.b, from / drawn),
                                   lerp(opening_.line.a, opening_.line.b, to / drawn)});
      opening_.clear_width_m += to - from;
    }
    if (opening_.passages.empty()) return fail("plan.opening-no-width", {{"value", "0"}});
    return true;
  }

  Work& work_;
  const DraftOpening& draft_;
  Opening& opening_;
};

void fillWalkable(Work& work, std::size_t at) {
  Space& space = work.campus.spaces[at];
  const DraftSpace& draft = work.draft.spaces[at];
  std::vector<geometry::Segment> openSides;
  for (const OpeningId id : space.openings) {
    const geometry::Segment& line = work.campus[id].line;
    if (runsAlong(line, space.ascent->line)) openSides.push_back(line);
  }
  if (!openSides.empty()) work.note("plan.flight-side-open", draft.place, draft.id);
  const double drawn = narrowestWidth(space.shape, space.ascent->line);
  space.walkable = walkablePart(space.shape, *space.ascent, openSides);
  if (drawn < kNarrowestFlight_m || space.walkable.outer.empty()) {
    work.error("plan.flight-no-width", draft.place, draft.id,
               {{"value", shown(drawn)}, {"low", shown(kNarrowestFlight_m)}});
    work.soundSpaces[at] = false;
    return;
  }
  if (drawn < kNarrowForSchool_m) {
    work.warn("plan.flight-narrow", draft.place, draft.id,
              {{"value", shown(drawn)}, {"low", shown(kNarrowForSchool_m)}});
  }
}

void fillStairs(Work& work) {
  std::vector<std::string> middleRails;
  for (Stair& stair : work.campus.stairs) {
    bool flights = false;
    for (const SpaceId id : stair.spaces) {
      const Space& space = work.campus[id];
      if (space.category != Category::stairs || !work.soundSpaces[id.index()]) continue;
      double width = narrowestWidth(space.walkable, space.ascent->line);
      if (space.ascent->handrails == Handrails::middle) {
        width -= kMiddleRail_m;
        middleRails.push_back(space.id);
      }
      stair.clear_width_m = flights ? std::min(stair.clear_width_m, width) : width;
      flights = true;
    }
    const bool broken = std::any_of(stair.spaces.begin(), stair.spaces.end(),
                                    [&](SpaceId id) { return !work.soundSpaces[id.index()]; });
    if (!flights && !broken) {
      const DraftSpace& draft = work.draft.spaces[stair.spaces.front().index()];
      work.warn("plan.stair-without-flight", draft.place, draft.id, {{"stair", stair.id}});
    }
  }
  if (middleRails.empty()) return;
  work.note("plan.middle-rails-not-cut", {}, {},
            {{"count", std::to_string(middleRails.size())}, {"spaces", shownList(middleRails)}});
}

void noteDefaults(Work& work) {
  std::vector<std::string> defaults;
  std::vector<double> widths;
  for (std::size_t i = 0; i < work.draft.openings.size(); ++i) {
    const DraftOpening& opening = work.draft.openings[i];
    if (opening.kind == OpeningKind::gap || !work.soundOpenings[i]) continue;
    if (!opening.clear_width_m) defaults.push_back(opening.id);
    if (opening.kind == OpeningKind::door) widths.push_back(work.campus.openings[i].clear_width_m);
  }
  if (!defaults.empty()) {
    work.warn("plan.default-widths", {}, {},
              {{"count", std::to_string(defaults.size())},
               {"openings", shownList(defaults, 5)},
               {"deducted_m", shown(kLeafAndFrame_m)}});
  }
  if (widths.size() < kDoorsForMedian) return;
  std::sort(widths.begin(), widths.end());
  const double median = widths[widths.size() / 2];
  if (median <= kDoorMedianInFeet_m) return;
  work.warn("plan.doors-in-feet", {}, {},
            {{"value", shown(median)}, {"in_metres", shown(median * kFoot_m)}});
}

}  // namespace

void checkPassages(Work& work) {
  for (std::size_t i = 0; i < work.campus.spaces.size(); ++i) {
    const Space& space = work.campus.spaces[i];
    if (work.soundSpaces[i] && space.category == Category::stairs) fillWalkable(work, i);
  }
  fillStairs(work);
  for (std::size_t i = 0; i < work.campus.openings.size(); ++i) {
    if (!work.soundOpenings[i]) continue;
    const Opening& opening = work.campus.openings[i];
    const bool broken = !work.soundSpaces[opening.first.index()] ||
                        (opening.second.valid() && !work.soundSpaces[opening.second.index()]);
    if (broken || !PassageCheck(work, i).run()) work.soundOpenings[i] = false;
  }
  noteDefaults(work);
}

}  // namespace muster::plan
