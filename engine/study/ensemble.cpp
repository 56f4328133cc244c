#include "study/ensemble.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace muster::study {
namespace {

constexpr double kBandLow = 0.05, kBandHigh = 0.95;

// Of sorted values: that of rank ceil(q n), as in quantileBounds.
double quantile(const std::vector<double>& sorted, double q) {
  const auto n = static_cast<double>(sorted.size());
  const auto rank = static_cast<std::size_t>(std::max(1.0, std::ceil(q * n)));
  return sorted[std::min(rank, sorted.size()) - 1];
}

const ClassRecord* classIn(const RunRecord& run, const std::string& id) {
  const auto found = std::ranges::find(run.classes, id, &ClassRecord::id);
  return found == run.classes.end() ? nullptr : &*found;
}

ClassOverview overviewOfClass(Records runs, const ClassRecord& first, double target_s) {
  ClassOverview o;
  o.id = first.id;
  o.isClass = first.isClass;
  std::vector<Seconds> started, room, building, rollCall;
  double lost_s = 0;
  for (const RunRecord* run : runs) {
    const ClassRecord* c = classIn(*run, first.id);
    if (c == nullptr) continue;
    started.push_back(c->first_started_s);
    room.push_back(c->last_left_room_s);
    building.push_back(c->last_left_building_s);
    rollCall.push_back(c->roll_call_s);
    o.persons += static_cast<double>(c->persons);
    lost_s += c->lost_person_s;
    if (c->last_left_building_s && *c->last_left_building_s <= target_s) ++o.runsInTime;
  }
  o.lost_s = o.persons > 0 ? lost_s / o.persons : 0;
  o.persons /= static_cast<double>(room.size());
  o.started = overviewOf(started);
  o.room = overviewOf(room);
  o.building = overviewOf(building);
  o.rollCall = overviewOf(rollCall);
  return o;
}

}  // namespace

double shareOut(const RunRecord& run, double time_s) {
  int percent = 0;
  while (percent < kCurvePoints && run.curve_s[percent] && *run.curve_s[percent] <= time_s)
    ++percent;
  return percent * (100.0 / kCurvePoints);
}

CurveBand curveBand(Records runs, double step_s) {
  double last_s = 0;
  for (const RunRecord* run : runs)
    for (const Seconds& time_s : run->curve_s) last_s = std::max(last_s, time_s.value_or(0));
  CurveBand band;
  if (runs.empty()) return band;
  const auto steps = static_cast<std::size_t>(std::ceil(last_s / step_s));
  std::vector<double> out(runs.size());
  for (std::size_t k = 0; k <= steps; ++k) {
    const double time_s = step_s * static_cast<double>(k);
    std::ranges::transform(runs, out.begin(),
                           [&](const RunRecord* run) { return shareOut(*run, time_s); });
    std::ranges::sort(out);
    band.time_s.push_back(time_s);
    band.low.push_back(quantile(out, kBandLow));
    band.middle.push_back(quantile(out, 0.5));
    band.high.push_back(quantile(out, kBandHigh));
  }
  return band;
}

std::vector<ExitOverview> exitsOf(Records runs) {
  struct Found {
    bool finalExit = false;
    std::vector<double> persons, shares, last_s;
    double peaks = 0;
  };
  std::map<std::string, Found> byId;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    double all[2] = {0, 0};  // by finalExit
    for (const ExitRecord& exit : runs[i]->exits)
      all[exit.finalExit] += static_cast<double>(exit.persons);
    for (const ExitRecord& exit : runs[i]->exits) {
      Found& found = byId[exit.id];
      found.finalExit = exit.finalExit;
      found.persons.resize(runs.size(), 0.0);
      found.shares.resize(runs.size(), 0.0);
      found.persons[i] = static_cast<double>(exit.persons);
      if (all[exit.finalExit] > 0) found.shares[i] = found.persons[i] / all[exit.finalExit];
      if (exit.last_s) found.last_s.push_back(*exit.last_s);
      found.peaks += exit.peak_flow_per_s;
    }
  }
  std::vector<ExitOverview> exits;
  for (auto& [id, found] : byId) {
    std::ranges::sort(found.last_s);
    exits.push_back({id, found.finalExit, mean(found.persons), meanInterval(found.shares),
                     found.last_s.empty() ? Seconds() : quantile(found.last_s, 0.5),
                     found.peaks / static_cast<double>(runs.size())});
  }
  std::ranges::stable_sort(exits, std::greater<>{}, &ExitOverview::persons);
  return exits;
}

TimeOverview overviewOf(std::span<const Seconds> times) {
  TimeOverview o;
  std::vector<double> sorted;
  for (const Seconds& time_s : times) {
    if (time_s) sorted.push_back(*time_s);
  }
  o.runsWithout = times.size() - sorted.size();
  if (sorted.empty() || o.runsWithout > 0) return o;
  std::ranges::sort(sorted);
  o.middle_s = quantile(sorted, 0.5);
  o.latest_s = sorted.back();
  return o;
}

std::vector<ClassOverview> classesOf(Records runs, double target_s) {
  std::vector<ClassOverview> classes;
  if (runs.empty()) return classes;
  for (const ClassRecord& first : runs.front()->classes)
    classes.push_back(overviewOfClass(runs, first, target_s));
  return classes;
}

}  // namespace muster::study
