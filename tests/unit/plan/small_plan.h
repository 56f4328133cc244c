// Small plans for the tests of check: each right in every respect, to be broken in one by a test.
#pragma once

#include <string>

#include "plan/check.h"

namespace muster::plan::test {

geometry::Polygon box(double x0, double y0, double x1, double y1);
DraftSpace space(const std::string& id, const std::string& level, Category category,
                 geometry::Polygon shape);
DraftOpening opening(const std::string& id, const std::string& level, OpeningKind kind,
                     geometry::Segment line);

// A room (0,0)-(6,4) with a door to the outside in its south wall from x = 1 to 2.2, clear width
// measured.
Draft oneRoom();

// A building of two storeys, 3.6 m each: a corridor (0,0)-(12,2), a classroom (0,2)-(9,9) with two
// doors, and a dog-leg stair: landing (12,0)-(15.6,2), flight A up to the half landing
// (12,5.3)-(15.6,7.3), flight B back to the upper landing. Exit at the corridor's west end. Ids end
// in 0 or 1 for the storey.
Draft twoStoreys();

// First problem of that code; nullptr if there is none.
const Problem* find(const Checked& checked, const std::string& code);
std::size_t count(const Checked& checked, const std::string& code);
std::string argument(const Problem& problem, const std::string& name);
// All codes, for failure messages.
std::string codes(const Checked& checked);

DraftSpace& spaceOf(Draft& draft, const std::string& id);
DraftOpening& openingOf(Draft& draft, const std::string& id);

}  // namespace muster::plan::test
