// Labels by tile of 8 × 8 cells, where all of a tile's cells have the same: who walks asks for the
// label of his cell in every step, everybody for another one, and a field of labels is too large
// for the processor's caches, while its tiles are not. Most tiles have one label; for the others
// the cell's own is read.
//
// Thread rule: immutable once made.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "navigation/bucket_grid.h"

namespace muster::navigation {

// 0: the goal is in sight; k: turn k - 1 comes next.
using Label = std::uint16_t;
inline constexpr Label kGoalLabel = 0;
inline constexpr Label kNoLabel = 0xffff;

class LabelTiles {
 public:
  LabelTiles() = default;
  // `labels` by cell of the frame.
  LabelTiles(const CellFrame& frame, std::span<const Label> labels);

  // labels[frame.cell(p)] of the labels that the tiles were made of.
  Label at(geometry::Vec2 p, const Label* labels) const {
    const std::int32_t c = frame_.column(p.x), l = frame_.line(p.y);
    const Label label = tiles_[static_cast<std::size_t>((l >> kShift) * across_ + (c >> kShift))];
    return label != kMixed ? label : labels[frame_.at(c, l)];
  }
  void expect(geometry::Vec2 p, const Label* labels) const {
    const std::int32_t c = frame_.column(p.x), l = frame_.line(p.y);
    __builtin_prefetch(&tiles_[static_cast<std::size_t>((l >> kShift) * across_ + (c >> kShift))]);
    __builtin_prefetch(&labels[frame_.at(c, l)]);
  }
  double cell() const { return frame_.cell_m; }
  std::size_t bytes() const { return tiles_.size() * sizeof(Label); }

 private:
  static constexpr std::int32_t kShift = 3, kSide = 1 << kShift;
  static constexpr Label kMixed = 0xfffe;  // a tile of nothing but this label is read by cell

  CellFrame frame_;
  std::int32_t across_ = 0;
  std::vector<Label> tiles_;
};

}  // namespace muster::navigation
