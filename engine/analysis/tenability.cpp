#include "analysis/tenability.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/air_spots.h"
#include "hazard/dose.h"

namespace muster::analysis {

namespace {

using geometry::Vec2;

constexpr std::size_t kSpotGrain = 512;
constexpr double kInside_m = 0.5;  // of an exit, its spot lies so far inside
constexpr double kNever_s = std::numeric_limits<double>::infinity();

// What a level's map shows as changed by the fire.
constexpr double kFeltWarmth_C = 5;
constexpr double kFeltDose = 0.01;

// A point at which the air is read, and what somebody who stays there has met so far.
struct Spot {
  plan::SpaceId space;
  Vec2 p;
  std::size_t cells = 1;  // that it speaks for
  double gasDose = 0, heatDose = 0;
  double gasRate_per_s = 0, heatRate_per_s = 0;  // as last read
  std::array<double, kCriteria> since_s{kNever_s, kNever_s, kNever_s};
  double picturedDose = 0;
  float extinction_per_m = 0;  // the highest of the pictured time
  float temperature_C = static_cast<float>(hazard::kAmbientTemperature_C);

  double dose() const { return std::max(gasDose, heatDose); }
};

Seconds orNever(double time_s) {
  return time_s < kNever_s ? Seconds(time_s) : std::nullopt;
}

bool clear(const hazard::Conditions& air) {
  return air.temperature_C <= hazard::kAmbientTemperature_C && air.carbonMonoxide <= 0 &&
         air.hydrogenCyanide <= 0 && air.radiation_kW_per_m2 <= 0 &&
         air.oxygen >= hazard::kAmbientOxygen;
}

using HeldOpen = std::vector<std::vector<plan::OpeningId>>;

class Survey {
 public:
  Survey(const simulation::Setup& setup, double pictured_s)
      : setup_(setup),
        limits_(setup.scenario.fire->tenability),
        most_per_m_(setup.scenario.fire->effects.visibilityConstant / limits_.visibility_m),
        pictured_s_(pictured_s),
        air_(airSpots(*setup.campus)) {
    placeCells();
    placeExits();
  }

  Problems read(double until_s, const HeldOpen& heldOpen, const Loop& loop);
  std::vector<Available> spaces() const;
  std::vector<Available> exits() const;
  std::vector<AirMap> maps() const;

 private:
  // What a reading asks for: by opening, 1 where people hold it open.
  std::span<const float> sharesAt(double time_s, const HeldOpen& heldOpen);
  void placeCells();
  void placeExits();
  void breathe(Spot& spot, const hazard::Conditions& air, double time_s, double since_s) const;
  void hold(Spot& spot, double last_s, double until_s) const;
  Seconds lostAt(const std::vector<std::size_t>& spots, std::size_t criterion) const;

  const simulation::Setup& setup_;
  const hazard::Tenability& limits_;
  double most_per_m_;
  double pictured_s_;
  AirSpots air_;
  std::vector<Spot> spots_;                        // of grids, in order; of narrow spaces; of exits
  std::vector<std::vector<std::size_t>> bySpace_;  // spots
  std::vector<std::size_t> byExit_;                // spot of each opening
  std::vector<float> shares_;                      // by opening, at the instant being read
};

void Survey::placeCells() {
  const plan::Campus& campus = *setup_.campus;
  for (const AirSpot& spot : air_.spots) spots_.push_back({spot.space, spot.p, spot.cells});
  bySpace_.resize(campus.spaces.size());
  for (std::size_t i = 0; i < spots_.size(); ++i) bySpace_[spots_[i].space.index()].push_back(i);
  for (std::size_t s = 0; s < campus.spaces.size(); ++s) {
    const plan::Space& space = campus.spaces[s];
    if (!bySpace_[s].empty() || space.outdoor()) continue;
    bySpace_[s].push_back(spots_.size());
    spots_.push_back({plan::SpaceId(s), geometry::innerPoint(space.walkable)});
  }
}

void Survey::placeExits() {
  const plan::Campus& campus = *setup_.campus;
  byExit_.assign(campus.openings.size(), kNoSpot);
  for (std::size_t o = 0; o < campus.openings.size(); ++o) {
    const plan::OpeningId id(o);
    if (!campus.leavesBuilding(id)) continue;
    const plan::Opening& exit = campus[id];
    const bool first = !campus[exit.first].outdoor();  // lies to the left of the line
    const Vec2 left = geometry::leftNormal(geometry::normalised(exit.line.b - exit.line.a));
    const Vec2 p = geometry::midpoint(exit.line) + left * (first ? kInside_m : -kInside_m);
    byExit_[o] = spots_.size();
    spots_.push_back({first ? exit.first : exit.second, p});
  }
}

void Survey::breathe(Spot& spot, const hazard::Conditions& air, double time_s,
                     double since_s) const {
  const double gasRate = clear(air) ? 0 : hazard::gasDoseRate_per_s(air);
  const double heatRate = clear(air) ? 0 : hazard::heatDoseRate_per_s(air);
  spot.gasDose += 0.5 * (spot.gasRate_per_s + gasRate) * since_s;
  spot.heatDose += 0.5 * (spot.heatRate_per_s + heatRate) * since_s;
  spot.gasRate_per_s = gasRate;
  spot.heatRate_per_s = heatRate;
  const auto broken = [&](Criterion criterion, bool now) {
    double& since = spot.since_s[static_cast<std::size_t>(criterion)];
    if (now) since = std::min(since, time_s);
  };
  broken(Criterion::visibility, air.extinction_per_m > most_per_m_);
  broken(Criterion::temperature, air.temperature_C >= limits_.temperature_C);
  broken(Criterion::dose, spot.dose() >= limits_.dose);
  if (time_s > pictured_s_) return;
  spot.picturedDose = spot.dose();
  spot.extinction_per_m = std::max(spot.extinction_per_m, static_cast<float>(air.extinction_per_m));
  spot.temperature_C = std::max(spot.temperature_C, static_cast<float>(air.temperature_C));
}

// From the end of the data on: the same air, growing doses.
void Survey::hold(Spot& spot, double last_s, double until_s) const {
  double& since = spot.since_s[static_cast<std::size_t>(Criterion::dose)];
  const auto reached = [&](double dose, double rate_per_s) {
    if (!(rate_per_s > 0)) return;
    const double at_s = last_s + std::max(0.0, limits_.dose - dose) / rate_per_s;
    if (at_s <= until_s) since = std::min(since, at_s);
  };
  reached(spot.gasDose, spot.gasRate_per_s);
  reached(spot.heatDose, spot.heatRate_per_s);
  const double beyond_s = std::max(0.0, pictured_s_ - last_s);
  if (beyond_s > 0) {
    spot.picturedDose = std::max(spot.gasDose + spot.gasRate_per_s * beyond_s,
                                 spot.heatDose + spot.heatRate_per_s * beyond_s);
  }
}

std::span<const float> Survey::sharesAt(double time_s, const HeldOpen& heldOpen) {
  const auto second = static_cast<std::size_t>(std::max(0.0, time_s));
  if (heldOpen.empty()) return {};
  shares_.assign(setup_.campus->openings.size(), 0.0f);
  if (second < heldOpen.size()) {
    for (const plan::OpeningId opening : heldOpen[second]) shares_[opening.index()] = 1.0f;
  }
  return shares_;
}

// One reading moves through time; the cells of an instant are read side by side.
Problems Survey::read(double until_s, const HeldOpen& heldOpen, const Loop& loop) {
  const hazard::Source& source = *setup_.fire;
  const double start_s = source.start_s();
  const double last_s = std::max(start_s, std::min(source.end_s(), until_s));
  const auto reading = source.open();
  double before_s = start_s;
  for (std::size_t tick = 0;; ++tick) {
    const double time_s = std::min(last_s, start_s + static_cast<double>(tick) * kAirStep_s);
    reading->moveTo(time_s, sharesAt(time_s, heldOpen));
    loop.run(spots_.size(), kSpotGrain, [&](const Loop::Chunk& chunk) {
      for (std::size_t i = chunk.begin; i < chunk.end; ++i) {
        Spot& spot = spots_[i];
        breathe(spot, reading->at(spot.space, spot.p, limits_.height_m), time_s, time_s - before_s);
      }
    });
    before_s = time_s;
    if (time_s >= last_s) break;
  }
  for (Spot& spot : spots_) hold(spot, last_s, until_s);
  return reading->problems();
}

// When the criterion is broken in kUntenableShare of what the spots speak for.
Seconds Survey::lostAt(const std::vector<std::size_t>& spots, std::size_t criterion) const {
  std::vector<std::pair<double, std::size_t>> times;
  std::size_t cells = 0;
  for (const std::size_t i : spots) {
    times.emplace_back(spots_[i].since_s[criterion], spots_[i].cells);
    cells += spots_[i].cells;
  }
  std::ranges::sort(times);
  // The margin keeps 0.1 * 30 (3.0000000000000004) from asking for one cell more.
  const double needed = kUntenableShare * static_cast<double>(cells) - 1e-9;
  std::size_t lost = 0;
  for (const auto& [time_s, count] : times) {
    lost += count;
    if (static_cast<double>(lost) >= needed) return orNever(time_s);
  }
  return std::nullopt;
}

std::vector<Available> Survey::spaces() const {
  std::vector<Available> all(bySpace_.size());
  for (std::size_t s = 0; s < all.size(); ++s) {
    for (std::size_t c = 0; c < kCriteria; ++c) all[s].by_s[c] = lostAt(bySpace_[s], c);
  }
  return all;
}

std::vector<Available> Survey::exits() const {
  std::vector<Available> all(byExit_.size());
  for (std::size_t o = 0; o < all.size(); ++o) {
    if (byExit_[o] == kNoSpot) continue;
    for (std::size_t c = 0; c < kCriteria; ++c) {
      all[o].by_s[c] = orNever(spots_[byExit_[o]].since_s[c]);
    }
  }
  return all;
}

void paintCell(AirMap& map, std::size_t cell, const Spot& spot, double visibilityConstant) {
  const double first_s = *std::ranges::min_element(spot.since_s);
  const double visibility_m =
      hazard::visibility_m(double{spot.extinction_per_m}, visibilityConstant);
  map.covered[cell] = 1;
  map.visibility_m[cell] = static_cast<float>(visibility_m);
  map.temperature_C[cell] = spot.temperature_C;
  map.dose[cell] = static_cast<float>(spot.picturedDose);
  if (first_s < kNever_s) map.untenable_s[cell] = static_cast<float>(first_s);
  map.touched = map.touched || first_s < kNever_s || visibility_m < hazard::kFarthestSeen_m ||
                spot.picturedDose >= kFeltDose ||
                double{spot.temperature_C} >= hazard::kAmbientTemperature_C + kFeltWarmth_C;
}

std::vector<AirMap> Survey::maps() const {
  const plan::Campus& campus = *setup_.campus;
  const double c = setup_.scenario.fire->effects.visibilityConstant;
  std::vector<AirMap> all;
  for (std::size_t g = 0; g < air_.grids.size(); ++g) {
    const LevelGrid& grid = air_.grids[g];
    const std::size_t cells = grid.owner.size();
    AirMap map = clearAir(campus, grid);
    map.dose.assign(cells, 0.0F);
    map.untenable_s.assign(cells, std::numeric_limits<float>::quiet_NaN());
    for (std::size_t cell = 0; cell < cells; ++cell) {
      if (air_.byGrid[g][cell] != kNoSpot) paintCell(map, cell, spots_[air_.byGrid[g][cell]], c);
    }
    all.push_back(std::move(map));
  }
  return all;
}

}  // namespace

Tenable tenabilityOf(const simulation::Setup& setup, double pictured_s, const Loop& loop,
                     const std::vector<std::vector<plan::OpeningId>>& heldOpen) {
  Tenable tenable;
  tenable.judgedUntil_s = std::max(setup.scenario.duration_s, setup.fire->end_s());
  Survey survey(setup, pictured_s);
  tenable.problems = survey.read(tenable.judgedUntil_s, heldOpen, loop);
  tenable.spaces = survey.spaces();
  tenable.exits = survey.exits();
  tenable.maps = survey.maps();
  return tenable;
}

}  // namespace muster::analysis
