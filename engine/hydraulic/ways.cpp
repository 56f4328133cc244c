#include "hydraulic/ways.h"

#include <algorithm>
#include <cmath>

namespace muster::hydraulic {

using navigation::Cost;
using navigation::Goal;

Ways::Ways(const navigation::Atlas& atlas, std::vector<navigation::RouteQuery> routes,
           std::vector<navigation::OpeningState> states)
    : atlas_(&atlas),
      graph_(atlas),
      states_(std::move(states)),
      queries_(std::move(routes)),
      solutions_(queries_.size()) {}

std::size_t Ways::add(const navigation::RouteQuery& query) {
  const auto known = std::find(queries_.begin(), queries_.end(), query);
  if (known != queries_.end()) return static_cast<std::size_t>(known - queries_.begin());
  queries_.push_back(query);
  solutions_.emplace_back();
  return queries_.size() - 1;
}

void Ways::setOpenings(std::vector<navigation::OpeningState> states) {
  states_ = std::move(states);
  for (auto& solution : solutions_) solution.reset();
}

// Lengths between openings are from the middle of one to the nearest point of the other, half a
// width too short for who passes on along the wall: a walk down a corridor would seem shorter in by
// one door of each room and out by the other. A door's width added to every way through it undoes
// that.
const navigation::Solution& Ways::solution(std::size_t route) {
  auto& known = solutions_[route];
  if (known) return *known;
  std::vector<navigation::OpeningState> states = states_;
  for (std::size_t o = 0; o < states.size(); ++o) {
    const plan::Opening& opening = atlas_->campus().openings[o];
    if (opening.kind == plan::OpeningKind::door) states[o].extra_m += opening.clear_width_m;
  }
  return known.emplace(graph_.solve(queries_[route], states));
}

// Both ways round are ways one can go; the shorter is no shorter than the geodesic.
double Ways::distance(plan::SpaceId space, const Whereabouts& where,
                      plan::OpeningId opening) const {
  const auto from = [&](plan::OpeningId start) {
    return start == opening ? 0.0 : atlas_->between(space, start, opening);
  };
  const double back_m =
      where.via.valid()
          ? from(where.via)
          : atlas_->read(atlas_->leg(space, Goal{opening, {}, {}}), where.place).distance_m;
  if (!where.ahead.valid()) return where.gone_m + back_m;
  return std::min(where.gone_m + back_m, where.left_m + from(where.ahead));
}

double Ways::distanceToZone(plan::ZoneId zone, const Whereabouts& where) const {
  const plan::SpaceId space = atlas_->campus()[zone].space;
  const geometry::Vec2 start = where.via.valid() ? atlas_->middle(where.via) : where.place;
  return where.gone_m + atlas_->read(atlas_->leg(space, Goal{{}, zone, {}}), start).distance_m;
}

std::optional<Way> Ways::choose(std::size_t route, plan::SpaceId space, const Whereabouts& where,
                                plan::OpeningId preferred) {
  const plan::ZoneId zone = queries_[route].zone;
  if (zone.valid() && atlas_->campus()[zone].space == space) {
    const double length_m = distanceToZone(zone, where);
    if (!std::isfinite(length_m)) return std::nullopt;
    return Way{{}, length_m};
  }
  const navigation::Solution& solved = solution(route);
  std::optional<Way> best;
  Cost least = navigation::unreachable();
  const auto consider = [&](plan::OpeningId opening) {
    const Cost togo = solved.togo[graph_.node(opening, space).index()];
    const double length_m = togo.finite() ? distance(space, where, opening) : 0;
    const Cost cost = togo + length_m * graph_.weight(space);
    if (!togo.finite() || !cost.finite() || !(cost < least)) return;
    least = cost;
    best = Way{opening, length_m};
  };
  for (const plan::OpeningId first : {preferred, where.ahead}) {
    if (first.valid()) consider(first);
    if (first.valid() && first == preferred && best) return best;
  }
  for (const plan::OpeningId opening : solved.choices[space.index()]) consider(opening);
  return best;
}

}  // namespace muster::hydraulic
