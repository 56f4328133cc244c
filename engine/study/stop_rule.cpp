#include "study/stop_rule.h"

#include <algorithm>
#include <map>

#include "study/statistics.h"
#include "study/study_keys.h"

namespace muster::study {
namespace {

using Records = std::span<const RunRecord* const>;

bool asked(const StopRule& rule, Quantity quantity) {
  const std::string word(quantityWords()[static_cast<std::size_t>(quantity)]);
  return rule.measure.empty() || std::ranges::find(rule.measure, word) != rule.measure.end();
}

// nullopt if it never came in some run.
std::optional<std::vector<double>> times(Records runs, Seconds RunRecord::*time) {
  std::vector<double> all;
  for (const RunRecord* run : runs) {
    if (!(run->*time)) return std::nullopt;
    all.push_back(*(run->*time));
  }
  return all;
}

void lookAtTime(Records runs, Quantity quantity, Seconds RunRecord::*time, const StopRule& rule,
                std::vector<Item>& items) {
  const auto values = times(runs, time);
  const auto interval = values ? meanInterval(*values) : std::nullopt;
  if (!interval) return;
  items.push_back({quantity,
                   {},
                   interval->halfWidth(),
                   std::max(rule.time_s, rule.timeShare * interval->estimate)});
}

void lookAtCurve(Records runs, const StopRule& rule, std::vector<Item>& items) {
  std::vector<std::vector<double>> curves(runs.size());
  for (int k = 0; k < kCurvePoints; ++k) {
    const bool everywhere = std::ranges::all_of(
        runs, [&](const RunRecord* run) { return run->curve_s[k].has_value(); });
    if (!everywhere) continue;
    for (std::size_t i = 0; i < runs.size(); ++i) curves[i].push_back(*runs[i]->curve_s[k]);
  }
  if (curves.size() < 2 || curves.front().empty()) return;
  items.push_back({Quantity::curve, {}, curveDistance(curves), rule.curveShare});
}

void lookAtExits(Records runs, const StopRule& rule, std::vector<Item>& items) {
  std::map<std::string, std::vector<double>> shares;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    for (const ExitRecord& exit : runs[i]->exits) {
      if (runs[i]->agents == 0) continue;
      auto& ofExit = shares[exit.id];
      ofExit.resize(runs.size(), 0.0);  // nobody used it in the other runs
      ofExit[i] = static_cast<double>(exit.persons) / static_cast<double>(runs[i]->agents);
    }
  }
  for (const auto& [id, values] : shares) {
    if (const auto interval = meanInterval(values))
      items.push_back({Quantity::exits, id, interval->halfWidth(), rule.exitShare});
  }
}

void lookAtDensities(Records runs, const StopRule& rule, std::vector<Item>& items) {
  std::map<std::string, std::vector<double>> peaks;  // of the runs in which the place cost time
  for (const RunRecord* run : runs)
    for (const BottleneckRecord& place : run->bottlenecks)
      peaks[place.id].push_back(place.peak_density_per_m2);
  std::vector<std::pair<double, std::string>> worst;
  for (const auto& [id, values] : peaks)
    if (values.size() >= 2) worst.emplace_back(-mean(values), id);
  std::sort(worst.begin(), worst.end());
  worst.resize(std::min(worst.size(), kWorstPlaces));
  for (const auto& [density, id] : worst)
    items.push_back(
        {Quantity::densities, id, meanInterval(peaks[id])->halfWidth(), rule.density_per_m2});
}

void lookAtDifference(Records runs, Records base, const StopRule& rule, std::vector<Item>& items) {
  std::vector<double> differences;
  for (std::size_t i = 0; i < std::min(runs.size(), base.size()); ++i) {
    if (!runs[i]->t95_s || !base[i]->t95_s) return;
    differences.push_back(*runs[i]->t95_s - *base[i]->t95_s);
  }
  if (const auto interval = meanInterval(differences))
    items.push_back({Quantity::differences, {}, interval->halfWidth(), rule.difference_s / 2});
}

const Item* worstOf(const std::vector<Item>& items) {
  const auto worst = std::ranges::max_element(items, {}, &Item::excess);
  return worst == items.end() ? nullptr : &*worst;
}

std::size_t fewest(const StopRule& rule) {
  const auto first = static_cast<std::size_t>(rule.fewest);
  return rule.percentile ? std::max(first, fewestForUpperBound(0.95)) : first;
}

}  // namespace

std::vector<Item> look(Records runs, Records base, const StopRule& rule) {
  std::vector<Item> items;
  if (asked(rule, Quantity::t95)) lookAtTime(runs, Quantity::t95, &RunRecord::t95_s, rule, items);
  if (asked(rule, Quantity::t100))
    lookAtTime(runs, Quantity::t100, &RunRecord::t100_s, rule, items);
  if (asked(rule, Quantity::curve)) lookAtCurve(runs, rule, items);
  if (asked(rule, Quantity::exits)) lookAtExits(runs, rule, items);
  if (asked(rule, Quantity::densities)) lookAtDensities(runs, rule, items);
  if (asked(rule, Quantity::differences)) lookAtDifference(runs, base, rule, items);
  return items;
}

Judgement judge(Records runs, Records base, bool isBase, const StopRule& rule) {
  Judgement judgement;
  const auto most = std::max(static_cast<std::size_t>(rule.most), fewest(rule));
  bool before = false;  // the look before was content
  for (std::size_t n = fewest(rule);;
       n = std::min(n + static_cast<std::size_t>(rule.every), most)) {
    judgement.wanted = n;
    if (runs.size() < n || (!isBase && base.size() < n)) return judgement;
    judgement.items = look(runs.first(n), isBase ? Records() : base.first(n), rule);
    const Item* worst = worstOf(judgement.items);
    const bool content = worst == nullptr || worst->holds();
    if (!content) judgement.last = *worst;
    judgement.precise = content && before;
    judgement.capped = !judgement.precise && n == most;
    if (judgement.precise || judgement.capped) return judgement;
    before = content;
  }
}

}  // namespace muster::study
