// A point of a space where somebody could stand: well inside, and not in a piece of furniture. For
// checks that ask "can one get from here to there".
// Thread rule: pure function.
#pragma once

#include "plan/campus.h"

namespace muster::plan {

// The inner point of the walkable shape, or, if a fixture stands there, of the largest piece that
// it leaves. If fixtures leave nothing, a point within one.
geometry::Vec2 freePoint(const Campus& campus, SpaceId space);

}  // namespace muster::plan
