#include "analysis/passage_log.h"

#include <algorithm>

#include "measure/flow.h"

namespace muster::analysis {

void PassageLog::begin(const simulation::Frame& first) {
  byOpening_.assign(first.setup->campus->openings.size(), {});
  observe(first);
}

void PassageLog::observe(const simulation::Frame& frame) {
  const plan::Campus& campus = *frame.setup->campus;
  for (const simulation::Passage& p : frame.passages) {
    add(p.opening, {frame.time_s, p.agent.value, p.from == campus[p.opening].first});
  }
}

void PassageLog::add(plan::OpeningId opening, const LoggedPassage& passage) {
  auto& log = byOpening_[opening.index()];
  for (auto it = log.rbegin(); it != log.rend(); ++it) {
    if (passage.time_s - it->time_s > kSteppedBack_s) break;
    if (it->agent != passage.agent) continue;
    if (it->forward == passage.forward) break;
    log.erase(std::next(it).base());
    return;
  }
  log.push_back(passage);
}

std::span<const LoggedPassage> PassageLog::of(plan::OpeningId opening) const {
  return byOpening_[opening.index()];
}

std::size_t PassageLog::count(plan::OpeningId opening, double from_s, double to_s) const {
  const auto log = of(opening);
  const auto begin = std::ranges::lower_bound(log, from_s, {}, &LoggedPassage::time_s);
  const auto end = std::ranges::upper_bound(log, to_s, {}, &LoggedPassage::time_s);
  return begin < end ? static_cast<std::size_t>(end - begin) : 0;
}

double peakFlow(std::span<const double> times) {
  // Frames lie on multiples of the time step; the margin keeps rounding from letting a window reach
  // one step too far.
  constexpr double kMargin_s = 1e-6;
  std::size_t most = 0;
  std::size_t first = 0;
  for (std::size_t last = 0; last < times.size(); ++last) {
    while (times[last] - times[first] >= kFlowWindow_s - kMargin_s) ++first;
    most = std::max(most, last - first + 1);
  }
  return static_cast<double>(most) / kFlowWindow_s;
}

namespace {

OpeningRow describe(const plan::Opening& opening, const plan::Campus& campus) {
  OpeningRow row;
  row.id = opening.id;
  row.name = opening.name;
  row.kind = opening.kind;
  row.level = campus[campus[opening.first].level].id;
  row.clear_width_m = opening.clear_width_m;
  return row;
}

void countPassages(std::span<const LoggedPassage> log, OpeningRow& row) {
  if (log.empty()) return;
  std::vector<double> times;
  std::vector<std::uint32_t> people;
  for (const LoggedPassage& p : log) {
    times.push_back(p.time_s);
    people.push_back(p.agent);
    ++(p.forward ? row.forward : row.backward);
  }
  std::ranges::sort(people);
  const auto repeated = std::ranges::unique(people);
  row.persons = people.size() - repeated.size();
  row.first_s = times.front();
  row.last_s = times.back();
  row.steady_flow_per_s = measure::steadyFlow(times);
  row.peak_flow_per_s = peakFlow(times);
  if (row.clear_width_m > 0) {
    row.specific_flow_per_m_s = row.steady_flow_per_s / row.clear_width_m;
    row.peak_specific_flow_per_m_s = row.peak_flow_per_s / row.clear_width_m;
  }
}

}  // namespace

std::vector<OpeningRow> openingTable(const PassageLog& log, const plan::Campus& campus) {
  std::vector<OpeningRow> rows;
  for (std::size_t o = 0; o < campus.openings.size(); ++o) {
    rows.push_back(describe(campus.openings[o], campus));
    countPassages(log.of(plan::OpeningId(o)), rows.back());
  }
  return rows;
}

}  // namespace muster::analysis
