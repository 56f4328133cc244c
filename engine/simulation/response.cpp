#include "simulation/response.h"

#include <algorithm>

namespace muster::simulation {

double afterAlarm_s(const Setup& setup, GroupId id, const Random& random) {
  const behaviour::Group& group = setup.groups[id.index()].description;
  const double response = group.groupResponse.draw(random, static_cast<std::uint32_t>(id.index()),
                                                   Purpose::groupResponse);
  const double released = (group.batch - 1) * setup.scenario.batchInterval_s + group.releaseDelay_s;
  return std::max(released, std::max(0.0, response));
}

double personDelay_s(const ResolvedGroup& group, Role role, std::uint32_t row,
                     const Random& random) {
  if (role == Role::leader) return 0.0;
  const behaviour::Distribution& response = group.description.personResponse;
  return std::max(0.0, response.draw(random, row, Purpose::personResponse));
}

void applyTo(navigation::OpeningState& opening, const ResolvedEvent& event) {
  switch (event.description.kind) {
    case EventKind::open:
      opening.open = true;
      break;
    case EventKind::close:
      opening.open = false;
      break;
    case EventKind::oneWay:
      opening.direction =
          event.description.forward ? plan::Direction::forward : plan::Direction::backward;
      break;
    case EventKind::bothWays:
      opening.direction = plan::Direction::both;
      break;
    default:
      break;
  }
}

bool withinHours(const plan::Opening& opening, double hour) {
  return std::any_of(opening.open_hours_h.begin(), opening.open_hours_h.end(),
                     [&](const auto& span) { return hour >= span.first && hour < span.second; });
}

}  // namespace muster::simulation
