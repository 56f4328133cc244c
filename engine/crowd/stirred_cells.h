// Which cells of the grid a step has to look into. A cell is stirred if somebody in it moves or
// wants to. Whoever may see one of those looks around, so everybody whom he may see must be there:
// the stirred cells, those in sight of them, and those in sight of these are live. In all others
// people rest, far from everything that could change that in this step.
//
// Most of a school sits, waits or stands in its slot most of the time, and costs one look a step
// so.
//
// Thread rule: stir() from any thread between clear() and spread(), which one thread calls; then
// any thread may ask.
#pragma once

#include <atomic>
#include <cstdint>
#include <utility>
#include <vector>

#include "crowd/cells.h"

namespace muster::crowd {

class StirredCells {
 public:
  explicit StirredCells(const Cells& cells);

  void clear();
  void stir(std::uint32_t cell) {
    std::atomic_ref<std::uint8_t> flag(stirred_[cell]);
    if (flag.load(std::memory_order_relaxed) == 0) flag.store(1, std::memory_order_relaxed);
  }
  void spread();
  bool live(std::uint32_t cell) const { return live_[cell] != 0; }
  std::size_t bytes() const { return 4 * stirred_.capacity(); }

 private:
  using Flags = std::vector<std::uint8_t>;  // by cell
  void addThoseInSight(const Flags& of, Flags& to);

  struct Beyond {
    std::uint32_t cell;
    std::uint32_t first, last;  // a line of cells of another sheet
  };
  std::vector<Cells::Extent> sheets_;
  std::vector<Beyond> beyond_;
  Flags stirred_, beside_, live_;
  Flags broad_;  // scratch
};

}  // namespace muster::crowd
