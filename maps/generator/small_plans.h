// Small plans: two that show features one at a time (their ids are short, for tests and manuals), and
// the storey of an FDS run.
#pragma once

#include "sketch.h"

namespace muster::maps {

// A room, a corridor, a door between them, an exit; and an emergency exit of the room that is
// locked.
plan::Draft drawTwoRooms();
// Two storeys joined by a dog-leg stair; in front of the house, 0.45 m lower, a court reached over
// three steps or a ramp, and a turnstile gate with three lanes.
plan::Draft drawTwoStoreys();
// Four classrooms along a corridor with an open stair at either end (a final exit here).
plan::Draft drawFdsStorey();

}  // namespace muster::maps
