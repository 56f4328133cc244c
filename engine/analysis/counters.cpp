#include "analysis/counters.h"

#include <algorithm>

#include "geometry/polygon.h"
#include "measure/flow.h"

namespace muster::analysis {

using simulation::Frame;

void Counters::begin(const Frame& first) {
  *this = Counters();
  const simulation::Observe& observe = first.setup->scenario.observe;
  const plan::Campus& campus = *first.setup->campus;
  hasLine_.assign(campus.spaces.size(), 0);
  for (const simulation::CountingLine& line : observe.lines) {
    const plan::LevelId level = campus.level(line.level);
    instruments_.push_back({level, 0, {}});
    series_.push_back({line.id, line.level, false, {}});
    around_.emplace_back();
    around_.back().extend(line.line.a);
    around_.back().extend(line.line.b);
    for (std::size_t s = 0; s < hasLine_.size(); ++s)
      hasLine_[s] |= campus.spaces[s].level == level;
  }
  for (const simulation::DensityArea& area : observe.areas) {
    instruments_.push_back({campus.level(area.level), geometry::area(area.shape), {}});
    series_.push_back({area.id, area.level, true, {}});
  }
  if (clock_.due(first.time_s)) takeSamples(first);
  remember(first);
}

void Counters::observe(const Frame& frame) {
  if (instruments_.empty()) return;
  countCrossings(frame);
  if (clock_.due(frame.time_s)) takeSamples(frame);
  remember(frame);
}

void Counters::countCrossings(const Frame& frame) {
  const auto& lines = frame.setup->scenario.observe.lines;
  if (lines.empty()) return;
  const plan::Campus& campus = *frame.setup->campus;
  const crowd::Crowd& crowd = *frame.crowd;
  for (std::size_t i = 0; i < wasPresent_.size(); ++i) {
    if (!wasPresent_[i]) continue;
    const plan::SpaceId space = crowd.body[i].space;
    if (!space.valid() || !hasLine_[space.index()]) continue;
    const geometry::Vec2 before = before_[i];
    const geometry::Vec2 now = crowd.body[i].position;
    if (now == before) continue;
    geometry::Box walk;
    walk.extend(before);
    walk.extend(now);
    for (std::size_t k = 0; k < lines.size(); ++k) {
      if (campus[space].level != instruments_[k].level || !walk.overlaps(around_[k])) continue;
      const auto crossing = measure::crossing(lines[k].line, before, now);
      if (!crossing) continue;
      ++(crossing->sense > 0 ? instruments_[k].now.forward : instruments_[k].now.backward);
    }
  }
}

void Counters::takeSamples(const Frame& frame) {
  const plan::Campus& campus = *frame.setup->campus;
  const crowd::Crowd& crowd = *frame.crowd;
  const auto& observe = frame.setup->scenario.observe;
  for (std::size_t a = 0; a < observe.areas.size(); ++a) {
    Instrument& area = instruments_[observe.lines.size() + a];
    area.now.persons = 0;
    for (std::size_t i = 0; i < crowd.size(); ++i) {
      if (!crowd.present[i] || campus[crowd.body[i].space].level != area.level) continue;
      area.now.persons += geometry::contains(observe.areas[a].shape, crowd.body[i].position);
    }
    area.now.density_per_m2 =
        area.area_m2 > 0 ? static_cast<double>(area.now.persons) / area.area_m2 : 0;
  }
  for (std::size_t k = 0; k < instruments_.size(); ++k) {
    instruments_[k].now.time_s = frame.time_s;
    series_[k].samples.push_back(instruments_[k].now);
  }
}

void Counters::remember(const Frame& frame) {
  if (around_.empty()) return;
  const crowd::Crowd& crowd = *frame.crowd;
  wasPresent_.assign(crowd.present.begin(), crowd.present.end());
  before_.resize(crowd.size());
  std::ranges::transform(crowd.body, before_.begin(), &crowd::Body::position);
}

}  // namespace muster::analysis
