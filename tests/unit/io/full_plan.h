// A draft that uses every member the plan format has, for reader, writer and schema tests.
#pragma once

#include "plan/draft.h"

namespace muster::io::test {

plan::Draft fullPlan();
// Everything but places and the file name.
void expectSame(const plan::Draft& a, const plan::Draft& b);

}  // namespace muster::io::test
