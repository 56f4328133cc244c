#include "io/import_rooms_stairs.h"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "io/import_facing.h"
#include "io/import_rooms_shaft.h"
#include "io/import_words.h"

namespace muster::io {
namespace {

using geometry::Polygon;
using geometry::Segment;
using geometry::Vec2;

// Steps somebody can have meant; the same bounds that plan::check warns at.
constexpr double kLeastRiser_m = 0.10;
constexpr double kMostRiser_m = 0.20;
constexpr double kLeastTread_m = 0.22;
constexpr double kMostTread_m = 0.40;
// Usual school stair (GB 50099 8.7.3: 0.15 to 0.16 m; old buildings more): only where the name
// tells nothing.
constexpr double kUsualRiser_m = 0.16;
// A landing shallower than the flight is wide squeezes the turn (GB 50099 8.7.7 wants at least the
// flight's width).
constexpr double kLeastLanding_m = 0.6;

struct Steps {
  int risers = 0;
  double riser_m = 0.0;
  double tread_m = 0.0;
};

struct Layout {
  double flight_width_m = 0.0;
  double flight_length_m = 0.0;
  double landing_end_m = 0.0;  // from the mouth edge
};

class Builder {
 public:
  Builder(const RoomDrawing& drawing, ImportReport& report) : drawing_(drawing), report_(report) {}

  Stairs build();

 private:
  void buildShaft(std::size_t index, const Shaft& shaft);
  void buildRun(std::size_t index, const Shaft& shaft, const RoomElement& area);
  std::optional<Steps> stepsOf(const Shaft& shaft, const RoomElement& area, double rise) const;
  std::optional<Layout> layoutOf(const Shaft& shaft, const Steps& steps) const;
  double freeDepth(const Shaft& shaft, double from, double wanted) const;
  void linkMouths(std::size_t index, const Shaft& shaft);
  void decide(std::string code, const RoomElement& element,
              std::vector<std::pair<std::string, std::string>> arguments = {}) {
    report_.decide.push_back(
        importItem(Severity::warning, std::move(code), drawing_, &element, std::move(arguments)));
  }
  void tellNamedSteps(const RoomElement& area, const Steps& steps);
  void tellRun(std::size_t index, const StairRun& run, const Steps& steps, const Layout& layout);

  const RoomDrawing& drawing_;
  ImportReport& report_;
  Stairs stairs_;
};

std::string thousandths(double metres) {
  return fmt::format("{:.3f}", metres);
}

bool hasMouth(const Shaft& shaft, std::size_t level, Side side) {
  return std::any_of(shaft.doors.begin(), shaft.doors.end(), [&](const ShaftDoor& door) {
    return door.door->level == level && door.side == side;
  });
}

Side headSide(const Shaft& shaft) {
  return *shaft.foot == Side::first ? Side::second : Side::first;
}

std::optional<Steps> Builder::stepsOf(const Shaft& shaft, const RoomElement& area,
                                      double rise) const {
  Steps steps;
  const auto lengths = lengthsIn(area.name);
  for (const NamedSize& size : sizesIn(area.name)) {
    const bool pieces = size.unit == "шт" || size.unit == "pcs";
    if (pieces && size.value >= 2.0 && size.value <= 100.0) {
      steps.risers = static_cast<int>(std::lround(size.value));
    }
  }
  if (steps.risers == 0) steps.risers = 2 * static_cast<int>(std::lround(rise / kUsualRiser_m / 2));
  if (steps.risers < 2) return std::nullopt;
  // The levels decide: a flight must end where the next floor is.
  steps.riser_m = rise / steps.risers;
  const int lower = (steps.risers + 1) / 2;
  steps.tread_m = lengths.empty() ? shaft.frame.length_m / lower : lengths[0];
  const bool plausible = steps.riser_m >= kLeastRiser_m && steps.riser_m <= kMostRiser_m &&
                         steps.tread_m >= kLeastTread_m && steps.tread_m <= kMostTread_m;
  return plausible ? std::optional(steps) : std::nullopt;
}

// How far beyond `from` the half landing can go before it meets a room or a door of one of the
// shaft's levels.
double Builder::freeDepth(const Shaft& shaft, double from, double wanted) const {
  const Polygon strip = shaft.frame.area(0.0, shaft.frame.width_m, from, from + wanted);
  double depth = wanted;
  for (const RoomElement& element : drawing_.elements) {
    const bool level =
        element.level >= shaft.areas.front()->level && element.level <= shaft.areas.back()->level;
    if (!level || element.sign == RoomSign::stair || geometry::fault(element.shape)) continue;
    for (const Polygon& piece : geometry::intersection(strip, element.shape)) {
      if (geometry::area(piece) < 1e-4) continue;
      for (const Vec2 p : piece.outer) depth = std::min(depth, shaft.frame.in(p)-from);
    }
  }
  return std::floor(std::max(0.0, depth) * 1000.0 + 0.5) / 1000.0;
}

std::optional<Layout> Builder::layoutOf(const Shaft& shaft, const Steps& steps) const {
  Layout layout;
  double widest = 0.0;
  for (const ShaftDoor& door : shaft.doors) widest = std::max(widest, door.width_m);
  layout.flight_width_m = std::min(widest, 0.5 * shaft.frame.width_m);
  if (layout.flight_width_m < kNarrowest_m + 0.2) return std::nullopt;
  const int lower = (steps.risers + 1) / 2;
  layout.flight_length_m = lower * steps.tread_m;
  const double room = shaft.frame.length_m - layout.flight_length_m;
  // A flight of n risers is drawn with n or n − 1 goings.
  if (room < -1.05 * steps.tread_m) return std::nullopt;
  if (room >= kLeastLanding_m) {
    layout.landing_end_m = shaft.frame.length_m;
    return layout;
  }
  layout.flight_length_m = shaft.frame.length_m;
  const double depth = freeDepth(shaft, layout.flight_length_m, layout.flight_width_m);
  if (depth < kLeastLanding_m) return std::nullopt;
  layout.landing_end_m = layout.flight_length_m + depth;
  return layout;
}

plan::Ascent ascent(const Segment& line, int risers, double riser, double tread) {
  plan::Ascent ascent;
  ascent.line = line;
  ascent.rise_m = risers * riser;
  ascent.riser_m = riser;
  ascent.tread_m = tread;
  ascent.handrails = plan::Handrails::both;
  return ascent;
}

StairRun drawRun(const Shaft& shaft, const RoomElement& area, const Steps& steps,
                 const Layout& layout) {
  const ShaftFrame& frame = shaft.frame;
  const double width = layout.flight_width_m;
  const double length = layout.flight_length_m;
  const auto from = [&](Side side) { return side == Side::first ? 0.0 : frame.width_m - width; };
  const double foot = from(*shaft.foot);
  const double head = from(headSide(shaft));
  const int lower = (steps.risers + 1) / 2;
  const int upper = steps.risers - lower;
  StairRun run;
  run.from_level = area.level;
  run.drawn = &area;
  run.lower = frame.area(foot, foot + width, 0.0, length);
  run.upper = frame.area(head, head + width, 0.0, length);
  run.landing = frame.area(0.0, frame.width_m, length, layout.landing_end_m);
  const double middle = 0.5 * width;
  run.lower_ascent = ascent({frame.at(foot + middle, 0.0), frame.at(foot + middle, length)}, lower,
                            steps.riser_m, length / lower);
  run.upper_ascent = ascent({frame.at(head + middle, length), frame.at(head + middle, 0.0)}, upper,
                            steps.riser_m, length / upper);
  run.lower_head = {frame.at(foot, length), frame.at(foot + width, length)};
  run.upper_foot = {frame.at(head, length), frame.at(head + width, length)};
  run.foot_edge = {frame.at(foot, 0.0), frame.at(foot + width, 0.0)};
  run.head_edge = {frame.at(head, 0.0), frame.at(head + width, 0.0)};
  return run;
}

void Builder::tellRun(std::size_t index, const StairRun& run, const Steps& steps,
                      const Layout& layout) {
  const double depth = layout.landing_end_m - layout.flight_length_m;
  // The form follows from doors, levels and named steps; a landing that is not drawn at all is
  // usual practice.
  const bool shallow = depth < 0.8 * layout.flight_width_m;
  report_.inferred.push_back(importItem(
      shallow ? Severity::warning : Severity::note, "io.import-stair-built", drawing_, run.drawn,
      {{"stair", std::to_string(index + 1)},
       {"from", drawing_.levels[run.from_level].id},
       {"to", drawing_.levels[run.from_level + 1].id},
       {"risers", std::to_string(steps.risers)},
       {"riser", thousandths(steps.riser_m)},
       {"tread", thousandths(run.lower_ascent.tread_m)},
       {"width", metres(layout.flight_width_m)},
       {"landing", metres(depth)},
       {"confidence", shallow ? "confidence.low" : "confidence.medium"}}));
}

// The name states tread and riser; levels and drawing decide. Where they disagree, somebody must
// look.
void Builder::tellNamedSteps(const RoomElement& area, const Steps& steps) {
  const auto named = lengthsIn(area.name);
  if (named.size() < 2) return;
  constexpr double kSame_m = 0.01;
  if (std::fabs(named[1] - steps.riser_m) <= kSame_m &&
      std::fabs(named[0] - steps.tread_m) <= kSame_m) {
    return;
  }
  decide("io.import-stair-steps-differ", area,
         {{"named_tread", thousandths(named[0])},
          {"named_riser", thousandths(named[1])},
          {"tread", thousandths(steps.tread_m)},
          {"riser", thousandths(steps.riser_m)}});
}

void Builder::buildRun(std::size_t index, const Shaft& shaft, const RoomElement& area) {
  const std::size_t above = area.level + 1;
  if (above >= drawing_.levels.size() || !hasMouth(shaft, above, headSide(shaft))) {
    const bool last = &area == shaft.areas.back();
    if (last && !hasMouth(shaft, area.level, *shaft.foot)) {
      report_.inferred.push_back(importItem(Severity::note, "io.import-stair-ends", drawing_, &area,
                                            {{"confidence", "confidence.high"}}));
    } else {
      decide("io.import-stair-without-head", area);
    }
    return;
  }
  if (!hasMouth(shaft, area.level, *shaft.foot)) {
    decide("io.import-stair-without-foot", area);
    return;
  }
  const double rise = drawing_.levels[above].elevation_m - drawing_.levels[area.level].elevation_m;
  const auto steps = stepsOf(shaft, area, rise);
  const auto layout = steps ? layoutOf(shaft, *steps) : std::nullopt;
  if (!layout) {
    decide("io.import-stair-not-understood", area,
           {{"name", area.name},
            {"width", metres(shaft.frame.width_m)},
            {"length", metres(shaft.frame.length_m)},
            {"rise", metres(rise)}});
    return;
  }
  StairRun run = drawRun(shaft, area, *steps, *layout);
  run.shaft = index;
  tellRun(index, run, *steps, *layout);
  tellNamedSteps(area, {steps->risers, steps->riser_m, run.lower_ascent.tread_m});
  stairs_.runs.push_back(std::move(run));
}

void Builder::linkMouths(std::size_t index, const Shaft& shaft) {
  for (const ShaftDoor& door : shaft.doors) {
    StairMouth mouth;
    mouth.head = shaft.foot && door.side != *shaft.foot;
    for (std::size_t i = 0; i < stairs_.runs.size(); ++i) {
      const StairRun& run = stairs_.runs[i];
      const std::size_t level = run.from_level + (mouth.head ? 1 : 0);
      if (run.shaft == index && level == door.door->level) mouth.run = i;
    }
    stairs_.mouths[door.door] = mouth;
    if (door.door->sign != RoomSign::exit || !mouth.run) continue;
    report_.inferred.push_back(importItem(Severity::note, "io.import-exit-is-stair-mouth", drawing_,
                                          door.door,
                                          {{"stair", std::to_string(index + 1)},
                                           {"level", drawing_.levels[door.door->level].id},
                                           {"confidence", "confidence.high"}}));
  }
}

void Builder::buildShaft(std::size_t index, const Shaft& shaft) {
  if (shaft.frame.width_m <= 0.0 || !shaft.foot) {
    for (const RoomElement* area : shaft.areas) {
      decide(shaft.doors.empty() ? "io.import-stair-without-door" : "io.import-stair-contradicts",
             *area);
    }
    stairs_.footprints.push_back(shaft.areas.front()->shape);
  } else {
    const std::size_t before = stairs_.runs.size();
    for (const RoomElement* area : shaft.areas) buildRun(index, shaft, *area);
    double end = shaft.frame.length_m;
    for (std::size_t i = before; i < stairs_.runs.size(); ++i) {
      for (const Vec2 p : stairs_.runs[i].landing.outer) end = std::max(end, shaft.frame.in(p));
    }
    stairs_.footprints.push_back(shaft.frame.area(0.0, shaft.frame.width_m, 0.0, end));
  }
  linkMouths(index, shaft);
}

Stairs Builder::build() {
  const std::vector<Shaft> shafts = findShafts(drawing_);
  for (std::size_t i = 0; i < shafts.size(); ++i) buildShaft(i, shafts[i]);
  return std::move(stairs_);
}

}  // namespace

Stairs buildStairs(const RoomDrawing& drawing, ImportReport& report) {
  return Builder(drawing, report).build();
}

}  // namespace muster::io
