// From a checked scenario to what the hydraulic method is given: people with their places, routes
// and starts, and what events and opening hours do when. Private to hydraulic_estimate.
//
// Thread rule: free functions.
#pragma once

#include "hydraulic/evacuation.h"
#include "simulation/people.h"

namespace muster::analysis {

// `people` as simulation::populate gives them, with `routes`.
hydraulic::Description describeForHydraulics(const simulation::Setup& setup,
                                             const simulation::People& people,
                                             const navigation::Routes& routes);

}  // namespace muster::analysis
