#include "analysis/bottlenecks.h"

#include <algorithm>

#include "hydraulic/capacity.h"

namespace muster::analysis {

using simulation::Frame;
using simulation::Status;

namespace {

struct Span {
  double from_s = 0, to_s = 0;
};

// Time at which `part` of the loss had been collected, linear within a bin.
double timeOfLoss(const std::vector<std::pair<std::uint32_t, double>>& bins, double part) {
  double before = 0;
  for (const auto& [bin, loss] : bins) {
    if (before + loss >= part && loss > 0) {
      return (static_cast<double>(bin) + (part - before) / loss) * kLossBin_s;
    }
    before += loss;
  }
  return bins.empty() ? 0 : (static_cast<double>(bins.back().first) + 1.0) * kLossBin_s;
}

// People per second through the constraint in the span; a staircase by its busiest flight mouth.
double flowThrough(const Constraint& constraint, const plan::Campus& campus, const PassageLog& log,
                   Span span) {
  const double seconds = span.to_s - span.from_s;
  if (seconds <= 0 || constraint.kind == ConstraintKind::target) return 0;
  std::size_t most = 0;
  if (constraint.kind == ConstraintKind::opening) {
    most = log.count(plan::OpeningId(constraint.index), span.from_s, span.to_s);
  } else {
    for (const plan::SpaceId space : campus[plan::StairId(constraint.index)].spaces) {
      if (!plan::isSloped(campus[space].category)) continue;
      for (const plan::OpeningId mouth : campus[space].openings) {
        most = std::max(most, log.count(mouth, span.from_s, span.to_s));
      }
    }
  }
  return static_cast<double>(most) / seconds;
}

void describeStair(plan::StairId id, const plan::Campus& campus, BottleneckRow& row) {
  const plan::Stair& stair = campus[id];
  row.stair = id;
  row.id = stair.id;
  row.capacity_per_s = hydraulic::capacity_per_s(stair, campus);
  const plan::Space* lowest = lowestSpace(stair, campus);
  if (!lowest) return;
  row.name = lowest->name;
  row.level = campus[lowest->level].id;
  row.where = (lowest->box.low + lowest->box.high) * 0.5;
}

void describeOpening(plan::OpeningId id, const plan::Campus& campus, BottleneckRow& row) {
  const plan::Opening& opening = campus[id];
  row.opening = id;
  row.id = opening.id;
  row.name = opening.name;
  row.level = campus[campus[opening.first].level].id;
  row.where = geometry::midpoint(opening.line);
  row.capacity_per_s = hydraulic::capacity_per_s(opening, campus);
}

void describeZone(plan::ZoneId id, const plan::Campus& campus, BottleneckRow& row) {
  if (!id.valid()) return;
  const plan::Zone& zone = campus[id];
  const geometry::Box box = geometry::bounds(zone.shape);
  row.zone = id;
  row.id = zone.id;
  row.name = zone.name;
  row.level = campus[campus[zone.space].level].id;
  row.where = (box.low + box.high) * 0.5;
}

void describe(const Constraint& constraint, const plan::Campus& campus, BottleneckRow& row) {
  row.kind = constraint.kind;
  switch (constraint.kind) {
    case ConstraintKind::opening:
      return describeOpening(plan::OpeningId(constraint.index), campus, row);
    case ConstraintKind::stair:
      return describeStair(plan::StairId(constraint.index), campus, row);
    case ConstraintKind::target: {
      plan::ZoneId zone;
      zone.value = constraint.index;
      return describeZone(zone, campus, row);
    }
  }
}

// Whether somebody at p in `space`, held up by the constraint, stands at it.
bool standsAt(const Constraint& constraint, const plan::Campus& campus, plan::SpaceId space,
              geometry::Vec2 p) {
  switch (constraint.kind) {
    case ConstraintKind::opening: {
      const plan::Opening& opening = campus[plan::OpeningId(constraint.index)];
      if (space != opening.first && space != opening.second) return false;
      return geometry::distance(opening.line, p) <= kQueueHead_m;
    }
    case ConstraintKind::stair: {
      if (campus[space].stair.valid() && campus[space].stair.value == constraint.index) return true;
      return std::ranges::any_of(campus[space].openings, [&](plan::OpeningId mouth) {
        const plan::SpaceId beyond = campus[mouth].other(space);
        return beyond.valid() && campus[beyond].stair.value == constraint.index &&
               geometry::distance(campus[mouth].line, p) <= kQueueHead_m;
      });
    }
    case ConstraintKind::target:
      return constraint.index != kNobody && campus.zones[constraint.index].space == space;
  }
  return false;
}

}  // namespace

double lostTime(double dt_s, geometry::Vec2 velocity, geometry::Vec2 desired, double freeSpeed) {
  if (freeSpeed <= 0) return 0;
  const double progress = geometry::dot(velocity, desired) / freeSpeed;
  return dt_s * (1.0 - std::clamp(progress, 0.0, 1.0));
}

BottleneckRow placeOf(ConstraintKind kind, std::string_view id, const plan::Campus& campus) {
  BottleneckRow row;
  row.kind = kind;
  if (kind == ConstraintKind::opening && campus.opening(id).valid())
    describeOpening(campus.opening(id), campus, row);
  if (kind == ConstraintKind::stair && campus.stair(id).valid())
    describeStair(campus.stair(id), campus, row);
  if (kind == ConstraintKind::target) describeZone(campus.zone(id), campus, row);
  return row;
}

void Bottlenecks::begin(const Frame&) {
  *this = Bottlenecks();
}

void Bottlenecks::Site::charge(std::uint32_t bin, double loss_s) {
  lost_s += loss_s;
  if (bins.empty() || bins.back().first < bin) bins.emplace_back(bin, 0.0);
  bins.back().second += loss_s;
}

std::uint32_t Bottlenecks::siteOf(Constraint constraint) {
  const auto [it, isNew] =
      siteByConstraint_.try_emplace(constraint, static_cast<std::uint32_t>(sites_.size()));
  if (isNew) sites_.push_back({constraint, 0, {}, 0});
  return it->second;
}

std::uint32_t Bottlenecks::chargeOf(std::uint32_t agent, std::uint32_t site) {
  for (std::uint32_t c = newest_[agent]; c != kNobody; c = charges_[c].older) {
    if (charges_[c].site == site) return c;
  }
  charges_.push_back({site, agent, newest_[agent], 0.0});
  return newest_[agent] = static_cast<std::uint32_t>(charges_.size() - 1);
}

Bottlenecks::Following& Bottlenecks::follow(const Frame& frame, std::size_t agent) {
  Following& known = following_[agent];
  const navigation::RouteId route = frame.route[agent];
  const plan::OpeningId heading = frame.heading_for[agent];
  const plan::SpaceId space = frame.crowd->body[agent].space;
  if (known.route == route && known.heading == heading && known.space == space) return known;
  if (known.charge != kNobody) charges_[known.charge].lost_s = known.lost_s;
  const std::uint32_t site =
      siteOf(finder_.find(*frame.setup->campus, *frame.routes, route, heading, space));
  const std::uint32_t charge = chargeOf(static_cast<std::uint32_t>(agent), site);
  return known = {route, heading, space, site, charge, charges_[charge].lost_s};
}

double Bottlenecks::lost(const Charge& charge) const {
  const Following& last = following_[charge.agent];
  const bool running = last.charge != kNobody && &charges_[last.charge] == &charge;
  return running ? last.lost_s : charge.lost_s;
}

void Bottlenecks::observe(const Frame& frame) {
  const crowd::Crowd& crowd = *frame.crowd;
  following_.resize(crowd.size());
  newest_.resize(crowd.size(), kNobody);
  current_.assign(crowd.size(), kNobody);
  if (group_.size() != crowd.size()) group_.assign(frame.group.begin(), frame.group.end());
  if (finder_.refresh(*frame.routes)) {
    for (Following& known : following_) known.route = {};
  }
  // The step ran from time_s - dt to time_s: its loss belongs to the second in which its middle
  // lies.
  const double middle_s = frame.time_s - 0.5 * frame.dt_s;
  const auto bin = static_cast<std::uint32_t>(std::max(0.0, middle_s / kLossBin_s));
  for (std::size_t i = 0; i < crowd.size(); ++i) {
    const bool underWay = frame.status[i] == Status::moving || frame.status[i] == Status::stuck;
    if (!underWay || !crowd.present[i] || !frame.route[i].valid()) continue;
    const double lost =
        lostTime(frame.dt_s, {crowd.body[i].vx, crowd.body[i].vy},
                 {crowd.body[i].desiredX, crowd.body[i].desiredY}, crowd.body[i].desiredSpeed);
    if (lost <= 0) continue;
    Following& to = follow(frame, i);
    current_[i] = to.site;
    to.lost_s += lost;
    sites_[to.site].charge(bin, lost);
  }
}

void Bottlenecks::observeDensity(const Frame& frame, const LocalDensity& density) {
  const crowd::Crowd& crowd = *frame.crowd;
  for (std::size_t i = 0; i < current_.size(); ++i) {
    if (current_[i] == kNobody) continue;
    Site& site = sites_[current_[i]];
    if (density.perAgent()[i] <= site.peakDensity) continue;
    if (standsAt(site.constraint, *frame.setup->campus, crowd.body[i].space,
                 crowd.body[i].position)) {
      site.peakDensity = density.perAgent()[i];
    }
  }
}

std::vector<double> Bottlenecks::lostPerAgent() const {
  std::vector<double> sum(newest_.size(), 0.0);
  for (const Charge& charge : charges_) sum[charge.agent] += lost(charge);
  return sum;
}

std::vector<std::vector<BottleneckRow::Share>> Bottlenecks::groupsBySite() const {
  std::vector<std::map<simulation::GroupId, std::size_t>> persons(sites_.size());
  for (const Charge& charge : charges_) {
    if (lost(charge) > kNoticed_s) ++persons[charge.site][group_[charge.agent]];
  }
  std::vector<std::vector<BottleneckRow::Share>> bySite(sites_.size());
  for (std::size_t s = 0; s < sites_.size(); ++s) {
    for (const auto& [group, count] : persons[s]) bySite[s].push_back({group, count});
    std::ranges::stable_sort(bySite[s], std::ranges::greater(), &BottleneckRow::Share::persons);
  }
  return bySite;
}

std::vector<BottleneckRow> Bottlenecks::table(const simulation::Setup& setup,
                                              const PassageLog& log) const {
  std::vector<BottleneckRow> rows;
  auto groups = groupsBySite();
  for (std::size_t s = 0; s < sites_.size(); ++s) {
    const Site& site = sites_[s];
    BottleneckRow row;
    describe(site.constraint, *setup.campus, row);
    row.lost_person_s = site.lost_s;
    row.from_s = timeOfLoss(site.bins, 0.05 * site.lost_s);
    row.to_s = timeOfLoss(site.bins, 0.95 * site.lost_s);
    row.peak_density_per_m2 = site.peakDensity;
    row.mean_flow_per_s = flowThrough(site.constraint, *setup.campus, log, {row.from_s, row.to_s});
    if (row.capacity_per_s > 0) row.capacity_share = row.mean_flow_per_s / row.capacity_per_s;
    row.groups = std::move(groups[s]);
    for (const auto& share : row.groups) row.persons += share.persons;
    rows.push_back(std::move(row));
  }
  std::ranges::sort(rows, [](const BottleneckRow& a, const BottleneckRow& b) {
    if (a.lost_person_s != b.lost_person_s) return a.lost_person_s > b.lost_person_s;
    return a.kind != b.kind ? a.kind < b.kind : a.id < b.id;
  });
  return rows;
}

}  // namespace muster::analysis
