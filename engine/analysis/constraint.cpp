#include "analysis/constraint.h"

#include <algorithm>

namespace muster::analysis {

namespace {

Constraint ofTarget(plan::ZoneId zone) {
  return {ConstraintKind::target, zone.value};
}
Constraint ofOpening(plan::OpeningId opening) {
  return {ConstraintKind::opening, opening.value};
}

bool entersFlight(const plan::Campus& campus, plan::SpaceId to) {
  return to.valid() && campus[to].stair.valid() && plan::isSloped(campus[to].category);
}

}  // namespace

const plan::Space* lowestSpace(const plan::Stair& stair, const plan::Campus& campus) {
  const plan::Space* lowest = nullptr;
  for (const plan::SpaceId space : stair.spaces) {
    if (!lowest || campus[space].elevation_m < lowest->elevation_m) lowest = &campus[space];
  }
  return lowest;
}

Constraint constraintAhead(const plan::Campus& campus, plan::OpeningId opening, plan::SpaceId from,
                           plan::ZoneId target, const After& after) {
  const plan::OpeningId first = opening;
  for (std::size_t steps = 0; opening.valid(); ++steps) {
    if (steps > campus.openings.size()) return ofOpening(first);
    const plan::Opening& here = campus[opening];
    const plan::SpaceId to = here.other(from);
    if (here.kind != plan::OpeningKind::gap || !to.valid()) return ofOpening(opening);
    if (entersFlight(campus, to)) return {ConstraintKind::stair, campus[to].stair.value};
    opening = after(opening, from);
    from = to;
  }
  return ofTarget(target);
}

bool ConstraintFinder::refresh(const navigation::Routes& routes) {
  if (routes.settings() == settings_) return false;
  settings_ = routes.settings();
  byRoute_.clear();
  return true;
}

Constraint ConstraintFinder::find(const plan::Campus& campus, const navigation::Routes& routes,
                                  navigation::RouteId route, plan::OpeningId opening,
                                  plan::SpaceId from) {
  const plan::ZoneId target = routes.query(route).zone;
  if (!opening.valid()) return ofTarget(target);
  if (byRoute_.size() <= route.index()) byRoute_.resize(route.index() + 1);
  auto& known = byRoute_[route.index()];
  if (known.empty()) known.resize(2 * campus.openings.size());
  Known& entry = known[2 * opening.index() + (from == campus[opening].first ? 0 : 1)];
  if (!entry.known) {
    entry.known = true;
    entry.constraint = constraintAhead(
        campus, opening, from, target,
        [&](plan::OpeningId o, plan::SpaceId s) { return routes.after(route, o, s); });
  }
  return entry.constraint;
}

}  // namespace muster::analysis
