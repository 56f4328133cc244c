#include "simulation/journeys.h"

#include "simulation/population.h"
#include "simulation/state.h"

namespace muster::simulation {

namespace {

bool walks(const State& state, std::size_t row) {
  const People& people = state.people;
  return people.onTheWay(row) ||
         (people.status[row] == Status::waiting && people.start[row] <= state.now());
}

bool isAt(const State& state, std::size_t row, plan::ZoneId zone) {
  const People& people = state.people;
  return people.crowd.body[row].space == (*state.setup->campus)[zone].space &&
         inZone(state, zone, people.position(row));
}

// The conditions of the way so far hold for the next stage, too: an announced staircase, an exit
// given up because it was shut.
void goOn(State& state, std::size_t row, plan::ZoneId next) {
  People& people = state.people;
  navigation::RouteQuery query = state.routes.query(people.route[row]);
  query.zone = next;
  people.route[row] = state.routes.add(query);
  people.best_m[row] = kFar_m;
  people.progress[row] = state.now();
  people.decide[row] = 1;
}

// True if there are stages left.
bool moveOn(State& state, Traveller& traveller) {
  const std::size_t row = traveller.row;
  const ResolvedGroup& group = state.setup->groups[state.people.group[row].index()];
  if (!walks(state, row)) return state.people.status[row] != Status::out;
  while (traveller.reached < group.stages() &&
         isAt(state, row, group.via[traveller.reached % group.via.size()])) {
    ++traveller.reached;
    const bool more = traveller.reached < group.stages();
    goOn(state, row, more ? group.via[traveller.reached % group.via.size()] : group.assembly);
  }
  return traveller.reached < group.stages();
}

}  // namespace

std::vector<Traveller> travellersOf(const Setup& setup, const People& people) {
  std::vector<Traveller> travellers;
  for (std::size_t row = 0; row < people.size(); ++row) {
    if (setup.groups[people.group[row].index()].stages() > 0)
      travellers.push_back({static_cast<std::uint32_t>(row), 0});
  }
  return travellers;
}

std::vector<Onward> onwardWays(const ResolvedGroup& group, bool backDoor) {
  std::vector<Onward> ways;
  const std::size_t zones = group.via.size();
  for (std::size_t k = 0; k < zones; ++k) {
    const bool last = k + 1 == zones;
    if (!last || group.description.laps > 1)
      ways.push_back({group.via[k], routeQuery(group, backDoor, k + 1)});
    if (last) ways.push_back({group.via[k], routeQuery(group, backDoor, group.stages())});
  }
  return ways;
}

void travel(State& state) {
  std::size_t left = 0;
  for (Traveller& traveller : state.travellers) {
    if (moveOn(state, traveller)) state.travellers[left++] = traveller;
  }
  state.travellers.resize(left);
}

}  // namespace muster::simulation
