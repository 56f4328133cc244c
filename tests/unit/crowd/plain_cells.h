// What the grid finds by bits and buckets, found one cell after the other, to compare with.
#pragma once

#include <algorithm>
#include <vector>

#include "crowd/cells.h"

namespace muster::crowd::test {

using CellFlags = std::vector<std::uint8_t>;  // by cell

// Cells that somebody in one of `from` may see, or from which he may be seen: those beside it on
// its own sheet in their order of numbers, and lines of others.
inline CellFlags inSightOf(const Cells& cells, const CellFlags& from) {
  CellFlags found(from.size());
  for (std::size_t s = 0; s < cells.sheets(); ++s) {
    const plan::SheetId id(s);
    const Cells::Extent sheet = cells.extent(id);
    const std::int64_t first = sheet.first, end = sheet.end(), columns = sheet.columns;
    for (std::int64_t cell = first; cell < end; ++cell) {
      if (from[static_cast<std::size_t>(cell)] == 0) continue;
      for (std::int64_t beside = cell - 1; beside <= cell + 1; ++beside) {
        if (beside < first || beside >= end) continue;
        for (const std::int64_t other : {beside - columns, beside, beside + columns})
          if (other >= first && other < end) found[static_cast<std::size_t>(other)] = 1;
      }
      cells.beyond(id, static_cast<std::uint32_t>(cell), [&](std::uint32_t a, std::uint32_t b) {
        for (std::uint32_t other = a; other <= b; ++other) found[other] = 1;
      });
    }
  }
  return found;
}

}  // namespace muster::crowd::test
