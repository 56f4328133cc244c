// What one body sees, for those who are no kernel: tests and benchmarks.
#pragma once

#include "crowd/scratch.h"

namespace muster::crowd {

// Fills looking.seen with the neighbourhood of row k, and `near` with the rows that may come into
// contact in a step of dt.
void lookAround(const NeighbourGrid& grid, std::size_t k, double dt, Looking& looking,
                Column<std::uint32_t>& near);

}  // namespace muster::crowd
