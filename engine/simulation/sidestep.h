// Somebody who gets no further although he could.
//
// Past others who stand, as in a class waiting in its slot: none of the motion models turns him far
// enough to slide along somebody whom he touches, and who stands does not step aside. He goes round
// them, hand on shoulder, keeping to their right; after a while without success to their left. Past
// others who are held up like him on ways that cross his, in the same manner, but later: after 5 s
// 100 against 100 in a corridor (IMO 8) blocked each other for good, without it two streams out of
// one leaf of a gate and into the other.
//
// Off a wall or a desk, with nobody near: in the last decimetres beside a corner the way may be
// read wrongly (leg.h). He steps back from it now and then.
//
// All of it is judgement. Without it 90 of 720 who pass a class that stands in a corridor stay
// there for good (one does, shut in between two of them and the wall).
//
// Thread rule: reads the state as it was at the start of the step; any thread.
#pragma once

#include <cstdint>
#include <vector>

#include "geometry/vec2.h"
#include "simulation/people.h"

namespace muster::simulation {

struct State;

// Whoever last got on before this step of the run steps aside; asked once a step.
Step sidestepsBefore(const State& state);

// For whom it is time to: the unit vector to walk along instead of `direction`. `near` is room to
// work in.
geometry::Vec2 sidestep(const State& state, std::size_t row, geometry::Vec2 direction,
                        std::vector<std::uint32_t>& near);

}  // namespace muster::simulation
