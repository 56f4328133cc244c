#include "simulation/two_way.h"

#include "simulation/state.h"

namespace muster::simulation {

namespace {

constexpr double kEvery_s = 0.5;

}  // namespace

void seeWhereTwoWay(State& state) {
  if (!state.every(kEvery_s)) return;
  const People& people = state.people;
  auto& [bySpace, headingFor] = state.twoWay;
  const std::size_t spaces = state.setup->campus->spaces.size();
  bySpace.assign(spaces, 0);
  headingFor.assign(spaces, {});
  for (std::size_t row = 0; row < people.size(); ++row) {
    const plan::OpeningId opening = people.headingFor[row];
    if (!people.crowd.present[row] || !people.onTheWay(row) || !opening.valid()) continue;
    const std::size_t space = people.crowd.body[row].space.index();
    if (!headingFor[space].valid()) headingFor[space] = opening;
    if (headingFor[space] != opening) bySpace[space] = 1;
  }
}

}  // namespace muster::simulation
