#include "analysis/danger_cells.h"

#include <algorithm>
#include <cmath>

namespace muster::analysis {

using measure::Alarm;

DangerCells::DangerCells(const measure::DangerLimits& limits)
    : limits_(limits), from_per_m2_(measure::kDensitySteps_per_m2.front()) {
  from_per_m2_ = std::min(from_per_m2_, limits.pressureFrom_per_m2);
  for (const measure::AlarmRule& rule : {limits.yellow, limits.orange, limits.red})
    from_per_m2_ = std::min({from_per_m2_, rule.moving_per_m2, rule.standing_per_m2});
}

DangerCells::Key DangerCells::keyOf(const CrowdedPerson& person) {
  const auto cell = [](double coordinate) {
    return static_cast<std::int32_t>(std::floor(coordinate / kDangerCell_m));
  };
  return {person.space, cell(person.at.x), cell(person.at.y)};
}

void DangerCells::judge(Cell& cell, bool moves, double since_s, CrowdedCell& out) const {
  for (std::size_t k = 0; k < measure::kAlarms; ++k) {
    const auto alarm = static_cast<Alarm>(k + 1);
    const measure::AlarmRule& rule = ruleOf(limits_, alarm);
    const bool over = out.density_per_m2 >= (moves ? rule.moving_per_m2 : rule.standing_per_m2);
    cell.over_s[k] = over && cell.over[k] ? cell.over_s[k] + since_s : 0;
    cell.over[k] = over;
    if (over && cell.over_s[k] >= rule.lasting_s) out.alarm = alarm;
  }
  const bool turbulent = out.pressure_per_s2 >= limits_.pressure_per_s2 && !out.opposed;
  if (turbulent) out.alarm = Alarm::red;
}

CrowdedCell DangerCells::read(Cell& cell, const std::vector<CrowdedPerson>& people,
                              std::size_t first, std::size_t last, double since_s) {
  CrowdedCell out;
  VelocityWindow& now = cell.windows[cell.samples % kWindowSamples];
  now = {};
  double speeds = 0;
  for (std::size_t k = first; k < last; ++k) {
    const CrowdedPerson& person = people[here_[k].row];
    now.add(person.density_per_m2, person.around, person.meetsStream);
    speeds += person.speed_m_per_s;
    if (person.density_per_m2 <= out.density_per_m2) continue;
    out.density_per_m2 = person.density_per_m2;
    out.densest = person.agent;
    out.at = person.at;
  }
  cell.densities[cell.samples % kHeldSamples] = static_cast<float>(out.density_per_m2);
  ++cell.samples;
  if (cell.samples >= kHeldSamples)
    out.held_per_m2 = static_cast<double>(*std::ranges::min_element(cell.densities));
  if (cell.samples >= kWindowSamples) {
    VelocityWindow window;
    for (const VelocityWindow& part : cell.windows) window.add(part);
    out.opposed = window.isOpposed();
    if (window.meanDensity_per_m2() >= limits_.pressureFrom_per_m2)
      out.pressure_per_s2 = window.pressure_per_s2();
  }
  const bool moves = speeds >= measure::kStandsBelow_m_per_s * static_cast<double>(last - first);
  judge(cell, moves, since_s, out);
  return out;
}

const std::vector<CrowdedCell>& DangerCells::sample(std::vector<CrowdedPerson>& people,
                                                    double since_s) {
  here_.clear();
  for (std::size_t row = 0; row < people.size(); ++row)
    here_.push_back({keyOf(people[row]), static_cast<std::uint32_t>(row)});
  std::ranges::sort(here_, [](const Here& a, const Here& b) {
    return a.key != b.key ? a.key < b.key : a.row < b.row;
  });
  next_.clear();
  rows_.clear();
  auto known = cells_.begin();
  for (std::size_t first = 0, last = 0; first < here_.size(); first = last) {
    while (last < here_.size() && here_[last].key == here_[first].key) ++last;
    while (known != cells_.end() && known->key < here_[first].key) ++known;
    const bool old = known != cells_.end() && known->key == here_[first].key;
    next_.push_back(old ? *known : Cell{.key = here_[first].key});
    rows_.push_back(read(next_.back(), people, first, last, since_s));
  }
  cells_.swap(next_);
  return rows_;
}

}  // namespace muster::analysis
