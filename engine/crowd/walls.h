// What walls do to a move: nobody crosses one, and nobody's centre stays closer than his radius to
// one if he can help it.
//
// `walls` must hold every wall within the reach of the move (Atlas::wallsNear at its start). Walls
// are segments without a side: the side of a person is where he started.
#pragma once

#include <span>

#include "geometry/segment.h"

namespace muster::crowd {

// True if the move from `start` to `end` meets a wall. A start exactly on a wall does not count: he
// may leave it.
bool crossesWall(std::span<const geometry::Segment> walls, geometry::Vec2 start,
                 geometry::Vec2 end);

// `p` pushed away from every wall to distance `radius`, on the side of the wall where `start` is,
// in two sweeps (a corner needs the second; in a place narrower than the body nothing can help and
// the result is a compromise).
geometry::Vec2 pushedOut(std::span<const geometry::Segment> walls, geometry::Vec2 start,
                         geometry::Vec2 p, double radius);

}  // namespace muster::crowd
