// Ascents and steps. Sources: GB 50099-2011 8.7.3 (primary: tread >= 0.26 m, riser <= 0.15 m;
// secondary 0.28 and 0.16; 3 to 18 steps a flight), 8.6.2 (ramps 1:8 at most). The plausible ranges
// are wider: other countries' stairs are no mistakes.
#include <algorithm>
#include <cmath>

#include "plan/check_work.h"

namespace muster::plan {

namespace {

struct Range {
  double low;
  double high;
  bool holds(double value) const { return value >= low && value <= high; }
};

// Possible: anything else is a unit or typing error. Usual: anything else deserves a look. Steps in
// feet fall into kUsual once multiplied by 0.3048.
constexpr Range kPossibleRiser_m{0.05, 0.30};
constexpr Range kUsualRiser_m{0.10, 0.20};
constexpr Range kPossibleTread_m{0.15, 0.60};
constexpr Range kUsualTread_m{0.22, 0.40};
constexpr double kFoot_m = 0.3048;
constexpr double kHighestRise_m = 20.0;        // the highest storey (draft.h)
constexpr double kOffOutline_m = 0.3;          // draft.h: both ends on the outline or within this
constexpr double kMostSteps = 18.0;            // GB 50099 8.7.3
constexpr double kSteepRamp = 1.0 / 8.0;       // GB 50099 8.6.2
constexpr double kImpossibleRamp = 1.0 / 2.0;  // steeper than a stair: a wrong rise or line

class AscentCheck {
 public:
  AscentCheck(Work& work, std::size_t at)
      : work_(work), draft_(work.draft.spaces[at]), space_(work.campus.spaces[at]) {}

  // False if the slope cannot be used.
  bool run() {
    if (isSloped(draft_.category) && !draft_.ascent) return fail("plan.ascent-missing", {});
    if (!draft_.ascent) return true;
    if (!isSloped(draft_.category)) {
      return fail("plan.ascent-not-sloped", {{"category", std::string(spell(draft_.category))}});
    }
    if (draft_.category == Category::stairs && draft_.stair.empty()) {
      fail("plan.stair-id-missing", {});
    }
    if (!checkLine()) return false;
    return draft_.category == Category::stairs ? checkSteps() : checkRamp();
  }

 private:
  bool fail(std::string code, Arguments arguments) {
    work_.error(std::move(code), draft_.place, draft_.id, std::move(arguments));
    return false;
  }
  void warn(std::string code, Arguments arguments) {
    work_.warn(std::move(code), draft_.place, draft_.id, std::move(arguments));
  }

  bool checkLine() {
    const Ascent& ascent = *draft_.ascent;
    const double run = geometry::length(ascent.line);
    if (!(run > 0.0)) return fail("plan.ascent-no-length", {});
    if (!(ascent.rise_m > 0.0 && ascent.rise_m <= kHighestRise_m)) {
      return fail("plan.ascent-rise",
                  {{"value", shown(ascent.rise_m)}, {"low", "0"}, {"high", shown(kHighestRise_m)}});
    }
    if (space_.shape.outer.empty()) return false;
    for (const geometry::Vec2 end : {ascent.line.a, ascent.line.b}) {
      const double off = geometry::distanceToBoundary(space_.shape, end);
      if (!(off <= kOffOutline_m)) {
        return fail("plan.ascent-off-outline", {{"x", shown(end.x)},
                                                {"y", shown(end.y)},
                                                {"distance_m", shown(off)},
                                                {"limit_m", shown(kOffOutline_m)}});
      }
    }
    return true;
  }

  // `what`: "riser" or "tread", part of the codes.
  bool checkStep(const std::string& what, double value, Range possible, Range usual) {
    const Arguments arguments{
        {"value", shown(value)}, {"low", shown(usual.low)}, {"high", shown(usual.high)}};
    if (usual.holds(value)) return true;
    if (possible.holds(value)) {
      warn("plan." + what + "-unusual", arguments);
      return true;
    }
    if (usual.holds(value * kFoot_m)) {
      return fail("plan." + what + "-in-feet",
                  {{"value", shown(value)}, {"in_metres", shown(value * kFoot_m)}});
    }
    return fail(
        "plan." + what + "-impossible",
        {{"value", shown(value)}, {"low", shown(possible.low)}, {"high", shown(possible.high)}});
  }

  bool checkSteps() {
    const Ascent& ascent = *draft_.ascent;
    const bool riser = checkStep("riser", ascent.riser_m, kPossibleRiser_m, kUsualRiser_m);
    const bool tread = checkStep("tread", ascent.tread_m, kPossibleTread_m, kUsualTread_m);
    if (!riser || !tread) return false;
    const double risers = ascent.rise_m / ascent.riser_m;
    const double whole = std::floor(risers + 0.5);
    // 5 % of a step: rounding to the centimetre is no mistake.
    if (std::fabs(risers - whole) > 0.05 * std::max(1.0, whole / 10.0)) {
      warn("plan.risers-do-not-add-up", {{"rise_m", shown(ascent.rise_m)},
                                         {"riser_m", shown(ascent.riser_m)},
                                         {"risers", shown(risers, 2)}});
    }
    // n risers have n-1 treads between them, n with the landing's edge; half a tread for the
    // drawing.
    const double treads = geometry::length(ascent.line) / ascent.tread_m;
    if (treads < whole - 1.5 || treads > whole + 0.5) {
      warn("plan.treads-do-not-add-up", {{"length_m", shown(geometry::length(ascent.line))},
                                         {"tread_m", shown(ascent.tread_m)},
                                         {"treads", shown(treads, 1)},
                                         {"risers", shown(whole)}});
    }
    if (whole > kMostSteps) {
      warn("plan.flight-many-steps", {{"value", shown(whole)}, {"high", shown(kMostSteps)}});
    }
    return true;
  }

  bool checkRamp() {
    const Ascent& ascent = *draft_.ascent;
    if (ascent.riser_m != 0.0 || ascent.tread_m != 0.0) return fail("plan.ramp-with-steps", {});
    const double slope = ascent.rise_m / geometry::length(ascent.line);
    const Arguments arguments{{"percent", shown(100.0 * slope, 1)},
                              {"high_percent", shown(100.0 * kSteepRamp, 1)}};
    if (slope > kImpossibleRamp) return fail("plan.ramp-impossible", arguments);
    if (slope > kSteepRamp) warn("plan.ramp-steep", arguments);
    return true;
  }

  Work& work_;
  const DraftSpace& draft_;
  const Space& space_;
};

}  // namespace

void checkStairs(Work& work) {
  for (std::size_t i = 0; i < work.draft.spaces.size(); ++i) {
    if (!AscentCheck(work, i).run()) work.soundSpaces[i] = false;
  }
}

}  // namespace muster::plan
