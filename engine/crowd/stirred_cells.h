// Which cells of the grid a step has to look into. A cell is stirred if somebody in it moves or
// wants to. Whoever may see one of those looks around, so everybody whom he may see must be there:
// the stirred cells, those in sight of them, and those in sight of these are live. In all others
// people rest, far from everything that could change that in this step.
//
// Most of a school sits, waits or stands in its slot most of the time, and costs one look a step
// so.
//
// Thread rule: between clear() and spread(), which one thread calls, stir() from one thread or
// stirShared() from any; then any thread may ask.
#pragma once

#include <cstdint>
#include <vector>

#include "crowd/bit_set.h"
#include "crowd/cells.h"

namespace muster::crowd {

class StirredCells {
 public:
  explicit StirredCells(const Cells& cells);

  void clear();
  void stir(std::uint32_t cell) { stirred_.add(cell); }
  void stirShared(std::uint32_t cell) { stirred_.addShared(cell); }
  void spread();
  bool live(std::uint32_t cell) const { return live_.has(cell); }
  std::size_t bytes() const { return 4 * stirred_.bytes(); }

 private:
  void addBeyond(std::uint32_t first, std::uint32_t last);
  void addThoseInSight(const BitSet& of, BitSet& to);

  // Cells of another sheet, all in one word.
  struct Beyond {
    BitSet::Word cells;
    std::uint32_t word;
  };
  std::vector<Cells::Extent> sheets_;
  std::vector<Beyond> beyond_;  // of each cell one after the other
  // By cell: its first; and the end of the last. Empty if there are none.
  std::vector<std::uint32_t> beyondFrom_;
  BitSet stirred_, beside_, live_;
  BitSet broad_;  // scratch
};

}  // namespace muster::crowd
