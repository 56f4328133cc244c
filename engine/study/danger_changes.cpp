#include "study/danger_changes.h"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>

#include "study/comparison.h"

namespace muster::study {

namespace {

using Key = std::tuple<DangerFigure, std::string, std::string>;
// By what and where, then by seed. Who is not listed in a run had nothing there.
using Values = std::map<Key, std::map<std::uint64_t, double>>;

void add(Values& values, const DangerRecord& d, std::uint64_t seed) {
  const auto put = [&](DangerFigure figure, double value) {
    values[{figure, d.kind, d.id}][seed] = value;
  };
  if (d.keepFree) put(DangerFigure::exposure_person_s, d.person_s);
  if (d.above4_person_s > 0 || d.kind == kEverybody)
    put(DangerFigure::above4_person_s, d.above4_person_s);
  if (d.kind != kEverybody) return;
  put(DangerFigure::density_per_m2, d.density_per_m2);
  put(DangerFigure::pressure_per_s2, d.pressure_per_s2);
}

Values valuesOf(Records runs) {
  Values values;
  for (const RunRecord* run : runs) {
    for (const DangerRecord& d : run->dangers) add(values, d, run->seed);
  }
  return values;
}

std::vector<std::uint64_t> commonSeeds(Records before, Records after) {
  std::vector<std::uint64_t> seeds;
  for (const RunRecord* a : before) {
    const auto same = [&](const RunRecord* b) { return b->seed == a->seed; };
    if (std::ranges::any_of(after, same)) seeds.push_back(a->seed);
  }
  std::ranges::sort(seeds);
  return seeds;
}

std::vector<double> alongSeeds(const Values& values, const Key& key,
                               const std::vector<std::uint64_t>& seeds) {
  std::vector<double> list(seeds.size(), 0.0);
  const auto found = values.find(key);
  if (found == values.end()) return list;
  for (std::size_t k = 0; k < seeds.size(); ++k) {
    const auto value = found->second.find(seeds[k]);
    if (value != found->second.end()) list[k] = value->second;
  }
  return list;
}

DangerChange changeOf(const Key& key, const std::vector<double>& before,
                      const std::vector<double>& after) {
  DangerChange c;
  std::tie(c.figure, c.kind, c.id) = key;
  c.pairs = before.size();
  c.before = mean(before);
  c.after = mean(after);
  std::vector<double> change(before.size());
  for (std::size_t k = 0; k < change.size(); ++k) change[k] = after[k] - before[k];
  c.change = meanInterval(change).value_or(Interval{});
  c.p = c.adjusted = meanIsZero(change);
  return c;
}

// Everybody, then what is to be kept free, then the rest.
int groupOf(const DangerChange& c) {
  if (c.kind == kEverybody) return 0;
  return c.figure == DangerFigure::exposure_person_s ? 1 : 2;
}

auto rank(const DangerChange& c) {
  const int group = groupOf(c);
  const double size = group == 0 ? 0 : -std::max(c.before, c.after);
  return std::tuple(group, size, c.figure, c.kind, c.id);
}

// Of some of the changes, which are asked together.
void adjustTogether(std::span<DangerChange> changes) {
  std::vector<double> p;
  for (const DangerChange& c : changes) p.push_back(c.p);
  const std::vector<double> adjusted = holm(p);
  for (std::size_t k = 0; k < changes.size(); ++k) changes[k].adjusted = adjusted[k];
}

}  // namespace

bool DangerChange::tells() const {
  return adjusted < kSignificance;
}

std::vector<DangerChange> dangerChanges(Records before, Records after) {
  const std::vector<std::uint64_t> seeds = commonSeeds(before, after);
  if (seeds.size() < 2) return {};
  const Values a = valuesOf(before), b = valuesOf(after);
  Values keys = a;
  keys.insert(b.begin(), b.end());
  std::vector<DangerChange> changes;
  for (const auto& [key, unused] : keys) {
    DangerChange c = changeOf(key, alongSeeds(a, key, seeds), alongSeeds(b, key, seeds));
    if (c.before > 0 || c.after > 0) changes.push_back(std::move(c));
  }
  std::ranges::sort(changes, {}, rank);
  const auto places = std::ranges::find(changes, 2, groupOf);
  adjustTogether({changes.begin(), places});
  adjustTogether({places, changes.end()});
  return changes;
}

}  // namespace muster::study
